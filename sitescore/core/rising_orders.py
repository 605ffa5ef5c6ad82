"""The orders of the entries of rows, as sorting needs them that has to find its way back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.compiled.kernel import with_the_same_bits

COMPILED_FROM = 2**16
"""Entries from which numba, where installed, is started to order them by their digits."""

SHORTEST = 512
"""Entries of a row from which digits are faster than comparisons."""


def rising_orders(table: Floats) -> Integers:
    """Give the places of the entries of each row, from the least to the greatest.

    Parameters
    ----------
    table : (rows, sites) finite, in double precision

    Returns
    -------
    (rows, sites) places in the row; those of equal entries in any order

    Examples
    --------
    >>> rising_orders(np.array([[4.0, -1.0, 2.0]]))
    array([[1, 2, 0]])
    """
    if table.shape[-1] >= SHORTEST and (fill_orders := _kernel(table.size)):
        orders = np.empty(table.shape, dtype=np.int64)
        fill_orders(np.ascontiguousarray(table), orders)
        return orders
    return np.argsort(table, axis=-1)


def _kernel(size: int) -> Callable[..., None] | None:
    return with_the_same_bits("row_orders.fill_rising_orders", size, least=COMPILED_FROM)
