"""The criteria tree against hand-worked cases and against walking up from every leaf."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.hierarchy import ROOT, as_parents, global_weights, local_weights, shares_within
from tests.strategies import trees

# two factors at the top, the second with a factor of its own; nodes 3 to 6 are criteria
PARENTS = [-1, -1, 1, 0, 0, 1, 2]
POINTS = [1, 3, 1, 2, 6, 3, 7]
LOCAL = [0.25, 0.75, 0.25, 0.25, 0.75, 0.75, 1.0]
GLOBAL = [0.25, 0.75, 0.1875, 0.0625, 0.1875, 0.5625, 0.1875]
WITHIN = [[0.25, 0.75, 0, 0], [0, 0, 0.75, 0.25], [0, 0, 0, 1]]


def test_hand_worked():
    assert_allclose(local_weights(PARENTS, POINTS), LOCAL)
    assert_allclose(global_weights(PARENTS, LOCAL), GLOBAL)
    assert_allclose(shares_within(PARENTS, LOCAL, factors=3), WITHIN)


@given(trees())
def test_against_walking_up(tree):
    parents, factors, points = tree
    local = local_weights(parents, points)
    for node, parent in enumerate(parents):
        assert_allclose(local[node], points[node] / points[np.array(parents) == parent].sum())
    expected, within = [], np.zeros((factors, len(parents) - factors))
    for node in range(len(parents)):
        share, at = local[node], parents[node]
        while at != ROOT:
            if node >= factors:
                within[at, node - factors] = share
            share, at = share * local[at], parents[at]
        expected.append(share)
    assert_allclose(global_weights(parents, local), expected)
    assert_allclose(shares_within(parents, local, factors=factors), within)


@given(trees())
def test_local_weights_sum_to_one_among_siblings_on_any_scale(tree):
    parents, _, points = tree
    local = local_weights(parents, points * 1e-3)
    assert_allclose(local, local_weights(parents, points))
    for parent in set(parents):
        assert local[np.array(parents) == parent].sum() == pytest.approx(1)


def test_many_draws_at_once_equal_one_at_a_time():
    points = np.random.default_rng(3).random((4, len(PARENTS))) + 0.1
    local = local_weights(PARENTS, points)
    assert_allclose(local, np.stack([local_weights(PARENTS, row) for row in points]))
    assert_allclose(global_weights(PARENTS, local), np.stack([global_weights(PARENTS, row) for row in local]))


SCALES = {  # name: points of two siblings at the top and of two below the first
    "huge": [1.5e308, 1.5e308, 1e308, 1e308],
    "tiny": [1e-308, 1e-308, 1e-310, 1e-310],
    "far_apart": [1e12, 1e12, 1e-320, 1e-320],
}


@pytest.mark.parametrize("points", SCALES.values(), ids=SCALES.keys())
def test_siblings_are_scaled_by_themselves(points):
    assert_allclose(local_weights([-1, -1, 0, 0], points), 0.5)


def test_arguments_are_left_alone():
    parents, points, local = np.array(PARENTS), np.array(POINTS, dtype=float), np.array(LOCAL)
    local_weights(parents, points)
    global_weights(parents, local)
    shares_within(parents, local, factors=3)
    assert_array_equal(parents, PARENTS)
    assert_array_equal(points, POINTS)
    assert_array_equal(local, LOCAL)


BAD_PARENTS = {
    "circle_of_two": ([1, 0, -1], r"parents must not run in a circle, got one through node 0"),
    "its_own_parent": ([-1, 1], r"parents must not run in a circle, got one through node 1"),
    "no_such_node": ([-1, 2], r"parents must lie within -1 and 1"),
    "below_root": ([-2, -1], r"parents must lie within -1 and 1"),
    "not_integers": ([-1.0, 0.0], r"parents must be integers"),
    "table": ([[-1, 0]], r"parents must be integers of shape \(nodes,\)"),
}


@pytest.mark.parametrize(("parents", "message"), BAD_PARENTS.values(), ids=BAD_PARENTS.keys())
def test_bad_parents(parents, message):
    with pytest.raises(ValueError, match=message):
        as_parents(parents)


BAD_POINTS = {
    "negative": ([1, -1, 1], "points must not be negative, got -1"),
    "all_zero": ([1, 0, 0], "points must not be all 0 among siblings, got 0 under node 0"),
    "missing": ([1, np.nan, 1], r"points must be finite, got nan at index \(1,\)"),
    "count": ([1, 1], r"points must have shape \(\.\.\., 3\), got \(2,\)"),
}


@pytest.mark.parametrize(("points", "message"), BAD_POINTS.values(), ids=BAD_POINTS.keys())
def test_bad_points(points, message):
    with pytest.raises(ValueError, match=message):
        local_weights([-1, 0, 0], points)
