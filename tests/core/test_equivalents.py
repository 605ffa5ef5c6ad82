"""What one criterion is worth in another, by hand and by going back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.explanation.equivalents import equivalent, equivalent_change
from tests.strategies import points

KNOTS = [(0, 0.0), (10, 0.5), (20, 0.5), (30, 1.0)]
CASES = {  # name: change of score, weight, start, measurement
    "same_weight": (0.125, 0.5, 0, 5),
    "heavier": (0.2, 0.5, 0, 8),
    "over_the_flat": (0.3, 0.5, 0, 22),
    "up_to_the_flat": (0.25, 0.5, 0, 10),
    "all_of_it": (0.5, 0.5, 0, 30),
    "too_much": (0.6, 0.5, 0, None),
    "a_loss": (-0.125, 0.5, 10, 5),
    "more_of_a_loss_than_there_is": (-0.3, 0.5, 10, None),
    "nothing": (0.0, 0.5, 7, 7),
    "weightless": (0.3, 0.0, 7, None),
}


def curve(knots):
    at, heights = np.array(knots, dtype=float).T
    return lambda x: np.interp(x, at, heights), at.tolist()


@pytest.mark.parametrize(("change", "weight", "start", "expected"), CASES.values(), ids=CASES.keys())
def test_hand_worked(change, weight, start, expected):
    found = equivalent(change, weight, *curve(KNOTS), start)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-9))


@pytest.mark.parametrize(("change", "start", "expected"), [(0.15, 0, 2), (0.1, 0, 1), (-0.1, 2, 2), (0.4, 0, None)])
def test_steps_give_at_least_as_much(change, start, expected):
    """Values of 0.2, 0.4 and 0.9 from 0, 1 and 2 on; a loss begins just below a step."""
    found = equivalent(change, 0.5, lambda x: np.select([x < 1, x < 2], [0.2, 0.4], 0.9), [0, 1, 2], start)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-9))


@given(points=points(), start=st.integers(-1000, 1000), change=st.floats(-1, 1))
def test_the_score_moves_as_much(points, start, change):
    apply, turns = curve(points)
    found = equivalent(0.5 * change, 0.5, apply, turns, start)
    now = float(apply(start))
    if found is None:
        heights = [height for _, height in points]
        assert abs(change) <= 1e-12 or not min(heights) - 1e-9 <= now + change <= max(heights) - 1e-9
    else:
        assert float(apply(found)) - now == pytest.approx(change, abs=1e-8)


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
    with pytest.raises(ValueError, match="weight must not be negative"):
        equivalent(0.5, -0.5, *curve(KNOTS), 0)
    with pytest.raises(ValueError, match="must be finite"):
        equivalent(np.nan, 0.5, *curve(KNOTS), 0)
    with pytest.raises(ValueError, match="weights must not be negative"):
        equivalent_change(-0.5, 0.1, 0.5, 0.1)
