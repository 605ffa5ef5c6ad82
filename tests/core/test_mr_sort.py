"""MR-Sort against a published example and its definition."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.electre_tri import electre_tri
from sitescore.core.outranking.mr_sort import mr_sort
from tests.core.electre_cases import tables

# The package MCDA of R, tests/MRSort.R: price, time and comfort of five ways to the airport.
TRIPS = [[1, 10, 1], [4, 20, 2], [2, 20, 0], [6, 40, 0], [30, 30, 3]]
MODEL = {"weights": [1, 3, 2], "directions": [-1, -1, 1], "profiles": [[7, 25, 2], [3, 11, 3]], "lam": 0.5}
NEVER = np.inf


def test_trips():
    """Vetoes there are measurements: comfort 0 against medium, price 9 against good, each as far from its profile."""
    vetoes = [[NEVER, NEVER, 2], [6, NEVER, NEVER]]
    assert_array_equal(mr_sort(TRIPS, **MODEL, v=vetoes).scores, [3, 2, 1, 1, 1])


@pytest.mark.parametrize("seed", range(8))
def test_definition(seed):
    x, w, d = tables(seed, sites=20)
    rng = np.random.default_rng(seed)
    v = rng.integers(1, 8, (3, 4)).astype(float)
    result = mr_sort(x, w, d, classes=4, lam=0.6, v=v)
    limits = result.details["profiles"]
    for i in range(len(x)):
        expected = 1
        for h in range(3):
            behind = (limits[h] - x[i]) * d
            if w[behind <= 0].sum() / w.sum() >= 0.6 - 1e-9 and not (behind >= v[h]).any():
                expected = h + 2
        assert result.scores[i] == expected


@pytest.mark.parametrize("seed", range(6))
def test_it_is_electre_tri_without_thresholds(seed):
    x, w, d = tables(seed, sites=20)
    majority = electre_tri(x, w, d, lam=0.6).details
    result = mr_sort(x, w, d, lam=0.6)
    assert_array_equal(result.scores, majority["pessimistic"])
    assert_allclose(result.details["majority"], majority["over_profiles"])


def test_a_weightless_criterion_has_no_veto():
    assert mr_sort([[5, 0]], [1, 0], [1, 1], profiles=[[4, 9]], v=1).scores[0] == 2
    assert mr_sort([[5, 0]], [1, 0.1], [1, 1], profiles=[[4, 9]], v=1).scores[0] == 1


def test_vetoes_fit_profiles_and_criteria():
    with pytest.raises(ValueError, match=r"v must be a number or have shape \(3,\) or \(2, 3\), got \(4,\)"):
        mr_sort(TRIPS, **MODEL, v=[1, 2, 3, 4])


def test_none_for_a_criterion_is_no_veto():
    x, d, profiles = [[9.0, 1.0], [9.0, 4.0]], [1, 1], [[5.0, 5.0]]
    scores = [mr_sort(x, [2, 1], d, profiles=profiles, v=v).scores for v in ([None, 2], [np.inf, 2], [None, None])]
    assert_array_equal(scores, [[1, 2], [1, 2], [2, 2]])


@pytest.mark.parametrize("seed", range(4))
def test_profiles_in_either_order(seed):
    """Vetoes go with their profiles."""
    x, w, d = tables(seed)
    profiles = np.quantile(x * d, [0.3, 0.6], axis=0) * d
    vetoes = np.stack([np.full(d.size, np.inf), np.full(d.size, np.ptp(x, axis=0).max() / 4)])
    up = mr_sort(x, w, d, profiles=profiles, v=vetoes)
    down = mr_sort(x, w, d, profiles=profiles[::-1], v=vetoes[::-1])
    assert_array_equal(down.scores, up.scores)
    assert_array_equal(down.details["vetoed"], up.details["vetoed"])
    assert up.details["vetoed"].any()
    trials = [electre_tri(x, w, d, profiles=order).scores for order in (profiles, profiles[::-1])]
    assert_array_equal(*trials)
