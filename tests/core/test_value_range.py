"""Bounds of value functions against dense sampling, and the way back against a grid search."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.value_range import nearest_measurement, value_bounds
from sitescore.core.values import VALUE_FUNCTIONS
from tests.strategies import PARAMETERS, measurement, unit

MEASURING = [name for name, function in VALUE_FUNCTIONS.items() if function.turning_points is not None]
every_measuring_function = pytest.mark.parametrize("name", MEASURING)


def peak(x):
    return np.interp(x, [0, 5, 20], [0.0, 1.0, 0.2])


TURNS = [0, 5, 20]


def settled(data, name):
    parameters = data.draw(PARAMETERS[name])
    function = VALUE_FUNCTIONS[name]
    return partial(function.apply, **parameters), function.turning_points(**parameters)


BOUNDS = {  # name: low, high, least, greatest
    "certain": (2.5, 2.5, 0.5, 0.5),
    "rising_side": (1.0, 4.0, 0.2, 0.8),
    "over_the_peak": (4.0, 10.0, 11 / 15, 1.0),
    "from_the_peak": (5.0, 20.0, 0.2, 1.0),
    "nothing_known": (-np.inf, np.inf, 0.0, 1.0),
    "at_most": (-np.inf, 2.5, 0.0, 0.5),
    "at_least": (12.5, np.inf, 0.2, 0.6),
    "beyond_the_end": (30.0, 40.0, 0.2, 0.2),
}


@pytest.mark.parametrize(("low", "high", "least", "greatest"), BOUNDS.values(), ids=BOUNDS.keys())
def test_bounds_hand_worked(low, high, least, greatest):
    assert_allclose(value_bounds(peak, TURNS, [low], [high]), [[least], [greatest]])


@every_measuring_function
@given(data=st.data(), ends=st.lists(measurement, min_size=2, max_size=2), open_ends=st.tuples(*[st.booleans()] * 2))
def test_bounds_against_dense_sampling(name, data, ends, open_ends):
    apply, turns = settled(data, name)
    low, high = sorted(ends)
    low = min(low, turns[0]) - 1 if open_ends[0] else low
    high = max(high, turns[-1]) + 1 if open_ends[1] else high
    sampled = apply([*np.linspace(low, high, 201), *(t for t in turns if low <= t <= high)])
    least, greatest = value_bounds(apply, turns, [-np.inf if open_ends[0] else low], [np.inf if open_ends[1] else high])
    assert_allclose([least[0], greatest[0]], [sampled.min(), sampled.max()], atol=1e-12)


NEAREST = {  # name: start, target, measurement
    "up_the_near_side": (2.0, 0.75, 3.75),
    "down_the_same_side": (2.5, 0.25, 1.25),
    "over_the_peak_is_not_nearer": (10.0, 0.9, 6.875),
    "beyond_the_end_and_back": (100.0, 0.6, 12.5),
    "there_already": (2.5, 0.5, None),
    "out_of_reach": (2.5, 1.01, None),
    "the_least_it_reaches": (14.0, 0.2, 20.0),
    "nearer_behind_than_ahead": (6.0, 0.1, 0.5),
}


@pytest.mark.parametrize(("start", "target", "found"), NEAREST.values(), ids=NEAREST.keys())
def test_nearest_hand_worked(start, target, found):
    assert nearest_measurement(peak, TURNS, start, target) == (None if found is None else pytest.approx(found))


@every_measuring_function
@given(data=st.data(), start=measurement, target=unit)
def test_nearest_against_a_grid_search(name, data, start, target):
    apply, turns = settled(data, name)
    now = float(apply(start))
    assume(abs(now - target) > 1e-9)
    sign = 1 if target > now else -1
    reach = max(abs(turns[0] - start), abs(turns[-1] - start)) + 1
    grid = np.concatenate([start + reach * np.linspace(-1, 1, 2001), turns])
    there = grid[sign * (target - apply(grid)) <= 0]
    found = nearest_measurement(apply, turns, start, target)
    if found is None:
        assert there.size == 0
    else:
        assert sign * (target - float(apply(found))) <= 1e-12
        assert abs(found - start) <= np.abs(there - start).min(initial=np.inf) + 1e-9 * reach


@every_measuring_function
@given(data=st.data(), start=measurement)
def test_the_value_it_has_needs_no_change(name, data, start):
    apply, turns = settled(data, name)
    assert nearest_measurement(apply, turns, start, float(apply(start))) is None


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_start_must_be_finite(bad):
    with pytest.raises(ValueError, match="start must be finite"):
        nearest_measurement(peak, TURNS, bad, 0.5)
