"""Understand a data frame as sites, wide or long, as a file with the same cells would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.cells import is_doubtful
from sitescore.io.column_body import ColumnBody
from sitescore.io.columns import column_decimal, mark_beside
from sitescore.io.csv_blocks import Bodies
from sitescore.io.evidence_columns import evidence_columns, figure_columns
from sitescore.io.frame_columns import FRAME, column_texts, columns_of, digest_of, frame_of, header_of, rows_of
from sitescore.io.long import read_long
from sitescore.io.reading import Reading
from sitescore.io.table import Table
from sitescore.io.wide import Roles, read_wide, roles, sites_of
from sitescore.model.site import SiteTable

CELL_BYTES = 8


def needed_frame(table: Any) -> Any:
    """Take a data frame as narwhals sees it.

    Raises
    ------
    InputError
        If it is none.
    """
    frame = frame_of(table)
    if frame is None:
        what = f"this is a {type(table).__name__}, which is no table of sites"
        raise refusal("SC251", Place(FRAME), what, "give a file, or a pandas, polars, pyarrow or duckdb table")
    return frame


def read_frame(frame: Any, reading: Reading, digest: str = "") -> tuple[SiteTable | None, list[Problem]]:
    """Make sites of a frame's rows; None where not even the sites can be told.

    Parameters
    ----------
    frame : as narwhals sees it
    reading : its name, and which columns are ignored
    digest : of the file that it is from; of its cells unless given

    Raises
    ------
    InputError
        If the column of the sites holds what is no cell.
    """
    table = header_of(frame, reading.file)
    known = roles(table, reading)
    if known is None or table.is_long or _has_own_mark(frame, table, known, reading):
        return _read_rows(frame, table, reading, digest)
    columns = columns_of(frame, table, known.criteria.values(), ignored=reading.ignored, start=0)
    body = ColumnBody(table, columns, ".")
    sites, problems = sites_of(table, body, known, reading, digest=digest or digest_of(table, columns))
    return sites, [*columns.problems, *problems]


def _has_own_mark(frame: Any, table: Table, known: Roles, reading: Reading) -> bool:
    """Tell whether columns of texts show a decimal comma, or have numbers that can be read in two ways."""
    columns = list(_texts_in(frame, table, [*known.criteria.values(), *known.beside]).values())
    if any(column_decimal(reading, reading.decimal or ".", texts) == "," for texts in columns):
        return True
    return not reading.decimal and mark_beside(columns) == ","


def _texts_in(frame: Any, table: Table, columns: Iterable[int]) -> dict[int, list[str]]:
    """Give those of the columns that hold texts, by number."""
    found = {}
    for at in columns:
        if not frame[:, at].dtype.is_numeric():
            with suppress(InputError):
                found[at] = column_texts(frame[:, at], table.place(table.header, at))
    return found


def _read_rows(frame: Any, table: Table, reading: Reading, digest: str) -> tuple[SiteTable | None, list[Problem]]:
    whole = read_rows(frame, reading)
    cells = digest or digest_of(table, columns_of(frame, table, (), ignored=reading.ignored, start=0))
    sites, problems = (read_long if whole.is_long else read_wide)(whole, reading, cells)
    return sites, [*whole.problems, *problems]


def read_rows(frame: Any, reading: Reading) -> Table:
    """Write a frame as a table of text, as a file would have it."""
    table = header_of(frame, reading.file)
    names, ignored = table.names, reading.ignored
    figures, others = (
        _texts_in(frame, table, some(names, ignored)).values() for some in (figure_columns, evidence_columns)
    )
    mark = reading.decimal or mark_beside(figures, others)
    rows, problems = rows_of(frame, table, mark=mark, ignored=reading.ignored)
    return replace(table, rows=rows, problems=problems, decimal=mark)


def open_frame(frame: Any, reading: Reading, *, size: int) -> tuple[Table, Bodies]:
    """Make ready to read a frame in blocks of about `size` bytes."""
    table = header_of(frame, reading.file)
    rows = rows_in(size, table)

    def bodies(numbers: tuple[int, ...]) -> Iterator[ColumnBody]:
        for start in range(0, len(frame), rows):
            yield frame_body(frame[start : start + rows], table, numbers, reading, start=start)

    return table, bodies


def frame_body(frame: Any, table: Table, numbers: tuple[int, ...], reading: Reading, *, start: int) -> ColumnBody:
    """Read a frame that holds some rows of a table, from number `start` on.

    Raises
    ------
    InputError
        If a number among texts can be read in two ways, and no text of these rows shows its decimal mark.
    """
    mark = reading.decimal or "."
    columns = {} if reading.decimal else _texts_in(frame, table, numbers)
    if mark_beside(columns.values()) == ",":
        at, row = next(
            (at, row) for at, texts in columns.items() for row, text in enumerate(texts) if is_doubtful(text)
        )
        what = f"{columns[at][row]!r} can be read in two ways"
        place = Place(table.file, start + row + 1, at + 1)
        raise refusal("SC208", place, what, "write it without the mark, or say --decimal")
    return ColumnBody(table, columns_of(frame, table, numbers, ignored=reading.ignored, start=start, mark=mark), mark)


def rows_in(size: int, table: Table) -> int:
    """Tell how many rows of a table of numbers are about `size` bytes."""
    return max(1, size // (CELL_BYTES * max(1, len(table.names))))
