"""What varies and how: weights against rejection, scores against loops, data and missing cells against their ranges."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats

import sitescore as ss
from sitescore.analysis.uncertainty import Unknowns, study
from sitescore.analysis.weight_draws import draw_weights
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from tests.analysis import studies
from tests.analysis.studies import DEEP, DEEP_SITES, flat

RANGED = DEEP
for name, ends in (("staff", "[0, 2]"), ("plot", "[1, 3]"), ("rail", "[1, 4]"), ("people", "[1, 6]")):
    kind = "factors" if name == "people" else "criteria"
    RANGED = RANGED.replace(f"[{kind}.{name}]\n", f"[{kind}.{name}]\nweight_range = {ends}\n")


@pytest.fixture(scope="module")
def finland():
    return assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))


def rng(seed=1):
    return np.random.default_rng(seed)


def local_of(matrix, weights):
    """Local weights of all nodes behind global weights of the criteria, (draws, nodes)."""
    number = len(matrix.factors)
    overall = np.concatenate([np.zeros((len(weights), number)), weights], axis=1)
    for leaf in range(number, number + len(matrix.criteria)):
        above = matrix.parents[leaf]
        while above >= 0:
            overall[:, above] += weights[:, leaf - number]
            above = matrix.parents[above]
    whole = np.where(matrix.parents >= 0, overall[:, matrix.parents], 1.0)
    return np.divide(overall, whole, out=np.full_like(overall, np.nan), where=whole > 0)


def rejected(matrix, siblings, draws, *, generator):
    """Local weights uniform where they sum to 1 and are in range; siblings without a range as one."""
    names = [(*matrix.factors, *matrix.criteria)[at] for at in siblings]
    total = sum(matrix.nodes[name].points for name in names)
    ranged = [name for name in names if matrix.nodes[name].points_range]
    ends = np.array([matrix.nodes[name].points_range for name in ranged]) / total
    parts = len(ranged) + (len(ranged) < len(names))
    tried = generator.dirichlet(np.ones(parts), draws)
    inside = ((tried[:, : len(ranged)] >= ends[:, 0]) & (tried[:, : len(ranged)] <= ends[:, 1])).all(axis=1)
    return dict(zip(ranged, tried[inside].T, strict=False))


@pytest.mark.parametrize("which", ["three_levels", "finland"])
def test_ranges_are_uniform_at_each_node_as_by_rejection(which, tmp_path, finland):
    """Two-sample Kolmogorov-Smirnov of each local weight and each product of two, all at 0.1 % over their number."""
    matrix = finland if which == "finland" else studies.study(tmp_path, DEEP_SITES, RANGED)
    weights = draw_weights(matrix, "ranges", 20_000, rng=rng())
    assert_allclose(weights.sum(axis=1), 1, atol=1e-12)
    local, names = local_of(matrix, weights), (*matrix.factors, *matrix.criteria)
    tested, below = 0, []
    for parent in (-1, *range(len(matrix.factors))):
        siblings = np.flatnonzero(matrix.parents == parent)
        if siblings.size < 2 or not any(matrix.nodes[names[at]].points_range for at in siblings):
            continue
        expected = rejected(matrix, siblings, 400_000, generator=rng(2))
        if len(next(iter(expected.values()))) < 2000:
            continue  # too few to compare with
        for name, other in expected.items():
            at = names.index(name)
            below.append(stats.ks_2samp(local[:, at], other).pvalue)
            second = next((n for n in expected if n != name), None)
            if second is not None:
                mine = local[:, at] * local[:, names.index(second)]
                below.append(stats.ks_2samp(mine, other * expected[second]).pvalue)
            tested += 1
    assert tested >= 4
    assert min(below) > 0.001 / len(below)


def test_ranges_hold_and_the_rest_keeps_its_proportions(tmp_path):
    matrix = studies.study(tmp_path, DEEP_SITES, RANGED)
    local = local_of(matrix, draw_weights(matrix, "ranges", 2000, rng=rng()))
    names = (*matrix.factors, *matrix.criteria)
    at = {name: local[:, names.index(name)] for name in names}
    assert (at["staff"] <= 0.5 + 1e-12).all()
    assert ((at["plot"] >= 0.25 - 1e-12) & (at["plot"] <= 0.75 + 1e-12)).all()
    assert_allclose(at["fairway"], 0.5)
    assert at["people"].min() < 0.3
    assert at["people"].max() > 0.95


def test_siblings_without_a_range_share_what_is_left_as_stated(tmp_path):
    sites, text = flat("xyz", [["a", 1, 0, 0.5]], weights={"x": 2, "y": 1, "z": 3})
    text = text.replace("[criteria.x]\n", "[criteria.x]\nweight_range = [0, 6]\n")
    weights = draw_weights(studies.study(tmp_path, sites, text), "ranges", 5000, rng=rng())
    assert_allclose(weights[:, 2], 3 * weights[:, 1])
    assert stats.kstest(weights[:, 0], "uniform").pvalue > 0.001


@pytest.mark.parametrize("how", ["uniform", "tree", "stated", "ranges", 0.25, 1.0])
def test_every_way_gives_weights(finland, how):
    weights = draw_weights(finland, how, 300, rng=rng())
    assert weights.shape == (300, len(finland.criteria))
    assert (weights >= 0).all()
    assert_allclose(weights.sum(axis=1), 1, atol=1e-9)
    if how == "stated":
        assert_allclose(weights, np.tile(finland.weights, (300, 1)))
    if isinstance(how, float):
        assert (np.abs(weights / finland.weights - 1) <= how + 1e-9).all()


def test_uniform_over_criteria_is_not_uniform_over_the_tree(tmp_path):
    """Means: 1/6 each of six criteria; in the tree a half a factor, a quarter a criterion of two, and so on down."""
    matrix = studies.study(tmp_path, DEEP_SITES, DEEP)
    plain, tree = (draw_weights(matrix, how, 40_000, rng=rng()).mean(axis=0) for how in ("uniform", "tree"))
    assert_allclose(plain, 1 / 6, atol=0.004)
    assert_allclose(tree, [1 / 4, 1 / 4, 1 / 4, 1 / 8, 1 / 16, 1 / 16], atol=0.006)


def test_without_ranges_weights_stay_around_the_stated(tmp_path):
    matrix = studies.study(tmp_path)
    assert study(matrix, Unknowns()).unknowns.weights == 0.25
    alone = studies.study(tmp_path, *flat("x", [["a", 1], ["b", 0]]))
    assert study(alone, Unknowns()).unknowns.weights == "stated"
    assert "weights" not in study(alone, Unknowns()).groups


@pytest.mark.parametrize("curve", [1.0, 1.5])
@pytest.mark.parametrize("missing", ["others", "range"])
def test_scores_as_worked_out_draw_by_draw(finland, curve, missing):
    subject = study(finland, Unknowns(curve=curve, missing=missing))
    generator = rng(5)
    parts = {group: subject.draw(group, 40, rng=generator) for group in subject.groups}
    found = subject.scores(parts)
    for draw in range(40):
        values = finland.values[finland.included].copy()
        for name, cells in (("data", subject.uncertain), ("missing", subject.missing)):
            for number, (row, column) in enumerate(zip(cells.rows, cells.columns, strict=True)):
                values[row, column] = parts[name][draw, number]
        if curve != 1:
            values = values ** parts["curves"][draw]
        assert_allclose(found[draw], values @ parts["weights"][draw], atol=1e-12)
    for group in subject.groups:
        alone = subject.scores({group: parts[group]})
        assert alone.shape == found.shape


def test_curves_are_even_in_their_logarithm(finland):
    curves = study(finland, Unknowns(curve=2.0)).draw("curves", 500, rng=rng())
    exponents = np.log2(curves)
    assert ((exponents >= -1) & (exponents <= 1)).all()
    assert stats.kstest((exponents.ravel() + 1) / 2, "uniform").pvalue > 0.001


def test_data_and_missing_cells_stay_within_what_a_cell_can_be(finland):
    for missing in ("others", "range"):
        subject = study(finland, Unknowns(missing=missing))
        for group, cells in (("data", subject.uncertain), ("missing", subject.missing)):
            at = finland.included[cells.rows], cells.columns
            drawn = subject.draw(group, 400, rng=rng())
            assert (drawn >= finland.lowest[at] - 1e-12).all()
            assert (drawn <= finland.highest[at] + 1e-12).all()
            assert finland.known[at].all() == (group == "data")


def test_missing_cells_as_the_others(tmp_path):
    rows = [["a", "", 1], ["b", 0.2, 1], ["c", 0.7, 0], ["d", 0.7, 0]]
    drawn = study(studies.study(tmp_path, *flat("xy", rows)), Unknowns()).draw("missing", 4000, rng=rng())
    assert sorted(set(drawn.ravel())) == [0.2, 0.7]
    assert (drawn == 0.2).mean() == pytest.approx(1 / 3, abs=0.04)


def test_missing_cells_may_be_anything_where_few_others_are_known(tmp_path):
    """Two known figures say too little to draw from."""
    rows = [["a", "", 1], ["b", 0.2, 1], ["c", 0.7, 0]]
    drawn = study(studies.study(tmp_path, *flat("xy", rows)), Unknowns()).draw("missing", 4000, rng=rng())
    assert (drawn.min(), drawn.max()) == pytest.approx((0, 1), abs=0.01)


def test_nothing_to_vary(tmp_path):
    matrix = studies.study(tmp_path)
    assert study(matrix, Unknowns(weights="stated", curve=1)).groups == ()


@pytest.mark.parametrize(
    "wrong",
    [{"weights": "evenly"}, {"weights": 0.0}, {"weights": 1.2}, {"weights": float("nan")}, {"missing": "mean"},
     {"curve": 0.5}, {"curve": 11}],
    ids=str,
)  # fmt: skip
def test_settings_out_of_range(finland, wrong):
    with pytest.raises(ss.InputError, match="SC111"):
        study(finland, Unknowns(**wrong))


def test_a_whole_number_is_a_share_as_well(finland):
    """100 % as 1 is what 100 % as 1.0 is, or refused; not something else."""
    as_float = draw_weights(finland, 1.0, 50, rng=rng())
    assert_allclose(
        draw_weights(finland, study(finland, Unknowns(weights=1)).unknowns.weights, 50, rng=rng()), as_float
    )
