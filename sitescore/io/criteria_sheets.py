"""Read a criteria workbook: a criteria file as sheets, a row an entry, a column a key.

The sheets are named as they are in every language: ``Set`` with a key and its value a row, and
``Factors``, ``Criteria``, ``Profiles`` and ``Scenarios`` with a row each. A header is a key of the
entry as TOML writes it, ``title.fi`` or ``value.points``; what a cell says stands in `criteria_cells`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import islice
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.criteria_cells import read_cell
from sitescore.io.nesting import parse_toml
from sitescore.io.positions import Path, Position
from sitescore.io.sheet import RawCell, Sheet, SheetRow
from sitescore.io.sheet_table import SEARCHED, merged_problems
from sitescore.io.spreadsheet import open_book
from sitescore.io.table import is_remark
from sitescore.model.hints import did_you_mean
from sitescore.records import dataclass

SET = "Set"
ENTRIES: Mapping[str, str] = MappingProxyType({table.title(): table for table in ("factors", "criteria", "profiles",
                                                                                   "scenarios")})  # fmt: skip
"""The table of a criteria file that each sheet holds, a row an entry."""
ID, KEY, VALUE = "id", "key", "value"
CODE = "SC427"
FREE = frozenset({"id", "title", "description", "source", "unit", "column"})
"""Keys of free text."""


def is_free(path: Sequence[str | int]) -> bool:
    """Tell whether a key of the set or of an entry holds free text, whatever it looks like."""
    within = path[2:] if path[0] in (*ENTRIES.values(), "grades") else path
    return within[:1] != () and (within[0] in FREE or tuple(path) == ("time", "as_of"))


def read_criteria_sheets(data: bytes, file: str) -> tuple[dict[str, Any], Mapping[Path, Position]]:
    """Read a criteria workbook as the document that a criteria file would be.

    Returns
    -------
    The document, and the cell of each key in it.

    Raises
    ------
    InputError
        With every sheet, header and cell that cannot be read, each at its place.
    """
    book = open_book(data, file)
    names = [name for name in book.names if name not in book.hidden]
    work = _Work(file)
    work.check_names(names)
    for sheet in book.read([name for name in names if name in (SET, *ENTRIES)]):
        (work.read_set if sheet.name == SET else work.read_entries)(sheet)
    if work.problems:
        raise InputError(work.problems)
    return work.document, work.positions


@dataclass(frozen=True, slots=True)
class _Grid:
    """A sheet's cells below its header; ``names`` are the header's."""

    sheet: Sheet
    line: int
    names: list[str]
    rows: list[SheetRow]

    def cell(self, row: SheetRow, column: int) -> RawCell:
        """Give a cell, "" where the row ends before it."""
        return row.cells[column] if column < len(row.cells) else ""

    def text(self, row: SheetRow, column: int) -> str:
        """Give a cell of a name or key as text."""
        cell = self.cell(row, column)
        return cell.strip() if isinstance(cell, str) else str(cell)

    def place(self, line: int, column: int) -> Place:
        """Say where a cell stands; `column` counts from 0."""
        return Place(self.sheet.file, line, column + 1, sheet=self.sheet.name)

    def position(self, line: int, column: int) -> Position:
        """Say the same of a key in the document."""
        return Position((line, column + 1), (line, column + 1), self.sheet.name)


@dataclass(slots=True)
class _Work:
    """The document under construction, where its keys stand, and what is wrong."""

    file: str
    document: dict[str, Any] = field(default_factory=dict)
    positions: dict[Path, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def check_names(self, names: Sequence[str]) -> None:
        """Refuse a workbook without the sheets that it needs, or with others that may be meant for one of them."""
        for name in (SET, "Criteria"):
            if name not in names:
                hint = f"sheets are {', '.join((SET, *ENTRIES))}; `sitescore convert tp3 criteria.xlsx` shows them"
                raise refusal(CODE, Place(self.file), f"the workbook has no sheet {name!r} of a criteria set", hint)
        for name in names:
            if name not in (SET, *ENTRIES) and not is_remark(name):
                hint = did_you_mean(name, (SET, *ENTRIES)) or "hide it, or call it Notes"
                self._tell(Place(self.file, sheet=name), f"a criteria workbook has no sheet {name!r}", hint)

    def read_set(self, sheet: Sheet) -> None:
        """Read the sheet of the set: a key and its value a row."""
        if grid := self._grid(sheet, (KEY, VALUE)):
            key, value = grid.names.index(KEY), grid.names.index(VALUE)
            self.positions[()] = grid.position(grid.line, key)
            for row in grid.rows:
                path = self._path(grid.text(row, key), grid.place(row.line, key))
                if path and path[0] in ENTRIES.values():
                    what = f"{path[0]!r} stand on a sheet of their own"
                    self._tell(grid.place(row.line, key), what, "write them there, a row each")
                elif path:
                    self._put(grid, row, value, path)

    def read_entries(self, sheet: Sheet) -> None:
        """Read a sheet with a row an entry."""
        if not (grid := self._grid(sheet, (ID,))):
            return
        table, column = ENTRIES[sheet.name], grid.names.index(ID)
        entries: dict[str, Any] = self.document.setdefault(table, {})
        self.positions[(table,)] = grid.position(grid.line, column)
        paths = {
            at: self._path(name, grid.place(grid.line, at))
            for at, name in enumerate(grid.names)
            if name != ID and not is_remark(name)
        }
        for row in grid.rows:
            name = grid.text(row, column)
            if not name or name in entries:
                what = f"{name!r} stands in two rows" if name else "the row has no id"
                self._tell(grid.place(row.line, column), what, "give each row an id of its own")
                continue
            entries[name] = {}
            self.positions[table, name] = grid.position(row.line, column)
            for at, path in filter(itemgetter(1), paths.items()):
                self._put(grid, row, at, (table, name, *path))

    def _grid(self, sheet: Sheet, needed: Sequence[str]) -> _Grid | None:
        """Find the header, the first row with the names that are needed; None where the sheet has no use."""
        for at, row in enumerate(islice(sheet.rows, SEARCHED)):
            names = [str(cell).strip() for cell in row.cells]
            if set(needed) <= set(names):
                grid = _Grid(sheet, row.line, names, sheet.rows[at + 1 :])
                self.problems += merged_problems(sheet, names, row.line)
                self._check_header(grid)
                return grid
        place, columns = Place(self.file, sheet=sheet.name), " and ".join(map(repr, needed))
        self._tell(place, f"the sheet has no header with {columns}", "write it in the first row")
        return None

    def _check_header(self, grid: _Grid) -> None:
        for at, name in enumerate(grid.names):
            if name and name in grid.names[:at]:
                self.problems.append(
                    Problem("SC211", grid.place(grid.line, at), f"two columns are called {name!r}", "take one out")
                )
        for row in grid.rows:
            for at, cell in enumerate(row.cells):
                if cell != "" and (at >= len(grid.names) or not grid.names[at]):
                    self._tell(grid.place(row.line, at), "the cell stands below no header", "write what it is above it")

    def _path(self, key: str, place: Place) -> Path:
        """Read a key as TOML writes it; empty, and told, where it is none."""
        if not key:
            return ()
        path: list[str] = []
        try:
            at: Any = parse_toml(f"{key} = 0")
        except (ValueError, RecursionError):
            at = {}
        while isinstance(at, dict) and len(at) == 1:
            ((name, at),) = at.items()
            path.append(name)
        if at != 0:
            self._tell(place, f"{key:.60} is no key", 'write it as title.fi, with what is no plain word in "…"')
            return ()
        return tuple(path)

    def _put(self, grid: _Grid, row: SheetRow, column: int, path: Path) -> None:
        """Read a cell, and put it in its place in the document."""
        cell, place = grid.cell(row, column), grid.place(row.line, column)
        if cell == "" or (isinstance(cell, str) and not cell.strip()):
            return
        try:
            value = read_cell(cell, free=is_free(path))
        except ValueError as error:
            self.problems.append(Problem("SC100", place, f"the cell cannot be read: {error}"))
            return
        at: Any = self.document
        for depth, key in enumerate(path[:-1], start=1):
            self.positions.setdefault(path[:depth], grid.position(row.line, column))
            at = at.setdefault(key, {}) if isinstance(at, dict) else None
        if not isinstance(at, dict) or path[-1] in at:
            self._tell(place, f"{'.'.join(map(str, path))} is given twice", "leave one of the cells empty")
            return
        at[path[-1]] = value
        self.positions[path] = grid.position(row.line, column)

    def _tell(self, place: Place, what: str, hint: str) -> None:
        self.problems.append(Problem(CODE, place, what, hint))
