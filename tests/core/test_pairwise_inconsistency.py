"""What makes pairwise comparisons inconsistent, against plain loops."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar

from sitescore.core.weighting.pairwise import pairwise
from sitescore.core.weighting.pairwise_inconsistency import pairwise_inconsistency
from tests.core.test_comparisons import random_gaps


def spoilt():
    """Consistent comparisons but for one: 0 over 3 is 1/2 where it should be 8."""
    w = np.array([8.0, 4.0, 2.0, 1.0, 1.0])
    matrix = w[:, None] / w
    matrix[0, 3], matrix[3, 0] = 0.5, 2.0
    return matrix


def test_the_comparison_at_fault_is_found():
    found = pairwise_inconsistency(spoilt(), worst=9)
    assert (found.change.first, found.change.second, found.change.stated) == (3, 0, 2.0)
    assert found.change.proposed == pytest.approx(1 / 8, abs=1e-6)
    assert found.change.consistency_ratio == pytest.approx(0, abs=1e-6)
    assert all({0, 3} <= set(triad) for triad in found.triads.tolist())
    assert len(found.triads) == 3
    assert_allclose(found.size, 1 - 1 / 16)


@pytest.mark.parametrize("seed", range(4))
def test_triads_against_a_loop(seed):
    matrix = random_gaps(seed)
    found = pairwise_inconsistency(matrix, worst=99)
    sizes = {}
    for i, j, k in combinations(range(5), 3):
        loop = matrix[i, j] * matrix[j, k] * matrix[k, i]
        if not np.isnan(loop) and abs(loop - 1) > 1e-6:
            sizes[i, j, k] = 1 - min(loop, 1 / loop)
    assert {tuple(sorted(triad)) for triad in found.triads.tolist()} == sizes.keys()
    assert_allclose(found.size, [sizes[tuple(sorted(triad))] for triad in found.triads.tolist()])
    assert (np.diff(found.size) <= 0).all()
    for (first, second, third), stated in zip(found.triads, found.stated, strict=True):
        assert_allclose(stated, [matrix[first, second], matrix[second, third], matrix[first, third]])
        assert (stated[:2] >= 1).all()
    assert_allclose(found.implied, found.stated[:, 0] * found.stated[:, 1])


@pytest.mark.parametrize("seed", range(4))
def test_no_single_change_helps_more(seed):
    matrix = random_gaps(seed, criteria=4, gaps=0)
    found = pairwise_inconsistency(matrix)

    def ratio(log, i, j):
        changed = matrix.copy()
        changed[i, j], changed[j, i] = np.exp(log), np.exp(-log)
        return float(pairwise(changed).details["consistency_ratio"])

    best = min(minimize_scalar(ratio, args=pair, bracket=(-1, 1)).fun for pair in combinations(range(4), 2))
    assert found.change.consistency_ratio == pytest.approx(best, abs=1e-6)
    assert ratio(np.log(found.change.proposed), found.change.first, found.change.second) == pytest.approx(
        best, abs=1e-6
    )


@pytest.mark.parametrize("matrix", [[[1]], [[1, 5], [None, 1]], [[1, 2, 8], [None, 1, 4], [None, None, 1]]])
def test_consistent_comparisons_have_nothing_to_explain(matrix):
    found = pairwise_inconsistency(matrix)
    assert found.triads.shape == (0, 3)
    assert found.change is None


def test_as_many_triads_as_asked_for():
    assert len(pairwise_inconsistency(spoilt(), worst=2).triads) == 2
    with pytest.raises(ValueError, match="worst must not be negative, got -1"):
        pairwise_inconsistency(spoilt(), worst=-1)
