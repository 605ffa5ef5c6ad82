"""The sheet of data: all that was read of every site, a measurement a row, as `read_sites` reads it back."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sitescore.evidence import Evidence, SecondFigure
from sitescore.io.cells import Cell, write_cell, write_number
from sitescore.io.sheet import is_kept
from sitescore.io.sites_writing import PLACES
from sitescore.io.table import LONG, NAME
from sitescore.matrix import CELL_KINDS, DecisionMatrix
from sitescore.report.workbook.book import Book
from sitescore.report.workbook.layout import Layout

WIDTHS = {"site": 16, "criterion": 26, "source": 40, "note": 40}
NORMAL = CELL_KINDS.index("normal")
UNIFORM = CELL_KINDS.index("uniform")


def write_data(book: Book, sheet: Any, layout: Layout) -> None:
    """Write every measurement with its range, unit and evidence, also of sites that are excluded."""
    book.header(sheet, 0, list(LONG))
    places = {name: column for column, name in enumerate(LONG)}
    for row, entry in enumerate(_entries(layout.matrix), start=1):
        for name, cell in entry.items():
            _write(book, sheet, (row, places[name]), cell)
    for name, column in places.items():
        sheet.set_column(column, column, WIDTHS.get(name, 12))
    sheet.freeze_panes(1, 2)


def _write(book: Book, sheet: Any, place: tuple[int, int], cell: str | float) -> None:
    if isinstance(cell, str):
        if cell:
            book.text(sheet, *place, cell)
    elif is_kept(cell):
        sheet.write_number(*place, cell)
    elif math.isfinite(cell):
        book.text(sheet, *place, write_number(cell))


def _entries(matrix: DecisionMatrix) -> Iterator[dict[str, Any]]:
    """Give the rows, site by site, each by the names of its columns."""
    second: dict[int, list[SecondFigure]] = {}
    for figure in matrix.trust.second:
        second.setdefault(figure.site, []).append(figure)
    for at, (site, name) in enumerate(zip(matrix.sites, matrix.names, strict=True)):
        yield {"site": site, "criterion": NAME, "value": name}
        about = {told: texts[at] for told, texts in matrix.about.items() if texts[at]}
        yield from ({"site": site, "criterion": told, "value": text} for told, text in about.items())
        for axis, place in enumerate(PLACES):
            if matrix.coordinates is not None and math.isfinite(matrix.coordinates[at, axis]):
                yield {"site": site, "criterion": place, "value": float(matrix.coordinates[at, axis])}
        for number, criterion in enumerate(matrix.criteria):
            if entry := _cell(matrix, at, number):
                yield {"site": site, "criterion": criterion, **_unit(matrix, number), **entry}
        for figure in second.get(at, ()):
            criterion = matrix.criteria[figure.criterion]
            yield {"site": site, "criterion": criterion, **_unit(matrix, figure.criterion), **_second(figure)}


def _unit(matrix: DecisionMatrix, number: int) -> dict[str, str]:
    scale = matrix.scales[matrix.criteria[number]]
    return {} if scale.levels is not None else {"unit": scale.unit}


def _cell(matrix: DecisionMatrix, site: int, number: int) -> dict[str, Any]:
    """Give a cell as it was read, converted to the criterion's unit; empty where nothing is known."""
    told = _told(matrix.evidence.get((site, number)), promised=not matrix.trust.as_of)
    if not matrix.applicable[site, number]:
        return {"value": write_cell(Cell(not_applicable=True)), **told}
    if word := matrix.words.get((site, number)):
        return {"value": word, **told}
    value, low, high, spread = (
        float(part[site, number])
        for part in (matrix.measurements, matrix.measured_low, matrix.measured_high, matrix.measured_spread)
    )
    kind = matrix.cell_kinds[site, number]
    if kind == NORMAL:
        return {"value": write_cell(Cell(value=value, spread=spread)), **told}
    if low == value == high:
        return {"value": value, **told}
    ends = {name: end for name, end in (("low", low), ("high", high)) if math.isfinite(end)}
    likeliest = {"value": value} if math.isfinite(value) and kind != UNIFORM else {}
    return {**likeliest, **ends, **told} if ends or likeliest or told else {}


def _second(figure: SecondFigure) -> dict[str, Any]:
    value = figure.word or figure.number
    ends = {"low": figure.low, "high": figure.high} if figure.low < figure.high else {}
    return {"value": value, **ends, **_told(figure.evidence, promised=True), "used": "no"}


def _told(evidence: Evidence | None, *, promised: bool) -> dict[str, str]:
    """Give where a figure is from; what is promised counts already where the study has a date."""
    told = {} if evidence is None else asdict(evidence)
    return {name: text for name, text in told.items() if text and (promised or name != "available_from")}
