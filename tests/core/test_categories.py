"""Differences in words: the guard, and the constraints against loops over the conditions."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from sitescore.core.weighting.categories import as_judged, constraints


def met(values, low, high):
    """The conditions of Bana e Costa, De Corte and Vansnick (2012) on values, written out."""
    pairs = [(i, j) for i in range(len(low)) for j in range(len(low)) if i != j and low[i][j] is not None]
    for i, j in pairs:
        apart = values[i] - values[j]
        if (low[i][j] == 0 and apart != 0) or apart < low[i][j]:
            return False
        for k, m in pairs:
            if low[i][j] > high[k][m] and apart < values[k] - values[m] + low[i][j] - high[k][m]:
                return False
    return True


def random_judgements(seed, elements=4):
    """Categories of random values, some shifted by one and some unknown."""
    rng = np.random.default_rng(seed)
    values = np.sort(rng.integers(0, 7, elements))[::-1]
    low = [[None] * elements for _ in range(elements)]
    high = [[None] * elements for _ in range(elements)]
    for i in range(elements):
        for j in range(i + 1, elements):
            if j == i + 1 or rng.random() < 0.7:
                low[i][j] = int(np.clip(values[i] - values[j] + rng.integers(-1, 2), 0, 6))
                high[i][j] = min(6, low[i][j] + int(rng.integers(0, 2))) if low[i][j] else 0
    return low, high


@pytest.mark.parametrize("seed", range(12))
def test_constraints_say_what_the_conditions_say(seed):
    """Values meet the conditions, which speak of pairs of judgements, where thresholds can be put between them."""
    low, high = random_judgements(seed)
    stated = constraints(as_judged(low, high))
    drawn = np.sort(np.random.default_rng(seed).integers(0, 10, (4000, 4)), axis=1)[:, ::-1]
    by_conditions = np.array([met(values, low, high) for values in drawn])
    picked = np.concatenate([np.flatnonzero(by_conditions)[:15], np.flatnonzero(~by_conditions)[:15]])
    free = [(None, None)] * 6
    for at in picked:
        bounds = [(value, value) for value in drawn[at]] + free
        found = linprog(np.zeros(10), stated.upper, stated.bound, bounds=bounds)
        assert (found.status == 0) == by_conditions[at]


@pytest.mark.parametrize(
    ("categories", "up_to", "message"),
    [
        ([[0, 7], [None, 0]], None, r"categories must be categories from 0 to 6, got 7.0 at index \(0, 1\)"),
        ([[0, 1.5], [None, 0]], None, r"categories must be categories from 0 to 6, got 1.5 at index \(0, 1\)"),
        ([[1, 1], [None, 0]], None, r"categories must be 0 where nothing is compared, got 1.0 at index \(0, 0\)"),
        ([[0, 1], [2, 0]], None, r"categories must judge a difference one way round only, got 2.0 at index \(1, 0\)"),
        ([[0, 3], [None, 0]], [[0, 2], [None, 0]], r"up_to must not be below categories, .* got 2.0 at index \(0, 1\)"),
        ([[0, None], [1, 0]], [[0, 2], [None, 0]], r"up_to must not be below categories, .* got 2.0 at index \(0, 1\)"),
        (
            [[0, 0], [None, 0]],
            [[0, 2], [None, 0]],
            r"up_to must be 0 where categories are: .* got 2.0 at index \(0, 1\)",
        ),
        ([[0, 3], [None, 0]], [[0]], r"up_to must have the shape of categories, \(2, 2\), got \(1, 1\)"),
    ],
)
def test_wrong_judgements_are_named(categories, up_to, message):
    with pytest.raises(ValueError, match=message):
        as_judged(categories, up_to)


def test_no_difference_may_be_said_both_ways_round():
    judged = as_judged([[0, 0], [0, 0]], None)
    assert (judged.better.tolist(), judged.worse.tolist()) == ([0], [1])
