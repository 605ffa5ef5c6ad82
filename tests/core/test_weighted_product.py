"""The weighted product against its definition in loops, and by what it means."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from sitescore.core.scoring.weighted_product import weighted_product
from tests.strategies import problems

CASES = {  # name: values, weights, scores
    "square_root_of_a_product": ([[0.25, 1], [0.5, 0.5]], [0.5, 0.5], [0.5, 0.5]),
    "nothing_makes_up_for_a_zero": ([[0, 1]], [0.01, 0.99], [0]),
    "zero_to_the_power_of_zero_is_one": ([[0, 0.3]], [0, 1], [0.3]),
    "two_draws": ([[0.25, 0.0625]], [[1, 0], [0.5, 0.5]], [[0.25], [0.125]]),
}


@pytest.mark.parametrize(("values", "weights", "scores"), CASES.values(), ids=CASES.keys())
def test_hand_worked(values, weights, scores):
    assert_allclose(weighted_product(values, weights), scores)


@given(problem=problems())
def test_against_the_definition(problem):
    v, w = problem
    found = [math.prod(x**share for x, share in zip(row, w, strict=True)) for row in v]
    assert_allclose(weighted_product(v, w), found, atol=1e-12)


def test_a_share_lost_costs_the_same_share_of_the_score_wherever_it_is_lost():
    w = [0.3, 0.7]
    high, low = (weighted_product([[x, 0.6], [x / 2, 0.6]], w) for x in (1.0, 0.2))
    assert high[1] / high[0] == pytest.approx(low[1] / low[0])


def test_published_wpm_of_pymcdm():
    """Test of pymcdm (kotbaton/pymcdm, TestWPM): shares of the sum, weights that sum to 2, so the root is taken."""
    x = np.array([[96, 83, 75, 7], [63, 5, 56, 9], [72, 30, 32, 48], [11, 4, 27, 9], [77, 21, 17, 11.0]])
    x[:, 2:] = 1 / x[:, 2:]
    w = np.array([0.615384615385, 0.384615384615, 0.461538461538, 0.538461538462])
    found = weighted_product(x / x.sum(axis=0), w / w.sum()) ** w.sum()
    assert_allclose(found, [0.065, 0.017, 0.019, 0.007, 0.052], atol=5.1e-4)
