"""A sheet that tells a document: its headings, sentences and tables below each other, as text."""

from __future__ import annotations

from typing import Any

from sitescore.report.document import Document, Heading, Line, Table
from sitescore.report.workbook.book import Book

WIDTH, FIRST_WIDTH = 14, 40
EVERY_CELL = "A1:XFD1048576"
STYLES = {"strong": "strong", "faint": "faint"}


def write_document(book: Book, sheet: Any, document: Document) -> None:
    """Write the blocks of a document from the top down, an empty row before each but lines of a list."""
    row = 0
    for number, block in enumerate(document.blocks):
        before = document.blocks[number - 1] if number else None
        listed = isinstance(block, Line) and isinstance(before, Line)
        row = _write_block(book, sheet, row + (number > 0 and not listed), block)
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, _width(document), WIDTH)
    sheet.ignore_errors({"number_stored_as_text": EVERY_CELL})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_block(book: Book, sheet: Any, row: int, block: Heading | Line | Table) -> int:
    """Write a block from a row on; give the row after it."""
    if isinstance(block, Heading):
        book.text(sheet, row, 0, block.text, "title" if block.level == 1 else "strong")
        return row + 1
    if isinstance(block, Line):
        book.text(sheet, row, 0, f"{block.mark} {block.text}".strip(), STYLES.get(block.tone, "plain"))
        return row + 1
    return _write_table(book, sheet, row, block)


def _write_table(book: Book, sheet: Any, row: int, table: Table) -> int:
    for at, column in enumerate(table.columns):
        book.text(sheet, row, at, column.heading, "head_right" if at and column.numeric else "head")
    for line, cells in enumerate(table.rows, start=row + 1):
        for at, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            book.text(sheet, line, at, cell, "right" if at and column.numeric else "plain")
    row += 1 + len(table.rows)
    legends = [column.legend for column in table.columns if column.legend]
    for line, legend in enumerate(legends, start=row):
        book.text(sheet, line, 0, legend, "faint")
    return row + len(legends)


def _width(document: Document) -> int:
    """Find the last column, from 0, that any table has; at least the second."""
    return max([1, *(len(block.columns) - 1 for block in document.blocks if isinstance(block, Table))])
