"""Weights from ranks."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.weighting.rank_order import KINDS, rank_order

rankings = st.lists(st.integers(1, 5), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("kind", "ranks", "weights"),
    [
        ("centroid", [1, 2], [0.75, 0.25]),
        ("centroid", [1, 2, 3, 4], [0.5208, 0.2708, 0.1458, 0.0625]),
        ("reciprocal", [1, 2, 3], [6 / 11, 3 / 11, 2 / 11]),
        ("sum", range(1, 9), np.arange(8, 0, -1) / 36),
    ],
)
def test_published_weights(kind, ranks, weights):
    """Barron and Barrett (1996), table 1, and closed forms of Stillwell, Seaver and Edwards (1981)."""
    assert_allclose(rank_order(list(ranks), kind=kind).weights, weights, atol=5e-5)


@pytest.mark.parametrize("kind", KINDS)
@given(ranks=rankings)
def test_ties_share_the_mean_over_all_orders_that_break_them(kind, ranks):
    broken = []
    for order in permutations(range(len(ranks))):
        if all(ranks[a] <= ranks[b] for a, b in pairwise(order)):
            places = np.empty(len(ranks))
            places[list(order)] = np.arange(1, len(ranks) + 1)
            broken.append(rank_order(places, kind=kind, exponent=1.7).weights)
    assert_allclose(rank_order(ranks, kind=kind, exponent=1.7).weights, np.mean(broken, axis=0), atol=1e-12)


def test_centroid_is_the_mean_of_weights_in_that_order():
    drawn = np.sort(np.random.default_rng(1).dirichlet(np.ones(4), 200_000), axis=1)[:, ::-1]
    assert_allclose(rank_order([1, 2, 3, 4]).weights, drawn.mean(axis=0), atol=1e-3)


def test_exponent_goes_from_equal_over_sum_to_the_first_alone():
    ranks = [3, 1, 2]
    assert_allclose(rank_order(ranks, kind="exponent", exponent=0).weights, np.full(3, 1 / 3))
    assert_allclose(rank_order(ranks, kind="exponent").weights, rank_order(ranks, kind="sum").weights)
    assert rank_order(ranks, kind="exponent", exponent=100).weights[1] > 1 - 1e-12


def test_unknown_kinds_and_exponents_are_refused():
    with pytest.raises(ValueError, match="kind must be one of centroid, sum, reciprocal, exponent, got 'roc'"):
        rank_order([1, 2], kind="roc")
    with pytest.raises(ValueError, match="exponent must lie within 0 and 100, got nan"):
        rank_order([1, 2], kind="exponent", exponent=float("nan"))
