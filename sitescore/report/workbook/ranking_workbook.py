"""A ranking as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from sitescore.errors import Place, refusal
from sitescore.io.sheet import TABLE
from sitescore.io.sites_writing import PLACES
from sitescore.report.document import Document
from sitescore.report.wording import Words
from sitescore.report.workbook.book import Book, written
from sitescore.report.workbook.criteria_sheet import write_criteria
from sitescore.report.workbook.data_sheet import write_data
from sitescore.report.workbook.document_sheet import write_document
from sitescore.report.workbook.layout import HEAD, IDS, Layout
from sitescore.report.workbook.measurement_sheet import write_measurements
from sitescore.report.workbook.notes_sheet import write_notes
from sitescore.report.workbook.ranking_sheet import write_ranking
from sitescore.report.workbook.value_sheet import write_values
from sitescore.report.workbook.weight_sheet import write_weights
from sitescore.results.ranking import Ranking

MOST_CELLS = 100_000
"""Values that are written as formulas: a quarter of a minute of writing, and more than a spreadsheet is good for."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
SHEETS: Mapping[str, Callable[[Book, Any, Layout], None]] = MappingProxyType(
    {
        "ranking": write_ranking,
        "weights": write_weights,
        "values": write_values,
        "measurements": write_measurements,
        "criteria": write_criteria,
        "notes": write_notes,
        "data": write_data,
    }
)
"""In their order; `sheet_NAME` is the text that names each."""


def ranking_workbook(ranking: Ranking, words: Words, *, told: Document | None = None) -> bytes:
    """Write a ranking as a workbook whose formulas follow its weights, needs, value functions and measurements.

    With what else is `told` of the study it has a further sheet of that. Every formula is written with
    what it gives, the ranking's own figures, so that the workbook reads right also where nothing
    calculates. The same ranking gives the same bytes.

    Raises
    ------
    InputError
        If it has more than a hundred thousand values, or more sites or criteria than a sheet has
        rows or columns.
    """
    layout = Layout(ranking, words)
    columns, sites = layout.summary["rank_written"] + 1, len(layout.matrix.sites)
    rows = HEAD + sites * (1 + len(PLACES) + len(layout.criteria)) + len(layout.matrix.trust.second)
    if layout.sites * len(layout.criteria) > MOST_CELLS or columns > MOST_COLUMNS or rows > MOST_ROWS:
        what = f"{layout.sites} sites with {len(layout.criteria)} criteria are too many for a workbook"
        raise refusal("SC230", Place("xlsx"), what, "write -f csv, or rank fewer sites")
    out = BytesIO()
    with written(out, title=layout.matrix.titles[words.language]) as book:
        for name, write in SHEETS.items():
            write(book, book.workbook.add_worksheet(layout.sheet_name(name)), layout)
        book.workbook.define_name(TABLE, f"={layout.sheet('measurements')}!$A${IDS + 1}")
        if told is not None:
            write_document(book, book.workbook.add_worksheet(layout.sheet_name("report")), told)
    return out.getvalue()
