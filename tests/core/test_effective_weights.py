"""Effective weights against hand-worked cases and against covariances by numpy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from numpy.testing import assert_allclose

from sitescore.core.explanation.effective_weights import effective_weights
from tests.strategies import problems

CASES = {  # name: values, weights, shares
    "alike_on_the_heavy_one": ([[1.0, 0.5], [0.0, 0.5]], [0.2, 0.8], [1, 0]),
    "both_alike_in_spread": ([[1, 1], [0, 0]], [0.25, 0.75], [0.25, 0.75]),
    "pulls_against_the_ranking": ([[1, 0], [0, 1]], [0.75, 0.25], [1.5, -0.5]),
    "scores_tie": ([[1, 0], [0, 1]], [0.5, 0.5], [0, 0]),
    "identical_sites": ([[0.3, 0.7], [0.3, 0.7]], [0.4, 0.6], [0, 0]),
    "one_site": ([[0.3, 0.7]], [0.4, 0.6], [0, 0]),
    "one_criterion": ([[0.3], [0.7]], [1.0], [1]),
    "one_tenth_everywhere": ([[0.1, 0.3], [0.1, 0.3], [0.1, 0.3]], [0.3, 0.7], [0, 0]),
}


@pytest.mark.parametrize(("values", "weights", "shares"), CASES.values(), ids=CASES.keys())
def test_hand_worked(values, weights, shares):
    assert_allclose(effective_weights(values, weights), shares, atol=1e-12)


@given(problem=problems())
def test_against_covariances(problem):
    values, weights = problem
    scores = values @ weights
    assume(len(scores) > 1 and np.ptp(scores) > 1e-3)
    shares = [np.cov(values[:, j] * weights[j], scores)[0, 1] / np.var(scores, ddof=1) for j in range(len(weights))]
    found = effective_weights(values, weights)
    assert_allclose(found, shares, atol=1e-8)
    assert found.sum() == pytest.approx(1)


BAD = {
    "value_above_one": ([[0.1, 1.5]], [0.5, 0.5], r"values must lie within \[0, 1\]"),
    "value_missing": ([[0.1, np.nan]], [0.5, 0.5], "values must be finite"),
    "weight_sum": ([[0.1, 0.2]], [0.5, 0.4], "weights must sum to 1"),
}


@pytest.mark.parametrize(("values", "weights", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(values, weights, message):
    with pytest.raises(ValueError, match=message):
        effective_weights(values, weights)
