"""Swing weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.weighting.direct import direct
from sitescore.core.weighting.swing import swing


@given(points=st.lists(st.integers(0, 100), min_size=1, max_size=8))
def test_ratios_of_weights_are_those_of_swings(points):
    points[0] = 100
    found = swing(points)
    assert_allclose(found.weights, direct(points).weights, rtol=1e-12)
    assert_allclose(found.details["relative"] * found.weights[0], found.weights, rtol=1e-12)


def test_the_most_important_swing_may_have_other_points():
    assert_allclose(swing([5, 10, 5], most=10).weights, [0.25, 0.5, 0.25])


@pytest.mark.parametrize("points", [[90, 50], [120, 100]])
def test_points_are_against_the_most_important_swing(points):
    with pytest.raises(ValueError, match="points must be 100 for the most important swing, got"):
        swing(points)


@pytest.mark.parametrize("most", [0, -1, float("nan"), float("inf")])
def test_points_of_the_most_important_swing_are_checked(most):
    with pytest.raises(ValueError, match="most must lie above 0"):
        swing([1, 1], most=most)
