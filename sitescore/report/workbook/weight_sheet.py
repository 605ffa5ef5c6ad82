"""The sheet of weights: points to be changed, shares that follow."""

from __future__ import annotations

from typing import Any

from sitescore.report.workbook.book import Book
from sitescore.report.workbook.layout import HEAD, Layout

WIDTHS = (44, 26, 26, 12, 12, 12, 14, 16)


def write_weights(book: Book, sheet: Any, layout: Layout) -> None:
    """Write the tree, a node a row: weight among siblings, and by formula its shares."""
    words, matrix = layout.words, layout.matrix
    book.text(sheet, 0, 0, words("weights_head"), "title")
    book.text(sheet, 1, 0, layout.subtitle("weights_are_live", "weights_are_given"), "faint")
    heads = [
        "criterion",
        "id_in_files",
        "above",
        "weight",
        "among_siblings",
        "of_the_whole",
        "weight_written",
        "origin",
    ]
    book.header(sheet, HEAD - 1, [words(head) for head in heads])
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    number = {name: at for at, name in enumerate((*matrix.factors, *matrix.criteria))}
    for name in layout.nodes:
        _write_node(book, sheet, layout, name, number[name])
    sheet.set_row(HEAD - 1, 30)
    sheet.freeze_panes(HEAD, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_node(book: Book, sheet: Any, layout: Layout, name: str, number: int) -> None:
    matrix, node, row = layout.matrix, layout.matrix.nodes[name], layout.weight_row(name)
    last = HEAD + len(layout.nodes)
    book.text(sheet, row, 0, "    " * _depth(layout, name) + matrix.title(name, layout.words.language))
    book.text(sheet, row, 1, name, "faint")
    book.text(sheet, row, 2, node.parent or layout.words("top_of_tree"), "faint")
    sheet.write_number(row, 3, node.points, book.formats["input" if layout.live else "faint"])
    sheet.write_number(row, 6, node.points, book.formats["faint"])
    book.text(sheet, row, 7, layout.words("weight_stated") if node.origin == "stated" else node.origin, "faint")
    siblings = f"SUMPRODUCT((C${HEAD + 1}:C${last}=C{row + 1})*D${HEAD + 1}:D${last})"
    book.formula(sheet, (row, 4), f"=D{row + 1}/{siblings}", matrix.local[number], "share")
    above = "" if node.parent is None else f"*F{layout.weight_row(node.parent) + 1}"
    book.formula(sheet, (row, 5), f"=E{row + 1}{above}", matrix.overall[number], "share")


def _depth(layout: Layout, name: str) -> int:
    parent = layout.matrix.nodes[name].parent
    return 0 if parent is None else 1 + _depth(layout, parent)
