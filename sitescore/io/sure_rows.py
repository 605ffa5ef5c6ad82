"""Rows of measurements that are a number, a range in two columns, or a word, and nothing else: understood all at once.

The others are understood one by one, by `sitescore.io.long_rows`, which says the same of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.evidence import GRADES, Evidence
from sitescore.io.cells import Cell, CellError, read_cell
from sitescore.io.columns import Cells
from sitescore.io.long_cells import LongCells
from sitescore.io.plain_numbers import numbers_in
from sitescore.io.table import NUMBERS, header_unit
from sitescore.model.units import conversion
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SureRows:
    """Parts of rows, each (rows,); ``sure`` tells for which of them they hold.

    ``others`` are cells of values that are no numbers, by row; ``units`` and ``evidence`` are in the order of rows.
    """

    cells: LongCells
    sure: Booleans
    value: Floats
    low: Floats
    high: Floats
    others: Mapping[int, Cell]
    units: Sequence[str]
    evidence: Sequence[Evidence]
    lines: Integers
    columns: Integers

    def put(self, rows: Integers, cells: Cells) -> None:
        """Set the cells of a criterion from some of the rows that are sure."""
        sites = self.cells.site[rows]
        cells.lines[sites], cells.columns[sites] = self.lines[rows], self.columns[rows]
        cells.value[sites], cells.low[sites], cells.high[sites] = self.value[rows], self.low[rows], self.high[rows]
        texts, units = self.cells.texts["value"], self.units
        for site, row in zip(sites.tolist(), rows.tolist(), strict=True):
            cells.evidence[site] = self.evidence[row]
            unit, text = units[row], texts[row]
            if unit:
                cells.units[site] = unit
            if row in self.others:
                cells.not_applicable[site] = self.others[row].not_applicable
                if word := self.others[row].word:
                    cells.words[site] = word
            if text and (unit or row in self.others):
                cells.texts[site] = text


def sure_rows(cells: LongCells, alone: Booleans, decimal: str) -> SureRows:
    """Read rows of numbers and words in columns, and tell which of them are nothing else.

    Parameters
    ----------
    cells : of the table
    alone : (rows,), whether a row is its measurement's only one
    decimal : mark of numbers
    """
    sure = alone.copy()
    read = {name: numbers_in(cells.texts[name], decimal) if name in cells.at else None for name in NUMBERS}
    nothing = np.broadcast_to(np.nan, len(cells))
    value, low, high = (nothing if (found := read[name]) is None else found[0] for name in NUMBERS)
    for name, numbers in (("low", low), ("high", high)):
        found = read[name]
        sure[list(found[1]) if found else []] = False
        if name in cells.at and header_unit(cells.table.header.cells[cells.at[name]]):
            sure &= np.isnan(numbers)
    sure &= ~((low > high) | (value < low) | (value > high))
    odd = read["value"][1] if read["value"] else {}
    others = _others(odd, decimal)
    sure[[row for row in odd if row not in others]] = False
    sure[[row for row in others if not (isnan(low[row]) and isnan(high[row]))]] = False
    units = _units(cells, value, sure)
    texts = cells.texts
    for name in ("available_from", "used"):
        sure[[row for row, text in enumerate(texts[name]) if text] if any(texts[name]) else []] = False
    wrong = {text for text in dict.fromkeys(texts["quality"]) if text and text.upper() not in GRADES}
    sure[[row for row, text in enumerate(texts["quality"]) if text in wrong] if wrong else []] = False
    lines, columns = cells.spots()
    return SureRows(cells=cells, sure=sure, value=value, low=low, high=high, others=others, units=units,
                    evidence=_evidence(cells), lines=lines, columns=columns)  # fmt: skip


def _others(odd: Mapping[int, str], decimal: str) -> dict[int, Cell]:
    """Read cells that are no plain numbers, and give those that are no numbers at all: words, n/a, ?."""
    known: dict[str, Cell | None] = {}
    found = {}
    for row, text in odd.items():
        if text not in known:
            known[text] = _no_number(text, decimal)
        if (cell := known[text]) is not None:
            found[row] = cell
    return found


def _no_number(text: str, decimal: str) -> Cell | None:
    try:
        cell = read_cell(text, decimal=decimal)
    except CellError:
        return None
    return cell if all(map(isnan, (cell.value, cell.low, cell.high, cell.spread))) and not cell.unit else None


def _units(cells: LongCells, value: Floats, sure: Booleans) -> Sequence[str]:
    """Tell each row's unit, and take from `sure` the rows whose numbers are in another."""
    given = cells.texts["unit"]
    own = header_unit(cells.table.header.cells[cells.at["value"]])
    if not own:
        return given
    others = {text for text in dict.fromkeys(given) if text and conversion(own, text) != 1}
    sure[[row for row, text in enumerate(given) if text in others]] = False
    return [text or (own if known else "") for text, known in zip(given, np.isfinite(value).tolist(), strict=True)]


def _evidence(cells: LongCells) -> list[Evidence]:
    """Tell what each row rests on, rows that rest on the same sharing it."""
    known: dict[tuple[str, ...], Evidence] = {}
    found = []
    for parts in zip(*(cells.texts[name] for name in ("source", "date", "quality", "note")), strict=True):
        if parts not in known:
            source, date, quality, note = parts
            known[parts] = Evidence(source=source, date=date, quality=quality.upper(), note=note)
        found.append(known[parts])
    return found
