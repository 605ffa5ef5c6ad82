"""Ranks counted at many weights, all or the first few, here or by others, against those counted draw by draw."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.sensitivity import rank_acceptability, smaa
from sitescore.core.sensitivity.exact_acceptability import exact_acceptability
from sitescore.core.sensitivity.rank_acceptability import count_ranks
from sitescore.core.sensitivity.smaa import RankCounts


def study(draws, sites, *, criteria=4, seed=1, kind="d"):
    rng = np.random.default_rng(seed)
    return rng.random((sites, criteria)).astype(kind), rng.dirichlet(np.ones(criteria), draws)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """Several tasks of several blocks each."""
    monkeypatch.setattr(rank_acceptability, "TASK", 1000)
    monkeypatch.setattr(rank_acceptability, "BLOCK", 300)


@pytest.mark.parametrize("kind", "fd")
def test_counts_are_those_of_all_scores_at_once(kind):
    values, weights = study(200, 30, kind=kind)
    at_once = RankCounts(30)
    at_once.add(weights.astype(kind) @ values.T)
    assert_array_equal(count_ranks(values, weights).counts, at_once.counts)
    assert count_ranks(values, weights).draws == 200


@pytest.mark.parametrize("kind", "fd")
def test_tied_sites_share_their_ranks_in_every_task(kind):
    values = np.array([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [1.0, 0.0], [0.0, 1.0]]).repeat(6, axis=0).astype(kind)
    weights = np.random.default_rng(3).dirichlet([1, 1], 300)
    at_once = RankCounts(30)
    at_once.add(weights.astype(kind) @ values.T)
    assert_allclose(count_ranks(values, weights).counts, at_once.counts, atol=1e-9)


def test_scores_are_of_the_kind_of_the_values():
    values, weights = study(50, 30, kind="f")
    assert {scores.dtype.char for scores in rank_acceptability._scores(values, weights)} == {"f"}


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
@pytest.mark.parametrize("ranks", [None, 3])
def test_others_count_the_same_bits(pool, ranks):
    values, weights = study(300, 20)
    values = values.round(1)  # for ties
    weights = weights.round(1)
    with pool(2) as executor:
        others = count_ranks(values, weights, ranks=ranks, executor=executor)
    assert_array_equal(others.counts, count_ranks(values, weights, ranks=ranks).counts)
    assert others.shared.any()


def test_first_places_are_the_exact_shares():
    values, weights = study(20_000, 6)
    shares = count_ranks(values, weights, ranks=1).acceptability[:, 0]
    assert_allclose(shares, exact_acceptability(values).first, atol=0.015)


@pytest.mark.parametrize("compiled", [False, True])
@given(
    draws=st.integers(0, 30),
    sites=st.integers(1, 300),
    ranks=st.integers(1, 12),
    steps=st.sampled_from([1, 2, 9, 50, 10**6]),
    kind=st.sampled_from("fd"),
)
def test_the_first_ranks_are_those_of_all_ranks(compiled, draws, sites, ranks, steps, kind):
    if compiled:
        pytest.importorskip("numba")
    seed = draws + sites
    scores = (np.random.default_rng(seed).integers(0, steps, (draws, sites)) / steps - 0.5).astype(kind)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(smaa, "COMPILED_FROM", 0 if compiled else np.inf)
        some, every = RankCounts(sites, ranks=ranks), RankCounts(sites)
        some.add(scores)
        every.add(scores)
    assert_allclose(some.counts, every.counts[:, :ranks], atol=1e-9)
    assert some.draws == every.draws == draws


def test_few_first_ranks_need_no_square_of_the_sites():
    counts = RankCounts(10**6, ranks=3)
    counts.add(np.zeros((1, 10**6)))
    assert counts.by_rank.size == counts.shared.size == 3 * 10**6


def test_sites_in_another_order_have_the_same_counts():
    counts = RankCounts(4)
    counts.add(np.array([[0.1, 0.5, 0.5, 0.5], [0.9, 0.2, 0.1, 0.1]]))
    assert_array_equal(counts.of(np.array([2, 0, 3, 1])).counts, counts.counts[[2, 0, 3, 1]])
    assert counts.of(np.arange(4)).draws == 2


@pytest.mark.parametrize(
    ("values", "weights", "ranks", "message"),
    [
        ([1.0, 2.0], [[1.0]], None, r"values must have shape \(sites, criteria\), at least one of each, got \(2,\)"),
        (np.ones((0, 2)), [[0.5, 0.5]], None, "at least one of each"),
        ([[1.0, 2.0]], [0.5, 0.5], None, r"weights must have shape \(draws, 2\), one for each criterion, got \(2,\)"),
        ([[1.0, 2.0]], [[1.0]], None, "one for each criterion"),
        ([[1.0, np.nan]], [[0.5, 0.5]], None, r"values must be finite, got nan at index \(0, 1\)"),
        ([[1.0, 2.0]], [[0.5, np.inf]], None, "weights must be finite"),
        ([[1.0, 2.0]], [[-0.5, 1.5]], None, r"weights must not be negative, got -0.5 at index \(0, 0\)"),
        ([[1.0, 2.0]], [[0.5, 0.5]], 0, "ranks must be from 1 to the number of sites, 1, got 0"),
        ([[1.0, 2.0]], [[0.5, 0.5]], 2, "got 2"),
    ],
)
def test_what_is_wrong_is_named(values, weights, ranks, message):
    with pytest.raises(ValueError, match=message):
        count_ranks(values, weights, ranks=ranks)


@pytest.mark.parametrize("kind", ["e", "g"])
def test_kinds_of_numbers_that_numba_does_not_know_are_counted_in_numpy(kind, monkeypatch):
    monkeypatch.setattr(smaa, "COMPILED_FROM", 0)
    values, weights = study(50, 8)
    first = count_ranks(values.astype(kind).round(1), weights, ranks=2)
    assert_allclose(first.counts.sum(axis=0), 50)
