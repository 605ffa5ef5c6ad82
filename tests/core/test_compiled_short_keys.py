"""Keys of 32 bits and the ranks read off them, against numpy's stable sort."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from scipy.stats import rankdata

from sitescore.core.compiled.short_keys import _merge, count_keys, fill_keys
from sitescore.core.sensitivity.sorted_sites import NO_SPAN, RUN, SITE_BITS, WIDEST, keys_are_short, ranks_by_kernel

pytest.importorskip("numba")


def counted(scores):
    """Count ranks with the kernel, (ranks, sites), of draws that it does not leave out, and tell these."""
    halves = np.zeros((scores.shape[1],) * 2, dtype=np.int64)
    return halves, ranks_by_kernel(scores, halves)


def by_definition(scores):
    """Twice the counts of ranks, (ranks, sites), where no more than two tie, which share theirs."""
    halves = np.zeros((scores.shape[1],) * 2, dtype=np.int64)
    for row in scores:
        for site, rank in enumerate(rankdata(-row, method="average") * 2 - 2):
            for place in (int(rank) // 2, -(-int(rank) // 2)):
                halves[place, site] += 1
    return halves


def test_keys_are_how_far_a_site_is_behind_then_its_number():
    scores = np.array([[0.5, 1.0, 0.0], [3.0, 3.0, 3.0]], dtype=np.float32)
    keys = np.empty((2, 4), dtype=np.uint32)
    fill_keys(scores, SITE_BITS, NO_SPAN, WIDEST, keys)
    most = 2 ** (32 - SITE_BITS) - 2
    assert (keys >> np.uint32(SITE_BITS)).tolist() == [[most // 2, 0, most, most + 1], [0, 0, 0, most + 1]]
    assert (keys & np.uint32(2**SITE_BITS - 1)).tolist() == [[0, 1, 2, 2**SITE_BITS - 1]] * 2


@pytest.mark.parametrize(("high", "low"), [(1e-38, -1e-38), (3.401e38, 0), (3.4e38, -3.4e38)])
def test_sites_whose_range_cannot_be_parted_are_not_told_apart(high, low):
    scores = np.array([[low, high, (low + high) / 2]], dtype=np.float32)
    keys = np.empty((1, 3), dtype=np.uint32)
    fill_keys(scores, SITE_BITS, NO_SPAN, WIDEST, keys)
    assert keys.tolist() == [[0, 1, 2]]


@pytest.mark.parametrize("sites", [1, 2, 3, RUN, RUN + 1, 1 << SITE_BITS])
@given(seed=st.integers(0, 10**6), high=st.sampled_from([1e-38, 1.0, 1e38]))
def test_no_site_stands_behind_what_is_no_site(sites, seed, high):
    scores = (np.random.default_rng(seed).uniform(-high, high, (3, sites))).astype(np.float32)
    keys = np.empty((3, sites + 1), dtype=np.uint32)
    fill_keys(scores, SITE_BITS, NO_SPAN, WIDEST, keys)
    assert (keys[:, :-1] < keys[:, -1:]).all()
    assert_array_equal(keys[:, :-1] & np.uint32(2**SITE_BITS - 1), np.tile(np.arange(sites), (3, 1)))


@given(run=st.integers(1, 40), most=st.sampled_from([3, 100, 2**32 - 1]), seed=st.integers(0, 10**6))
def test_two_runs_are_merged_as_they_would_be_sorted(run, most, seed):
    keys = np.random.default_rng(seed).integers(0, most, (2, run), dtype=np.uint32, endpoint=True)
    keys.sort(axis=1)
    merged = np.empty(2 * run, dtype=np.uint32)
    _merge(keys.ravel(), run, merged)
    assert_array_equal(merged, np.sort(keys, axis=None))


@given(
    sites=st.one_of(st.integers(1, 9), st.integers(RUN - 1, RUN + 3), st.integers(1021, 1024)),
    steps=st.sampled_from([40, 2**20, 2**24]),
    seed=st.integers(0, 10**6),
)
def test_ranks_are_those_of_the_definition(sites, steps, seed):
    scores = (np.random.default_rng(seed).integers(0, steps, (3, sites)) / np.float32(steps)).astype(np.float32)
    keys = np.empty(scores.shape, dtype=np.uint32)
    fill_keys(scores, SITE_BITS, NO_SPAN, WIDEST, keys)
    steps_behind = np.sort(keys >> np.uint32(SITE_BITS), axis=1)
    halves, left = counted(scores)
    assert_array_equal(left, (steps_behind[:, 2:] == steps_behind[:, :-2]).any(axis=1))
    assert_array_equal(halves, by_definition(scores[~left]))


@pytest.mark.parametrize("sites", [4, RUN + 3])
def test_two_may_tie_and_be_too_close_for_keys_and_more_are_left_to_others(sites):
    scores = np.linspace(0.1, 0.9, sites, dtype=np.float32)[None, :].repeat(5, axis=0)
    scores[1, 2] = scores[1, 1]
    scores[2, 2] = np.nextafter(scores[2, 1], np.float32(0))
    scores[3, 1:4] = scores[3, 1]
    scores[4, 0] = np.float32(3e38)
    scores[4, -1] = np.float32(-3e38)
    halves, left = counted(scores)
    assert left.tolist() == [False, False, False, True, True]
    assert_array_equal(halves, by_definition(scores[:3]))


def test_no_more_than_two_runs_are_ever_to_be_merged():
    assert 2 * RUN >= 1 << SITE_BITS


@pytest.mark.parametrize("scores", [np.zeros((2, 3)), np.zeros((2, (1 << SITE_BITS) + 1), dtype=np.float32)])
def test_keys_hold_single_precision_and_so_many_sites(scores):
    assert not keys_are_short(scores)


def test_what_is_left_out_adds_nothing():
    keys, left = np.array([[0, 1, 2]], dtype=np.uint32), np.empty(1, dtype=bool)
    halves = np.zeros((3, 3), dtype=np.int32)
    count_keys(keys, 3, np.ones((1, 3), dtype=np.float32), SITE_BITS, halves, left)
    assert left.all()
    assert not halves.any()
