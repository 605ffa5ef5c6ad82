"""Ranks counted by the compiled kernel against those counted in numpy: the same whole numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.compiled import rank_counts, short_keys
from sitescore.core.compiled.rank_counts import TILE
from sitescore.core.sensitivity import smaa, sorted_sites
from sitescore.core.sensitivity.smaa import RankCounts

pytest.importorskip("numba")


def counted(scores, *, expected):
    counts = RankCounts(scores.shape[1], expected=expected)
    counts.add(scores)
    return counts.counts


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """The kernel counts from the first expected draw on, and never where none is expected."""
    monkeypatch.setattr(smaa, "COMPILED_FROM", 1)


@given(
    draws=st.sampled_from([1, 2, TILE - 1, TILE, TILE + 1, 2 * TILE + 3]),
    sites=st.integers(1, 30),
    steps=st.sampled_from([2, 9, 10**6]),
    kind=st.sampled_from("fd"),
    seed=st.integers(0, 10**6),
)
def test_counts_are_those_of_numpy(draws, sites, steps, kind, seed):
    scores = (np.random.default_rng(seed).integers(0, steps, (draws, sites)) / steps).astype(kind)
    np.testing.assert_array_equal(counted(scores, expected=draws), counted(scores, expected=0))


@given(draws=st.integers(1, 40), groups=st.integers(1, 6), sites=st.integers(2, 30), seed=st.integers(0, 10**6))
def test_scores_that_short_keys_cannot_tell_apart_are_put_in_order(draws, groups, sites, seed):
    """Two, three or more close together, some of them tied."""
    rng = np.random.default_rng(seed)
    scores = rng.integers(0, groups, (draws, sites)) + rng.integers(0, 4, (draws, sites)) * 2.0**-22
    scores = (1 + scores / (4 * groups)).astype("f4")
    np.testing.assert_array_equal(counted(scores, expected=draws), counted(scores, expected=0))


@pytest.mark.parametrize("sites", [512, 513, 1023, 1024, 1025])
def test_as_many_sites_as_keys_can_number_and_more(sites):
    scores = np.random.default_rng(sites).random((70, sites)).astype("f4")
    scores[3:5, 1:4] = scores[3:5, :1]
    np.testing.assert_array_equal(counted(scores, expected=70), counted(scores, expected=0))


@pytest.mark.parametrize("sites", [5, 600])
def test_draws_are_counted_some_at_a_time(sites, monkeypatch):
    monkeypatch.setattr(sorted_sites, "IN_CACHE", 4 * sites)
    scores = np.random.default_rng(sites).random((11, sites)).astype("f4")
    scores[6, :3] = scores[6, 0]
    np.testing.assert_array_equal(counted(scores, expected=11), counted(scores, expected=0))


def test_short_keys_are_read_by_the_kernel(monkeypatch):
    monkeypatch.setattr(short_keys, "count_keys", lambda *given: (given[-2].fill(10), given[-1].fill(False)))
    scores = np.random.default_rng(1).random((5, 3)).astype("f4")
    assert (counted(scores, expected=5) == 5).all()
    assert counted(scores, expected=0).max() < 5


def test_the_kernel_is_what_runs(monkeypatch):
    monkeypatch.setattr(rank_counts, "count_orders", lambda *given: given[-1].fill(14))
    scores = np.random.default_rng(1).random((5, 3))
    assert (counted(scores, expected=5) == 7).all()
    assert counted(scores, expected=0).sum() == 15


def test_few_draws_wait_for_no_compiler(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(rank_counts, "count_orders", lambda *_: pytest.fail("compiled"))
    counted(np.random.default_rng(1).random((5, 3)), expected=10_000)
