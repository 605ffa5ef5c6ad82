"""The sheet of measurements: what the sites' file says, to be changed."""

from __future__ import annotations

import math
from typing import Any

from sitescore.io.template import ABOUT
from sitescore.report.workbook.book import Book, safe
from sitescore.report.workbook.layout import BEFORE, HEAD, IDS, Layout

NOTE = 2000
"""Signs of a note that are shown."""


def write_measurements(book: Book, sheet: Any, layout: Layout) -> None:
    """Write a site a row, a criterion a column; ranges, bounds and sources as notes of their cells.

    It is a table of sites that `read_sites` reads: ids of the criteria over their units.
    """
    words = layout.words
    book.text(sheet, 0, 0, words("measurements_head"), "title")
    book.text(sheet, 1, 0, layout.subtitle("measurements_are_live", "measurements_are_given"), "faint")
    write_site_heads(book, sheet, layout)
    book.header(sheet, IDS, list(ABOUT[words.language][:BEFORE]))
    book.text(sheet, HEAD - 1, 0, words("unit_row"), "head")
    for at, name in enumerate(layout.criteria):
        book.text(sheet, HEAD - 1, BEFORE + at, layout.matrix.scales[name].unit, "head")
    for row, site in enumerate(layout.matrix.included):
        for at in range(len(layout.criteria)):
            _write_cell(book, sheet, layout, (HEAD + row, BEFORE + at), int(site))
    _write_excluded(book, sheet, layout)


def write_site_heads(book: Book, sheet: Any, layout: Layout) -> None:
    """Write what the sheets of measurements and values have alike: titles, ids, sites, and the sheet's set-up."""
    words = layout.words
    book.header(sheet, HEAD - 3, ["", words("name")])
    for row in (IDS, HEAD - 1):
        book.header(sheet, row, ["", ""])
    for at, name in enumerate(layout.criteria):
        book.text(sheet, HEAD - 3, BEFORE + at, layout.matrix.title(name, words.language), "head")
        book.text(sheet, IDS, BEFORE + at, name, "head")
    for row, (site, name) in enumerate(zip(layout.ranking.sites, layout.ranking.names, strict=True)):
        book.text(sheet, HEAD + row, 0, site, "faint")
        book.text(sheet, HEAD + row, 1, name)
    sheet.set_row(HEAD - 3, 60)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 30)
    sheet.set_column(BEFORE, BEFORE + len(layout.criteria) - 1, 13)
    sheet.freeze_panes(HEAD, BEFORE)
    sheet.set_landscape()
    sheet.repeat_rows(HEAD - 3, HEAD - 1)
    sheet.repeat_columns(0, 1)


def _write_excluded(book: Book, sheet: Any, layout: Layout) -> None:
    """Write the sites that are excluded below the others, each with the reason as a note; no formula reads them."""
    matrix = layout.matrix
    reasons = {out.site: layout.words.exclusion(matrix, out) for out in reversed(matrix.excluded)}
    numbers = [at for at, site in enumerate(matrix.sites) if site in reasons]
    for row, site in enumerate(numbers, start=layout.last + 1):
        book.text(sheet, row, 0, matrix.sites[site], "faint")
        book.text(sheet, row, 1, matrix.names[site], "faint")
        sheet.write_comment(row, 0, safe(reasons[matrix.sites[site]])[:NOTE], {"author": "sitescore"})
        for at in range(len(layout.criteria)):
            _write_cell(book, sheet, layout, (row, BEFORE + at), site, style="faint")


def _write_cell(
    book: Book, sheet: Any, layout: Layout, place: tuple[int, int], site: int, *, style: str = "input"
) -> None:
    matrix, criterion = layout.matrix, int(layout.numbers[place[1] - BEFORE])
    figure = float(matrix.measurements[site, criterion])
    word = matrix.words.get((site, criterion))
    if not matrix.applicable[site, criterion]:
        book.text(sheet, *place, layout.words("na_cell"), "empty")
    elif word is not None:
        book.text(sheet, *place, word, style)
    elif math.isnan(figure):
        sheet.write_blank(*place, None, book.formats["empty"])
    else:
        sheet.write_number(*place, figure, book.formats[style])
    note = _note(layout, site, criterion)
    if note:
        sheet.write_comment(*place, safe(note)[:NOTE], {"author": "sitescore"})


def _note(layout: Layout, site: int, criterion: int) -> str:
    """Write the range or bound that is known of a measurement, and where it is from."""
    matrix = layout.matrix
    low, high = float(matrix.measured_low[site, criterion]), float(matrix.measured_high[site, criterion])
    ranged = low < high and (math.isfinite(low) or math.isfinite(high))
    parts = [layout.words.measured(matrix, site, criterion)] if ranged else []
    evidence = matrix.evidence.get((site, criterion))
    if evidence:
        parts += [part for part in (evidence.source, evidence.date, evidence.quality, evidence.note) if part]
    return " · ".join(parts)
