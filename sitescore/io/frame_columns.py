"""Data frames of any library (pandas, polars, pyarrow, duckdb) as columns of cells, by narwhals."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from numbers import Number
from typing import Any

import numpy as np

from sitescore.core.checks import Floats
from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.csv_layout import Columns
from sitescore.io.plain_numbers import numbers_in
from sitescore.io.table import SITE, Row, Table, known_name

FRAME = "data frame"
"""What a table in memory is called in errors."""
CODE = "SC250"
_CELLS = (Number, np.bool_, date)
WHOLE = 1e15
"""Up to here floats hold whole numbers that look like such."""


def is_frame(table: Any) -> bool:
    """Tell what may be a data frame, without importing anything."""
    return hasattr(type(table), "columns")


def frame_of(table: Any) -> Any:
    """Take a data frame as narwhals sees it, working out a lazy one; None for anything else.

    A pandas index that is named like a column of sites, or holds no whole numbers, becomes
    the column ``site`` where there is none.

    Raises
    ------
    InputError
        If two columns have the same name.
    """
    if not is_frame(table):
        return None
    import narwhals.stable.v2 as nw

    try:
        frame = nw.from_native(table, pass_through=True)
        if isinstance(frame, nw.LazyFrame):
            frame = frame.collect()
        return _with_sites(frame) if isinstance(frame, nw.DataFrame) else None
    except ModuleNotFoundError as error:
        what = f"a {type(table).__module__.split('.')[0].lstrip('_')} table cannot be read without {error.name}"
        raise refusal("SC251", Place(FRAME), what, f"pip install {error.name}") from None
    except nw.exceptions.DuplicateError:
        names = [str(name) for name in table.columns]
        twice = next(name for at, name in enumerate(names) if name in names[:at])
        raise refusal("SC211", Place(FRAME), f"two columns are called {twice!r}", "give each its own name") from None


def _with_sites(frame: Any) -> Any:
    import narwhals.stable.v2 as nw

    index = nw.maybe_get_index(frame)
    if index is None or index.nlevels > 1 or any(known_name(str(name)) == SITE for name in frame.columns):
        return frame
    if known_name(str(index.name)) != SITE and index.dtype.kind in "iu":
        return frame
    return nw.from_native(frame.to_native().rename_axis(index=SITE).reset_index())


def header_of(frame: Any, file: str) -> Table:
    """Give a frame's column names as a table without rows; the place of a cell is its row and column, from 1."""
    names = [str(name) for name in frame.columns]
    return Table(file=file, header=Row(line=0, cells=names), rows=(), decimal=".")


def columns_of(
    frame: Any, table: Table, numbers: Collection[int], *, ignored: Collection[str], start: int, mark: str = "."
) -> Columns:
    """Read the cells of a frame that holds some rows of a table.

    Parameters
    ----------
    frame : as narwhals sees it
    table : its header
    numbers : which columns are to hold numbers, from 0
    ignored : names of columns that are not read
    start : number of its first row in the table, from 0
    mark : decimal mark of numbers in columns of texts

    Returns
    -------
    The cells, and the columns that hold what is no cell as problems.

    Raises
    ------
    InputError
        If the column of the sites is one of those.
    """
    numeric = frozenset(numbers)
    wanted = [at for at, name in enumerate(table.names) if at in numeric or name not in ignored]
    readers = {at: partial(column_numbers, mark=mark) if at in numeric else column_texts for at in wanted}
    found, problems = _read_all(frame, table, readers)
    nothing: tuple[Floats, dict[int, str]] = np.full(len(frame), np.nan), {}
    read = {at: found.get(at, nothing) for at in numbers}
    return Columns(
        lines=np.arange(start + 1, start + 1 + len(frame), dtype=np.intp),
        texts={at: found.get(at, [""] * len(frame)) for at in wanted if at not in read},
        numbers={at: column for at, (column, _) in read.items()},
        odd={at: odd for at, (_, odd) in read.items()},
        problems=problems,
    )


def _read_all(
    frame: Any, table: Table, readers: Mapping[int, Callable[[Any, Place], Any]]
) -> tuple[dict[int, Any], list[Problem]]:
    """Read columns by number, and list those that hold what is no cell.

    Raises
    ------
    InputError
        If the sites' own is one of them, since nothing else can be told of them then.
    """
    found: dict[int, Any] = {}
    problems: list[Problem] = []
    for at, read in readers.items():
        try:
            found[at] = read(frame[:, at], table.place(table.header, at))
        except InputError as error:
            problems += error.problems
    if any(name == SITE and at in readers and at not in found for at, name in enumerate(table.names)):
        raise InputError(problems)
    return found, problems


def rows_of(frame: Any, table: Table, *, mark: str, ignored: Collection[str]) -> tuple[list[Row], tuple[Problem, ...]]:
    """Write a frame's cells as rows of text, numbers with a decimal mark; those of ignored columns are empty.

    Columns that hold what is no cell are empty as well, and listed.
    """
    read = {at: column_texts for at, name in enumerate(table.names) if name not in ignored}
    found, problems = _read_all(frame, table, read)
    columns = []
    for at in range(len(table.names)):
        texts = found.get(at, [""] * len(frame))
        columns.append([text.replace(".", mark) for text in texts] if frame[:, at].dtype.is_numeric() else texts)
    rows = [Row(line=line, cells=cells) for line, cells in enumerate(zip(*columns, strict=True), start=1)]
    return rows, tuple(problems)


def column_numbers(series: Any, place: Place, mark: str = ".") -> tuple[Floats, dict[int, str]]:
    """Give a column's numbers, NaN where there is none, and the cells that are neither finite numbers nor empty.

    What the column's library writes for a missing cell is empty: null, and in pandas NaN as
    well. NaN in a polars, pyarrow or duckdb column, which have null, is a figure gone wrong.
    """
    if series.dtype.is_decimal() or not series.dtype.is_numeric():
        return numbers_in(column_texts(series, place), "." if series.dtype.is_decimal() else mark)
    missing = series.is_null().to_numpy() if series.null_count() else np.zeros(len(series), dtype=bool)
    numbers = np.array(_as_floats(series.fill_null(0) if missing.any() else series).to_numpy(), dtype=np.float64)
    numbers[missing] = np.nan
    odd = np.flatnonzero(~np.isfinite(numbers) & ~missing)
    return numbers, {int(row): str(float(numbers[row])) for row in odd}


def _as_floats(series: Any) -> Any:
    """Turn whole numbers for which numpy has no type into floats."""
    import narwhals.stable.v2 as nw

    return series.cast(nw.Float64) if series.dtype in (nw.Int128, nw.UInt128) else series


def column_texts(series: Any, place: Place) -> list[str]:
    """Give a column's cells as text, stripped; missing ones are empty.

    Raises
    ------
    InputError
        If the column holds lists, bytes or other things that are no cells.
    """
    import narwhals.stable.v2 as nw

    if series.dtype == nw.String:
        return [item.strip() for item in series.fill_null("").to_list()]
    missing = series.is_null().to_list()
    try:
        return ["" if gone else _text(item) for item, gone in zip(series.to_list(), missing, strict=True)]
    except TypeError as error:
        what = f"the column {series.name!r} holds {error}, which is no cell of a site table"
        raise refusal(CODE, place, what, "leave the column out, or write numbers or texts") from None


def _text(item: Any) -> str:
    if isinstance(item, str):
        return item.strip()
    if isinstance(item, datetime) and item.time() == time():
        return item.date().isoformat()
    if not isinstance(item, _CELLS):
        raise TypeError(type(item).__name__)
    if isinstance(item, float | np.floating) and float(item).is_integer() and abs(float(item)) < WHOLE:
        return str(int(item))  # a column of whole numbers with a gap is one of floats in some libraries
    return str(item).lower() if isinstance(item, bool | np.bool_) else str(item)


def digest_of(table: Table, columns: Columns) -> str:
    """Tell tables in memory apart: the same for the same columns, whichever library holds them."""
    found = hashlib.sha256(_written(table.header.cells))
    for at in range(len(table.names)):
        if at in columns.numbers:
            numbers = columns.numbers[at]
            alike = np.where(np.isnan(numbers), np.nan, numbers + 0.0)  # one NaN, and no zero below 0
            found.update(alike.astype("<f8").tobytes())
            found.update(_written(list(columns.odd[at].items())))
        else:
            found.update(_written(list(columns.texts.get(at, ()))))
    return found.hexdigest()


def _written(entries: Sequence[Any]) -> bytes:
    return json.dumps(entries, ensure_ascii=False).encode("utf-8", "surrogatepass")
