"""The sheet of criteria: the project's needs, and each value function as a table that the formulas read."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from sitescore.report.workbook.book import Book
from sitescore.report.workbook.layout import BEFORE_POINTS, CRITERIA_HEAD, Layout
from sitescore.report.workbook.value_formulas import FORMULAS

NEEDS_HEAD = 3
WIDTHS = (44, 26, 12, 16, 12, 60, 14, 14)
POINTS_SHOWN = 40
"""Columns of points that are given a width."""


def write_criteria(book: Book, sheet: Any, layout: Layout) -> None:
    """Write the needs, then two rows a criterion: measurements over values, or parameters over numbers."""
    words, needs = layout.words, layout.matrix.needs
    book.text(sheet, 0, 0, words("criteria_head"), "title")
    book.text(sheet, 1, 0, layout.subtitle("criteria_are_live", "criteria_are_given"), "faint")
    book.header(sheet, NEEDS_HEAD, [words("need"), words("amount")])
    for at, (name, amount) in enumerate(needs.items(), start=NEEDS_HEAD + 1):
        book.text(sheet, at, 0, name)
        sheet.write_number(at, 1, amount, book.formats["input" if layout.live else "faint"])
    heads = ["criterion", "id_in_files", "unit", "need", "divided_by", "value_by", "knock_out", "row"]
    book.header(sheet, CRITERIA_HEAD + len(needs) - 1, [words(head) for head in heads])
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(BEFORE_POINTS, BEFORE_POINTS + POINTS_SHOWN, 12)
    for name in layout.criteria:
        _write_criterion(book, sheet, layout, name)
    sheet.freeze_panes(0, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_criterion(book: Book, sheet: Any, layout: Layout, name: str) -> None:
    matrix, words, row = layout.matrix, layout.words, layout.first_row_of(name)
    scale = matrix.scales[name]
    book.text(sheet, row, 0, matrix.title(name, words.language), "wrapped")
    book.text(sheet, row, 1, name, "faint")
    book.text(sheet, row, 2, scale.unit)
    if scale.need:
        book.text(sheet, row, 3, scale.need)
        need = xl_rowcol_to_cell(NEEDS_HEAD + 1 + list(matrix.needs).index(scale.need), 1, row_abs=True, col_abs=True)
        book.formula(sheet, (row, 4), f"={need}", scale.divisor, "plain")
    known = scale.kind in FORMULAS
    about = words(f"values_by_{scale.kind}") if known else words("values_by_plug_in", kind=scale.kind)
    book.text(sheet, row, 5, about, "wrapped")
    if scale.knock_out:
        book.text(sheet, row, 6, f"{scale.knock_out.operator} {words.figure(scale.knock_out.bound)}")
    _write_table(book, sheet, layout, name)


def _write_table(book: Book, sheet: Any, layout: Layout, name: str) -> None:
    table, kind = layout.table_of(name), layout.matrix.scales[name].kind
    row = layout.first_row_of(name)
    if table is None:
        return
    labels = ("parameter", "amount") if FORMULAS[kind].by_name else ("measured", "value")
    for below, (label, cells) in enumerate(zip(labels, table, strict=True)):
        book.text(sheet, row + below, BEFORE_POINTS - 1, layout.words(label), "faint")
        for at, cell in enumerate(cells, start=BEFORE_POINTS):
            if isinstance(cell, str):
                book.text(sheet, row + below, at, cell, "faint" if FORMULAS[kind].by_name else "input")
            else:
                sheet.write_number(row + below, at, cell, book.formats["input" if layout.live else "faint"])
