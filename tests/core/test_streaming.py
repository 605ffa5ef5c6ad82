"""Parts of a table merge to what the whole table gives, whatever the parts and whatever the order."""

from __future__ import annotations

import pickle
from functools import partial, reduce
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.block_scores import BlockScorer, Column
from sitescore.core.ranking import ranks
from sitescore.core.scoring.minimum import minimum
from sitescore.core.scoring.weighted_sum import weighted_sum
from sitescore.core.streaming import order_statistics, quick_scores
from sitescore.core.streaming.best_rows import BestRows
from sitescore.core.streaming.known import Known
from sitescore.core.streaming.order_statistics import Search, Tallies, places_of, quantile
from sitescore.core.streaming.partial import BINS, NO_ROW, Partial, bins_of
from sitescore.core.streaming.quick_scores import QuickScores
from sitescore.core.streaming.rules import Rules, Screen
from sitescore.core.streaming.score_block import counted_scores, score_block
from sitescore.core.values import VALUE_FUNCTIONS
from sitescore.core.values.linear import linear

COARSE = st.sampled_from([0.0, 0.25, 0.5, 0.5 + 1e-14, 0.5 + 3e-13, 0.75, 1.0])


def cut(length, rng):
    """Cut rows into stretches of any length and shuffle them."""
    ends = sorted({0, length, *rng.integers(0, length + 1, 3).tolist()})
    stretches = [slice(start, end) for start, end in pairwise(ends)]
    return [stretches[at] for at in rng.permutation(len(stretches))]


def in_any_order(parts, rng):
    """Merge neighbours picked at random, so that every bracketing can come up."""
    while len(parts) > 1:
        at = int(rng.integers(len(parts) - 1))
        parts[at : at + 2] = [parts[at].merged(parts[at + 1])]
    return parts[0]


@given(st.lists(COARSE, min_size=1, max_size=40), st.integers(1, 6), st.randoms(use_true_random=False))
def test_the_best_rows_of_parts_are_the_best_of_the_whole(scores, count, random):
    rng = np.random.default_rng(random.randrange(2**32))
    scores, rows = np.array(scores), np.arange(len(scores))
    whole = BestRows.among(count, scores, rows, [rows * 10])
    parts = [BestRows.among(count, scores[s], rows[s], [rows[s] * 10]) for s in cut(len(scores), rng)]
    merged = in_any_order(parts, rng)
    assert np.array_equal(whole.scores, merged.scores)
    assert np.array_equal(whole.rows, merged.rows)
    assert np.array_equal(whole.carried[0], merged.carried[0])


@given(st.lists(COARSE, min_size=1, max_size=40), st.integers(1, 6))
def test_the_best_rows_are_listed_as_a_sort_of_all_lists_them(scores, count):
    scores = np.array(scores)
    place = ranks(100 * scores)
    expected = np.lexsort((np.arange(scores.size), place))[:count]
    found = BestRows.among(count, scores, np.arange(scores.size))
    own = ranks(100 * found.scores)
    listed = np.lexsort((found.rows, own))[:count]
    assert found.rows[listed].tolist() == expected.tolist()
    assert own[listed].tolist() == place[expected].tolist()


def test_best_rows_of_different_counts_do_not_merge():
    one, two = (BestRows.among(count, np.ones(1), np.zeros(1, dtype=int)) for count in (1, 2))
    with pytest.raises(ValueError, match="one count, got 1 and 2"):
        one.merged(two)


def rules(criteria, rng, *, noise=0.0, top=3, score=weighted_sum):
    stand_ins = np.where(rng.random(criteria) < 0.4, np.nan, rng.random(criteria).round(1))
    weights = rng.integers(1, 5, criteria).astype(float)
    weights /= weights.sum()

    def quick(cells):
        values = np.where(np.isnan(cells), stand_ins, np.where(np.isfinite(cells), np.clip(cells, 0, 1), np.nan))
        there, scores = ~np.isnan(values).any(axis=1), np.full(len(cells), np.nan)
        if there.any():
            scores[there] = score(values[there], weights) + rng.uniform(-noise, noise, there.sum())
        return np.clip(scores, 0, 1), np.isfinite(cells).all(axis=1)

    return Rules(
        values=tuple(partial(linear, worst=0.0, best=1.0) for _ in range(criteria)),
        divisors=np.ones(criteria),
        stand_ins=stand_ins,
        screens=(Screen(criterion=0, operator="<", bound=0.25, divisor=2.0),),
        score=score,
        weights=weights,
        top=top,
        quick=quick,
        slack=noise,
    )


def table(rows, criteria, rng):
    cells = rng.integers(0, 5, (rows, criteria)) / 4
    cells[rng.random(cells.shape) < 0.1] = np.nan
    cells[rng.random(cells.shape) < 0.02] = np.inf
    return cells


def plainly(rules, cells):
    """Score row by row."""
    scores, out = np.full(len(cells), np.nan), np.zeros(len(cells), dtype=bool)
    for row, line in enumerate(cells):
        out[row] = line[0] / 2 < 0.25
        values = np.where(np.isnan(line), rules.stand_ins, np.clip(line, 0, 1))
        if not (np.isinf(line).any() or np.isnan(values).any()):
            scores[row] = rules.score(values[None], rules.weights)[0]
    return scores, out


def assert_same(one: Partial, two: Partial):
    """Every bit alike."""
    assert pickle.dumps(_plain(one)) == pickle.dumps(_plain(two))


def _plain(found):
    best = found.best
    arrays = (found.knocked_out, found.doubtful, found.unknown.count, found.unknown.first, found.unsound.count,
              found.unsound.first, found.histogram, best.scores, best.rows, *best.carried)  # fmt: skip
    figures = (found.rows, found.excluded, found.least, found.greatest, found.total, found.single, found.slack)
    return figures, [(str(array.dtype), array.shape, array.tobytes()) for array in arrays]


@given(st.integers(1, 60), st.integers(1, 4), st.integers(0, 2**32 - 1), st.sampled_from([weighted_sum, minimum]))
def test_blocks_merge_to_the_same_bits_in_any_order_and_to_what_rows_alone_give(rows, criteria, seed, score):
    rng = np.random.default_rng(seed)
    cells, how = table(rows, criteria, rng), rules(criteria, rng, score=score)
    parts = [score_block(how, cells[s], first=s.start) for s in cut(rows, rng)]
    merged = in_any_order(list(parts), rng)
    assert_same(merged, in_any_order([parts[at] for at in rng.permutation(len(parts))], rng))
    scores, out = plainly(how, cells)
    counting = np.flatnonzero(~out & ~np.isnan(scores))
    assert (merged.rows, merged.excluded, merged.scored) == (rows, int(out.sum()), counting.size)
    assert merged.doubtful[0] == np.isnan(cells[:, 0]).sum()
    for kind, of_kind in ((merged.unknown, np.isnan(cells)), (merged.unsound, np.isinf(cells))):
        assert kind.count.tolist() == of_kind.sum(axis=0).tolist()
        assert kind.first.tolist() == [np.flatnonzero(c)[0] if c.any() else NO_ROW for c in of_kind.T]
    best = counting[np.argsort(-scores[counting], kind="stable")][:3]
    assert merged.best.scores[:3] == pytest.approx(scores[best], abs=1e-14)
    assert merged.histogram.sum() == counting.size
    if counting.size:
        assert merged.mean == pytest.approx(scores[counting].mean(), abs=1e-14)
        ends = scores[counting].min(), scores[counting].max()
        assert (merged.least, merged.greatest) == pytest.approx(ends, abs=1e-15)


@given(st.integers(1, 200), st.integers(0, 2**32 - 1))
def test_a_quick_score_that_is_off_by_its_slack_changes_no_row_that_is_listed(rows, seed):
    rng = np.random.default_rng(seed)
    cells = table(rows, 3, rng)
    how, plain = (rules(3, np.random.default_rng(seed), noise=noise) for noise in (1e-6, 0.0))
    with_noise, without = score_block(how, cells).best, score_block(plain, cells).best
    assert with_noise.rows.tolist() == without.rows.tolist()
    assert with_noise.scores.tobytes() == without.scores.tobytes()


LINES = tuple((worst, best) for worst, best in ((0.0, 10.0), (8.0, -3.0), (2.0, 2.5)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(st.integers(1, 300), st.sampled_from([0.1, 5.0]), st.sampled_from([0.0, 0.02]), st.integers(0, 2**32 - 1))
def test_scores_along_lines_are_those_of_the_block_scorer(dtype, rows, spread, strange, seed):
    rng = np.random.default_rng(seed)
    columns = [
        Column(function=VALUE_FUNCTIONS["linear"], parameters={"worst": worst, "best": best}, weight=1 / 3, unknown=0.5)
        for worst, best in LINES
    ]
    quick = QuickScores.of(BlockScorer(columns))
    assert quick.single is not None
    cells = (2.25 + rng.normal(0, spread, (rows, 3))).astype(dtype)
    cells[rng.random(cells.shape) < strange] = np.nan
    cells[rng.random(cells.shape) < strange] = rng.choice([np.inf, -np.inf, 1e38])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick_scores, "ROWS", 64 * 2)
        scores, plain = quick(cells)
    assert scores == pytest.approx(quick.scorer(cells), abs=2e-6 if dtype == np.float32 else 1e-14, nan_ok=True)
    assert np.isfinite(cells[plain]).all()
    if not strange:
        assert plain.all()


def test_curves_and_other_methods_are_left_to_the_block_scorer():
    bent = Column(
        function=VALUE_FUNCTIONS["piecewise_linear"], parameters={"points": [(0, 0), (1, 1), (2, 0)]}, weight=1
    )
    line = Column(function=VALUE_FUNCTIONS["linear"], parameters={"worst": 0, "best": 1}, weight=1)
    for scorer in (BlockScorer([bent]), BlockScorer([line], minimum)):
        quick = QuickScores.of(scorer)
        assert quick.double is None
        cells = np.array([[0.5], [np.nan], [1.5], [3.0]])
        scores, plain = quick(cells)
        assert scores.tobytes() == scorer(cells).tobytes()
        assert not plain.any()
        assert quick(np.array([[0.5]]))[1].all()


def test_a_block_without_rows_is_refused():
    with pytest.raises(ValueError, match=r"a row or more, got \(0, 2\)"):
        score_block(rules(2, np.random.default_rng(1)), np.zeros((0, 2)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(
    scores=st.lists(st.one_of(COARSE, st.floats(0, 1, width=32)), min_size=1, max_size=60),
    shares=st.lists(st.floats(0, 1), min_size=1, max_size=4),
    seed=st.integers(0, 2**32 - 1),
)
def test_quantiles_are_those_of_a_sort_whether_or_not_bins_hold_too_many_scores(dtype, scores, shares, seed):
    rng, scores = np.random.default_rng(seed), np.array(scores, dtype=dtype)
    expected = np.quantile(scores.astype(np.float64), shares)
    for most, parts in ((order_statistics.MOST, order_statistics.PARTS), (2, 16)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(order_statistics, "MOST", most)
            patch.setattr(order_statistics, "PARTS", parts)
            histogram = np.bincount(bins_of(scores), minlength=BINS)
            search = Search.begun(histogram, places_of(shares, scores.size), single=dtype == np.float32)
            while search.open:
                stretches = cut(scores.size, rng)
                search = search.narrowed(in_any_order([Tallies.of(search.open, scores[s]) for s in stretches], rng))
        found = [quantile(share, scores.size, search.found) for share in shares]
        assert found == pytest.approx(expected, abs=1e-15)


def test_every_score_that_a_chunk_counts_is_given_again():
    rng = np.random.default_rng(3)
    cells, how = table(200, 2, rng), rules(2, rng)
    scores, out = plainly(how, cells)
    assert counted_scores(how, cells).tolist() == pytest.approx(scores[~out & ~np.isnan(scores)].tolist())


@given(st.integers(1, 50), st.integers(0, 2**32 - 1))
def test_ranges_and_means_of_parts_are_those_of_the_whole(rows, seed):
    rng = np.random.default_rng(seed)
    cells = table(rows, 3, rng)
    look = partial(Known.of, [None, np.sqrt, np.positive], np.array([1.0, 4.0, 1.0]))
    parts = [look(cells[s]) for s in cut(rows, rng)]
    found = reduce(Known.merged, parts)
    assert in_any_order(parts, rng).totals == found.totals
    for at, column in enumerate(cells.T):
        known = column[np.isfinite(column)]
        assert found.count[at] == known.size
        if known.size:
            summed = (np.zeros(1), np.sqrt(known / 4), known)[at]
            assert found.means[at] == pytest.approx(summed.mean(), abs=1e-15)
            assert (found.least[at], found.greatest[at]) == (known.min(), known.max())
