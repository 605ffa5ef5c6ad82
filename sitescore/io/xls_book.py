"""Read the sheets of an Excel 97 to 2003 workbook (.xls), with python-calamine.

It gives neither errors nor number formats; those are found in the file's records.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from typing import Any

from sitescore.errors import Place, refusal
from sitescore.io.packed_xml import OLE, what_instead
from sitescore.io.sheet import MOST_CELLS, Book, Merged, RawCell, Share, Sheet, broken, number_cell, too_large
from sitescore.io.xls_records import Marks, sheet_marks


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
    workbook = _workbook(data, file)
    import python_calamine as calamine

    visible = {sheet.name for sheet in workbook.sheets_metadata if sheet.visible == calamine.SheetVisibleEnum.Visible}
    kept = tuple(s.name for s in workbook.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet)
    marks = dict(zip((sheet.name for sheet in workbook.sheets_metadata), found, strict=False))
    return Book(names=kept, hidden=set(kept) - visible, read=lambda wanted: _read(workbook, file, wanted, marks))


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


def _workbook(data: bytes, file: str) -> Any:
    import python_calamine as calamine

    with _said(file):
        return calamine.CalamineWorkbook.from_object(io.BytesIO(data))


def _read(workbook: Any, file: str, wanted: Collection[str], marks: Mapping[str, Marks]) -> list[Sheet]:
    spent, sheets = [0], []
    for name in wanted:
        sheet = Sheet(file, name, spent)
        with _said(file):
            given = workbook.get_sheet_by_name(name)
        marked = marks.get(name, Marks())
        cells = {spot: _cell(cell) for spot, cell in _filled(given.to_python(skip_empty_area=False))}
        for spot in sorted(cells.keys() | marked.errors.keys()):
            cell = marked.errors.get(spot) or cells[spot]
            if spot in marked.shares and isinstance(cell, float):
                cell = Share(cell)
            sheet.put(spot[0] + 1, spot[1] + 1, cell)
        for (top, left), (bottom, right) in given.merged_cell_ranges or ():
            sheet.merge(Merged(top + 1, left + 1, bottom + 1, right + 1))
        sheets.append(sheet)
    return sheets


@contextmanager
def _said(file: str) -> Iterator[None]:
    """Turn what the library raises on damaged files into one error; where it panics, that is no `Exception`."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise broken(file, f"the file is damaged or cut short: {error}") from None
        raise


def _filled(rows: Sequence[Sequence[object]]) -> Iterator[tuple[tuple[int, int], object]]:
    """List the cells that hold something, by row and column from 0."""
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                yield (line, column), cell


def _cell(cell: object) -> RawCell:
    match cell:
        case bool():
            return str(cell).lower()
        case int() | float():
            return number_cell(repr(cell))
        case datetime():
            return cell.isoformat(sep=" ", timespec="seconds").removesuffix(" 00:00:00")
        case date() | time() | timedelta():
            return str(cell)
        case _:
            return str(cell)
