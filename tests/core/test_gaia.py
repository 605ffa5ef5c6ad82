"""The GAIA plane: principal components by another way, the decision axis, and planes that are less than one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.gaia import gaia
from sitescore.core.outranking.net_flows import net_flows
from sitescore.core.outranking.promethee_ii import promethee_ii
from tests.core.hydroelectric import HYDROELECTRIC


def random_flows(seed, criteria=5):
    rng = np.random.default_rng(seed)
    return net_flows(rng.random((15, criteria)), np.ones(criteria), functions="vshape", p=0.7)


@pytest.mark.parametrize("seed", range(5))
def test_the_plane_is_the_best_of_all_by_singular_values(seed):
    flows = random_flows(seed)
    plane = gaia(flows, np.ones(5))
    left, sizes, right = np.linalg.svd(flows)
    assert plane.kept == pytest.approx((sizes[:2] ** 2).sum() / (sizes**2).sum(), rel=1e-12)
    assert_allclose(plane.sites @ plane.criteria.T, (left[:, :2] * sizes[:2]) @ right[:2], atol=1e-12)
    assert_allclose(plane.criteria.T @ plane.criteria, np.eye(2), atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_the_longest_projection_on_each_axis_is_positive(seed):
    criteria = gaia(random_flows(seed), np.ones(5)).criteria
    assert (criteria[np.abs(criteria).argmax(axis=0), [0, 1]] > 0).all()


def test_two_criteria_are_shown_in_full_and_the_decision_axis_ranks():
    flows, weights = random_flows(1, criteria=2), np.array([3.0, 1.0])
    plane = gaia(flows, weights)
    assert plane.kept == pytest.approx(1.0, abs=1e-15)
    assert_allclose(plane.sites @ plane.decision_axis, flows @ weights / 4, atol=1e-14)


def test_only_the_decision_axis_moves_with_the_weights():
    flows = random_flows(2)
    one, other = gaia(flows, [1, 2, 3, 4, 5]), gaia(flows, [5, 4, 3, 2, 1])
    assert_array_equal(one.sites, other.sites)
    assert_allclose(one.decision_axis, one.criteria.T @ np.arange(1, 6) / 15, rtol=1e-12)
    assert np.abs(one.decision_axis - other.decision_axis).max() > 0.01


def test_what_the_plane_leaves_out_bounds_how_far_it_misleads():
    """Along the decision axis sites lie off their net flow by no more than the lost variance and the weights allow."""
    result = promethee_ii(**HYDROELECTRIC)
    flows, share = result.details["criterion_net_flows"], np.full(6, 1 / 6)
    plane = gaia(flows, HYDROELECTRIC["weights"])
    off = result.scores - plane.sites @ plane.decision_axis
    assert 0 < (off**2).sum() <= (1 - plane.kept) * (flows**2).sum() * (share**2).sum()


def test_a_single_criterion_is_a_line():
    plane = gaia([[1.0], [0.0], [-1.0]], [1])
    assert_array_equal(plane.sites, [[1, 0], [0, 0], [-1, 0]])
    assert_array_equal(plane.criteria, [[1, 0]])


@pytest.mark.parametrize("flows", [[[0.0, 0.0]], np.zeros((3, 2))])
def test_sites_without_differences_are_a_point(flows):
    plane = gaia(flows, [1, 1])
    assert_array_equal(plane.sites, np.zeros((len(flows), 2)))
    assert_array_equal(plane.decision_axis, [0, 0])
    assert plane.kept == 1


@pytest.mark.parametrize(
    ("flows", "weights", "message"),
    [
        ([0.1, 0.2], [1, 1], "criterion_net_flows must have shape"),
        (np.zeros((0, 2)), [1, 1], "criterion_net_flows must have shape"),
        ([[np.nan, 0.0]], [1, 1], "criterion_net_flows must be finite, got nan"),
        ([[0.1, 0.2]], [1], "weights must have shape"),
        ([[0.1, 0.2]], [[1, 1]], "weights must have shape"),
        ([[0.1, 0.2]], [0, 0], "weights must not all be 0"),
    ],
)
def test_bad_arguments_are_named(flows, weights, message):
    with pytest.raises(ValueError, match=message):
        gaia(flows, weights)
