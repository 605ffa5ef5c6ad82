"""The weakest value, hand-worked and against a loop over sites and criteria."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from sitescore.core.scoring.minimum import minimum
from tests.strategies import problems

CASES = {  # name: values, weights, graded, scores
    "the_least": ([[0.9, 0.2], [0.5, 0.4]], [0.99, 0.01], False, [0.2, 0.4]),
    "without_weight_it_does_not_count": ([[0.9, 0.2]], [1, 0], False, [0.9]),
    "graded_by_weight": ([[0.9, 0.2], [0.5, 0.4]], [0.8, 0.2], True, [0.75, 0.5]),
    "graded_with_equal_weights": ([[0.9, 0.2]], [0.5, 0.5], True, [0.2]),
    "graded_without_weight": ([[0.9, 0.2]], [1, 0], True, [0.9]),
    "two_draws": ([[0.9, 0.2]], [[1, 0], [0.5, 0.5]], False, [[0.9], [0.2]]),
}


@pytest.mark.parametrize(("values", "weights", "graded", "scores"), CASES.values(), ids=CASES.keys())
def test_hand_worked(values, weights, graded, scores):
    assert_allclose(minimum(values, weights, graded=graded), scores)


@given(problem=problems())
def test_against_loops(problem):
    v, w = problem
    plain = [min(x for x, share in zip(row, w, strict=True) if share > 0) for row in v]
    graded = [min(max(x, 1 - share / max(w)) for x, share in zip(row, w, strict=True)) for row in v]
    assert_allclose(minimum(v, w), plain)
    assert_allclose(minimum(v, w, graded=True), graded)
    assert (np.array(graded) >= np.array(plain) - 1e-12).all()
