"""Statements on weights: which are drawn exactly, that they hold, and what robustness says of the draws."""

from __future__ import annotations

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.preferences import POOL, preferences, preferred_weights
from sitescore.analysis.uncertainty import Unknowns
from tests.analysis.studies import flat, study

FOUR = flat("wxyz", [["a", 0.6, 0.5, 0.2, 0.9], ["b", 0.5, 0.6, 0.8, 0.1]])

EXACT = {
    "order": ["w > x > y > z"],
    "ratios": ["w >= 2 x >= 1.5 y", "y > z"],
    "two_chains": ["w > x", "y >= 3 z"],
    "tree": ["w > z", "x >= 2 z", "y > z"],
    "heaviest": ["w > x", "w > y", "w > z"],
    "within": ["10% <= w <= 30%"],
    "ties": ["w = 2 x > y"],
    "settled": ["w = 40%", "x > y"],
}


@pytest.mark.parametrize("statements", EXACT.values(), ids=EXACT.keys())
def test_drawn_exactly(tmp_path, statements):
    matrix = study(tmp_path, *FOUR)
    drawn = preferred_weights(matrix, statements, seed=1)
    asked = preferences(matrix, statements)
    assert (drawn.worth, drawn.chains) == (POOL, False)
    slack = asked.bounds - drawn.weights @ asked.matrix.T
    assert np.where(asked.equal, -abs(slack), slack).min() >= -1e-9
    assert np.unique(drawn.weights, axis=0).shape == drawn.weights.shape


def test_what_robustness_says_of_the_draws(tmp_path):
    matrix = study(tmp_path, *FOUR)

    def sampler(statement):
        return ss.robustness(matrix, draws=500, unknowns=Unknowns(prefer=(statement,))).sampler

    assert sampler("w > x") == "independent"
    assert sampler("50% <= w <= 50.01%") == "chains"
