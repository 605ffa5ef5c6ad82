"""Weights within bounds, against rejection, exact margins and the plain simplex."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import beta, ks_2samp, kstest

from sitescore.core.sampling.boxed import boxed_weights
from sitescore.core.sampling.simplex import uniform_weights


def boxed(low, high, draws=50_000, seed=1):
    return boxed_weights(low, high, draws, rng=np.random.default_rng(seed))


BOXES = {
    "one_tight": ([0.0, 0.0, 0.0, 0.0], [0.1, 1.0, 1.0, 1.0]),
    "lows": ([0.1, 0.2, 0.0, 0.1], [1.0, 1.0, 1.0, 1.0]),
    "highs": ([0.0, 0.0, 0.0, 0.0], [0.4, 0.4, 0.4, 0.3]),
    "both": ([0.1, 0.05, 0.2, 0.0], [0.4, 0.6, 0.5, 0.3]),
    "one_settled_by_its_width": ([0.2, 0.0, 0.0, 0.1], [0.2005, 0.8, 0.5, 0.9]),
}


@pytest.mark.parametrize(("low", "high"), BOXES.values(), ids=BOXES.keys())
def test_against_rejection(low, high):
    low, high = np.array(low), np.array(high)
    w = boxed(low, high)
    room = 1 - low.sum()
    kept = low + room * uniform_weights(4, 2_000_000, rng=np.random.default_rng(2))
    kept = kept[(kept <= high).all(axis=1)]
    for criterion in range(4):
        assert ks_2samp(w[:, criterion], kept[:, criterion]).pvalue > 1e-4
    error = np.sqrt(1 / len(kept) + 1 / len(w))
    assert_allclose(np.cov(w.T), np.cov(kept.T), atol=5 * error * kept.var(axis=0).max())


@pytest.mark.parametrize("criteria", [2, 3, 20])
def test_without_bounds_it_is_the_simplex(criteria):
    w = boxed(np.zeros(criteria), np.ones(criteria))
    for margin in w.T:
        assert kstest(margin, beta(1, criteria - 1).cdf).pvalue > 1e-4


@pytest.mark.parametrize("turned", [False, True])
def test_three_criteria_by_exact_areas(turned):
    """With sides [0, 1/2] the triangle between the middles of the sides is left; turned over it stays one."""
    w = boxed([0.0] * 3, [0.5] * 3) if turned else boxed([0.25] * 3, [1.0] * 3)
    assert_allclose(w.mean(axis=0), 1 / 3, atol=0.003)
    scale = 0.5 if turned else 0.25
    assert_allclose(w.var(axis=0), scale**2 / 18, rtol=0.03)


def test_twenty_within_half_of_equal_weights_is_fast_and_symmetrical():
    low, high = np.full(20, 0.025), np.full(20, 0.075)
    started = time.process_time()
    w = boxed(low, high, 10_000)
    assert time.process_time() - started < 1
    assert w.shape == (10_000, 20)
    assert_allclose(w.sum(axis=1), 1)
    assert_allclose(w.mean(axis=0), 0.05, atol=0.001)
    assert_allclose(w.var(axis=0), w.var(), rtol=0.06)
    assert ks_2samp(w[:, 0], 0.1 - w[:, 7]).pvalue > 1e-4  # the set is symmetrical about its middle


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 4)), min_size=1, max_size=9),
    st.integers(0, 9),
)
def test_any_bounds_are_kept_to(sides, seed):
    inside = np.array([a for a, _, _ in sides], dtype=float) + 1
    whole = inside.sum()
    low = np.maximum(inside - [b * (c > 0) for _, b, c in sides], 0) / whole
    high = (inside + [b * (c % 2) for _, b, c in sides]) / whole
    w = boxed(low, high, 20, seed)
    assert_allclose(w.sum(axis=1), 1, atol=1e-9)
    assert (w >= low - 1e-9).all()
    assert (w <= high + 1e-9).all()


POINTS = {  # bounds that leave one set of weights
    "all_settled": ([0.2, 0.3, 0.5], [0.2, 0.3, 0.5], [0.2, 0.3, 0.5]),
    "one_criterion": ([0.0], [1.0], [1.0]),
    "lows_use_it_up": ([0.2, 0.3, 0.5], [1.0, 1.0, 1.0], [0.2, 0.3, 0.5]),
    "highs_are_all_needed": ([0.0, 0.0, 0.0], [0.2, 0.3, 0.5], [0.2, 0.3, 0.5]),
    "one_free": ([0.2, 0.0, 0.3], [0.2, 1.0, 0.3], [0.2, 0.5, 0.3]),
    "a_hair_free": ([0.2, 0.3, 0.5 - 1e-12], [1.0, 1.0, 1.0], [0.2, 0.3, 0.5]),
    "weightless": ([0.0, 0.0, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0]),
}


@pytest.mark.parametrize(("low", "high", "point"), POINTS.values(), ids=POINTS.keys())
def test_bounds_that_leave_one_point(low, high, point):
    assert_allclose(boxed(low, high, 3), [point] * 3, atol=1e-11)


def test_settled_sides_among_free_ones():
    w = boxed([0.2, 0.0, 0.0, 0.0], [0.2, 1.0, 0.0, 1.0])
    assert (w[:, 0] == 0.2).all()
    assert (w[:, 2] == 0).all()
    assert kstest(w[:, 1], lambda x: np.clip(x / 0.8, 0, 1)).pvalue > 1e-4


def test_a_very_small_set_keeps_its_shape():
    low = np.array([0.2, 0.3, 0.5]) - 1e-7
    assert kstest((boxed(low, [1, 1, 1])[:, 0] - low[0]) / 3e-7, beta(1, 2).cdf).pvalue > 1e-4


def test_no_draws():
    assert boxed([0.0, 0.0], [1.0, 1.0], 0).shape == (0, 2)
    assert boxed([1.0], [1.0], 0).shape == (0, 1)


BAD = {
    "lows": ([0.6, 0.6], [1.0, 1.0], "low must sum to 1 or less, got 1.2"),
    "highs": ([0.0, 0.0], [0.4, 0.4], "high must sum to 1 or more, got 0.8"),
    "crossed": ([0.5, 0.0], [0.4, 1.0], "low must not be above high, got 0.5 and 0.4 at index 0"),
    "negative": ([0.0, -0.1], [1.0, 1.0], "low must not be negative, got -0.1 at index 1"),
    "shapes": ([0.0, 0.0], [1.0], "low and high must have one shape"),
    "none": ([], [], "low and high must have one shape"),
    "unknown": ([np.nan], [1.0], "low must be finite"),
}


@pytest.mark.parametrize(("low", "high", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(low, high, message):
    with pytest.raises(ValueError, match=message):
        boxed(low, high)


@pytest.mark.parametrize("at_once", [1, 7, 1 << 20])
def test_however_many_tries_are_looked_at_together_the_draws_are_those_of_the_same_weights(monkeypatch, at_once):
    low, high = np.array([0.1, 0.0, 0.2, 0.05, 0.0]), np.array([0.4, 0.3, 0.5, 0.6, 0.2])
    expected = boxed_weights(low, high, 20_000, rng=np.random.default_rng(5))
    monkeypatch.setattr("sitescore.core.sampling.boxed.AT_ONCE", at_once)
    found = boxed_weights(low, high, 2_000, rng=np.random.default_rng(6))
    assert found.shape == (2_000, 5)
    assert np.abs(found.sum(axis=1) - 1).max() < 1e-12
    assert ((found >= low) & (found <= high)).all()
    bars = 5 * expected.std(axis=0) / np.sqrt(2_000)
    assert (np.abs(found.mean(axis=0) - expected.mean(axis=0)) < bars).all()
    assert (np.abs(found.std(axis=0) / expected.std(axis=0) - 1) < 0.1).all()
