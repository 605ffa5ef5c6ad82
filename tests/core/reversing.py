"""Methods that reverse and methods that do not, and tables to try them on."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from sitescore.core.classical import CLASSICAL_METHODS
from sitescore.core.ranking import ranks

SEEDS = range(8)


def wsm(**parameters):
    method = CLASSICAL_METHODS["wsm"]
    return lambda x, w, d: method.places(method.score(x, w, d, **parameters))


def between_fixed_bounds(x, w, d):
    """Weighted shares of 0 to 10, whatever the sites: what SPOTIS does with bounds."""
    return ranks(np.where(d > 0, x, 10 - x) / 10 @ w)


def lexicographic(x, _, d):
    """By the first criterion, those level on it by the next."""
    keys = [tuple(row) for row in -x * d]
    return np.array([1 + sum(other < key for other in keys) for key in keys])


def by_majority(x, w, d):
    """By the weight of criteria on which a site is ahead less that of those on which it is behind, over all others."""
    wins = (np.sign(x[:, None] - x) * d * w).sum(axis=(1, 2))
    return ranks(wins)


def table(seed, sites=6, criteria=3):
    rng = np.random.default_rng(seed)
    return (
        rng.integers(0, 11, (sites, criteria)).astype(float),
        rng.integers(1, 5, criteria) / 4,
        np.where(rng.random(criteria) < 0.4, -1, 1),
    )


def reversals_by_loops(before, after):
    return [(i, j) for i, j in permutations(range(len(before)), 2) if before[i] < before[j] and after[i] > after[j]]
