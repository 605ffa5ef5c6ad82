"""Read the sheets of an Excel 97 to 2003 workbook (.xls), with python-calamine.

It gives neither errors nor number formats; those are found in the file's records.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sitescore.errors import Place, refusal
from sitescore.io.packed_xml import OLE, what_instead
from sitescore.io.sheet import MOST_CELLS, Book, Merged, RawCell, Sheet, broken, hide, too_large
from sitescore.io.xls_records import Marks, sheet_marks

LONGEST = 60
"""Seconds that reading a file may take."""


def open_xls(data: bytes, file: str) -> Book:
    """Find a workbook's sheets.

    Raises
    ------
    InputError
        If python-calamine is not installed, or the file is no such workbook.
    """
    if not data.startswith(OLE):
        what = "this is an .xlsx or .ods file under another ending" if data.startswith(b"PK") else what_instead(data)
        raise refusal("SC228", Place(file), what, "give it the ending it should have, or save it anew")
    if not find_spec("python_calamine"):
        hint = "pip install 'sitescore[xls]', or save it as .xlsx"
        raise refusal("SC203", Place(file), ".xls files are read with python-calamine, which is not installed", hint)
    found = _marks(data, file)
    sheets = _sheets(data, file)
    marks = dict(zip((sheet["name"] for sheet in sheets), found, strict=False))
    tables = {sheet["name"]: sheet for sheet in sheets if sheet["is_table"]}
    return Book(
        names=tuple(tables),
        hidden={name for name, sheet in tables.items() if sheet["is_hidden"]},
        read=lambda wanted: _read(tables, file, wanted, marks),
    )


def _marks(data: bytes, file: str) -> list[Marks]:
    """Find what the records say, before the library makes room for all between the first and the last cell."""
    try:
        found = sheet_marks(data)
    except PermissionError:
        raise refusal("SC228", Place(file), "the file is encrypted", "save it without a password") from None
    except ValueError as error:
        raise broken(file, f"the file is damaged or cut short: {error}") from None
    if sum(marks.rows * marks.columns for marks in found) > MOST_CELLS:
        raise too_large(Place(file), f"there are more than {MOST_CELLS:,} cells")
    return found


def _sheets(data: bytes, file: str) -> list[Any]:
    """Read all sheets in a process of their own, which damaged files may end."""
    command = [sys.executable, "-P", str(Path(__file__).with_name("xls_cells.py"))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=LONGEST)
        found: list[Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        raise broken(file, "the file is damaged, cut short or too large to read") from None
    return found


def _read(tables: Mapping[str, Any], file: str, wanted: Collection[str], marks: Mapping[str, Marks]) -> list[Sheet]:
    spent, sheets = [0], []
    for name in wanted:
        sheet = Sheet(file, name, spent)
        marked = marks.get(name, Marks())
        cells: dict[tuple[int, int], RawCell] = {(row, column): cell for row, column, cell in tables[name]["cells"]}
        for spot in sorted(cells.keys() | marked.errors.keys()):
            cell = marked.errors.get(spot) or cells[spot]
            if spot in marked.formats and isinstance(cell, float):
                cell = marked.formats[spot].cell(cell)
            sheet.put(spot[0] + 1, spot[1] + 1, cell)
        for numbers, hidden in ((marked.hidden_rows, sheet.hidden_rows), (marked.hidden_columns, sheet.hidden_columns)):
            for number in sorted(numbers):
                hide(hidden, number + 1, number + 1)
        for (top, left), (bottom, right) in tables[name]["merged"]:
            sheet.merge(Merged(top + 1, left + 1, bottom + 1, right + 1))
        sheets.append(sheet)
    return sheets
