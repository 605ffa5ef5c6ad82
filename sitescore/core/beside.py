"""Columns put beside each other into one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sitescore.core.frozen import sealed

ROWS = 4096
"""Rows that are turned over at a time, so that they stay in the cache."""


def beside(columns: Sequence[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    """Put columns beside each other, (rows, columns), read-only.

    It takes no memory of its own where all columns are one constant, or rows of one table that
    cannot be written to, equally far from each other.

    Parameters
    ----------
    columns : one or more, (rows,) each, of one type

    Examples
    --------
    >>> beside([np.array([1.0, 2.0]), np.array([3.0, 4.0])])
    array([[1., 3.],
           [2., 4.]])
    """
    rows = columns[0].size
    if rows and all(map(_is_constant, columns)):
        return np.broadcast_to(np.array([column[0] for column in columns]), (rows, len(columns)))
    if (turned := _turned(columns)) is not None:
        return turned
    table = np.empty((rows, len(columns)), dtype=np.result_type(*columns))
    for start in range(0, rows, ROWS):
        table[start : start + ROWS] = np.array([column[start : start + ROWS] for column in columns]).T
    return sealed(table)


def _is_constant(column: np.ndarray[Any, Any]) -> bool:
    """Tell a column that is one constant, which costs a look only at those of flags."""
    flags = column.dtype.kind == "b"
    return column.strides == (0,) or (flags and bool(column.all() or not column.any()))


def _turned(columns: Sequence[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any] | None:
    """Turn columns that are the rows of one table, equally far from each other; None where they are not."""
    first, start = columns[0], columns[0].ctypes.data
    apart = columns[1].ctypes.data - start if len(columns) > 1 else first.nbytes
    if apart < first.nbytes:
        return None
    for number, column in enumerate(columns):
        is_row = column.base is first.base is not None and column.flags.c_contiguous and not column.flags.writeable
        if not is_row or column.dtype != first.dtype or column.ctypes.data != start + number * apart:
            return None
    shape, strides = (first.size, len(columns)), (first.itemsize, apart)
    return np.lib.stride_tricks.as_strided(first, shape, strides, writeable=False)
