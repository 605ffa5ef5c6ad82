"""The sheet of notes: what was computed from what, who is left out, and what no formula follows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sitescore.codes import ON_READING
from sitescore.report.workbook.book import Book
from sitescore.report.workbook.layout import Layout
from sitescore.report.workbook.value_formulas import FORMULAS
from sitescore.version import __version__


def write_notes(book: Book, sheet: Any, layout: Layout) -> None:
    """Write a fact or a sentence a row."""
    words, row = layout.words, 1
    book.text(sheet, 0, 0, words("sheet_notes"), "title")
    for label, text in (*_facts(layout), *_sections(layout)):
        row += bool(label and not text)
        book.text(sheet, row, 0, label, "plain" if text else "head")
        book.text(sheet, row, 1, text, "wrapped")
        row += 1
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 110)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _facts(layout: Layout) -> Iterator[tuple[str, str]]:
    words, matrix, ranking = layout.words, layout.matrix, layout.ranking
    origin = matrix.provenance
    yield "sitescore", __version__
    yield words("criteria_file"), f"{origin.criteria_id} · SHA-256 {origin.criteria_digest}"
    yield words("sites_file"), f"SHA-256 {origin.sites_digest}"
    yield words("scoring_method"), ranking.method
    if origin.weighting:
        yield words("weighting_method"), origin.weighting
    for name, option in origin.options.items():
        yield name, json.dumps(option, ensure_ascii=False)
    if ranking.surety:
        yield words("draws"), words.figure(ranking.surety.draws)
        yield words("seed"), str(ranking.surety.seed)


def _sections(layout: Layout) -> Iterator[tuple[str, str]]:
    """Write sections: a heading, then sentences without a label."""
    words, matrix = layout.words, layout.matrix
    yield words("what_follows"), ""
    yield from (("", sentence) for sentence in _limits(layout))
    if matrix.excluded:
        yield words("excluded_sites"), ""
        yield from (("", words.exclusion(matrix, out)) for out in matrix.excluded)
    told = [notice for notice in layout.ranking.notices if notice.kind not in ON_READING]
    if told:
        yield words("data_check"), ""
        yield from (("", words.notice(notice, matrix)) for notice in told)


def _limits(layout: Layout) -> Iterator[str]:
    words, matrix = layout.words, layout.matrix
    if not layout.live:
        yield words("nothing_follows", method=layout.ranking.method)
        return
    yield words("colours_of_cells")
    yield words("follows")
    yield words("stand_ins_stay")
    yield words("knock_outs_stay")
    still = [name for name in layout.criteria if layout.table_of(name) is None]
    outside = [matrix.title(name, words.language) for name in still if matrix.scales[name].kind not in FORMULAS]
    if outside:
        yield words("plug_ins_stay", criteria=words.several(outside))
    observed = [matrix.title(name, words.language) for name in layout.criteria if matrix.scales[name].observed]
    if observed:
        yield words("observed_stay", criteria=words.several(observed))
    if matrix.provenance.weighting:
        yield words("weighting_stays", method=matrix.provenance.weighting)
