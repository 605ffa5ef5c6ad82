"""Value functions given by points."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.values.piecewise_linear import piecewise_linear, turning_points

RISING, FALLING, PEAK = [(0, 0.0), (100, 1.0)], [(10, 1.0), (60, 0.0)], [(0, 0.0), (5, 1.0), (20, 0.2)]

CASES = {  # name: points, measurement, value
    "at_a_point": (RISING, 100, 1.0),
    "between_points": (RISING, 25, 0.25),
    "below_the_first": (RISING, -7, 0.0),
    "above_the_last": (RISING, 1e9, 1.0),
    "less_is_better": (FALLING, 35, 0.5),
    "best_in_the_middle": (PEAK, 12.5, 0.6),
    "flat": ([(0, 0.4), (1, 0.4)], 0.5, 0.4),
}


@pytest.mark.parametrize(("points", "measurement", "value"), CASES.values(), ids=CASES.keys())
def test_cases(points, measurement, value):
    assert_allclose(piecewise_linear(measurement, points=points), value)


MEASUREMENTS = st.floats(-1e6, 1e6)
KNOTS = MEASUREMENTS | MEASUREMENTS.map(lambda x: round(x, 9))


@given(st.lists(KNOTS, min_size=2, max_size=6, unique=True), st.data())
def test_rising_points_never_order_two_measurements_the_wrong_way(knots, data):
    knots = sorted(knots)
    assume(np.diff(knots).min() > 1e-307)  # else no slope can be held
    heights = np.linspace(0, 1, len(knots))
    x = np.sort(data.draw(st.lists(st.floats(-1e7, 1e7), min_size=2, max_size=20)))
    assert (np.diff(piecewise_linear(x, points=list(zip(knots, heights, strict=True)))) >= 0).all()


HEIGHTS = st.sampled_from([0.0, -0.0, 1.0, 0.25]) | st.floats(0, 1)


@given(st.lists(st.tuples(KNOTS, HEIGHTS), min_size=2, max_size=6, unique_by=lambda point: point[0]), st.data())
def test_measurements_that_are_looked_up_and_lines_gone_through_give_the_same_bits(points, data):
    points = sorted(points)
    assume(np.diff([at for at, _ in points]).min() > 1e-307)
    beside = [np.nextafter(at, to) for at, _ in points for to in (-np.inf, np.inf)]
    near = st.sampled_from([*(at for at, _ in points), *beside])
    x = np.array(data.draw(st.lists(near | st.floats(-1e7, 1e7), min_size=1, max_size=20)))
    found = []
    for few in (0, 1 << 30):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys.modules[piecewise_linear.__module__], "LOOKED_UP", few)
            found.append(piecewise_linear(x, points=points))
    assert (found[0].view(np.int64) == found[1].view(np.int64)).all()


def test_a_line_does_not_end_beyond_its_end():
    points = [(-193.5, 0.0), (0.0, 0.2), (1.0, 0.4)]
    assert piecewise_linear(-2.40290279e-151, points=points) <= piecewise_linear(0.0, points=points) == 0.2
    falling = [(at, 1 - value) for at, value in points]
    assert piecewise_linear(-2.40290279e-151, points=falling) >= piecewise_linear(0.0, points=falling) == 0.8


def test_turning_points_are_the_measurements():
    assert turning_points(points=PEAK) == [0, 5, 20]


BAD = {
    "no_points": ([], "two or more"),
    "one_point": ([(0, 0.0)], "two or more"),
    "triples": ([(0, 0.0, 1), (1, 1.0, 1)], r"pairs, got shape \(2, 3\)"),
    "out_of_order": ([(1, 0.0), (0, 1.0)], "increasing measurements"),
    "same_twice": ([(1, 0.0), (1, 1.0)], "increasing measurements"),
    "so_near_that_no_slope_can_be_held": ([(0, 0.0), (4e-309, 1.0)], "far enough apart for a slope"),
    "value_over_one": ([(0, 0.0), (1, 1.2)], r"values within \[0, 1\]"),
    "value_below_zero": ([(0, -0.1), (1, 1.0)], r"values within \[0, 1\]"),
    "not_a_number": ([(0, 0.0), (1, np.nan)], "points must be finite"),
    "infinite": ([(0, 0.0), (np.inf, 1.0)], "points must be finite"),
}


@pytest.mark.parametrize(("points", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("x", [0.0, []], ids=["some", "none"])
def test_bad_points(points, message, x):
    with pytest.raises(ValueError, match=message):
        piecewise_linear(x, points=points)
