"""A table that is read in blocks is ranked as one that is read whole."""

from __future__ import annotations

import pickle
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sitescore as ss
from sitescore.analysis import block_runs
from sitescore.analysis.rank_table import rank_table
from sitescore.core.streaming import score_block
from sitescore.errors import InputError

HEAD = 'format = 1\nid = "grid"\ntitle = "Grid"\n[needs]\nneed = 3\n[factors.f]\ntitle = "F"\n'
CURVES = (
    "value = { kind = 'linear', worst = 0, best = 10 }",
    "value = { kind = 'linear', worst = 10, best = 0 }",
    "value = { kind = 'piecewise_linear', points = [[0, 0], [3, 0.7], [6, 0.7], [10, 1]] }",
    "value = { kind = 'band', zero_below = 0, one_from = 4, one_to = 6, zero_above = 10 }",
    "value = { kind = 'steps', steps = [[0, 0], [2.5, 0.4], [7, 1]] }",
    "value = { kind = 'logistic', midpoint = 5, steepness = 1 }",
    "value = { kind = 'linear', range = 'observed', direction = 'min' }",
    "relative_to = 'need'\nvalue = { kind = 'piecewise_linear', points = [[0, 0], [1, 0.6], [3.3, 1]] }",
)
GRADES = "value = { kind = 'levels', levels = { none = 0, some = 0.4, full = 1 } }"
METHODS = ("weighted_sum", "weighted_sum", "minimum", "weighted_product", "spotis")
POLICIES = ("worst", "neutral", "best", "range")


def small_blocks(patch, rows):
    """Make blocks and chunks so small that a few rows take several."""
    patch.setattr(block_runs, "MOST_BLOCK", rows * 80)
    patch.setattr(score_block, "CHUNK", 7)


def criteria_text(rng, *, grades=False):
    """Criteria of every kind, with knock-outs and policies."""
    text = f'method = "{rng.choice(METHODS)}"\nmissing = "{rng.choice(POLICIES)}"\n'
    text = HEAD.replace("[needs]", f"{text}[needs]", 1)
    count = int(rng.integers(1, 6))
    for at in range(count):
        text += f'[criteria.c{at}]\nfactor = "f"\ntitle = "C{at}"\nweight = {rng.integers(1, 6)}\n'
        text += f"{GRADES if grades and at == 0 else rng.choice(CURVES)}\n"
        if rng.random() < 0.4:
            text += f"missing = '{rng.choice(POLICIES)}'\n"
        if rng.random() < 0.3 and not (grades and at == 0):
            text += f"knock_out = '{rng.choice(['< 1', '<= 2', '> 9'])}'\n"
    return text, count


def table_of(rng, rows, count):
    """Coarse numbers, so that rows tie, with gaps."""
    cells = rng.integers(0, 21, (rows, count)) / 2
    cells[rng.random(cells.shape) < 0.15] = np.nan
    cells[0] = 5
    return cells


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def exactly(_, number):
    return repr(float(number))


def as_csv(cells, shown=exactly):
    head = ",".join(["site", "name", *(f"c{at}" for at in range(cells.shape[1]))])
    lines = [
        ",".join([f"s{row}", f"Site {row}", *("" if np.isnan(x) else shown(at, x) for at, x in enumerate(line))])
        for row, line in enumerate(cells)
    ]
    return "\n".join([head, *lines]) + "\n"


def assert_ranked_as_whole(found, whole, top):
    """Everything that both tell is the same."""
    listed = found.ranking
    order = whole.order[:top]
    assert [f"s{number}" for number in found.numbers] == [whole.sites[at] for at in order]
    assert listed.ranks.tolist() == whole.ranks[order].tolist()
    assert listed.scores == pytest.approx(whole.scores[order], abs=1e-12)
    for name in ("worst", "best", "coverage"):
        assert getattr(listed, name) == pytest.approx(getattr(whole, name)[order], abs=1e-12)
    assert listed.factor_scores == pytest.approx(whole.factor_scores[order], abs=1e-12)
    out = Counter(exclusion.criterion for exclusion in whole.matrix.excluded)
    assert {name: count for name, count in found.knocked_out.items() if count} == out
    doubtful = Counter(exclusion.criterion for exclusion in whole.matrix.doubtful)
    assert {name: count for name, count in found.doubtful.items() if count} == doubtful
    assert (found.rows, found.scored) == (len(whole.matrix.sites), len(whole.sites))
    assert found.unknown == dict(zip(whole.matrix.criteria, (~whole.matrix.known).sum(axis=0).tolist(), strict=True))
    if found.scored:
        off = 1e-12 + found.slack
        assert found.mean == pytest.approx(whole.scores.mean(), abs=off)
        assert (found.least, found.greatest) == pytest.approx((whole.scores.min(), whole.scores.max()), abs=off)
        expected = np.quantile(whole.scores, list(found.quantiles))
        assert list(found.quantiles.values()) == pytest.approx(expected, abs=off)
        assert found.histogram.sum() == found.scored


KINDS = ("array", "single", "by column", "npy", "records")
CUTS = (0, 0.3, 0.5, 1)


def as_kind(kind, cells, folder):
    """The same cells as each kind of table."""
    if kind == "csv":
        return str(folder / "sites.csv")
    if kind == "records":
        return np.rec.fromarrays(cells.T[::-1], names=[f"c{at}" for at in reversed(range(cells.shape[1]))])
    if kind in ("npy", "by column"):
        np.save(folder / "grid.npy", np.asfortranarray(cells) if kind == "by column" else cells)
        return str(folder / "grid.npy")
    return cells.astype(np.float32) if kind == "single" else cells


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(st.integers(2, 70), st.integers(1, 12), st.sampled_from(KINDS), st.integers(0, 2**32 - 1))
def test_a_table_in_blocks_is_ranked_as_the_whole(tmp_path, rows, top, array, seed):
    """As text and as one kind of array; figures are halves, which single precision holds as well."""
    rng = np.random.default_rng(seed)
    text, count = criteria_text(rng)
    cells = table_of(rng, rows, count)
    criteria = ss.read_criteria(written(tmp_path, "criteria.toml", text))
    whole = ss.rank(ss.assemble(ss.read_sites(written(tmp_path, "sites.csv", as_csv(cells))), criteria), draws=0)
    for kind in (array, "csv"):
        with pytest.MonkeyPatch.context() as patch:
            small_blocks(patch, int(rng.integers(1, rows + 1)))
            found = rank_table(as_kind(kind, cells, tmp_path), criteria, top=top, quantiles=CUTS)
        assert_ranked_as_whole(found, whole, top)
        if kind == "csv":
            assert found.ranking.names == tuple(whole.names[at] for at in whole.order[:top])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=12)
@given(st.integers(2, 40), st.integers(0, 2**32 - 1))
def test_words_and_ranges_of_a_text_table_count_as_in_the_whole(tmp_path, rows, seed):
    rng = np.random.default_rng(seed)
    text, count = criteria_text(rng, grades=True)
    cells = table_of(rng, rows, count)

    def shown(at, number):
        if at == 0:
            return ("none", "Some", "full")[int(number) % 3]
        return f"{number}..{number + 1}" if number % 3 == 0 else repr(float(number))

    criteria = ss.read_criteria(written(tmp_path, "criteria.toml", text))
    sites = written(tmp_path, "sites.csv", as_csv(cells, shown))
    whole = ss.rank(ss.assemble(ss.read_sites(sites), criteria), draws=0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_runs, "MOST_BLOCK", 60)
        found = rank_table(sites, criteria, top=5, quantiles=(0.5,))
    assert_ranked_as_whole(found, whole, 5)


class MapsOnly:
    """An executor that has no submit."""

    def map(self, work, items):
        return [work(item) for item in items]


@pytest.mark.parametrize("executor", [MapsOnly, lambda: ThreadPoolExecutor(2), lambda: ProcessPoolExecutor(1)])
def test_every_executor_gives_the_same_bytes(tmp_path, executor):
    rng = np.random.default_rng(5)
    text, count = criteria_text(rng)
    criteria = ss.read_criteria(written(tmp_path, "criteria.toml", text))
    np.save(tmp_path / "grid.npy", table_of(rng, 3000, count))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_runs, "MOST_BLOCK", 8000)
        alone = rank_table(str(tmp_path / "grid.npy"), criteria, top=7)
        pool = executor()
        found = rank_table(str(tmp_path / "grid.npy"), criteria, top=7, executor=pool)
        getattr(pool, "shutdown", lambda: None)()
    assert pickle.dumps(found.to_dict()) == pickle.dumps(alone.to_dict())


@pytest.mark.parametrize("seed", range(8))
def test_how_rows_are_parted_does_not_show(seed):
    """Nor does it in what stands in for unknown cells, the mean of all that are known."""
    criteria, rng = ss.read_criteria("tp3"), np.random.default_rng(seed)
    cells = rng.random((3000, len(criteria.criteria))) * 1000
    cells[rng.random(cells.shape) < 0.02] = np.nan
    found = []
    for most in (8000, 50_000, 5_000_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(block_runs, "MOST_BLOCK", most)
            told = rank_table(cells, criteria, top=7, quantiles=[0.5])
        found.append((told.mean, told.least, told.quantiles[0.5], told.ranking.scores.tobytes()))
    assert len(set(found)) == 1


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("seed", range(4))
def test_nor_does_it_where_every_value_is_on_one_line(tmp_path, seed, dtype):
    """Nor whose unknown cell stands in the same stretch of rows."""
    rng, columns = np.random.default_rng(seed), 3 + 5 * seed
    text = HEAD.replace("[needs]", 'missing = "neutral"\n[needs]', 1) + "".join(
        f"[criteria.c{at}]\nfactor = 'f'\ntitle = 'C{at}'\nvalue = {{ kind = 'linear', worst = 0, best = 10 }}\n"
        for at in range(columns)
    )
    criteria = ss.read_criteria(written(tmp_path, "criteria.toml", text))
    cells = (rng.random((12_001, columns)) * 10).astype(dtype)
    cells[rng.integers(0, 12_001, 2), 0] = np.nan
    found = []
    for most in (9000, 200_000, 5_000_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(block_runs, "MOST_BLOCK", most)
            told = rank_table(cells, criteria, top=7, quantiles=[0.1, 0.5])
        found.append((told.mean, told.least, *told.quantiles.values(), told.ranking.scores.tobytes()))
    assert len(set(found)) == 1


def test_the_mean_of_like_scores_is_the_score(tmp_path):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    for cell in (7.0, 0.3, 1e-14):
        told = rank_table(np.full((50, 2), cell), criteria, top=1)
        assert told.least == told.mean


def refused(table, criteria, **more):
    with pytest.raises(InputError) as caught:
        rank_table(table, criteria, **more)
    return [(problem.code, problem.place.line, problem.place.column) for problem in caught.value.problems]


PLAIN = HEAD.partition("[factors")[0] + "".join(
    f"[criteria.c{at}]\ntitle = 'C{at}'\nvalue = {{ kind = 'linear', worst = 0, best = 10 }}\n" for at in range(2)
)


def test_the_first_unsound_cell_of_each_criterion_is_placed(tmp_path):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    cells = np.ones((5, 2))
    cells[3, 0] = cells[4, 0] = np.inf
    cells[2, 1] = np.nan
    assert refused(cells, criteria) == [("SC306", 3, 2), ("SC206", 4, 1)]
    cells[3:, 0] = 1e301
    assert refused(cells, criteria) == [("SC306", 3, 2), ("SC206", 4, 1)]


def test_an_unknown_cell_of_a_text_table_is_placed_where_it_stands(tmp_path):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    sites = written(tmp_path, "s.csv", "site,c0,c1\na,1,2\nb,,2\nc,,\n")
    assert refused(sites, criteria) == [("SC306", 3, 2), ("SC306", 4, 3)]


def test_cells_that_other_cells_would_settle_are_refused(tmp_path):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    sites = written(tmp_path, "s.csv", "site,c0,c1\na,1,2\nb,n/a,2\nc,1,≤ 4\n")
    assert refused(sites, criteria) == [("SC310", 3, 2), ("SC310", 4, 3)]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (np.ones((3, 3)), "SC224"),
        (np.ones(3), "SC223"),
        (np.array([["a", "b"]]), "SC223"),
        (np.ones((0, 2)), "SC201"),
        (np.ones((2, 0)), "SC201"),
        (np.array([(1.0, "x")], dtype=[("c0", float), ("c1", "U1")]), "SC223"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, table, code):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    assert [found[0] for found in refused(table, criteria)] == [code]


def test_a_file_that_is_cut_short_or_no_array_is_refused(tmp_path):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    path = tmp_path / "grid.npy"
    np.save(path, np.ones((100, 2)))
    path.write_bytes(path.read_bytes()[:-8])
    assert [found[0] for found in refused(str(path), criteria)] == ["SC223"]
    for content in (b"", b"site,c0\n", b"\x93NUMPY\x09\x00rest"):
        path.write_bytes(content)
        assert [found[0] for found in refused(str(path), criteria)] == ["SC223"]
    np.save(path, np.array([{}, 1]), allow_pickle=True)
    assert [found[0] for found in refused(str(path), criteria)] == ["SC223"]
    assert [found[0] for found in refused(str(tmp_path / "none.npy"), criteria)] == ["SC200"]


@pytest.mark.parametrize(
    ("columns", "codes"),
    [(("c0", "c0"), ["SC211"]), (("c1", "cx"), ["SC301", "SC306"]), (("c0",), ["SC224"])],
)
def test_names_of_columns_must_fit(tmp_path, columns, codes):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    assert [found[0] for found in refused(np.ones((3, 2)), criteria, columns=columns)] == codes


def test_named_columns_stand_in_any_order_and_ignored_ones_do_not_count(tmp_path):
    text = PLAIN.replace("[needs]", "ignore_columns = ['note']\n[needs]")
    criteria = ss.read_criteria(written(tmp_path, "c.toml", text))
    cells = np.array([[9.0, 10, 0], [9, 4, 8]])
    found = rank_table(cells, criteria, columns=("note", "c1", "c0"))
    assert found.ranking.scores.tolist() == pytest.approx([60, 50])
    assert found.numbers.tolist() == [1, 0]


def test_methods_and_weights_that_need_all_sites_are_refused(tmp_path):
    topsis = ss.read_criteria(written(tmp_path, "c.toml", 'method = "topsis"\n' + PLAIN))
    assert [found[0] for found in refused(np.ones((3, 2)), topsis)] == ["SC309"]
    entropy = ss.read_criteria(written(tmp_path, "c.toml", PLAIN + '[weighting]\nmethod = "entropy"\n'))
    assert [found[0] for found in refused(np.ones((3, 2)), entropy)] == ["SC309"]


@pytest.mark.parametrize("memory", ["1X", "many", "1M", -5, "nan", "infG"])
def test_an_amount_of_memory_is_checked(tmp_path, memory):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    assert [found[0] for found in refused(np.ones((3, 2)), criteria, memory=memory)] == ["SC001"]


def test_a_table_of_which_nothing_is_left_has_no_scores(tmp_path):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN + "knock_out = '< 5'\n"))
    found = rank_table(np.ones((3, 2)), criteria)
    assert (found.rows, found.scored, found.excluded, dict(found.quantiles)) == (3, 0, 3, {})
    assert np.isnan([found.least, found.mean, found.greatest]).all()
    assert [notice.kind for notice in found.notices] == ["nobody_left"]


def test_progress_is_told_of_every_row_at_every_look(tmp_path):
    criteria = ss.read_criteria(written(tmp_path, "c.toml", PLAIN))
    told = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_runs, "MOST_BLOCK", 800)
        rank_table(np.random.default_rng(1).random((1000, 2)), criteria, progress=told.append)
    assert sum(told) == 2000
    assert len(told) > 10
