"""Ranks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_array_equal
from scipy.stats import rankdata

from sitescore.core.ranking import best, best_of_others, order_of_ranks, ranks

CASES = {  # name: scores, ranks
    "plain": ([0.1, 0.9, 0.5], [3, 1, 2]),
    "tie_shares_the_better_rank": ([0.5, 0.5, 0.1], [1, 1, 3]),
    "tie_in_the_middle_leaves_a_gap": ([0.9, 0.5, 0.5, 0.1], [1, 2, 2, 4]),
    "noise_is_a_tie": ([0.1 + 0.2, 0.3], [1, 1]),
    "noise_across_a_rounding_edge_is_a_tie": ([0.5000000000005 + 1e-16, 0.5000000000005 - 1e-16], [1, 1]),
    "more_than_noise_is_not": ([0.3 + 1e-11, 0.3], [1, 2]),
    "minus_zero_is_zero": ([0.0, -0.0], [1, 1]),
    "each_draw_by_itself": ([[1, 2], [2, 1]], [[2, 1], [1, 2]]),
    "one_site": ([0.3], [1]),
    "nobody": ([], []),
    "very_large": ([1e300, 2e300, -1e308], [2, 1, 3]),
}


@pytest.mark.parametrize(("scores", "expected"), CASES.values(), ids=CASES.keys())
def test_cases(scores, expected):
    assert_array_equal(ranks(scores), expected)


@given(arrays(np.float64, (3, 6), elements=st.integers(0, 4).map(float)))
def test_against_scipy(scores):
    assert_array_equal(ranks(scores), rankdata(-scores, method="min", axis=-1))


def test_fewer_decimals_tie_more():
    assert_array_equal(ranks([0.51, 0.49, 0.2], decimals=1), [1, 1, 3])


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_scores_must_be_finite(bad):
    with pytest.raises(ValueError, match=rf"scores must be finite, got {bad} at index \(1,\)"):
        ranks([0.5, bad])


@given(arrays(np.float64, st.integers(1, 12), elements=st.integers(0, 4).map(float)), st.integers(1, 14))
def test_the_best_are_the_first_of_all_in_order(scores, count):
    assert_array_equal(best(scores, count), np.argsort(-scores, kind="stable")[:count])


@given(arrays(np.float64, st.integers(0, 12), elements=st.integers(0, 20).map(float)))
def test_the_order_of_ranks_is_that_of_scores_and_of_numbers_where_they_tie(scores):
    assert_array_equal(order_of_ranks(ranks(scores)), np.argsort(-scores, kind="stable"))


@pytest.mark.parametrize("count", [1, 2, 7, 300, 1999, 2000])
@pytest.mark.parametrize("steps", [50, 10**9], ids=["tied", "apart"])
def test_the_best_of_many(count, steps):
    scores = np.random.default_rng(count).integers(0, steps, 2000) / steps
    assert_array_equal(best(scores, count), np.argsort(-scores, kind="stable")[:count])


@given(arrays(np.float64, st.integers(1, 6), elements=st.integers(0, 3).map(float)))
def test_the_best_of_others_leaves_each_out_in_turn(scores):
    expected = [max(np.delete(scores, at), default=-np.inf) for at in range(scores.size)]
    assert_array_equal(best_of_others(scores), expected)


@pytest.mark.parametrize("bad", [[], [[0.1, 0.2]]], ids=["nobody", "draws"])
def test_the_best_of_others_is_asked_of_one_list(bad):
    with pytest.raises(ValueError, match=r"scores must have shape \(sites,\)"):
        best_of_others(bad)
