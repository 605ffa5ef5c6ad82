"""Read the sheets of an Excel 97 to 2003 workbook (.xls), with python-calamine.

It tells neither errors, nor formulas without a value, nor per cent from the rest; see `docs/formats.md`.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from typing import Any

from sitescore.errors import Place, refusal
from sitescore.io.packed_xml import OLE, what_instead
from sitescore.io.sheet import Book, Merged, RawCell, Sheet, broken, number_cell


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
    workbook = _workbook(data, file)
    import python_calamine as calamine

    visible = {sheet.name for sheet in workbook.sheets_metadata if sheet.visible == calamine.SheetVisibleEnum.Visible}
    kept = tuple(s.name for s in workbook.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet)
    return Book(names=kept, hidden=set(kept) - visible, read=lambda wanted: _read(workbook, file, wanted))


def _workbook(data: bytes, file: str) -> Any:
    import python_calamine as calamine

    try:
        return calamine.CalamineWorkbook.from_object(io.BytesIO(data))
    except calamine.PasswordError:
        raise refusal("SC228", Place(file), "the file is encrypted", "save it without a password") from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise broken(file, f"the file is damaged or cut short: {error}") from None


def _read(workbook: Any, file: str, wanted: Collection[str]) -> list[Sheet]:
    import python_calamine as calamine

    spent, sheets = [0], []
    for name in wanted:
        sheet = Sheet(file, name, spent)
        try:
            given = workbook.get_sheet_by_name(name)
        except (calamine.CalamineError, OSError, ValueError) as error:
            raise broken(file, f"sheet {name!r} is damaged: {error}") from None
        for line, row in enumerate(given.to_python(skip_empty_area=False), start=1):
            for column, cell in enumerate(row, start=1):
                sheet.put(line, column, _cell(cell))
        for (top, left), (bottom, right) in given.merged_cell_ranges or ():
            sheet.merge(Merged(top + 1, left + 1, bottom + 1, right + 1))
        sheets.append(sheet)
    return sheets


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
