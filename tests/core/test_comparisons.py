"""Matrices of comparisons: the guard, and the best completion against a search of its own."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.optimize import minimize

from sitescore.core.weighting.comparisons import as_comparisons, completed, log_least_squares, principal

NAN = np.nan


def random_gaps(seed, criteria=5, gaps=3):
    """Reciprocal comparisons on Saaty's scale, some unknown, a spanning path kept."""
    rng = np.random.default_rng(seed)
    scale = np.concatenate([1 / np.arange(2, 10), np.arange(1, 10)])
    upper = np.triu(rng.choice(scale, (criteria, criteria)), 1)
    pairs = [(i, j) for i in range(criteria) for j in range(i + 2, criteria)]
    for at in rng.permutation(len(pairs))[:gaps]:
        upper[pairs[at]] = NAN
    return as_comparisons("comparisons", np.where(np.tri(criteria, k=-1, dtype=bool), NAN, upper) + np.eye(criteria))


def test_one_half_is_enough():
    whole = as_comparisons("comparisons", [[1, 2, None], [0.5, 1, 4], [None, 0.25, 1]])
    for half in ([[1, 2, None], [None, 1, 4], [None, None, 1]], [[None, None, NAN], [0.5, None, 4], [NAN, None, None]]):
        assert_array_equal(as_comparisons("comparisons", half), whole)


def test_both_halves_as_printed():
    """Rounded reciprocals are kept, and the weights are the eigenvector of the matrix as printed."""
    printed = [[1, 3, 5], [0.33, 1, 2], [0.2, 0.5, 1]]
    assert_array_equal(as_comparisons("comparisons", printed), printed)
    power = np.linalg.matrix_power(np.array(printed), 64).sum(axis=1)
    weights = principal(np.array(printed))[1]
    assert_allclose(weights, power / power.sum(), rtol=1e-12)
    assert_allclose(weights, [0.64878, 0.22910, 0.12212], atol=6e-6)
    as_comparisons("comparisons", [[1, 7, 9], [0.14, 1, None], [0.11, None, 1]])


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1, 2]], r"comparisons must be a square matrix, .* got shape \(1, 2\)"),
        ([[1, 0], [1, 1]], r"comparisons must lie above 0 and at most 1e\+09, got 0.0 at index \(0, 1\)"),
        ([[1, 2], [0.5, 2]], r"must be 1 where a criterion is compared with itself, got 2.0 at index \(1, 1\)"),
        ([[1, 3], [0.36, 1]], r"must be reciprocal to 5 %, .* got 3.0 at index \(0, 1\)"),
        ([[1, "3"], ["1/3", 1]], "comparisons must be numbers"),
        ([[1, "3"], [None, 1]], "comparisons must be numbers"),
        ([[1, 2, None], [None, 1, None], [None, None, 1]], "must link all criteria, got none .* from criterion 0 to 2"),
    ],
)
def test_wrong_comparisons_are_named(matrix, message):
    with pytest.raises(ValueError, match=message):
        as_comparisons("comparisons", matrix)


@pytest.mark.parametrize("seed", range(6))
def test_completion_has_the_least_largest_eigenvalue(seed):
    """Against a search without slopes from several starts."""
    given = random_gaps(seed)
    rows, columns = np.nonzero(np.triu(np.isnan(given)))

    def eigenvalue(logs):
        filled = given.copy()
        filled[rows, columns], filled[columns, rows] = np.exp(logs), np.exp(-logs)
        return np.abs(np.linalg.eigvals(filled)).max()

    searches = [
        minimize(eigenvalue, start, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000}).fun
        for start in (np.zeros(3), np.array([1.0, -1.0, 0.5]))
    ]
    assert principal(completed(given))[0] <= min(searches) + 1e-9
    assert_allclose(min(searches), principal(completed(given))[0], atol=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_least_squares_of_logarithms_with_gaps(seed):
    given = random_gaps(seed)
    known = ~np.isnan(given)

    def misfit(heights):
        gaps = np.log(np.where(known, given, 1.0)) - (heights[:, None] - heights)
        return (gaps**2)[known].sum()

    weights = log_least_squares(given)
    searched = np.exp(minimize(misfit, np.zeros(5), options={"gtol": 1e-8}).x)
    assert_allclose(weights, searched / searched.sum(), atol=1e-5)


def test_least_squares_without_gaps_are_geometric_means():
    given = random_gaps(1, gaps=0)
    means = given.prod(axis=1) ** (1 / 5)
    assert_allclose(log_least_squares(given), means / means.sum())
