"""Read a spreadsheet; what that takes is imported only then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sitescore.io.reading import Reading
from sitescore.io.table import Table

if TYPE_CHECKING:
    from sitescore.io.sheet import Book

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
MOST_PACKED = 1 << 27
"""Bytes of a file."""


def read_spreadsheet(data: bytes, reading: Reading) -> Table:
    """Read the table of a spreadsheet: of the sheet that is asked for, or the one whose header fits.

    Raises
    ------
    InputError
        If the file is not what its ending says, is beyond the limits of size, or has no such
        sheet or several.
    """
    from sitescore.io.sheet_table import table_of

    return table_of(open_book(data, reading.file), reading)


def open_book(data: bytes, file: str) -> Book:
    """Find the sheets of a spreadsheet; the ending of its name says of which kind it is.

    Raises
    ------
    InputError
        If the file is not what its ending says, or is beyond the limits of size.
    """
    match Path(file).suffix.lower():
        case ".ods":
            from sitescore.io.ods_book import open_ods as opened
        case ".xls":
            from sitescore.io.xls_book import open_xls as opened
        case _:
            from sitescore.io.xlsx_book import open_xlsx as opened
    return opened(data, file)
