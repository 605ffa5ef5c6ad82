"""Sums over all sites from the sorted criterion are those of comparing every pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.preference_sums import (
    count_above,
    count_below,
    first_above,
    sums_of_ramp,
    sums_of_step,
)

DECIMALS = st.integers(-60, 60).map(lambda tenths: tenths / 10)
ANY = st.floats(-1e6, 1e6)
ROWS = st.tuples(st.integers(1, 3), st.integers(1, 40))


def tables(elements):
    return hnp.arrays(np.float64, ROWS, elements=elements).map(lambda table: np.sort(table, axis=-1))


def pairs(ordered):
    return ordered[:, :, None] - ordered[:, None, :]


def assert_counts(ordered, threshold):
    beaten = pairs(ordered) > threshold
    counts = count_above(ordered, threshold)
    assert_array_equal(counts, beaten.sum(axis=2))
    for found, axis in zip(sums_of_step(counts), (2, 1), strict=True):
        assert_array_equal(found, beaten.sum(axis=axis))


@settings(deadline=None, max_examples=300)
@given(tables(DECIMALS) | tables(ANY), st.integers(0, 30).map(lambda tenths: tenths / 10) | st.floats(0, 1e6))
def test_counts_are_those_of_pairs_bit_for_bit(ordered, threshold):
    assert_counts(ordered, threshold)


@settings(deadline=None)
@given(tables(DECIMALS) | tables(ANY))
def test_those_below_are_those_of_pairs(ordered):
    assert_array_equal(count_below(ordered), (pairs(ordered) > 0).sum(axis=2))


@pytest.mark.parametrize(("low", "high", "threshold", "above"), [(0.5, 0.8, 0.3, True), (0.1, 1.1, 1.0, False)])
def test_decimals_at_the_threshold_are_decided_by_the_rounded_difference(low, high, threshold, above):
    """Searching for the measurement less the threshold says the opposite of these, as the machine rounds."""
    assert (high - low > threshold) is above
    assert (low < high - threshold) is not above
    assert_array_equal(count_above(np.array([[low, high]]), threshold), [[0, above]])


@pytest.mark.parametrize("offset", [0.0, 1e6, 1e9])
def test_counts_of_many_tied_decimals(offset):
    ordered = np.sort(np.random.default_rng(3).integers(0, 400, (2, 750)) / 100 + offset, axis=-1)
    for threshold in (0.0, 0.01, 0.07, 0.29, 1.1):
        assert_counts(ordered, threshold)


def test_a_threshold_so_large_that_most_measurements_round_away():
    """The measurement less the threshold is off by more than many of them are apart."""
    ordered = np.concatenate([np.linspace(0, 1e-8, 300), 1e9 + np.arange(300) * 1.2e-7])[None]
    assert_counts(ordered, 1e9)


def test_rows_have_thresholds_of_their_own():
    ordered = np.sort(np.random.default_rng(8).integers(0, 90, (4, 200)) / 10, axis=-1)
    q, p = np.array([[0.0], [0.3], [1.1], [20.0]]), np.array([[0.4], [0.3], [5.0], [20.0]])
    assert_array_equal(count_above(ordered, q), (pairs(ordered) > q[:, :, None]).sum(axis=2))
    step = (p == q)[:, :, None]
    ramps = np.clip((pairs(ordered) - q[:, :, None]) / np.where(step, 1, (p - q)[:, :, None]), 0, 1)
    degrees = np.where(step, pairs(ordered) > p[:, :, None], ramps)
    for found, axis in zip(sums_of_ramp(ordered, q, p), (2, 1), strict=True):
        assert_allclose(found, degrees.sum(axis=axis), rtol=0, atol=1e-12 * 200)


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=30).map(sorted))
def test_the_first_above_is_found_for_each_place(steps):
    counts = np.minimum(steps, np.arange(len(steps)))[None]
    expected = [int((counts <= place).sum()) for place in range(len(steps))]
    assert_array_equal(first_above(counts), [expected])


@settings(deadline=None, max_examples=300)
@given(tables(DECIMALS) | tables(st.floats(-100, 100)), st.integers(0, 20), st.integers(1, 30))
def test_ramps_are_those_of_pairs(ordered, q, width):
    q, p = q / 10, (q + width) / 10
    degrees = np.clip((pairs(ordered) - q) / (p - q), 0, 1)
    for found, axis in zip(sums_of_ramp(ordered, q, p), (2, 1), strict=True):
        assert_allclose(found, degrees.sum(axis=axis), rtol=0, atol=1e-12 * ordered.shape[-1])


@pytest.mark.parametrize(("offset", "spread", "p"), [(0, 1, 1e-3), (1e6, 1, 1e-2), (-1e9, 1e3, 1.0), (0, 1e90, 1e88)])
def test_narrow_ramps_far_from_0_lose_nothing(offset, spread, p):
    """Plain prefix sums would be off by their last bits, many times the ramp."""
    ordered = np.sort(np.random.default_rng(4).random((1, 2000)) * spread + offset)
    degrees = np.clip(pairs(ordered) / p, 0, 1)
    for found, axis in zip(sums_of_ramp(ordered, 0.0, p), (2, 1), strict=True):
        assert_allclose(found / 2000, degrees.sum(axis=axis) / 2000, rtol=0, atol=1e-14)


def test_a_ramp_without_width_is_a_step():
    ordered = np.array([[0.0, 1.0, 2.0]])
    gains, losses = sums_of_ramp(ordered, 1.0, 1.0)
    assert_array_equal(gains, [[0, 0, 1]])
    assert_array_equal(losses, [[1, 0, 0]])


def test_measurements_near_the_smallest_numbers_are_told_apart():
    ordered = np.array([[0.0, 5e-324, 1e-320]])
    assert_array_equal(count_above(ordered, 0.0), [[0, 1, 2]])
    assert_array_equal(sums_of_ramp(ordered, 0.0, 5e-324)[0], [[0, 1, 2]])
