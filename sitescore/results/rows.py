"""Shared by the results: plain numbers, JSON envelopes, data frames."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import numpy as np

from sitescore.codes import NOTICES
from sitescore.errors import Notice, SitescoreError
from sitescore.many_texts import ManyTexts, fixed
from sitescore.matrix import DecisionMatrix, Exclusion
from sitescore.version import __version__

Row = dict[str, Any]
Cells = np.ndarray | Sequence[str]
"""A column: numbers, or texts."""

DECIMALS = 9
FEW = 1000
"""Texts that may be asked for one by one."""
AT_ONCE = 1 << 14
"""Figures rounded at a time, few enough to stay near the processor."""
HALF, LARGE = 1e-3, 1e12
"""How near to the middle between two rounded numbers, or how large, one is rounded by itself to be exact."""


def plain(number: float) -> float | None:
    """Return a number for output: None for NaN, and the last bits, which machines differ in, rounded away."""
    return None if math.isnan(number) else round(float(number), DECIMALS) + 0.0


def rounded(numbers: np.ndarray) -> np.ndarray:
    """Round an array to what is given out, each number as `plain` does; NaN stays.

    Examples
    --------
    >>> rounded(np.array([1.23456789049, 2.0, np.nan, -0.0]))
    array([1.23456789, 2.        ,        nan, 0.        ])
    """
    if numbers.dtype.kind != "f":
        return numbers
    if numbers.size <= AT_ONCE:
        return _rounded_some(numbers)
    result, rows = np.empty_like(numbers), max(1, AT_ONCE * len(numbers) // numbers.size)
    for start in range(0, len(numbers), rows):
        result[start : start + rows] = _rounded_some(numbers[start : start + rows])
    return result


def _rounded_some(numbers: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = numbers * 10.0**DECIMALS
        nearest = np.rint(scaled)
        near_half = np.abs(np.abs(scaled - nearest) - 0.5) < HALF
    result = nearest / 10.0**DECIMALS
    for at in np.argwhere(near_half | (np.abs(scaled) >= LARGE)):
        result[*at] = round(float(numbers[*at]), DECIMALS)
    return result + 0.0


def chosen(texts: Sequence[str], numbers: np.ndarray | slice) -> Sequence[str]:
    """Give texts by their numbers."""
    if isinstance(numbers, slice):
        return fixed(texts[numbers])
    if isinstance(texts, ManyTexts) and numbers.size > FEW:
        texts = texts.all()
    return itemgetter(*numbers.tolist())(texts) if numbers.size > 1 else tuple(texts[at] for at in numbers.tolist())


def each(columns: Any, count: int) -> list[Any]:
    """Turn nested columns over: `count` entries of the same shape, with None in place of NaN.

    Parameters
    ----------
    columns : a dict or list of columns, nested to any depth; arrays, sequences of texts, None
    count : length of each column

    Examples
    --------
    >>> each({"site": ("a", "b"), "ends": [np.array([1, 2]), np.array([3.5, np.nan])]}, 2)
    [{'site': 'a', 'ends': [1, 3.5]}, {'site': 'b', 'ends': [2, None]}]
    """
    if columns is None:
        return [None] * count
    if isinstance(columns, Mapping):
        parts = [each(part, count) for part in columns.values()]
        return [dict(zip(columns, row, strict=True)) for row in zip(*parts, strict=True)] if parts else _empty(count)
    if isinstance(columns, list):
        return [list(row) for row in zip(*(each(part, count) for part in columns), strict=True)]
    if isinstance(columns, np.ndarray):
        return [None if isinstance(item, float) and math.isnan(item) else item for item in columns.tolist()]
    return list(columns)


def _empty(count: int) -> list[Any]:
    return [{} for _ in range(count)]


def envelope(command: str, matrix: DecisionMatrix, notices: Iterable[Notice]) -> Row:
    """Return what every JSON document begins with."""
    origin = matrix.provenance
    weighting = {"weighting": origin.weighting} if origin.weighting else {}
    return {
        "command": command,
        "sitescore": __version__,
        "criteria": {"id": origin.criteria_id, "digest": origin.criteria_digest, **weighting},
        "sites_digest": origin.sites_digest,
        "options": dict(origin.options),
        "warnings": [
            {"code": NOTICES[notice.kind], "kind": notice.kind, **_rounded(notice.facts)} for notice in notices
        ],
    }


def bare_envelope(command: str) -> Row:
    """Return what a JSON document begins with where there is no matrix."""
    unknown: Row = {"criteria": {"id": None, "digest": None}, "sites_digest": None, "options": {}, "warnings": []}
    return {"command": command, "sitescore": __version__, **unknown}


def _rounded(item: Any) -> Any:
    """Round every number in a notice's facts, as everything that leaves the program is."""
    if isinstance(item, Mapping):
        return {key: _rounded(part) for key, part in item.items()}
    if isinstance(item, list | tuple):
        return [_rounded(part) for part in item]
    return plain(item) if isinstance(item, float) else item


def column(name: str, kind: str, taken: Iterable[str]) -> str:
    """Return what a column that the study names is called, so that it is none of those that every row has.

    Examples
    --------
    >>> column("energy", "factor", ("site", "score")), column("site", "factor", ("site", "score"))
    ('energy', 'factor_site')
    """
    return f"{kind}_{name}" if name in taken else name


def exclusion_row(exclusion: Exclusion) -> Row:
    """Return one exclusion as plain data."""
    ends = {"low": exclusion.low, "high": exclusion.high}
    return {
        "site": exclusion.site,
        "criterion": exclusion.criterion,
        "reason": exclusion.condition,
        "measurement": plain(exclusion.measurement),
        **{name: plain(end) if math.isfinite(end) else None for name, end in ends.items()},
        "not_applicable": exclusion.not_applicable,
    }


def to_frame(table: Sequence[Mapping[str, Any]] | Mapping[str, Any], like: Any = None) -> Any:
    """Make a data frame of rows, or of columns by name.

    Parameters
    ----------
    table : rows, or columns; None and NaN are missing
    like : "pandas", "polars", "pyarrow" or "duckdb", or a frame of the library to use; the
        first of them that is installed unless given

    Raises
    ------
    SitescoreError
        If the library is not installed, or none of these.
    """
    library = _library(like)
    if library not in FRAMES or not find_spec(library):
        raise SitescoreError(f"a data frame needs {library or 'pandas or polars'}: pip install {library or 'pandas'}")
    return FRAMES[library](table)


def _library(like: Any) -> str:
    if like is None:
        return next(filter(find_spec, FRAMES), "")
    return like if isinstance(like, str) else type(like).__module__.split(".")[0].lstrip("_")


def _as_pandas(table: Any) -> Any:
    import pandas as pd

    return pd.DataFrame(table)


def _as_polars(table: Any) -> Any:
    import polars as pl

    return pl.DataFrame(of_one_kind(table), nan_to_null=True)


def _as_pyarrow(table: Any) -> Any:
    import pyarrow as pa

    return pa.table({name: pa.array(column, from_pandas=True) for name, column in of_one_kind(table).items()})


def _as_duckdb(table: Any) -> Any:
    import duckdb

    return duckdb.from_arrow(_as_pyarrow(table))


def of_one_kind(table: Any) -> dict[str, Any]:
    """Give rows, or columns, as columns of one kind of cell each: those with words and numbers are texts.

    Examples
    --------
    >>> of_one_kind([{"site": "a", "now": 1.5}, {"site": "b", "now": "full"}])
    {'site': ['a', 'b'], 'now': ['1.5', 'full']}
    """
    if not isinstance(table, Mapping):
        table = {
            name: [row.get(name) for row in table] for name in dict.fromkeys(name for row in table for name in row)
        }
    return {name: column if isinstance(column, np.ndarray) else _alike(list(column)) for name, column in table.items()}


def _alike(column: list[Any]) -> list[Any]:
    if not any(isinstance(item, str) for item in column):
        return column
    return [item if item is None or isinstance(item, str) else str(item) for item in column]


FRAMES: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"pandas": _as_pandas, "polars": _as_polars, "pyarrow": _as_pyarrow, "duckdb": _as_duckdb}
)
"""How a frame is made in each library, in the order in which they are chosen."""
