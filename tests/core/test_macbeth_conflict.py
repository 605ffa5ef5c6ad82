"""Smallest conflicts, against trying all sets of judgements."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import linprog

from sitescore.core.weighting.categories import as_judged, constraints
from sitescore.core.weighting.macbeth_conflict import smallest_conflict
from tests.core.test_categories import random_judgements


def can_be_met(judged):
    upper, bound, equal = constraints(judged)
    return linprog(np.zeros(4), upper, bound, equal, np.zeros(len(equal)), bounds=(-100, 100)).status == 0


@pytest.mark.parametrize("seed", range(25))
def test_no_smaller_set_contradicts_itself(seed):
    judged = as_judged(*random_judgements(seed))
    found = smallest_conflict(judged)
    sizes = range(len(judged.low) + 1)
    first = next(
        (size for size in sizes for rows in combinations(range(len(judged.low)), size)
         if not can_be_met(judged.only(np.array(rows, dtype=int)))), 0
    )  # fmt: skip
    assert len(found) == first
    if first:
        assert not can_be_met(judged.only(found))


def test_some_of_these_judgements_contradict_each_other_and_some_do_not():
    sizes = {smallest_conflict(as_judged(*random_judgements(seed))).size for seed in range(25)}
    assert 0 in sizes
    assert max(sizes) >= 3
