"""Plain tables, as programs hold them: arrays, and data frames of any library, to numbers and names."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from sitescore.core.checks import Floats, as_floats
from sitescore.errors import Place
from sitescore.io.frame_columns import FRAME, column_numbers, column_texts, frame_of
from sitescore.io.table import SITE, known_name
from sitescore.results.score_table import counted


class PlainTable(NamedTuple):
    """Numbers, (sites, criteria), with the names of both; None for sites that have none."""

    numbers: Floats
    sites: tuple[str, ...] | None
    criteria: tuple[str, ...]


def plain_table(table: Any) -> PlainTable:
    """Read a table of measurements without changing it; whether all are finite is for its user to look at.

    Parameters
    ----------
    table : (sites, criteria) as an array or nested lists, or a pandas, polars, pyarrow
        or duckdb table with a column for each criterion; the names of the sites come from the
        pandas index or from a column called "site"

    Raises
    ------
    ValueError
        If it has not two axes, or holds anything but numbers, naming the column.

    Examples
    --------
    >>> plain_table([[1, 2], [3, 4]]).criteria
    ('1', '2')
    """
    frame = frame_of(table)
    if frame is None:
        ready = type(table) is np.ndarray and table.dtype.kind == "f"
        numbers = table if ready else as_floats("measurements", table)
        if numbers.ndim != 2:
            raise ValueError(f"measurements must have shape (sites, criteria), got {numbers.shape}")
        return PlainTable(numbers, None, counted(numbers.shape[1]))
    columns = {str(name): frame[:, at] for at, name in enumerate(frame.columns)}
    sites = next((columns.pop(name) for name in list(columns) if known_name(name) == SITE), None)
    if not columns:
        raise ValueError("measurements must have a column of numbers for each criterion, got none")
    numbers = np.column_stack([_numbers(name, column) for name, column in columns.items()])
    names = None if sites is None else tuple(column_texts(sites, Place(FRAME)))
    return PlainTable(numbers, names, tuple(columns))


def _numbers(name: str, column: Any) -> Floats:
    if not column.dtype.is_numeric():
        raise ValueError(f"measurements must be numbers, got {column.dtype} in column {name!r}: {column[:1].to_list()}")
    return column_numbers(column, Place(FRAME))[0]
