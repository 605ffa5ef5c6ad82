"""Points to weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.weighting.direct import direct


def test_published_fuel_economy():
    """Haas and Meixner, AHP tutorial: 34, 27, 24 and 28 miles per gallon, in shares of their sum."""
    assert_allclose(direct([34, 27, 24, 28]).weights, [0.3009, 0.2389, 0.2124, 0.2478], atol=6e-5)


@given(points=st.lists(st.floats(0, 1e6, allow_subnormal=False), min_size=1, max_size=8), factor=st.floats(0.001, 100))
def test_only_ratios_of_points_count(points, factor):
    points[0] += 1
    assert_allclose(direct([factor * p for p in points]).weights, direct(points).weights, rtol=1e-12)


def test_no_points_at_all_are_refused():
    with pytest.raises(ValueError, match="points must not all be 0"):
        direct([0, 0])
