"""Largest regrets against corners of the weights and linear programming."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.sensitivity.regret import largest_regrets
from tests.strategies import problems

CASES = {  # name: values, low, high, regrets
    "a_compromise": ([[1, 0], [0.6, 0.6], [0, 1]], None, None, [1, 0.4, 1]),
    "alone": ([[0.3, 0.4]], None, None, [0]),
    "twins": ([[0.3, 0.4], [0.3, 0.4]], None, None, [0, 0]),
    "better_everywhere": ([[0.9, 0.8], [0.1, 0.2]], None, None, [0, 0.8]),
    "bounds": ([[1, 0], [0, 1]], [0.4, 0], [1, 0.6], [0.2, 1]),
    "one_set_of_weights": ([[1, 0], [0, 1]], [0.7, 0.3], [0.7, 0.3], [0, 0.4]),
    "lows_use_up_everything": ([[1, 0, 0], [0, 1, 0]], [0.2, 0.5, 0.3], [1, 1, 1], [0.3, 0]),
}


@pytest.mark.parametrize(("v", "low", "high", "regrets"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, low, high, regrets):
    assert_allclose(largest_regrets(v, low=low, high=high), regrets, atol=1e-12)


@given(problem=problems())
def test_without_bounds_the_worst_is_a_single_criterion(problem):
    v, _ = problem
    assert_allclose(largest_regrets(v), (v.max(axis=0) - v).max(axis=1), atol=1e-12)


@pytest.mark.parametrize("seed", range(8))
def test_within_bounds_as_linear_programs(seed):
    rng = np.random.default_rng(seed)
    v, w = rng.random((6, 5)), rng.dirichlet(np.ones(5))
    low, high = w * rng.random(5), np.minimum(w * (1 + 2 * rng.random(5)), 1)
    expected = []
    for own in v:
        programs = [
            linprog(own - other, A_eq=np.ones((1, 5)), b_eq=[1], bounds=list(zip(low, high, strict=True)))
            for other in v
        ]
        expected.append(max(-found.fun for found in programs))
    assert_allclose(largest_regrets(v, low=low, high=high), np.maximum(expected, 0), atol=1e-8)


@pytest.mark.parametrize(
    ("low", "high"),
    [([0.6, 0.6], [1, 1]), ([0, 0], [0.3, 0.3]), ([0.5, 0.2], [0.4, 1])],
    ids=["lows_too_much", "highs_too_little", "crossed"],
)
def test_no_weights_within_bounds(low, high):
    with pytest.raises(ValueError, match=r"low and high must leave room for a sum of 1|low must not be above high"):
        largest_regrets([[0.2, 0.4]], low=low, high=high)
