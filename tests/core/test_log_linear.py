"""Value function straight on the logarithm of the measurement."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.values.log_linear import log_linear

POOL, FALLING = [(50, 0.0), (2500, 1.0)], [(100, 1.0), (5000, 0.0)]

CASES = {  # name: points, measurement, value
    "at_the_first": (POOL, 50, 0.0),
    "at_the_last": (POOL, 2500, 1.0),
    "geometric_middle": (POOL, math.sqrt(50 * 2500), 0.5),
    "zero_stands_before_the_first": (POOL, 0, 0.0),
    "below_zero_too": (POOL, -5, 0.0),
    "above_the_last": (POOL, 1e12, 1.0),
    "falling": (FALLING, math.sqrt(100 * 5000), 0.5),
    "falling_at_zero": (FALLING, 0, 1.0),
    "three_points": ([(1, 0.0), (10, 0.2), (1000, 1.0)], 100, 0.6),
}


@pytest.mark.parametrize(("points", "measurement", "value"), CASES.values(), ids=CASES.keys())
def test_cases(points, measurement, value):
    assert_allclose(log_linear(measurement, points=points), value, atol=1e-12)


@given(st.floats(1, 1e5), st.floats(1, 1e3))
def test_equal_ratios_are_equal_steps(x, factor):
    points = [(1e-9, 0.0), (1e15, 1.0)]
    step = log_linear(x * factor, points=points) - log_linear(x, points=points)
    again = log_linear(x * factor**2, points=points) - log_linear(x * factor, points=points)
    assert step == pytest.approx(again, abs=1e-9)


BAD = {
    "zero": ([(0, 0.0), (10, 1.0)], "measurements above 0 for a logarithm, got 0"),
    "negative": ([(-1, 0.0), (10, 1.0)], "measurements above 0 for a logarithm, got -1"),
    "one_point": ([(1, 0.0)], "two or more"),
    "out_of_order": ([(10, 0.0), (1, 1.0)], "increasing measurements"),
    "value_over_one": ([(1, 0.0), (10, 2.0)], r"values within \[0, 1\]"),
}


@pytest.mark.parametrize(("points", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("x", [1.0, []], ids=["some", "none"])
def test_bad_points(points, message, x):
    with pytest.raises(ValueError, match=message):
        log_linear(x, points=points)
