"""The additive model against hand-worked cases and its own axioms; general promises are in test_scoring_contract."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from sitescore.core.scoring.weighted_sum import weighted_sum
from tests.strategies import problems

CASES = {  # name: values, weights, scores
    "half_and_half": ([[1, 0], [0.5, 0.5]], [0.75, 0.25], [0.75, 0.5]),
    "one_criterion": ([[0.3]], [1.0], [0.3]),
    "weightless_criterion": ([[0.3, 1.0]], [1.0, 0.0], [0.3]),
    "two_draws": ([[1, 0], [0, 1]], [[1, 0], [0.2, 0.8]], [[1, 0], [0.2, 0.8]]),
}


@pytest.mark.parametrize(("values", "weights", "scores"), CASES.values(), ids=CASES.keys())
def test_hand_worked(values, weights, scores):
    assert_allclose(weighted_sum(values, weights), scores)


@given(problem=problems())
def test_contributions_add_up_to_the_score(problem):
    v, w = problem
    assert_allclose(weighted_sum(v, w), (v * w).sum(axis=-1), atol=1e-12)


def test_single_precision_is_kept():
    assert weighted_sum(np.ones((2, 2), np.float32), np.full(2, 0.5, np.float32)).dtype == np.float32
