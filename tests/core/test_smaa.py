"""Counts of ranks over draws, against counting them one by one."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.sensitivity import smaa
from sitescore.core.sensitivity.shares_of_draws import wilson
from sitescore.core.sensitivity.smaa import RankCounts, expected_ranks, pairwise_wins, rank_reached

DTYPES = (np.float32, np.float64)
both = pytest.mark.parametrize("dtype", DTYPES, ids=["float32", "float64"])


def by_hand(scores):
    """Ranks of each draw averaged over every way to break its ties."""
    draws, sites = scores.shape
    counts = np.zeros((sites, sites))
    for row in scores:
        orders = [order for order in permutations(range(sites)) if all(row[a] >= row[b] for a, b in pairwise(order))]
        for order in orders:
            counts[list(order), np.arange(sites)] += 1 / len(orders)
    return counts / draws


tied_scores = st.tuples(st.integers(1, 8), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.sampled_from([-1.5, -0.0, 0.0, 0.25, 0.5, 1.0, 1e-30]))
)


@both
@given(scores=tied_scores)
def test_shares_of_ranks_as_counted_one_by_one(dtype, scores):
    scores = scores.astype(dtype)
    counts = RankCounts(scores.shape[1])
    counts.add(scores)
    assert counts.draws == len(scores)
    assert_allclose(counts.acceptability, by_hand(scores), atol=1e-12)


@both
@given(scores=tied_scores)
def test_rows_and_columns_sum_to_one(dtype, scores):
    counts = RankCounts(scores.shape[1])
    counts.add(scores.astype(dtype))
    assert_allclose(counts.acceptability.sum(axis=0), 1, atol=1e-12)
    assert_allclose(counts.acceptability.sum(axis=1), 1, atol=1e-12)
    assert (counts.acceptability >= -1e-12).all()


@both
@pytest.mark.parametrize("steps", [4, 50, 10**6])
def test_many_draws_with_few_and_many_ties(dtype, steps):
    rng = np.random.default_rng(steps)
    scores = (rng.integers(0, steps, (3000, 20)) / steps).astype(dtype)
    counts = RankCounts(20)
    counts.add(scores)
    better = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    alike = (scores[:, None, :] == scores[:, :, None]).sum(axis=2)
    expected = np.zeros((20, 20))
    for site in range(20):
        for rank in range(20):
            inside = (better[:, site] <= rank) & (rank < better[:, site] + alike[:, site])
            expected[site, rank] = (inside / alike[:, site]).mean()
    assert_allclose(counts.acceptability, expected, atol=1e-12)


@both
def test_blocks_add_up(dtype):
    scores = np.random.default_rng(3).integers(0, 6, (1000, 7)).astype(dtype)
    whole, parts = RankCounts(7), RankCounts(7)
    whole.add(scores)
    for block in np.array_split(scores, 7):
        parts.add(block)
    assert parts.draws == whole.draws == 1000
    assert_allclose(parts.counts, whole.counts, atol=1e-9)


@both
@pytest.mark.parametrize("order", ["C", "F"])
def test_the_layout_in_memory_does_not_matter(dtype, order):
    scores = np.random.default_rng(4).random((50, 6)).astype(dtype)
    plain, other = RankCounts(6), RankCounts(6)
    plain.add(scores)
    other.add(np.array(scores, order=order))
    assert_array_equal(plain.counts, other.counts)


def test_no_draws():
    assert not RankCounts(3).acceptability.any()


@given(scores=tied_scores)
def test_pairwise_wins(scores):
    wins = pairwise_wins(scores)
    assert_allclose(wins + wins.T, len(scores))
    for a in range(scores.shape[1]):
        for b in range(scores.shape[1]):
            expected = (scores[:, a] > scores[:, b]).sum() + (scores[:, a] == scores[:, b]).sum() / 2
            assert wins[a, b] == expected


def test_bars_of_rank_quantiles_cover():
    """Shares a hair on either side of 5 and 95 %, where the quantile is hardest to tell: at least 95 %, not always."""
    truth, draws, repeats = np.array([0.049, 0.9, 0.003, 0.048]), 1000, 4000
    cumulated = np.random.default_rng(8).multinomial(draws, truth, repeats).cumsum(axis=1) / draws
    low, high = wilson(cumulated, draws=draws)
    for share in (0.05, 0.95):
        exact = rank_reached(truth.cumsum()[None], share)
        covered = ((rank_reached(high, share) <= exact) & (exact <= rank_reached(low, share))).mean()
        assert 0.95 <= covered <= 0.99


def test_the_last_rank_is_the_last():
    assert rank_reached(np.array([[0.1, 0.2, 0.9]]), 0.95) == 3


def test_expected_ranks_are_means_and_deviations_of_the_draws_ranks():
    ranks = np.array([[1, 2, 3], [1, 3, 2], [2, 1, 3], [1, 2, 3]])
    shares = (ranks[:, :, None] == [1, 2, 3]).mean(axis=0)
    mean, deviation = expected_ranks(shares)
    assert_allclose(mean, ranks.mean(axis=0))
    assert_allclose(deviation, ranks.std(axis=0), atol=1e-12)


def test_counts_of_others_are_added_and_left_as_they_are():
    tied, apart = np.zeros((1, 3)), np.array([[0.1, 0.2, 0.3]])
    total, first, second = RankCounts(3), RankCounts(3), RankCounts(3)
    total.add(apart)
    first.add(tied)
    second.add(tied)
    total.include(first)
    total.include(second)
    total.add(tied)
    assert_allclose(total.counts, [[1, 1, 2], [1, 2, 1], [2, 1, 1]])
    assert_allclose(first.counts, np.full((3, 3), 1 / 3))
    assert_allclose(second.counts, np.full((3, 3), 1 / 3))


@pytest.mark.parametrize(
    ("draws", "kind"), [(1, "u2"), (32_767, "u2"), (32_768, "i4"), (2**30 - 1, "i4"), (2**30, "i8"), (2**40, "i8")]
)
def test_counts_are_held_in_as_many_bits_as_the_draws_ask_for(draws, kind):
    counts, others = RankCounts(2), RankCounts(2)
    counts.include(RankCounts(2))
    assert counts.by_rank.dtype == np.dtype("u2")
    counts.draws = draws - 1  # as if so many had been counted
    others.add(np.array([[0.5, 0.1]]))
    for one, other in ((counts, others), (RankCounts(2), counts)):
        one.include(other)
        assert one.by_rank.dtype == np.dtype(kind)
        assert one.draws == draws
        assert_array_equal(one.counts, np.eye(2))
    assert RankCounts(2, expected=draws).by_rank.dtype == np.dtype(kind)


def test_the_shares_of_a_site_stand_side_by_side():
    counts = RankCounts(3)
    counts.add(np.array([[0.5, 0.1, 0.2]]))
    assert counts.counts.flags.c_contiguous
    assert counts.acceptability.flags.c_contiguous


@both
@pytest.mark.parametrize("compiled", [False, True])
def test_counts_beyond_16_bits(dtype, compiled, monkeypatch):
    if compiled:
        pytest.importorskip("numba")
        monkeypatch.setattr(smaa, "COMPILED_FROM", 1)
    draws = 32_767
    block = np.array([[0.9, 0.5, 0.5, 0.1]], dtype=dtype).repeat(draws, axis=0)
    counts, at_once = RankCounts(4, expected=1), RankCounts(4, expected=1)
    for _ in range(3):
        counts.add(block)
    at_once.add(np.concatenate([block] * 3))
    for one in (counts, at_once):
        assert_array_equal(one.counts, 1.5 * draws * np.array([[2, 0, 0, 0], [0, 1, 1, 0], [0, 1, 1, 0], [0, 0, 0, 2]]))
