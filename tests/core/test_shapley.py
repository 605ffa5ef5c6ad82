"""Shapley values against all orders walked one by one."""

from __future__ import annotations

from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.shapley import shapley_values


def by_orders(outcomes):
    """Each part's mean effect, over every order in which the parts could change."""
    parts = len(outcomes).bit_length() - 1
    total = np.zeros((parts, *outcomes.shape[1:]))
    for order in permutations(range(parts)):
        reached = 0
        for part in order:
            total[part] += outcomes[reached | 1 << part] - outcomes[reached]
            reached |= 1 << part
    return total / factorial(parts)


@given(st.integers(0, 5), st.integers(0, 2**32 - 1))
def test_against_all_orders(parts, seed):
    outcomes = np.random.default_rng(seed).normal(size=(2**parts, 3))
    found = shapley_values(outcomes)
    assert found == pytest.approx(by_orders(outcomes))
    assert found.sum(axis=0) == pytest.approx(outcomes[-1] - outcomes[0])


def test_a_part_that_does_nothing_has_nothing():
    outcomes = np.array([1.0, 1, 4, 4])
    assert shapley_values(outcomes).tolist() == [0, 3]


@pytest.mark.parametrize("outcomes", [[1, 2, 3], [], 5.0, [1, float("nan")]])
def test_what_is_refused(outcomes):
    with pytest.raises(ValueError, match="outcomes"):
        shapley_values(outcomes)
