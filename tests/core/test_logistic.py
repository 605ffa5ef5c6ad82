"""S-shaped value function."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.values.logistic import logistic, turning_points

CASES = {  # name: midpoint, steepness, measurement, value
    "midpoint": (20, 0.2, 20, 0.5),
    "above": (20, 0.2, 30, 1 / (1 + math.exp(-2))),
    "below": (20, 0.2, 10, 1 / (1 + math.exp(2))),
    "less_is_better": (20, -0.2, 30, 1 / (1 + math.exp(2))),
    "far_above": (20, 0.2, 1e308, 1.0),
    "far_below": (20, 0.2, -1e308, 0.0),
}


@pytest.mark.parametrize(("midpoint", "steepness", "x", "value"), CASES.values(), ids=CASES.keys())
def test_cases(midpoint, steepness, x, value):
    assert_allclose(logistic(x, midpoint=midpoint, steepness=steepness), value, atol=1e-15)


@given(st.floats(-50, 50), st.floats(0.01, 5))
def test_it_is_symmetric_about_the_midpoint(away, steepness):
    left, right = logistic([7 - away, 7 + away], midpoint=7, steepness=steepness)
    assert left + right == pytest.approx(1)


@pytest.mark.parametrize("steepness", [0.01, 3, -0.5])
def test_flat_to_the_last_bit_at_the_turning_points(steepness):
    ends = logistic(turning_points(midpoint=5, steepness=steepness), midpoint=5, steepness=steepness)
    assert sorted(ends.tolist()) == [0.0, 1.0]


BAD = {
    "flat": ((0, 0), "steepness must not be 0"),
    "midpoint": ((np.nan, 1), "midpoint and steepness must be finite"),
    "steepness": ((0, np.inf), "midpoint and steepness must be finite"),
}


@pytest.mark.parametrize(("parameters", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("x", [0.0, []], ids=["some", "none"])
def test_bad_parameters(parameters, message, x):
    with pytest.raises(ValueError, match=message):
        logistic(x, midpoint=parameters[0], steepness=parameters[1])
