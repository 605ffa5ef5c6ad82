"""A spreadsheet's sheets as their file gives them, and how large they may be.

Every kind of spreadsheet is brought to this shape; `sitescore.io.sheet_table` finds the table in it.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import field
from typing import NamedTuple

from sitescore.errors import InputError, Place, refusal
from sitescore.patterns import pattern
from sitescore.records import dataclass

MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14
MOST_CELLS = 5_000_000
MOST_SIGNS = 100_000
"""Of one cell; spreadsheet programs stop at 32,767."""
MADE = dt.datetime(2000, 1, 1)
"""Stands in every workbook that we write, so that the same content gives the same bytes."""
TABLE = "site_table"
"""The name that a workbook gives to the first cell of its table of sites, where several sheets look like one."""
_REFERENCE = pattern(r"\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!.]+))[!.]\$?[A-Z]+\$?[0-9]+")


class Share(NamedTuple):
    """A number that its cell shows as per cent: 0.42 for 42 %."""

    value: float


class Shown(NamedTuple):
    """A number that its cell shows with texts around it; what is shown, times ``scale``, is the number."""

    value: float
    before: str
    after: str
    scale: float = 1


class Merged(NamedTuple):
    """Cells joined into one, from the upper left to the lower right, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


RawCell = str | float | Share | Shown
"""A text, a number, or a number shown as per cent or among texts; "" where a cell is empty."""


@dataclass(slots=True)
class SheetRow:
    """The cells of a row from column A on, as far as they reach."""

    line: int
    cells: list[RawCell]


@dataclass(slots=True)
class Sheet:
    """A sheet under construction: its rows that hold something, downwards.

    ``spent`` counts the cells in memory over all sheets of a file; ``hidden_rows`` and ``hidden_columns`` are
    first and last ones, from 1.
    """

    file: str
    name: str
    spent: list[int]
    rows: list[SheetRow] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def merge(self, merged: Merged) -> None:
        """Note that cells are joined."""
        self._spend(1, merged.top, merged.left)
        self.merged.append(merged)

    def put(self, line: int, column: int, cell: RawCell, *, times: int = 1) -> None:
        """Set a cell, or several alike beside each other; a sheet's come row by row, each from left to right.

        Raises
        ------
        InputError
            If it stands outside a sheet's bounds or before the last one, or there are too many.
        """
        if cell == "":
            return
        if not (0 < line <= MOST_ROWS and 0 < column <= column + times - 1 <= MOST_COLUMNS):
            raise broken(self.file, f"sheet {self.name!r} has a cell in row {line}, column {column + times - 1}")
        if not self.rows or self.rows[-1].line < line:
            self.rows.append(SheetRow(line, []))
        last = self.rows[-1]
        gap = column - 1 - len(last.cells)
        if last.line > line or gap < 0:
            raise broken(self.file, f"the cells of sheet {self.name!r} are out of order")
        self._spend(gap + times, line, column)
        if gap:
            last.cells.extend([""] * gap)
        last.cells.extend([cell] * times)

    def _spend(self, cells: int, line: int, column: int) -> None:
        self.spent[0] += cells
        if self.spent[0] > MOST_CELLS:
            place = Place(self.file, line, column, sheet=self.name)
            raise too_large(place, f"there are more than {MOST_CELLS:,} cells")


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The names of a file's sheets, which of them are hidden, and how to read some.

    ``table`` is the sheet that the file itself says holds the sites; "" where it says nothing.
    """

    names: Sequence[str]
    hidden: Collection[str]
    read: Callable[[Collection[str]], Sequence[Sheet]]
    table: str = ""


def hide(hidden: list[tuple[int, int]], first: int, last: int) -> None:
    """Note that rows or columns are hidden; they come in their order."""
    if first <= last and (not hidden or first > hidden[-1][1]):
        hidden.append((first, last))


def is_hidden(hidden: Sequence[tuple[int, int]], number: int) -> bool:
    """Tell a hidden row or column.

    Examples
    --------
    >>> is_hidden([(2, 2), (5, 7)], 6), is_hidden([(2, 2), (5, 7)], 3)
    (True, False)
    """
    at = bisect_right(hidden, (number, MOST_ROWS)) - 1
    return at >= 0 and hidden[at][1] >= number


def sheet_of(reference: str) -> str:
    """Name the sheet that a reference to a cell is to; "" where it is none.

    Examples
    --------
    >>> sheet_of("'Ann''s sites'!$A$4"), sheet_of("$Sites.$A$4"), sheet_of("#REF!")
    ("Ann's sites", 'Sites', '')
    """
    match = _REFERENCE.fullmatch(reference)
    return (match["quoted"] or match["plain"]).replace("''", "'") if match else ""


def number_cell(text: str) -> RawCell:
    """Read a number as spreadsheets store it; what is no finite number stays a text.

    Examples
    --------
    >>> number_cell("1.5E3"), number_cell("NaN")
    (1500.0, 'NaN')
    """
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def is_kept(number: float) -> bool:
    """Tell whether a number comes back from a workbook of ours, whose numbers have 16 digits.

    Examples
    --------
    >>> is_kept(0.1), is_kept(0.1 + 0.2), is_kept(math.inf)
    (True, False, False)
    """
    return math.isfinite(number) and float(f"{number:.16G}") == number


def broken(file: str, message: str) -> InputError:
    """Make the error for a file that is not a sound spreadsheet of its kind."""
    return refusal("SC228", Place(file), message, "open it in a spreadsheet program and save it anew")


def too_large(place: Place, message: str) -> InputError:
    """Make the error for what a spreadsheet has too much of."""
    return refusal("SC227", place, message, "split it, or save the sheet as CSV")
