"""Bounds on weights, against hand-worked cases and against linear programming."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.sensitivity.weight_bounds import as_bounds, filled, greatest

CASES = {  # name: lead, low, high, greatest weighted lead
    "no_bounds": ([0.2, 0.7, -0.1], None, None, 0.7),
    "an_upper_bound": ([0.2, 0.7, -0.1], None, [1, 0.5, 1], 0.45),
    "a_lower_bound": ([0.2, 0.7, -0.1], [0, 0, 0.5], None, 0.3),
    "no_freedom": ([0.2, 0.7, -0.1], [0.2, 0.3, 0.5], [0.2, 0.3, 0.5], 0.2),
    "always_behind": ([-0.2, -0.7], None, None, -0.2),
}


@pytest.mark.parametrize(("lead", "low", "high", "expected"), CASES.values(), ids=CASES.keys())
def test_hand_worked(lead, low, high, expected):
    assert greatest(lead, as_bounds(low, high, criteria=len(lead))) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", range(30))
def test_as_linear_programming_finds(seed):
    rng = np.random.default_rng(seed)
    m = int(rng.integers(1, 7))
    middle = rng.dirichlet(np.ones(m))
    low, high = middle * rng.uniform(0, 1, m), np.minimum(1, middle + rng.uniform(0, 0.4, m))
    lead = rng.uniform(-1, 1, (5, m))
    bounds = as_bounds(low, high, criteria=m)
    limits = list(zip(low, high, strict=True))
    solved = [-linprog(-row, A_eq=np.ones((1, m)), b_eq=[1], bounds=limits).fun for row in lead]
    assert_allclose(greatest(lead, bounds), solved, atol=1e-8)


def test_filled_weights_are_allowed():
    rng = np.random.default_rng(5)
    bounds = as_bounds([0.05, 0.1, 0.0, 0.2], [0.5, 0.3, 0.2, 0.9], criteria=4)
    weights = filled(rng.permuted(np.tile(np.arange(4), (50, 3, 1)), axis=-1), bounds)
    assert weights.shape == (50, 3, 4)
    assert_allclose(weights.sum(axis=-1), 1, atol=1e-12)
    assert (weights >= bounds[0] - 1e-12).all()
    assert (weights <= bounds[1] + 1e-12).all()


BAD = {
    "count": ([0.1], None, r"low must have shape \(2,\), got \(1,\)"),
    "negative": ([-0.1, 0], None, "low must lie within"),
    "above_one": (None, [1.1, 1], "high must lie within"),
    "crossed": ([0.3, 0.4], [0.5, 0.2], r"low must not be above high, got 0.4 and 0.2 at index \(1,\)"),
    "too_much": ([0.6, 0.6], None, "must leave room for a sum of 1"),
    "too_little": (None, [0.4, 0.4], "must leave room for a sum of 1"),
    "not_a_number": ([np.nan, 0.6], None, "low must be finite"),
}


@pytest.mark.parametrize(("low", "high", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(low, high, message):
    with pytest.raises(ValueError, match=message):
        as_bounds(low, high, criteria=2)
