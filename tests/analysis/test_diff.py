"""Why two runs differ: splits against the formula by hand and against all orders, ranks against who is above whom."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.diff import diff, require_sound
from sitescore.assembly import assemble
from sitescore.assembly.hybrids import PARTS, Hybrids
from sitescore.errors import InputError
from sitescore.io.bundled import bundled
from tests.analysis.studies import DATED, DATED_SITES, DEEP, DEEP_SITES, TWO, TWO_SITES, flat, run_of, study

METHODS = ("weighted_sum", "spotis", "topsis", "vikor", "weighted_product", "harmonic", "minimum", "compensation",
           "promethee_ii", "owa", "choquet")  # fmt: skip
LINEAR = "value = { kind = 'linear', worst = 0, best = 1 }\n"
CURVED = "value = { kind = 'piecewise_linear', points = [[0, 0], [0.5, 0.8], [1, 1]] }\n"
OBSERVED = "value = { kind = 'linear', range = 'observed', direction = 'max' }\n"


def flat_run(folder, columns, rows, *, weights=None, settings=(), **extra):
    return run_of(study(folder, *flat(columns, rows, weights=weights, **extra), settings=settings))


def drawn(folder, rng, method):
    """A run of some sites out of eight, with gaps, bounds, knock-outs, and value functions of several kinds."""
    columns = ["a", "b", "c"]
    chosen = np.sort(rng.choice(8, size=int(rng.integers(4, 8)), replace=False))
    cells = ["", "n/a", "≤ 0.7", "0.2..0.9", *(f"{x:.2f}" for x in rng.random(8))]
    rows = [[f"s{n}", *rng.choice(cells, 2), f"{rng.random():.2f}"] for n in chosen]
    kinds = {name: str(rng.choice([LINEAR, CURVED, OBSERVED])) for name in columns}
    kinds["a"] += "knock_out = '< 0.1'\n"
    weights = {name: int(rng.integers(1, 9)) for name in columns}
    return flat_run(folder, columns, rows, weights=weights, settings=(f"method={method}",), **kinds)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("seed", range(6))
def test_parts_add_up_to_the_change_and_overtakings_to_the_ranks(method, seed, tmp_path):
    rng = np.random.default_rng(seed)
    other = str(rng.choice(METHODS)) if seed % 2 else method
    before, after = drawn(tmp_path, rng, method), drawn(tmp_path, rng, other)
    found = diff(before, after)
    assert found.split
    change = found.score_after - found.score_before
    assert found.effects.sum(axis=0) == pytest.approx(change, abs=1e-9)
    told = {row.site: row.score for row in after.sites}
    assert found.score_after == pytest.approx([told[site] for site in found.sites], abs=1e-8)
    if found.by_criterion is not None:
        assert found.by_criterion.sum(axis=2) == pytest.approx(found.effects, abs=1e-9)
    for at in range(len(found.sites)):
        passed_by = sum(p.other == at and p.kind in ("passed", "left_behind") for p in found.overtakings)
        passed = sum(p.site == at and p.kind in ("passed", "drew_level") for p in found.overtakings)
        above_now = sum(moved.rank < found.rank_after[at] for moved in found.entered)
        above_then = sum(moved.rank < found.rank_before[at] for moved in found.left)
        assert found.rank_after[at] - found.rank_before[at] == passed_by - passed + above_now - above_then


@pytest.mark.parametrize("seed", range(4))
def test_the_split_is_the_mean_over_all_orders(seed, tmp_path):
    """Every part changed one after the other, in all 120 orders, instead of by the weights of Shapley."""
    rng = np.random.default_rng(seed)
    before, after = drawn(tmp_path, rng, "topsis"), drawn(tmp_path, rng, "vikor")
    pair, found = Hybrids(before, after), diff(before, after)
    total = {part: np.zeros(len(found.sites)) for part in PARTS}
    for order in permutations(PARTS):
        whose = dict.fromkeys(PARTS, 0)
        score = pair.outcome(whose)
        for part in order:
            whose[part] = 1
            total[part] += pair.outcome(whose) - score
            score = pair.outcome(whose)
    for part, effect in zip(found.parts, found.effects, strict=True):
        assert effect == pytest.approx(total[part] / 120, abs=1e-9)
    assert all(total[part] == pytest.approx(0) for part in PARTS if part not in found.parts)


def test_data_and_weights_by_hand(tmp_path):
    """Change of a contribution: of the weight at the mean value, of the value at the mean weight."""
    before = flat_run(tmp_path, ["a", "b"], [["x", 0.2, 0.5], ["y", 0.6, 0.4]], weights={"a": 1, "b": 1})
    after = flat_run(tmp_path, ["a", "b"], [["x", 0.8, 0.5], ["y", 0.6, 0.4]], weights={"a": 3, "b": 1})
    found = diff(before, after)
    assert found.parts == ("data", "weights")
    data, weights = found.effects
    assert data == pytest.approx([100 * 0.625 * 0.6, 0])
    assert weights == pytest.approx([100 * (0.25 * 0.5 - 0.25 * 0.5), 100 * (0.25 * 0.6 - 0.25 * 0.4)])
    assert [(p.kind, p.site, p.other, found.parts[p.part], p.criterion) for p in found.overtakings] == [
        ("passed", 0, 1, "data", 0)
    ]
    assert found.overtakings[0].swing == pytest.approx((70.0 + 2.5) - 55.0 - (35.0 - 50.0), abs=1e-9)
    assert [(c.part, c.site, c.criterion, c.before, c.after) for c in found.changes] == [
        ("data", "x", "a", 0.2, 0.8),
        ("weights", None, "a", 50.0, 75.0),
        ("weights", None, "b", 50.0, 25.0),
    ]


def one_part(tmp_path, part):
    """Two runs that differ in one part."""
    rows = [["x", 0.2, 0.5], ["y", 0.6, 0.4], ["z", 0.9, ""]]
    plain = {"columns": ["a", "b"], "rows": rows, "weights": {"a": 1, "b": 2}, "a": OBSERVED}
    other = {
        "data": {"rows": [["x", 0.2, 0.5], ["y", 0.7, "0.3..0.5"], ["z", 0.9, ""]]},
        "value_functions": {"b": CURVED},
        "weights": {"weights": {"a": 2, "b": 1}},
        "method": {"settings": ("method=harmonic",)},
        "membership": {"rows": [*rows, ["new", 2, 0.9]]},
    }[part]
    return flat_run(tmp_path, **plain), flat_run(tmp_path, **plain | other)


@pytest.mark.parametrize("part", PARTS)
def test_what_alone_changed_has_it_all(part, tmp_path):
    before, after = one_part(tmp_path, part)
    found = diff(before, after)
    assert found.parts == (part,)
    assert {change.part for change in found.changes} == {part}
    assert found.effects[0] == pytest.approx(found.score_after - found.score_before, abs=1e-9)
    assert found.effects.any()


def test_unknown_cells_that_count_otherwise_are_of_the_value_functions(tmp_path):
    rows = [["x", 0.2, ""], ["y", 0.6, 0.4]]
    before, after = (flat_run(tmp_path, ["a", "b"], rows, b=LINEAR + rule) for rule in ("", "missing = 'best'\n"))
    found = diff(before, after)
    assert found.parts == ("value_functions",)
    assert found.effects == pytest.approx(np.array([[100 * 0.5 * 0.6, 0]]))


def test_another_unit_with_other_figures_changes_nothing(tmp_path):
    """The file gives metres where the criteria had kilometres; the scale is the same."""
    kilometres = 'unit = "km"\nvalue = { kind = "linear", worst = 10, best = 0 }\n'
    metres = 'unit = "m"\nvalue = { kind = "linear", worst = 10000, best = 0 }\n'
    before = flat_run(tmp_path, ["a"], [["x", 2], ["y", 4]], a=kilometres)
    after = flat_run(tmp_path, ["a"], [["x", 2000], ["y", 4000]], a=metres)
    found = diff(before, after)
    assert found.parts == ("value_functions",)
    assert found.effects == pytest.approx(np.zeros((1, 2)), abs=1e-9)
    assert not found.ranks_changed


def test_words_in_the_place_of_numbers_go_with_their_scale(tmp_path):
    levels = "value = { kind = 'levels', levels = { none = 0, full = 1 } }\n"
    before = flat_run(tmp_path, ["a", "b"], [["x", 0.5, 1], ["y", 0.6, 1]])
    after = flat_run(tmp_path, ["a", "b"], [["x", "full", 1], ["y", "none", 1]], a=levels)
    found = diff(before, after)
    assert found.parts == ("value_functions",)
    assert found.effects == pytest.approx(np.array([[25, -30]]))


def test_a_criterion_more_is_a_change_of_weights(tmp_path):
    before = flat_run(tmp_path, ["a"], [["x", 0.2], ["y", 0.6]])
    after = flat_run(tmp_path, ["a", "b"], [["x", 0.2, 1], ["y", 0.6, 0]])
    found = diff(before, after)
    assert found.parts == ("weights",)
    assert found.effects == pytest.approx(np.array([[40, -30]]))
    assert [(c.criterion, c.before, c.after) for c in found.changes] == [("a", 100.0, 50.0), ("b", None, 50.0)]


def test_what_cannot_be_told_apart_is_said_to_be_so(tmp_path):
    """Ordered weights for two criteria fit no three."""
    settings = ("method=owa", "method_parameters.order_weights=[0.7, 0.3]")
    before = flat_run(tmp_path, ["a", "b"], [["x", 0.2, 0.4], ["y", 0.6, 0.1]], settings=settings)
    after = flat_run(tmp_path, ["a", "b", "c"], [["x", 0.2, 0.4, 1], ["y", 0.6, 0.1, 0]])
    found = diff(before, after)
    assert (found.split, found.parts) == (False, ("together",))
    assert found.effects[0] == pytest.approx(found.score_after - found.score_before)


def test_sites_that_come_and_go_have_their_reason(tmp_path):
    before = run_of(study(tmp_path))
    later = TWO_SITES.replace("south,South field,30", "south,South field,3").replace(",12,", ",60,")
    after = run_of(study(tmp_path, later + "west,West,44,3\n"))
    found = diff(before, after)
    assert [(m.site, m.reason, m.criterion, m.condition) for m in found.left] == [
        ("south", "excluded", "free_land", "< 1")
    ]
    assert {(m.site, m.reason, m.criterion) for m in found.entered} == {
        ("east", "admitted", "free_land"),
        ("west", "added", None),
    }
    back = diff(after, before)
    assert {(m.site, m.reason) for m in back.left} == {("east", "excluded"), ("west", "removed")}
    assert found.ranks_changed


@pytest.mark.parametrize("seed", range(3))
def test_there_and_back_again(seed, tmp_path):
    rng = np.random.default_rng(seed)
    before, after = drawn(tmp_path, rng, "weighted_sum"), drawn(tmp_path, rng, "weighted_sum")
    there, back = diff(before, after), diff(after, before)
    order = [back.sites.index(site) for site in there.sites]
    assert back.parts == there.parts
    assert back.effects[:, order] == pytest.approx(-there.effects, abs=1e-9)


def test_a_run_and_itself_are_alike():
    matrix = assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))
    found = diff(run_of(matrix), run_of(matrix))
    assert found.alike
    assert (found.parts, found.overtakings, found.options, found.ranks_changed) == ((), (), (), False)


def test_no_site_in_both(tmp_path):
    found = diff(
        run_of(study(tmp_path, "site,free_land,port_distance\na,50,2\n", TWO)),
        run_of(study(tmp_path, "site,free_land,port_distance\nb,50,2\n", TWO)),
    )
    assert (found.sites, [m.site for m in found.entered], [m.site for m in found.left]) == ((), ["b"], ["a"])
    assert {moved["reason"] for moved in found.to_rows()} == {"added", "removed"}


@pytest.mark.parametrize("what", ["score", "rank", "cell"])
def test_a_run_that_contradicts_itself_is_refused(what, tmp_path):
    run = run_of(study(tmp_path))
    require_sound({"run.json": run})
    if what == "cell":
        run.study.sites[0].cells["free_land"] = 21.0
    else:
        row = run.sites[0]
        run.sites[0] = row.model_copy(update={"score": row.score - 1} if what == "score" else {"rank": 3})
    with pytest.raises(InputError, match="SC243") as caught:
        require_sound({"run.json": run})
    assert caught.value.problems[0].place.file == "run.json"


WEIGHED = """
[weighting]
method = "pairwise"
[weighting.judgements.site]
"free_land / port_distance" = 3
"""


@pytest.mark.parametrize(
    ("sites", "text"),
    [(DEEP_SITES, DEEP), (TWO_SITES, TWO + WEIGHED), (TWO_SITES, TWO + '[weighting]\nmethod = "critic"\n')],
    ids=["three_levels_with_cells_that_do_not_apply", "judged", "weighed_by_values"],
)
@pytest.mark.parametrize("method", METHODS)
def test_a_document_holds_all_that_its_scores_rest_on(method, sites, text, tmp_path):
    run = run_of(study(tmp_path, sites, text, settings=(f"method={method}",)))
    require_sound({"run.json": run})
    assert diff(run, run).alike


@pytest.mark.parametrize("name", ["finland", "reference_parks"])
@pytest.mark.parametrize("profile", [None, "cell_plant", "recycling"])
def test_documents_of_the_bundled_sites_hold_it_too(name, profile):
    criteria = ss.read_criteria("tp3", profile=profile)
    require_sound({name: run_of(assemble(ss.read_sites(bundled("sites") / f"{name}.csv"), criteria))})


@pytest.mark.parametrize("method", METHODS)
def test_a_later_date_changes_the_data_only(method, tmp_path):
    """What is promised counts by then; that of words stands in the run beside them, and the runs can be checked."""

    def run_as_of(date):
        (tmp_path / "sites.csv").write_text(DATED_SITES, encoding="utf-8")
        (tmp_path / "criteria.toml").write_text(DATED, encoding="utf-8")
        found = ss.read_criteria(tmp_path / "criteria.toml", settings=[f"method={method}"], as_of=date)
        return run_of(assemble(ss.read_sites(tmp_path / "sites.csv"), found))

    before, after = run_as_of("2026"), run_as_of("2027")
    require_sound({"before": before, "after": after})
    found = diff(before, after)
    assert found.parts == ("data",)
    assert found.effects.sum(axis=0) == pytest.approx(found.score_after - found.score_before, abs=1e-9)
    told = {(change.site, change.criterion): change for change in found.changes}
    assert set(told) == {("a", "grid"), ("a", "park")}
    assert (told["a", "park"].before, told["a", "park"].after) == ("full (= 0.325)", "full (= 0.55)")
