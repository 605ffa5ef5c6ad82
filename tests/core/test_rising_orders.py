"""Orders of rows, compiled and in numpy, against sorted rows."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core import rising_orders as module
from sitescore.core.compiled.kernel import available
from sitescore.core.rising_orders import SHORTEST, rising_orders


@pytest.mark.parametrize("least", [0, np.inf], ids=["compiled", "numpy"])
@pytest.mark.parametrize("shape", [(3, 2), (2, SHORTEST), (1, SHORTEST + 1), (0, SHORTEST), (2, 0)])
@pytest.mark.parametrize("laid", ["C", "F"])
def test_entries_in_their_order_are_the_sorted_rows(shape, laid, least, monkeypatch):
    monkeypatch.setattr(module, "COMPILED_FROM", least)
    table = np.random.default_rng(1).normal(size=shape).round(1).copy(order=laid)
    orders = rising_orders(table)
    np.testing.assert_array_equal(np.take_along_axis(table, orders, axis=-1), np.sort(table, axis=-1))
    np.testing.assert_array_equal(np.sort(orders, axis=-1), np.broadcast_to(np.arange(shape[-1]), shape))


@pytest.mark.skipif(not available(1, least=0), reason="numba is not installed")
@pytest.mark.parametrize(("sites", "least", "compiled"), [(SHORTEST, 0, True), (SHORTEST - 1, 0, False)])
def test_long_rows_go_to_the_kernel(sites, least, compiled, monkeypatch):
    from sitescore.core.compiled import row_orders

    ran = []
    monkeypatch.setattr(row_orders, "fill_rising_orders", lambda *_: ran.append(True))
    monkeypatch.setattr(module, "COMPILED_FROM", least)
    rising_orders(np.ones((1, sites)))
    assert bool(ran) == compiled
