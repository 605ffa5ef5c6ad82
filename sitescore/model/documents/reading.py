"""Warnings on how a site file was read, by kind."""

from __future__ import annotations

from typing import Literal

from sitescore.model.documents.parts import Count, Warned


class ReadAs(Warned):
    """How a file was read."""

    kind: Literal["read_as"]
    file: str
    delimiter: str
    encoding: str


class DecimalComma(Warned):
    """A file's decimal mark is the comma."""

    kind: Literal["decimal_comma"]
    file: str


class MatchedByTitle(Warned):
    """Columns taken for criteria by their title."""

    kind: Literal["matched_by_title"]
    columns: str


class ColumnsNamed(Warned):
    """Columns that were left out, or that say where the figures of others are from."""

    kind: Literal["columns_ignored", "evidence_left_out", "told_beside"]
    file: str
    columns: str


class ShortRows(Warned):
    """Rows that ended early."""

    kind: Literal["short_rows"]
    file: str
    lines: str
    count: Count


class NamedRows(Warned):
    """Rows with nothing but an id, or sites that are called like totals; the first of them by their ids."""

    kind: Literal["bare_rows", "called_like_totals"]
    file: str
    sites: str
    count: Count


class HeaderRead(Warned):
    """A text table whose header has titles above it."""

    kind: Literal["header_read"]
    file: str
    line: Count


class SheetRead(Warned):
    """The sheet of a spreadsheet that was read, and the row of its header."""

    kind: Literal["sheet_read"]
    file: str
    sheet: str
    line: Count


class SheetsHidden(Warned):
    """Hidden sheets that were not looked at."""

    kind: Literal["sheets_hidden"]
    file: str
    sheets: str


class RowsHidden(Warned):
    """Hidden rows that were read like others, the first of them by number."""

    kind: Literal["rows_hidden"]
    file: str
    count: Count
    lines: str


class ColumnsHidden(Warned):
    """Hidden columns that were read like others, the first of them by name."""

    kind: Literal["columns_hidden"]
    file: str
    count: Count
    columns: str


class TextsBeside(Warned):
    """Texts that number formats show and that were not read."""

    kind: Literal["texts_beside"]
    file: str
    texts: str


OnReading = (
    ReadAs
    | DecimalComma
    | MatchedByTitle
    | ColumnsNamed
    | ShortRows
    | NamedRows
    | HeaderRead
    | SheetRead
    | SheetsHidden
    | RowsHidden
    | ColumnsHidden
    | TextsBeside
)
"""Any of them."""
