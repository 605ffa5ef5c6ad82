"""Plain tables, as programs hold them: arrays, and pandas, polars or pyarrow tables, to numbers and names."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from sitescore.core.checks import Floats, as_floats
from sitescore.results.score_table import counted

NAMES = "site"


class PlainTable(NamedTuple):
    """Numbers, (sites, criteria), with the names of both; None for sites that have none."""

    numbers: Floats
    sites: tuple[str, ...] | None
    criteria: tuple[str, ...]


def plain_table(table: Any) -> PlainTable:
    """Read a table of measurements without changing it.

    Parameters
    ----------
    table : (sites, criteria) as an array or nested lists, or a pandas, polars or pyarrow
        table with a column for each criterion; the names of the sites come from the pandas
        index or from a column called "site"

    Raises
    ------
    ValueError
        If it has not two axes, or holds anything but numbers, naming the column.

    Examples
    --------
    >>> plain_table([[1, 2], [3, 4]]).criteria
    ('1', '2')
    """
    columns = _columns(table)
    if columns is None:
        numbers = as_floats("measurements", table)
        if numbers.ndim != 2:
            raise ValueError(f"measurements must have shape (sites, criteria), got {numbers.shape}")
        return PlainTable(numbers, None, counted(numbers.shape[1]))
    sites = columns.pop(NAMES, None)
    named = table.index if sites is None and hasattr(table, "iloc") and table.index.dtype.kind != "i" else sites
    for name, column in columns.items():
        if column.dtype.kind not in "iuf":
            raise ValueError(
                f"measurements must be numbers, got {column.dtype} in column {name!r}: {column[:1].tolist()}"
            )
    if not columns:
        raise ValueError("measurements must have a column of numbers for each criterion, got none")
    numbers = np.column_stack(list(columns.values()))
    names = None if named is None else tuple(str(name) for name in np.asarray(named))
    return PlainTable(as_floats("measurements", numbers), names, tuple(columns))


def _columns(table: Any) -> dict[str, np.ndarray[Any, Any]] | None:
    """Return a data frame's columns by name, None for anything else."""
    names = getattr(table, "column_names", None) or getattr(table, "columns", None)
    if names is None or isinstance(table, np.ndarray):
        return None
    found = {}
    for name in names:
        column = table[name]
        found[str(name)] = np.asarray(column.to_numpy() if hasattr(column, "to_numpy") else column)
    return found
