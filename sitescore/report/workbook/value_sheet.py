"""The sheet of values: value functions of the measurements, contributions, scores and ranks."""

from __future__ import annotations

from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from sitescore.report.workbook.book import Book
from sitescore.report.workbook.cell_formulas import value_formula
from sitescore.report.workbook.layout import BEFORE, HEAD, IDS, WEIGHTS, Layout
from sitescore.report.workbook.measurement_sheet import write_site_heads
from sitescore.results.ranking import POINTS
from sitescore.results.rows import plain

DECIMALS = 9
"""To which scores are rounded before they are ranked, so that noise in the last bits orders nobody."""


def write_values(book: Book, sheet: Any, layout: Layout) -> None:
    """Write a value a cell, and after them each top factor's part of the score, score, rank and place."""
    words = layout.words
    book.text(sheet, 0, 0, words("values_head"), "title")
    book.text(sheet, 1, 0, layout.subtitle("values_are_live", "values_are_given"), "faint")
    write_site_heads(book, sheet, layout)
    book.text(sheet, WEIGHTS, 1, words("weight"), "head")
    for at, name in enumerate(layout.criteria):
        formula = f"={layout.sheet('weights')}!$F${layout.weight_row(name) + 1}"
        book.formula(sheet, (WEIGHTS, BEFORE + at), formula, layout.matrix.weights[layout.numbers[at]], "share")
    for row in range(layout.sites):
        for at in range(len(layout.criteria)):
            _write_value(book, sheet, layout, row, at)
    _write_heads(book, sheet, layout)
    for row, place in enumerate(_places(layout)):
        _write_summary(book, sheet, layout, row, int(place))
    if layout.sites:
        last = BEFORE + len(layout.criteria) - 1
        scale = {"type": "2_color_scale", "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1,
                 "min_color": "#FFFFFF", "max_color": "#9CC5E8"}  # fmt: skip
        sheet.conditional_format(HEAD, BEFORE, layout.last, last, scale)


def _write_value(book: Book, sheet: Any, layout: Layout, row: int, at: int) -> None:
    matrix, site, criterion = layout.matrix, int(layout.matrix.included[row]), int(layout.numbers[at])
    place, value = (HEAD + row, BEFORE + at), float(matrix.values[site, criterion])
    measured = matrix.known[site, criterion] and matrix.applicable[site, criterion]
    formula = value_formula(layout, row, at)
    if formula is None:
        sheet.write_number(*place, value, book.formats["value_given" if measured else "stand_in"])
    else:
        book.formula(sheet, place, formula, value, "value" if measured else "stand_in")


def _write_heads(book: Book, sheet: Any, layout: Layout) -> None:
    """Write headings of what comes after the values; above contributions, the most that each can be."""
    words = layout.words
    for at, name in enumerate(layout.top):
        column = layout.after_criteria + at
        book.text(sheet, HEAD - 3, column, layout.matrix.title(name, words.language), "head")
        book.text(sheet, IDS, column, words("points") if layout.live else words("weighted_mean"), "head")
        if layout.live:
            formula = f"=100*SUM({layout.fixed_run(layout.spans[name])})/SUM({layout.weight_run})"
            book.formula(sheet, (WEIGHTS, column), formula, POINTS * layout.top_weights[at], "points")
    for name, column in layout.summary.items():
        book.text(sheet, HEAD - 3, column, words(name), "head")
        for row in (IDS, WEIGHTS):
            book.text(sheet, row, column, "", "head")


def _write_summary(book: Book, sheet: Any, layout: Layout, row: int, place: int) -> None:
    ranking, at, columns = layout.ranking, HEAD + row, layout.summary
    parts = layout.parts[row]
    score, rank = plain(ranking.scores[row]), int(ranking.ranks[row])
    for number, name in enumerate(layout.top):
        column = layout.after_criteria + number
        if layout.live:
            span = layout.spans[name]
            run = f"SUMPRODUCT({layout.fixed_run(span)},{layout.run(span, at)})"
            book.formula(sheet, (at, column), f"=100*{run}/SUM({layout.weight_run})", parts[number], "points")
        else:
            sheet.write_number(at, column, parts[number], book.formats["points_given"])
    if layout.live:
        own = f"{xl_col_to_name(columns['score'])}{at + 1}"
        total = f"ROUND(100*SUMPRODUCT({layout.weight_run},{_values(layout, at)})/SUM({layout.weight_run}),{DECIMALS})"
        book.formula(sheet, (at, columns["score"]), f"={total}", score, "points")
        book.formula(sheet, (at, columns["rank"]), f"=RANK({own},{layout.down(columns['score'])})", rank, "whole")
    else:
        sheet.write_number(at, columns["score"], score, book.formats["points_given"])
        sheet.write_number(at, columns["rank"], rank, book.formats["whole_given"])
    letters = xl_col_to_name(columns["rank"])
    before = f"COUNTIF({letters}${HEAD}:{letters}{at},{letters}{at + 1})"
    book.formula(sheet, (at, columns["place"]), f"={letters}{at + 1}+{before}", place, "whole")
    sheet.write_number(at, columns["known"], float(ranking.coverage[row]), book.formats["share"])
    sheet.write_number(at, columns["rank_written"], rank, book.formats["whole_given"])


def _values(layout: Layout, row: int) -> str:
    return layout.run((0, len(layout.criteria) - 1), row)


def _places(layout: Layout) -> np.ndarray:
    """Give each site's place in the order in which sites are listed, from 1."""
    places = np.empty(layout.sites, dtype=np.intp)
    places[layout.ranking.order] = np.arange(1, layout.sites + 1)
    return places
