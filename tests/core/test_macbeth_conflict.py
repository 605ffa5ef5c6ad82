"""Smallest conflicts, against trying all sets of judgements."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import linprog

from sitescore.core.weighting.categories import as_judged
from sitescore.core.weighting.macbeth_conflict import smallest_conflict
from tests.core.test_categories import random_judgements


def can_be_met(judged):
    """The conditions on each two judgements, without thresholds."""
    unit = np.eye(judged.elements)
    apart = unit[judged.better] - unit[judged.worse]
    rows, bound = [*-apart], [*-judged.low.astype(float)]
    for a, b in product(range(len(apart)), repeat=2):
        if judged.low[a] > judged.high[b]:
            rows.append(apart[b] - apart[a])
            bound.append(float(judged.high[b] - judged.low[a]))
    level = apart[judged.low == 0]
    if not rows:
        return True
    return linprog(unit[0] * 0, rows, bound, level, np.zeros(len(level)), bounds=(None, None)).status == 0


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
