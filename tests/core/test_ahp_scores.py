"""Sites compared in pairs."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.weighting.ahp_scores import ahp_scores
from sitescore.core.weighting.pairwise import pairwise

CARS = (
    [[1, 1 / 2, 3], [2, 1, 4], [1 / 3, 1 / 4, 1]],
    [
        [[1, 1 / 4, 4, 1 / 6], [4, 1, 4, 1 / 4], [1 / 4, 1 / 4, 1, 1 / 5], [6, 4, 5, 1]],
        [[1, 2, 5, 1], [1 / 2, 1, 3, 2], [1 / 5, 1 / 3, 1, 1 / 4], [1, 1 / 2, 4, 1]],
        [[1, 2, 4, 1], [1 / 2, 1, 3, 2], [1 / 4, 1 / 3, 1, 1 / 5], [1, 1 / 2, 5, 1]],
    ],
)


def test_published_cars():
    """Haas and Meixner, AHP tutorial: style, reliability and fuel; scores as the tests of the R package MCDA."""
    found = ahp_scores(*CARS)
    assert_allclose(found.scores, [0.2922, 0.2767, 0.0697, 0.3613], atol=6e-5)
    assert_allclose(found.details["priorities"].sum(axis=0), 1)
    ratios = [pairwise(matrix).details["consistency_ratio"] for matrix in CARS[1]]
    assert_allclose(found.details["consistency_ratios"], ratios)


def copied(matrix):
    """The matrix with its first site a second time."""
    rows = [0, 1, 2, 3, 0]
    return np.array(matrix)[np.ix_(rows, rows)]


def test_a_copy_of_a_site_does_not_move_the_others_when_the_best_has_1():
    w = np.array([[0.5, 0.3, 0.1, 0.1], [0.1, 0.2, 0.3, 0.4], [0.25, 0.25, 0.25, 0.25]])
    consistent = [row[:, None] / row for row in w]
    before = ahp_scores(CARS[0], consistent, synthesis="ideal").scores
    after = ahp_scores(CARS[0], [copied(matrix) for matrix in consistent], synthesis="ideal").scores
    assert_allclose(after[:4], before)


@pytest.mark.parametrize(
    ("criteria", "sites", "options", "message"),
    [
        (CARS[0], CARS[1][:2], {}, "sites must hold one matrix for each of 3 criteria, got 2"),
        (
            CARS[0],
            [*CARS[1][:2], [[1]]],
            {},
            r"sites must be matrices of one size, got 1 sites at index \(2,\), 4 before",
        ),
        (CARS[0], [*CARS[1][:2], [[0]]], {}, r"sites\[2\]: comparisons must lie above 0"),
        (*CARS, {"synthesis": "best"}, "synthesis must be one of distributive, ideal, got 'best'"),
    ],
)
def test_wrong_arguments_are_named(criteria, sites, options, message):
    with pytest.raises(ValueError, match=message):
        ahp_scores(criteria, sites, **options)
