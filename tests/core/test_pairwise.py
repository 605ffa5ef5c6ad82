"""Weights from pairwise comparisons."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.weighting.pairwise import DERIVATIONS, pairwise

WANG_CHIN = [
    [1, 4, 3, 1, 3, 4],
    [1 / 4, 1, 7, 3, 1 / 5, 1],
    [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
    [1, 1 / 3, 5, 1, 1, 1 / 3],
    [1 / 3, 5, 5, 1, 1, 3],
    [1 / 4, 1, 6, 3, 1 / 3, 1],
]
WATROBSKI = [
    [1, 2, 2, 2, 6, 2, 1, 1, 1 / 2, 1 / 2],
    [None, 1, 1, 1, 4, 1, 1, 1, 1 / 2, 1 / 2],
    [None, None, 1, 1, 3, 1, 1 / 2, 1 / 2, 1 / 3, 1 / 3],
    [None, None, None, 1, 3, 1, 1 / 2, 1 / 2, 1 / 3, 1 / 3],
    [None, None, None, None, 1, 1 / 3, 1 / 5, 1 / 5, 1 / 9, 1 / 9],
    [None, None, None, None, None, 1, 1 / 2, 1 / 2, 1 / 3, 1 / 3],
    [None, None, None, None, None, None, 1, 1, 1 / 2, 1 / 2],
    [None, None, None, None, None, None, None, 1, 1 / 2, 1 / 2],
    [None, None, None, None, None, None, None, None, 1, 1],
    [None] * 9 + [1],
]


def test_published_wang_and_chin():
    """Wang and Chin (2011), Information Sciences 181, 5240-5248."""
    assert_allclose(pairwise(WANG_CHIN).weights, [0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391], atol=6e-5)


def test_published_green_energy():
    """Wątróbski and others (2016), Sustainability 8(8), 702."""
    printed = [0.1165, 0.0804, 0.0614, 0.0614, 0.0205, 0.0614, 0.1065, 0.1065, 0.1927, 0.1927]
    assert_allclose(pairwise(WATROBSKI).weights, printed, atol=5.1e-5)


def test_published_completion():
    """Bozóki, Fülöp and Rónyai (2010) method; figures of the tests of AHPy, with Donegan and Dodd's index."""
    gaps = [[1, 1, 5, 2], [1, 1, 3, 4], [0.2, 1 / 3, 1, None], [0.5, 0.25, None, 1]]
    found = pairwise(gaps, random_indices="donegan_dodd")
    assert_allclose(found.details["completed"][2, 3], 0.730297106887, atol=6e-5)
    assert_allclose(
        found.details["completed"][2, 3], np.sqrt(0.2 * 2 * 4 / 3), atol=1e-9
    )  # the mean over both ways round
    assert_allclose(found.weights, [0.3738, 0.3920, 0.0985, 0.1357], atol=6e-5)
    assert found.details["consistency_ratio"] == pytest.approx(0.0372, abs=6e-5)
    assert found.details["consistency_ratio_of_gaps"] == pytest.approx(found.details["consistency_ratio"] * 1.5)


def test_closed_form_of_three_criteria():
    """Eigenvector and geometric mean are the same then, and the eigenvalue 1 + t + 1 / t with t the cube root of the
    comparison of the ends over the product of the others."""
    matrix = [[1, 3, 2], [None, 1, 4], [None, None, 1]]
    t = np.cbrt(2 / (3 * 4))
    eigen, mean = (pairwise(matrix, derivation=derivation) for derivation in DERIVATIONS)
    assert_allclose(eigen.weights, mean.weights, atol=1e-12)
    assert eigen.details["largest_eigenvalue"] == pytest.approx(1 + t + 1 / t)
    assert eigen.details["consistency_ratio"] == pytest.approx((t + 1 / t - 2) / 2 / 0.58)
    assert eigen.details["geometric_consistency_index"] == pytest.approx(3 * np.log(t) ** 2)


@pytest.mark.parametrize("derivation", DERIVATIONS)
@given(points=st.lists(st.integers(1, 50), min_size=1, max_size=6), gaps=st.integers(0, 2**15 - 1))
def test_consistent_comparisons_give_the_weights_back(derivation, points, gaps):
    """Whichever are missing, as long as the neighbours are compared."""
    w = np.array(points) / sum(points)
    matrix = w[:, None] / w
    hidden = [(i, j) for i in range(len(w)) for j in range(i + 2, len(w))]
    for bit, (i, j) in enumerate(hidden):
        if gaps >> bit & 1:
            matrix[i, j] = matrix[j, i] = np.nan
    found = pairwise(matrix, derivation=derivation)
    assert_allclose(found.weights, w, atol=1e-7)
    for name in ("consistency_index", "consistency_ratio", "consistency_ratio_of_gaps", "geometric_consistency_index"):
        assert found.details[name] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("derivation", DERIVATIONS)
def test_details_are_those_of_the_completed_matrix(derivation):
    matrix = np.array(WANG_CHIN)
    matrix[0, 3] = matrix[3, 0] = np.nan
    found = pairwise(matrix, derivation=derivation)
    again = pairwise(found.details["completed"], derivation=derivation)
    assert_allclose(again.weights, found.weights, atol=1e-7)
    for name in ("largest_eigenvalue", "consistency_ratio", "geometric_consistency_index"):
        assert_allclose(again.details[name], found.details[name], atol=1e-7)


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="derivation must be one of eigenvector, geometric_mean, got 'mean'"):
        pairwise([[1]], derivation="mean")
    with pytest.raises(ValueError, match="random_indices must be one of saaty, alonso_lamata, donegan_dodd, got 'x'"):
        pairwise([[1]], random_indices="x")
