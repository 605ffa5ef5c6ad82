"""Read a spreadsheet; what that takes is imported only then."""

from __future__ import annotations

from pathlib import Path

from sitescore.io.reading import Reading
from sitescore.io.table import Table

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

    match Path(reading.file).suffix.lower():
        case ".ods":
            from sitescore.io.ods_book import open_ods as opened
        case ".xls":
            from sitescore.io.xls_book import open_xls as opened
        case _:
            from sitescore.io.xlsx_book import open_xlsx as opened
    return table_of(opened(data, reading.file), reading)
