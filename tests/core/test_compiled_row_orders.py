"""Orders by digits against those by comparisons."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.compiled import row_orders
from sitescore.core.compiled.row_orders import fill_rising_orders

pytest.importorskip("numba")

ROWS = {
    "uniform": lambda rng, n: rng.random(n),
    "decimals": lambda rng, n: rng.integers(-30, 30, n) / 10,
    "signs": lambda rng, n: rng.normal(size=n) * 10.0 ** rng.integers(-300, 300, n),
    "two_heaps": lambda rng, n: np.where(rng.random(n) < 0.5, 1e6, -1.0) + rng.random(n) * 1e-3,
    "neighbours": lambda rng, n: np.nextafter(1, rng.integers(0, 2, n) * 2.0),
    "all_alike": lambda _, n: np.full(n, -2.5),
    "rising": lambda _, n: np.arange(float(n)),
    "falling": lambda _, n: -np.arange(float(n)),
    "zeros_of_either_sign": lambda rng, n: np.where(rng.random(n) < 0.5, -0.0, 0.0),
}


def assert_orders(table):
    orders = np.empty(table.shape, dtype=np.int64)
    fill_rising_orders(table, orders)
    np.testing.assert_array_equal(np.take_along_axis(table, orders, axis=1), np.sort(table, axis=1))
    assert (np.sort(orders, axis=1) == np.arange(table.shape[1])).all()


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("sites", [0, 1, 2, 300, 3000])
def test_rows_of_each_kind(kind, sites):
    rng = np.random.default_rng(7)
    assert_orders(np.stack([ROWS[kind](rng, sites) for _ in range(3)]))


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=40))
def test_any_figures(figures):
    assert_orders(np.array([figures, figures[::-1]], dtype=np.float64))


def test_where_leading_bits_settle_little_all_bits_do():
    """Two heaps far apart, each of entries that differ in their last bits only."""
    entries = ROWS["two_heaps"](np.random.default_rng(1), 2000)
    keys, places = np.empty((2, 2000), dtype=np.uint64), np.empty((2, 2000), dtype=np.uint32)
    bits = row_orders._fill_keys(entries, keys[0], places[0])
    last = row_orders._by_digits(keys, places, bits - row_orders.LEADING, bits)
    assert not row_orders._settled(keys[last], places[last])
    assert_orders(entries[None])
