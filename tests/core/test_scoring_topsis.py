"""TOPSIS on values against published scores and a version in loops."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from sitescore.core.scoring.topsis import topsis
from tests.strategies import problems

PUBLISHED = {  # name: measurements, weights, directions, scores, tolerance
    # Hodgett, "TOPSIS in Excel" (hodgett.co.uk/topsis-in-excel), after Hwang and Yoon (1981); in R package MCDA 0.1.0
    "cars": (
        [[5490, 51.4, 8.5, 285], [6500, 70.6, 7.0, 288], [6489, 54.3, 7.5, 290]],
        [0.35, 0.25, 0.25, 0.15],
        [-1, 1, 1, 1],
        [0.4817, 0.5182, 0.1780],
        6e-5,
    ),
    # docstring of PyPI mcda 1.1.0, after Chakraborty (2022)
    "six_cars": (
        [
            [9500, 4.2, 2, 2, 450],
            [15600, 4.5, 4, 3, 900],
            [6800, 4.1, 3, 4, 700],
            [10200, 5.6, 4, 3, 850],
            [8100, 5.2, 3, 1, 750],
            [12000, 4.9, 4, 4, 850],
        ],
        [3 / 15, 4 / 15, 2 / 15, 5 / 15, 1 / 15],
        [-1, -1, 1, -1, 1],
        [0.634897, 0.357782, 0.362293, 0.413274, 0.823318, 0.249553],
        6e-7,
    ),
}


@pytest.mark.parametrize(
    ("measurements", "weights", "directions", "scores", "tolerance"), PUBLISHED.values(), ids=PUBLISHED.keys()
)
def test_published(measurements, weights, directions, scores, tolerance):
    """With shares of the columns' lengths as values, turned where less is better, which leaves distances alone."""
    x = np.array(measurements, dtype=float)
    share = x / np.sqrt((x**2).sum(axis=0))
    values = np.where(np.array(directions) > 0, share, 1 - share)
    assert_allclose(topsis(values, weights), scores, atol=tolerance)


@pytest.mark.parametrize("ideal", ["set", "fixed"])
@given(problem=problems())
def test_against_loops(ideal, problem):
    v, w = problem
    best, worst = (v.max(axis=0), v.min(axis=0)) if ideal == "set" else (np.ones(len(w)), np.zeros(len(w)))
    found = []
    for row in v:
        to_best = math.sqrt(sum((share * (b - x)) ** 2 for x, share, b in zip(row, w, best, strict=True)))
        to_worst = math.sqrt(sum((share * (x - b)) ** 2 for x, share, b in zip(row, w, worst, strict=True)))
        found.append(to_worst / (to_best + to_worst) if to_best + to_worst > 0 else 1.0)
    assert_allclose(topsis(v, w, ideal=ideal), found, atol=1e-7)


def test_all_alike_are_at_the_ideal():
    assert_allclose(topsis([[0.3, 0.7]] * 3, [0.5, 0.5]), 1)


def test_another_site_moves_the_ideal_unless_it_is_fixed():
    v, w = np.array([[0.6, 0.4], [0.3, 0.75], [0.0, 1.0]]), [0.5, 0.5]
    assert not np.allclose(topsis(v, w)[:2], topsis(v[:2], w))
    assert_allclose(topsis(v, w, ideal="fixed")[:2], topsis(v[:2], w, ideal="fixed"))


def test_an_unknown_ideal_is_named():
    with pytest.raises(ValueError, match="ideal must be set or fixed, got 'best'"):
        topsis([[0.5]], [1.0], ideal="best")
