"""ELECTRE I against published kernels and its own logic."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.electre_i import electre_i
from tests.core.electre_cases import PLANT, PLANT_DIRECTIONS, PLANT_WEIGHTS, WANG, WANG_WEIGHTS, tables


def test_wang_and_triantaphyllou():
    """Relation and kernel as in mcda's tests; the second and third alternative outrank one another."""
    result = electre_i(WANG, WANG_WEIGHTS, [1] * 7, concordance_threshold=0.75, discordance_threshold=0.5)
    assert_array_equal(
        result.details["outranking"],
        [[0, 0, 0, 1, 0], [1, 0, 1, 1, 0], [1, 1, 0, 1, 0], [0, 0, 0, 0, 0], [1, 0, 0, 1, 0]],
    )
    assert_allclose(result.details["concordance"][0], [1.0, 0.373, 0.412, 0.843, 0.549], atol=1e-3)
    assert_allclose(result.details["discordance"][0], [0.0, 0.75, 0.75, 0.25, 0.5])
    assert_array_equal(result.details["kernel"], [0, 1, 1, 0, 1])
    assert_array_equal(result.scores, [-2, 2, 2, -4, 2])
    assert_array_equal(result.ranks, [4, 1, 1, 5, 1])


def test_cebrian_and_porcar():
    """The kernel is their fifth site, in measurements divided by column sums, with thresholds 0.65 and 0.35."""
    result = electre_i(
        PLANT / PLANT.sum(axis=0),
        PLANT_WEIGHTS,
        PLANT_DIRECTIONS,
        concordance_threshold=0.65,
        discordance_threshold=0.35,
    )
    assert_array_equal(result.details["kernel"], [0, 0, 0, 0, 1, 0])


@pytest.mark.parametrize("seed", range(8))
def test_stricter_thresholds_outrank_less(seed):
    x, w, d = tables(seed)
    loose = electre_i(x, w, d, concordance_threshold=0.6, discordance_threshold=0.8).details["outranking"]
    for stricter in ({"concordance_threshold": 0.8}, {"discordance_threshold": 0.4}, {"v": 3}):
        strict = {"concordance_threshold": 0.6, "discordance_threshold": 0.8, **stricter}
        assert (electre_i(x, w, d, **strict).details["outranking"] <= loose).all()


def test_a_veto_is_in_the_units_of_the_criterion_and_begins_above_it():
    x, d = [[10.0, 5.0], [2.0, 8.0]], [1, -1]
    parameters = {"concordance_threshold": 0.5, "discordance_threshold": 1}
    outranks = [electre_i(x, [0.6, 0.4], d, v=v, **parameters).details["outranking"][0, 1] for v in (None, 0)]
    assert outranks == [1, 1]
    outranks = [
        electre_i([[10, 8], [2, 5]], [0.6, 0.4], d, v=[np.inf, v], **parameters).details["outranking"][0, 1]
        for v in (3, 2.9)
    ]
    assert outranks == [1, 0]


def test_own_ranges_free_the_ranks_from_units():
    x, w, d = tables(4, sites=12)
    here = electre_i(x, w, d, discordance_scale="own range").ranks
    there = electre_i(x * [1, 1000, 0.125, 16], w, d, discordance_scale="own range").ranks
    assert_array_equal(here, there)


@pytest.mark.parametrize("seed", range(8))
def test_the_kernel_comes_first_and_the_rest_by_score(seed):
    x, w, d = tables(seed, sites=15)
    result = electre_i(x, w, d, concordance_threshold=0.6)
    inside = result.details["kernel"] > 0
    assert (result.ranks[inside] == 1).all()
    assert (result.ranks[~inside] > inside.sum()).all()
    order = np.argsort(result.ranks[~inside], kind="stable")
    assert (np.diff(result.scores[~inside][order]) <= 0).all()


@pytest.mark.parametrize("name", ["concordance_threshold", "discordance_threshold"])
def test_thresholds_are_shares(name):
    with pytest.raises(ValueError, match=rf"{name} must lie within \[0, 1\], got 1.5"):
        electre_i(WANG, WANG_WEIGHTS, [1] * 7, **{name: 1.5})


def test_none_for_a_criterion_is_no_veto():
    x = [[9.0, 1.0], [2.0, 9.0]]
    both = [
        electre_i(x, [4, 1], [1, 1], discordance_threshold=1, v=v).details["outranking"][0, 1]
        for v in ([None, None], [None, 5], [5, None])
    ]
    assert both == [1, 0, 1]


@pytest.mark.parametrize("scale", ["largest criterion range", "own range"])
@pytest.mark.parametrize("seed", range(3))
def test_sites_outrank_as_the_tables_of_pairs_say(seed, scale):
    """The relation is found without these tables, which are worked out when asked for."""
    rng = np.random.default_rng(seed)
    x, w = rng.random((2, 60, 15)), rng.random(15)
    found = electre_i(x, w, np.ones(15), concordance_threshold=0.5, discordance_threshold=0.6, discordance_scale=scale)
    tables = found.details
    expected = (tables["concordance"] >= 0.5) & (tables["discordance"] <= 0.6) & ~np.eye(60, dtype=bool)
    assert_array_equal(tables["outranking"], expected)
    assert 0.01 < expected.mean() < 0.5
    assert_array_equal(found.scores, expected.sum(axis=2) - expected.sum(axis=1))
