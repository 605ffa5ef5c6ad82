"""The weighted harmonic mean against its definition and the other means."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from sitescore.core.scoring.harmonic import harmonic
from sitescore.core.scoring.weighted_product import weighted_product
from tests.strategies import problems

CASES = {  # name: values, weights, scores
    "two_speeds_over_equal_ways": ([[0.4, 0.6]], [0.5, 0.5], [0.48]),
    "a_zero": ([[0, 1], [1, 1]], [0.1, 0.9], [0, 1]),
    "a_zero_without_weight": ([[0, 0.3]], [0, 1], [0.3]),
    "nearly_nothing": ([[1e-320, 0.3]], [0, 1], [0.3]),
}


@pytest.mark.parametrize(("values", "weights", "scores"), CASES.values(), ids=CASES.keys())
def test_hand_worked(values, weights, scores):
    assert_allclose(harmonic(values, weights), scores)


@given(problem=problems())
def test_against_the_definition(problem):
    v, w = problem
    pairs = [[(x, share) for x, share in zip(row, w, strict=True) if share > 0] for row in v]
    found = [0 if min(row)[0] == 0 else 1 / sum(share / x for x, share in row) for row in pairs]
    assert_allclose(harmonic(v, w), found, rtol=1e-9, atol=1e-12)


@given(problem=problems())
def test_never_above_the_geometric_mean(problem):
    assert (harmonic(*problem) <= weighted_product(*problem) + 1e-12).all()


def test_many_draws():
    w = np.array([[0.5, 0.5], [1.0, 0.0]])
    assert_allclose(harmonic([[0.4, 0.6], [0.5, 0.0]], w), [[0.48, 0], [0.4, 0.5]])
