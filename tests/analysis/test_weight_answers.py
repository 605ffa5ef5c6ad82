"""Equivalent changes and best weights, tried out."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.testing import assert_allclose

import sitescore as ss
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from tests.analysis.studies import flat, study, weight_settings

FINLAND = bundled("sites") / "finland.csv"


@pytest.fixture(scope="module")
def finland():
    return assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3"))


def value(matrix, name, measurement):
    scale = matrix.scales[name]
    return float(scale.apply(np.array([measurement / scale.divisor]))[0])


def test_by_hand(tmp_path):
    """0.2 of x at weight 3 is worth 0.6 of y at weight 1, which starts at 0.5: out of its scale; of z at 2, 0.3."""
    matrix = study(tmp_path, *flat("xyz", [["a", 0.5, 0.5, 0.5], ["b", 0, 0, 0]], weights={"x": 3, "y": 1, "z": 2}))
    found = ss.equivalents(matrix, "x", 0.2)
    assert (found.points, found.then) == (pytest.approx(10), pytest.approx(0.7))
    then = {matrix.criteria[other.criterion]: other.then for other in found.others}
    assert then == {"y": None, "z": pytest.approx(0.8)}


def test_a_change_worth_nothing_is_matched_by_none(tmp_path):
    """Above its best measurement x has no more value to give."""
    matrix = study(tmp_path, *flat("xy", [["a", 1.5, 0.5], ["b", 0, 0]]))
    found = ss.equivalents(matrix, "x", 0.2)
    assert [(other.now, other.then) for other in found.others] == [(0.5, 0.5)]


@pytest.mark.parametrize(
    ("criterion", "change"),
    [("fairway_depth", -1), ("port_distance", 5), ("labour_pool", 20_000), ("power_price", 1), ("zoning", -1)],
)
@pytest.mark.parametrize("site", [None, "oulu"])
def test_equivalents_gain_as_much(finland, criterion, change, site):
    if np.isnan(finland.measurements[finland.sites.index(site or "kokkola_kip"), finland.criteria.index(criterion)]):
        pytest.skip("not known there")
    found = ss.equivalents(finland, criterion, change, site=site)
    at = finland.criteria.index(criterion)
    gained = value(finland, criterion, found.now + change) - value(finland, criterion, found.now)
    assert found.points == pytest.approx(100 * gained * finland.weights[at])
    assert found.others
    for other in found.others:
        name = finland.criteria[other.criterion]
        if other.then is not None:
            gain = value(finland, name, other.then) - value(finland, name, other.now)
            assert 100 * gain * finland.weights[other.criterion] == pytest.approx(found.points, abs=1e-6), name
        else:
            target = value(finland, name, other.now) + found.points / 100 / finland.weights[other.criterion]
            reach = [
                value(finland, name, x * finland.scales[name].divisor) for x in finland.scales[name].turning_points
            ]
            assert not min(reach) + 1e-9 < target < max(reach) - 1e-9 or finland.scales[name].kind == "steps", name


@pytest.mark.parametrize(
    ("site", "within"), [("kokkola_kip", None), ("kokkola_kip", 0.5), ("oulu", 0.25), ("siilinjarvi", 0.1)]
)
def test_best_weights_give_the_rank_when_ranked_with(finland, site, within):
    found = ss.best_for(finland, site, within=within)
    assert found.proven
    assert found.best_rank <= found.rank <= found.worst_rank
    for weights, expected, level in (
        (found.weights, found.best_rank, 1e-6),
        (found.worst_weights, found.worst_rank, -1e-6),
    ):
        assert weights.sum() == pytest.approx(1)
        if within is not None:
            assert (np.abs(weights - finland.weights) <= within * finland.weights + 1e-9).all()
        settings = weight_settings(finland, weights)
        ranking = ss.rank(assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3", settings=settings)), draws=0)
        own = ranking.scores[ranking.sites.index(site)]
        ahead = (np.delete(ranking.scores, ranking.sites.index(site)) > own + 100 * level).sum()
        assert 1 + ahead == expected


def test_no_room_to_stray_is_the_rank_now(finland):
    found = ss.best_for(finland, "oulu", within=1e-9)
    assert found.best_rank == found.worst_rank == found.rank


@pytest.mark.parametrize("weights", [{"x": 1, "y": 9}, {"x": 9, "y": 1}], ids=str)
def test_weights_given_are_the_nearest_that_give_the_rank(tmp_path, weights):
    """The third site is second already, which is the best it can be: nothing need change."""
    matrix = study(tmp_path, *flat("xy", [["a", 1, 0], ["b", 0, 1], ["c", 0.45, 0.45]], weights=weights))
    found = ss.best_for(matrix, "c")
    assert (found.rank, found.best_rank) == (2, 2)
    assert_allclose(found.weights, matrix.weights, atol=1e-9)


def test_one_site_and_two_equal(tmp_path):
    alone = ss.best_for(study(tmp_path, *flat("xy", [["a", 0.2, 0.3]])), "a")
    assert (alone.best_rank, alone.worst_rank, alone.rank) == (1, 1, 1)
    twins = ss.best_for(study(tmp_path, *flat("xy", [["a", 0.2, 0.3], ["b", 0.2, 0.3]])), "b")
    assert twins.best_rank == 1
    assert json.dumps(twins.to_dict(), allow_nan=False)


def test_refused(finland, tmp_path):
    with pytest.raises(ss.InputError, match="SC502"):
        ss.best_for(finland, "raahe")
    with pytest.raises(ss.InputError, match="SC110"):
        ss.equivalents(finland, "zonig", 1)
    with pytest.raises(ss.InputError, match="SC503"):
        ss.equivalents(finland, "protected_area_distance", 1)
    with pytest.raises(ss.InputError, match="SC503"):
        ss.equivalents(study(tmp_path, needs={"land_ha": 1000}), "port_distance", 1)
