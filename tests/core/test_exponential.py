"""Value function with constant relative curvature."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.values.exponential import exponential, turning_points
from sitescore.core.values.linear import linear

CASES = {  # name: worst, best, curvature, measurement, value
    "worst": (0, 100, 2, 0, 0.0),
    "best": (0, 100, 2, 100, 1.0),
    "first_steps_count_most": (0, 100, 2, 50, (1 - math.exp(-1)) / (1 - math.exp(-2))),
    "last_steps_count_most": (0, 100, -2, 50, (1 - math.exp(1)) / (1 - math.exp(2))),
    "less_is_better": (100, 0, 2, 50, (1 - math.exp(-1)) / (1 - math.exp(-2))),
    "straight": (0, 100, 0, 25, 0.25),
    "below": (0, 100, 2, -50, 0.0),
    "above": (0, 100, 2, 500, 1.0),
    "sharpest_bend": (0, 100, 500, 50, 1.0),
    "sharpest_bend_the_other_way": (0, 100, -500, 50, 0.0),
}


@pytest.mark.parametrize(("worst", "best", "curvature", "x", "value"), CASES.values(), ids=CASES.keys())
def test_cases(worst, best, curvature, x, value):
    assert_allclose(exponential(x, worst=worst, best=best, curvature=curvature), value, atol=1e-12)


@given(st.floats(-10, 110), st.floats(-20, 20))
def test_opposite_curvature_is_the_mirror_image(x, curvature):
    here = exponential(x, worst=0, best=100, curvature=curvature)
    there = exponential(100 - x, worst=0, best=100, curvature=-curvature)
    assert here + there == pytest.approx(1)


@pytest.mark.parametrize("curvature", [1e-9, -1e-9, 5e-324])
def test_hardly_bent_is_straight(curvature):
    x = np.linspace(0, 100, 11)
    bent = exponential(x, worst=0, best=100, curvature=curvature)
    assert_allclose(bent, linear(x, worst=0, best=100), atol=1e-8)


def test_turning_points_are_the_ends():
    assert turning_points(worst=9, best=1, curvature=3) == [1, 9]


BAD = {
    "no_width": ((5, 5, 1), "worst and best must differ"),
    "too_bent": ((0, 1, 501), "curvature must lie within -500 and 500, got 501"),
    "too_bent_down": ((0, 1, -501), "curvature must lie within -500 and 500, got -501"),
    "curvature_not_a_number": ((0, 1, np.nan), "curvature must lie within -500 and 500, got nan"),
    "worst_not_a_number": ((np.nan, 1, 1), "worst and best must be finite"),
}


@pytest.mark.parametrize(("parameters", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("x", [0.0, []], ids=["some", "none"])
def test_bad_parameters(parameters, message, x):
    worst, best, curvature = parameters
    with pytest.raises(ValueError, match=message):
        exponential(x, worst=worst, best=best, curvature=curvature)
