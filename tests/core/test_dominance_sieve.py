"""Places by counting, and pairs by comparing each two sites, on either side of where blocks are compared whole."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.sensitivity import dominance_sieve as module
from sitescore.core.sensitivity.dominance_sieve import Sieve, places
from tests.core.test_dominance import KINDS, table


@pytest.mark.parametrize("kind", KINDS)
def test_places_count_the_worse(kind):
    v = table(kind, 60, 5, np.random.default_rng(1))
    assert_array_equal(places(v), (v[:, None] > v).sum(axis=1))


def test_places_of_more_sites_than_fit_two_bytes():
    ladder = np.random.default_rng(2).permutation(40_000)
    assert_array_equal(places(ladder[:, None] / 40_000)[:, 0], ladder)


@pytest.mark.parametrize("many", [1, 10**6], ids=["picked_out", "compared_whole"])
@pytest.mark.parametrize("criteria", [1, 3, 16, 17, 30])
@pytest.mark.parametrize("kind", KINDS)
def test_pairs(kind, criteria, many, monkeypatch):
    monkeypatch.setattr(module, "MANY", many)
    rng = np.random.default_rng([criteria, 3])
    v = table(kind, 80, criteria, rng)
    these, those = rng.permutation(80)[:50], rng.permutation(80)[:30]
    better, worse = Sieve.of(places(v)).pairs(these, those)
    one, other = v[these], v[those][:, None]
    expected = (one >= other).all(axis=2) & (one > other).any(axis=2)
    assert_array_equal(np.column_stack([worse, better]), np.argwhere(expected))


@pytest.mark.parametrize("criteria", [2, 16])
def test_a_subset_keeps_the_places_of_the_whole(criteria):
    """Places then go beyond the number of sites, which must not run from one field of a word into the next."""
    v = np.random.default_rng(4).random((5000, criteria))
    some = np.flatnonzero(v[:, 0] > 0.98)
    here = np.arange(some.size)
    better, worse = Sieve.of(places(v)[some]).pairs(here, here)
    expected = (v[some] >= v[some][:, None]).all(axis=2) & (v[some] > v[some][:, None]).any(axis=2)
    assert_array_equal(np.column_stack([worse, better]), np.argwhere(expected))
