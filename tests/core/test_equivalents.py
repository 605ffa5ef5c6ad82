"""What one criterion is worth in another, by hand and by going back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.explanation.equivalents import equivalent, equivalent_change
from sitescore.core.explanation.levers import Lever
from tests.strategies import points

KNOTS = [(0, 0.0), (10, 0.5), (20, 0.5), (30, 1.0)]
STEPS = [(0, 0.2), (1, 0.4), (2, 0.9)]
CASES = {  # name: value change, weight of a, lever b's own, measurement
    "same_weight": (0.25, 0.5, {"points": KNOTS, "start": 0, "limit": 30}, 5),
    "heavier": (0.2, 1.0, {"points": KNOTS, "start": 0, "limit": 30}, 8),
    "over_the_flat": (0.6, 0.5, {"points": KNOTS, "start": 0, "limit": 30}, 22),
    "up_to_the_flat": (0.5, 0.5, {"points": KNOTS, "start": 0, "limit": 30}, 10),
    "all_of_it": (1.0, 0.5, {"points": KNOTS, "start": 0, "limit": 30}, 30),
    "too_much": (1.0, 0.6, {"points": KNOTS, "start": 0, "limit": 30}, None),
    "limit_too_near": (0.6, 0.5, {"points": KNOTS, "start": 0, "limit": 15}, None),
    "a_loss": (-0.25, 0.5, {"points": KNOTS, "start": 10, "limit": 0}, 5),
    "a_loss_the_wrong_way": (-0.25, 0.5, {"points": KNOTS, "start": 10, "limit": 30}, None),
    "nothing": (0.0, 0.5, {"points": KNOTS, "start": 7, "limit": 30}, 7),
    "weightless_a": (0.3, 0.0, {"points": KNOTS, "start": 7, "limit": 30}, 7),
    "weightless_b": (0.3, 0.5, {"points": KNOTS, "start": 7, "limit": 30, "weight": 0.0}, None),
    "steps_at_least": (0.3, 0.5, {"steps": STEPS, "start": 0, "limit": 2}, 2),
    "steps_exactly": (0.2, 0.5, {"steps": STEPS, "start": 0, "limit": 2}, 1),
    "steps_back": (-0.2, 0.5, {"steps": STEPS, "start": 2, "limit": 0}, 1),
    "steps_too_few": (0.8, 0.5, {"steps": STEPS, "start": 0, "limit": 2}, None),
}


@pytest.mark.parametrize(("change", "weight", "has", "expected"), CASES.values(), ids=CASES.keys())
def test_hand_worked(change, weight, has, expected):
    found = equivalent(change, weight, Lever(**{"criterion": 1, "weight": 0.5} | has))
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-12))


@given(
    points=points(),
    start=st.integers(-1000, 1000),
    limit=st.integers(-1000, 1000),
    change=st.floats(-1, 1),
    weight=st.floats(0.01, 1),
)
def test_the_score_moves_as_much(points, start, limit, change, weight):
    lever = Lever(criterion=0, weight=0.5, start=start, limit=limit, points=points)
    found = equivalent(change, weight, lever)
    knots, heights = np.array(points).T
    moved = np.interp(np.linspace(start, limit, 501), knots, heights) - np.interp(start, knots, heights)
    if found is None:
        assert (0.5 * moved * np.sign(change) < weight * abs(change)).all()
    else:
        assert min(start, limit) <= found <= max(start, limit)
        gained = np.interp(found, knots, heights) - np.interp(start, knots, heights)
        assert 0.5 * gained == pytest.approx(weight * change, abs=1e-8)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((0.2, -0.01, 0.4, 0.002), -2.5), ((0.5, 0.1, 0.5, 0.1), 1), ((0.0, 0.1, 0.5, 0.1), 0), ((0.5, 0.0, 0.5, 0.1), 0)],
)
def test_equivalent_change(numbers, expected):
    assert equivalent_change(*numbers) == pytest.approx(expected)


def test_a_flat_or_weightless_criterion_is_worth_nothing():
    assert np.isnan(equivalent_change(0.5, 0.1, 0.5, 0.0))
    assert np.isnan(equivalent_change(0.5, 0.1, 0.0, 0.1))


def test_bad_arguments():
    lever = Lever(criterion=1, weight=0.5, start=0, limit=30, points=KNOTS)
    with pytest.raises(ValueError, match=r"within \[-1, 1\]"):
        equivalent(1.5, 0.5, lever)
    with pytest.raises(ValueError, match="weight_a must not be negative"):
        equivalent(0.5, -0.5, lever)
    with pytest.raises(ValueError, match="must be finite"):
        equivalent(np.nan, 0.5, lever)
    with pytest.raises(ValueError, match="weights must not be negative"):
        equivalent_change(-0.5, 0.1, 0.5, 0.1)
