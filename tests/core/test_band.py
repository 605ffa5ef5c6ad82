"""Value function of a desirable band with shoulders."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.values.band import band, straight, turning_points

WIDE, EDGE, POINT, HALF = (1, 3, 10, 20), (3, 3, 10, 10), (5, 5, 5, 5), (3, 3, 10, 20)

CASES = {  # name: ends, measurement, value
    "inside": (WIDE, 5, 1.0),
    "rising_shoulder": (WIDE, 2, 0.5),
    "falling_shoulder": (WIDE, 12, 0.8),
    "at_zero_below": (WIDE, 1, 0.0),
    "at_zero_above": (WIDE, 20, 0.0),
    "far_below": (WIDE, -1e308, 0.0),
    "far_above": (WIDE, 1e308, 0.0),
    "edge_itself": (EDGE, 3, 1.0),
    "other_edge_itself": (EDGE, 10, 1.0),
    "just_outside_an_edge": (EDGE, np.nextafter(3, 0), 0.0),
    "just_outside_the_other": (EDGE, np.nextafter(10, 11), 0.0),
    "a_single_point": (POINT, 5, 1.0),
    "beside_a_single_point": (POINT, 5.1, 0.0),
    "one_edge_one_shoulder": (HALF, 15, 0.5),
}


def named(ends):
    return dict(zip(("zero_below", "one_from", "one_to", "zero_above"), ends, strict=True))


def applied(x, ends):
    return band(x, **named(ends))


@pytest.mark.parametrize(("ends", "measurement", "value"), CASES.values(), ids=CASES.keys())
def test_cases(ends, measurement, value):
    assert_allclose(applied(measurement, ends), value)


def test_the_mirror_image_of_a_band_is_a_band():
    x = np.linspace(-5, 30, 141)
    assert_allclose(applied(x, WIDE), applied(-x, [-end for end in reversed(WIDE)]))


STRAIGHT = {  # name: ends, the points between which it runs straight
    "two_shoulders": (WIDE, [(1, 0), (3, 1), (10, 1), (20, 0)]),
    "a_peak": ((1, 4, 4, 20), [(1, 0), (4, 1), (20, 0)]),
    "two_edges": (EDGE, None),
    "an_edge_below": (HALF, None),
    "an_edge_above": ((1, 3, 10, 10), None),
}


@pytest.mark.parametrize(("ends", "points"), STRAIGHT.values(), ids=STRAIGHT.keys())
def test_where_it_runs_straight(ends, points):
    assert straight(**named(ends)) == points


def test_it_turns_at_its_ends_and_just_outside():
    assert turning_points(**named(HALF)) == [np.nextafter(3, 0), 3, 10, 20, np.nextafter(20, 21)]


BAD = {
    "out_of_order": ((3, 1, 10, 20), "zero_below <= one_from <= one_to <= zero_above"),
    "turned_round": ((20, 10, 3, 1), "zero_below <= one_from <= one_to <= zero_above"),
    "not_a_number": ((1, np.nan, 10, 20), "band needs finite"),
    "infinite": ((1, 3, 10, np.inf), "band needs finite"),
}


@pytest.mark.parametrize(("ends", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("x", [0.0, []], ids=["some", "none"])
def test_bad_ends(ends, message, x):
    with pytest.raises(ValueError, match=message):
        applied(x, ends)
