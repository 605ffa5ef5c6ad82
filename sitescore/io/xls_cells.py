"""Print the cells of the .xls file on standard input as JSON; run as a process of its own.

The library ends the process on some damaged files, so it must not be ours.
"""

from __future__ import annotations

import io
import json
import math
import sys
from typing import Any

MOST_MEMORY = 1 << 30
"""Bytes, where the system lets a process limit itself."""


def main() -> None:
    """Read, and write what `sitescore.io.xls_book` takes up."""
    import python_calamine as calamine

    try:
        import resource
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    workbook = calamine.CalamineWorkbook.from_object(io.BytesIO(sys.stdin.buffer.read()))
    sheets = []
    for told in workbook.sheets_metadata:
        is_table = told.typ == calamine.SheetTypeEnum.WorkSheet
        sheet = workbook.get_sheet_by_name(told.name) if is_table else None
        sheets.append({
            "name": told.name,
            "is_table": is_table,
            "is_hidden": told.visible != calamine.SheetVisibleEnum.Visible,
            "cells": [
                [row, column, _plain(cell)]
                for row, cells in enumerate(sheet.to_python(skip_empty_area=False) if sheet else [])
                for column, cell in enumerate(cells)
                if cell != ""
            ],
            "merged": sheet.merged_cell_ranges or [] if sheet else [],
        })  # fmt: skip
    json.dump(sheets, sys.stdout)


def _plain(cell: Any) -> str | float:
    """Write a cell as a number or a text; a date as ISO 8601 does."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else repr(cell)
    return str(cell).removesuffix(" 00:00:00")


if __name__ == "__main__":
    main()
