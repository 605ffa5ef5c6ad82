"""Keys sorted by their digits against numpy's sort."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core import falling_order
from sitescore.core.compiled import sorted_keys
from sitescore.core.compiled.sorted_keys import sort_keys

pytest.importorskip("numba")

WHOLE = st.integers(0, 2**64 - 1)
KEYS = {
    "even": lambda rng, n: rng.integers(0, 2**64, n, dtype=np.uint64),
    "few highest digits": lambda rng, n: rng.integers(0, 2**20, n, dtype=np.uint64),
    "two heaps": lambda rng, n: rng.integers(0, 2**30, n, dtype=np.uint64) | rng.choice(np.uint64([0, 2**63]), n),
    "all alike": lambda _, n: np.full(n, 2**64 - 1, dtype=np.uint64),
    "falling": lambda _, n: np.arange(n, 0, -1, dtype=np.uint64),
}


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("count", [0, 1, 2, 300, 5000])
def test_keys_of_each_kind(kind, count):
    keys = KEYS[kind](np.random.default_rng(5), count)
    expected = np.sort(keys)
    sort_keys(keys, np.empty_like(keys))
    np.testing.assert_array_equal(keys, expected)


@given(st.lists(st.one_of(WHOLE, st.integers(0, 300), WHOLE.map(lambda key: key >> 31)), max_size=40))
def test_any_keys(given_keys):
    keys = np.array(given_keys, dtype=np.uint64)
    sort_keys(keys, np.empty_like(keys))
    assert keys.tolist() == sorted(given_keys)


def test_where_leading_digits_settle_little_all_do():
    keys = KEYS["few highest digits"](np.random.default_rng(5), 5000)
    assert not sorted_keys._settled(keys.copy())


def test_the_order_of_very_many_scores_is_the_same_with_it(monkeypatch):
    scores = np.random.default_rng(1).random(50_000)
    by_comparisons = falling_order.falling_order(scores)
    asked = []

    def sort(keys, room):
        asked.append(keys.size)
        sort_keys(keys, room)

    monkeypatch.setattr(falling_order, "with_the_same_bits", lambda *_, **__: sort)
    np.testing.assert_array_equal(falling_order.falling_order(scores), by_comparisons)
    assert asked == [50_000]
