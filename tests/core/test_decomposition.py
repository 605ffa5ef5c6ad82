"""Sites ranked two by two: Condorcet's circle, and counts by plain loops."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest

from sitescore.core.agreement.decomposition import pairs_against_whole, pairs_in_circles
from tests.core.reversing import SEEDS, by_majority, table


def test_condorcets_paradox():
    """Essai sur l'application de l'analyse (1785): each of three beats the next by two votes to one."""
    found = pairs_in_circles(by_majority, [[3, 2, 1], [1, 3, 2], [2, 1, 3]], [1, 1, 1], [1, 1, 1])
    assert (found.trials, found.reversals, found.exhaustive) == (1, 1, True)
    i, j, k = found.first.sites
    x = np.array([[3, 2, 1], [1, 3, 2], [2, 1, 3]], dtype=float)
    for ahead, behind in ((i, j), (j, k), (k, i)):
        assert (x[ahead] > x[behind]).sum() == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_pairs_and_circles_by_loops(seed):
    x, w, d = table(seed)
    whole = by_majority(x, w, d)
    level_or_ahead = {
        (i, j): by_majority(x[[i, j]], w, d)[0] <= by_majority(x[[i, j]], w, d)[1]
        for i, j in permutations(range(len(x)), 2)
    }
    disagree = sum(
        (whole[i] < whole[j] and not level_or_ahead[i, j]) or (whole[i] > whole[j] and not level_or_ahead[j, i])
        for i, j in combinations(range(len(x)), 2)
    )
    assert pairs_against_whole(by_majority, x, w, d).reversals == disagree
    circles = sum(
        any(
            level_or_ahead[i, j] and level_or_ahead[j, k] and not level_or_ahead[i, k]
            for i, j, k in permutations(triple)
        )
        for triple in combinations(range(len(x)), 3)
    )
    found = pairs_in_circles(by_majority, x, w, d)
    assert (found.trials, found.reversals, found.exhaustive) == (20, circles, True)
    if found.first:
        i, j, k = found.first.sites
        assert level_or_ahead[i, j]
        assert level_or_ahead[j, k]
        assert level_or_ahead[k, i]


def test_some_circles_and_disagreements_exist():
    tables = [table(seed) for seed in SEEDS]
    assert any(pairs_against_whole(by_majority, *given).first for given in tables)
    assert any(pairs_in_circles(by_majority, *given).first for given in tables)
