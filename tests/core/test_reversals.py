"""Orders turned round, found against plain loops; samples of sites and of subsets."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest

from sitescore.core.agreement.reversals import chosen_sites, chosen_subsets, reversed_pair
from tests.core.reversing import reversals_by_loops


@pytest.mark.parametrize("seed", range(200))
def test_a_reversed_pair_is_found_when_there_is_one(seed):
    rng = np.random.default_rng(seed)
    before, after = rng.integers(1, 5, (2, int(rng.integers(1, 6))))
    pairs = reversals_by_loops(before, after)
    found = reversed_pair(before, after)
    assert (found in pairs) if pairs else (found is None)


@pytest.mark.parametrize("size", [2, 3])
def test_subsets_are_all_or_a_sample_without_repeats(size):
    every, exhaustive = chosen_subsets(6, size, trials=comb(6, size), seed=1)
    assert exhaustive
    assert len({tuple(subset) for subset in every.tolist()}) == comb(6, size)
    some, exhaustive = chosen_subsets(6, size, trials=comb(6, size) - 1, seed=1)
    assert not exhaustive
    kept = {tuple(subset) for subset in some.tolist()}
    assert len(kept) == comb(6, size) - 1
    assert kept < {tuple(subset) for subset in every.tolist()}


def test_sites_are_all_or_a_sample_without_repeats():
    assert chosen_sites(np.arange(5), trials=5, seed=1)[0].tolist() == [0, 1, 2, 3, 4]
    some, exhaustive = chosen_sites(np.arange(50), trials=20, seed=1)
    assert not exhaustive
    assert len(set(some.tolist())) == 20
