"""Sums over all sites from the sorted criterion are those of comparing every pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking import preference_sums
from sitescore.core.outranking.preference_sums import bell, count_above, sum_of_bell, sum_of_ramp

DECIMALS = st.integers(-60, 60).map(lambda tenths: tenths / 10)
ANY = st.floats(-1e6, 1e6)


def columns(elements):
    return hnp.arrays(np.float64, st.integers(1, 40), elements=elements).map(np.sort)


def pairs(ordered):
    return ordered[:, None] - ordered


@settings(deadline=None, max_examples=300)
@given(columns(DECIMALS) | columns(ANY), st.integers(0, 30).map(lambda tenths: tenths / 10) | st.floats(0, 1e6))
def test_counts_are_those_of_pairs_bit_for_bit(ordered, threshold):
    assert_array_equal(count_above(ordered, threshold), (pairs(ordered) > threshold).sum(axis=1))


@pytest.mark.parametrize(("low", "high", "threshold", "above"), [(0.5, 0.8, 0.3, True), (0.1, 1.1, 1.0, False)])
def test_decimals_at_the_threshold_are_decided_by_the_rounded_difference(low, high, threshold, above):
    """Searching for the measurement less the threshold says the opposite of these, as the machine rounds."""
    assert (high - low > threshold) is above
    assert (low < high - threshold) is not above
    assert_array_equal(count_above(np.array([low, high]), threshold), [0, above])


@pytest.mark.parametrize("offset", [0.0, 1e6])
def test_counts_of_many_tied_decimals(offset):
    ordered = np.sort(np.random.default_rng(3).integers(0, 400, 1500) / 100 + offset)
    for threshold in (0.0, 0.01, 0.07, 0.29, 1.1):
        assert_array_equal(count_above(ordered, threshold), (pairs(ordered) > threshold).sum(axis=1))


@settings(deadline=None, max_examples=300)
@given(columns(DECIMALS) | columns(st.floats(-100, 100)), st.integers(0, 20), st.integers(1, 30))
def test_ramps_are_those_of_pairs(ordered, q, width):
    q, p = q / 10, (q + width) / 10
    expected = np.clip((pairs(ordered) - q) / (p - q), 0, 1).sum(axis=1)
    assert_allclose(sum_of_ramp(ordered, q, p), expected, rtol=0, atol=1e-12 * ordered.size)


@pytest.mark.parametrize(("offset", "spread", "p"), [(0, 1, 1e-3), (1e6, 1, 1e-2), (-1e9, 1e3, 1.0), (0, 1e90, 1e88)])
def test_narrow_ramps_far_from_0_lose_nothing(offset, spread, p):
    """Plain prefix sums would be off by their last bits, many times the ramp."""
    ordered = np.sort(np.random.default_rng(4).random(3000) * spread + offset)
    expected = np.clip(pairs(ordered) / p, 0, 1).sum(axis=1) / ordered.size
    assert_allclose(sum_of_ramp(ordered, 0.0, p) / ordered.size, expected, rtol=0, atol=1e-14)


def test_a_ramp_without_width_is_a_step():
    ordered = np.array([0.0, 1.0, 2.0])
    assert_array_equal(sum_of_ramp(ordered, 1.0, 1.0), [0, 0, 1])


def test_measurements_near_the_smallest_numbers_are_told_apart():
    ordered = np.array([0.0, 5e-324, 1e-320])
    assert_array_equal(count_above(ordered, 0.0), [0, 1, 2])
    assert_array_equal(sum_of_ramp(ordered, 0.0, 5e-324), [0, 1, 2])


@settings(deadline=None)
@given(columns(DECIMALS), st.floats(0.01, 50))
def test_bells_are_those_of_pairs(ordered, s):
    expected = np.where(pairs(ordered) > 0, 1 - np.exp(-(pairs(ordered) ** 2) / (2 * s**2)), 0).sum(axis=1)
    assert_allclose(sum_of_bell(ordered, s), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("block", [1, 64, 1000, 10**6])
def test_blocks_give_the_whole(block, monkeypatch):
    ordered = np.sort(np.random.default_rng(5).random(300))
    monkeypatch.setattr(preference_sums, "BLOCK", block)
    assert_allclose(sum_of_bell(ordered, 0.02), bell(pairs(ordered), 0.02).sum(axis=1), rtol=1e-13)


def test_bells_of_extreme_differences_are_0_or_1():
    assert_array_equal(bell(np.array([-1e100, 0.0, 1e100]), 1e-200), [0, 0, 1])
    assert_array_equal(bell(np.array([1e-100, 1.0]), 1e300), [0, 0])
