"""ELECTRE TRI-B against a published example and its definition."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.electre_tri import electre_tri
from tests.core.electre_cases import tables

# Iskafi (2022), Recherche opérationnelle, ENSA Maroc, tables 10.1 and 10.13.
SITES = [
    [0.72, 3.56, 1.34, 0.62, 44.34],
    [0.80, 3.94, 1.43, 0.74, 36.36],
    [0.76, 3.63, 1.38, 0.89, 48.75],
    [0.78, 3.74, 1.45, 0.72, 42.13],
    [0.74, 3.54, 1.37, 0.73, 36.99],
    [0.69, 3.74, 1.45, 0.84, 42.43],
    [0.70, 3.28, 1.28, 0.83, 47.43],
    [0.86, 3.37, 1.15, 0.80, 80.79],
]
MODEL = {
    "profiles": [[0.75, 3.5, 1.3, 0.73, 42], [0.80, 3.7, 1.37, 0.79, 43]],
    "q": [0.02, 0.05, 0.02, 0.05, 2],
    "p": [0.05, 0.10, 0.05, 0.10, 8],
    "v": [0.15, 0.60, 0.25, 0.25, 15],
    "lam": 0.7,
}


def test_iskafi():
    """Credibilities as in mcda's tests; classes by the rules of Mousseau, Slowinski and Zielniewicz (2000).

    mcda asks for preference where the pessimistic rule asks for outranking, and calls sites that no profile
    compares with unassigned; its optimistic classes of the first seven sites are the same as here.
    """
    result = electre_tri(SITES, [30, 30, 20, 10, 10], [1] * 5, **MODEL)
    over = [[0.8, 0.14820415879], [0.93933333333, 0.92266666667], [1, 0.68], [1, 0.96], [0.94983333333, 0.31316666667]]
    over += [[0.7, 0.7], [0.4, 0.05625], [0.5, 0.15]]
    under = [[0.801, 1], [0.06, 0.5], [0.28343558282, 0.8375], [1 / 3, 0.8], [0.8, 1], [1 / 3, 0.8]]
    under += [[0.84283333333, 0.9595], [0, 0]]
    assert_allclose(result.details["over_profiles"], over, atol=1e-9)
    assert_allclose(result.details["under_profiles"], under, atol=1e-9)
    assert_array_equal(result.details["optimistic"], [2, 3, 2, 3, 2, 3, 1, 3])
    assert_array_equal(result.details["pessimistic"], [2, 3, 2, 3, 2, 3, 1, 1])


def assigned(over, under, lam):
    """Both rules for one site, profile by profile."""
    pessimistic = optimistic = None
    for h in range(len(over), 0, -1):
        if pessimistic is None and over[h - 1] >= lam - 1e-9:
            pessimistic = h + 1
    for h in range(1, len(over) + 1):
        if optimistic is None and under[h - 1] >= lam - 1e-9 and over[h - 1] < lam - 1e-9:
            optimistic = h
    return pessimistic or 1, optimistic or len(over) + 1


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("lam", [0.6, 0.75, 1.0])
def test_rules_profile_by_profile(seed, lam):
    x, w, d = tables(seed, sites=20)
    result = electre_tri(x, w, d, classes=4, q=1, p=2, v=7, lam=lam)
    found = result.details
    for i in range(len(x)):
        classes = assigned(found["over_profiles"][i], found["under_profiles"][i], lam)
        assert (found["pessimistic"][i], found["optimistic"][i]) == classes
    assert (found["pessimistic"] <= found["optimistic"]).all()
    assert_array_equal(result.scores, found["pessimistic"])
    upper = electre_tri(x, w, d, classes=4, q=1, p=2, v=7, lam=lam, rule="optimistic")
    assert_array_equal(upper.scores, found["optimistic"])


def test_classes_of_given_profiles_do_not_depend_on_the_other_sites():
    whole = electre_tri(SITES, [30, 30, 20, 10, 10], [1] * 5, **MODEL).scores
    one_by_one = [electre_tri([site], [30, 30, 20, 10, 10], [1] * 5, **MODEL).scores[0] for site in SITES]
    assert_array_equal(whole, one_by_one)


def test_profiles_from_quantiles_follow_the_direction():
    x, _, d = tables(1, sites=30)
    limits = electre_tri(x, [1] * 4, d).details["profiles"]
    expected = [np.quantile(x[:, j], [1 / 3, 2 / 3])[:: d[j]] for j in range(4)]
    assert_allclose(limits, np.transpose(expected))


def test_lines_are_taken_at_the_profile():
    """A tenth of the profile's 100 is 10: 90 is as good, 89 is not."""
    found = electre_tri([[90], [89]], [1], [1], profiles=[[100]], q=[[0.1, 0]])
    assert_array_equal(found.scores, [2, 1])


def test_other_rules_are_refused():
    with pytest.raises(ValueError, match="rule must be pessimistic or optimistic, got 'mean'"):
        electre_tri(SITES, [1] * 5, [1] * 5, rule="mean")
