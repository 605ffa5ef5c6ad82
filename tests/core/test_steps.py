"""Value function in steps."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.values.steps import steps, turning_points

UP, DOWN = [(0, 0.0), (2, 0.5), (5, 1.0)], [(0, 1.0), (10, 0.0)]

CASES = {  # name: steps, measurement, value
    "at_a_step": (UP, 2, 0.5),
    "just_below_a_step": (UP, np.nextafter(2, 0), 0.0),
    "between_steps": (UP, 4.9, 0.5),
    "below_the_first": (UP, -3, 0.0),
    "above_the_last": (UP, 1e9, 1.0),
    "less_is_better": (DOWN, 10, 0.0),
    "below_the_first_falling": (DOWN, -3, 1.0),
}


@pytest.mark.parametrize(("table", "measurement", "value"), CASES.values(), ids=CASES.keys())
def test_cases(table, measurement, value):
    assert_array_equal(steps(measurement, steps=table), value)


def test_turning_points_are_the_steps():
    assert turning_points(steps=UP) == [0, 2, 5]


BAD = {
    "one_step": ([(0, 0.0)], "steps must be two or more"),
    "out_of_order": ([(1, 0.0), (0, 1.0)], "steps must have increasing measurements"),
    "value_over_one": ([(0, 0.0), (1, 1.2)], r"steps must have values within \[0, 1\]"),
    "not_a_number": ([(0, 0.0), (np.nan, 1.0)], "steps must be finite"),
}


@pytest.mark.parametrize(("table", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("x", [0.0, []], ids=["some", "none"])
def test_bad_steps(table, message, x):
    with pytest.raises(ValueError, match=message):
        steps(x, steps=table)
