"""From a column's cells of text to arrays, and which decimal mark they are written with."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import TypeVar

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.errors import Place, Problem
from sitescore.evidence import Evidence
from sitescore.io.cells import Cell, CellError, doubtful_marks, is_spaced, marks_said, read_cell
from sitescore.io.reading import Reading
from sitescore.io.table import Table
from sitescore.model.site import Column
from sitescore.records import dataclass

T = TypeVar("T")


def file_decimal(
    table: Table,
    reading: Reading,
    figures: Iterable[Sequence[str]],
    places: Iterable[str] = (),
    *,
    others: Iterable[Sequence[str]] = (),
) -> str:
    """Choose the decimal mark for columns that do not show their own.

    `figures` are columns of cells. `others` may turn out to be such, too: they show no mark, but are
    not to be read in two ways. A comma in `places`, the coordinates, counts where no
    figure shows a mark; a point does not, as coordinates are copied from where they have one.
    """
    if given := reading.decimal or table.decimal:
        return given
    said, open_texts = _marks_of(figures)
    said = said or marks_said(places) & {","}
    if len(said) == 1:
        return said.pop()
    open_texts += [text for texts in others for text in texts]
    return _refusing_mark(open_texts) if said or leaves_mark_open(table.delimiter) else "."


def leaves_mark_open(delimiter: str) -> bool:
    """Tell a delimiter, or none, beside which either decimal mark is written; beside a comma it is a point."""
    return delimiter in (";", "\t", "")


def mark_beside(figures: Iterable[Sequence[str]], others: Iterable[Sequence[str]] = ()) -> str:
    """Choose the decimal mark for a table of numbers and columns of texts: theirs, where it makes a difference.

    `others` are as in `file_decimal`.
    """
    columns, rest = ([texts for texts in some if texts] for some in (figures, others))
    if not any(map(doubtful_marks, [*columns, *rest])):
        return "."
    said, open_texts = _marks_of(columns)
    return said.pop() if len(said) == 1 else _refusing_mark([*open_texts, *(text for texts in rest for text in texts)])


def _marks_of(columns: Iterable[Sequence[str]]) -> tuple[set[str], list[str]]:
    """Find the decimal marks that columns show, and give the texts of those that do not show one mark."""
    shown = [(marks_said(texts), texts) for texts in columns]
    said = {mark for marks, _ in shown for mark in marks}
    return said, [text for marks, texts in shown if len(marks) != 1 for text in texts]


def _refusing_mark(texts: Iterable[str]) -> str:
    """Choose the decimal mark with which a number that can be read in two ways is refused; else a point."""
    return "," if doubtful_marks(texts) == {"."} else "."


def column_decimal(reading: Reading, fallback: str, texts: Sequence[str]) -> str:
    """Choose one column's decimal mark: its own where its cells show one, else the file's.

    Where it shows none and has 1 250 beside 1,250, it is one with which the latter is refused.
    """
    said = set() if reading.decimal else marks_said(texts)
    if len(said) == 1:
        return said.pop()
    if not (said or reading.decimal) and any(map(is_spaced, texts)) and doubtful_marks(texts) == {fallback}:
        return "." if fallback == "," else ","
    return fallback


@dataclass(slots=True)
class Cells:
    """A column under construction: one entry a site, unknown until set."""

    sites: int
    file: str
    sheet: str | None = None
    unit: str = ""
    value: Floats = field(init=False)
    low: Floats = field(init=False)
    high: Floats = field(init=False)
    spread: Floats = field(init=False)
    not_applicable: np.ndarray = field(init=False)
    lines: Integers = field(init=False)
    columns: Integers = field(init=False)
    words: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    evidence: dict[int, Evidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.value, self.low, self.high, self.spread = (np.full(self.sites, np.nan) for _ in range(4))
        self.not_applicable = np.zeros(self.sites, dtype=bool)
        self.lines, self.columns = np.zeros(self.sites, dtype=np.intp), np.zeros(self.sites, dtype=np.intp)

    def put(self, site: int, cell: Cell, text: str) -> None:
        """Set one site's cell, read from `text`."""
        self.value[site], self.spread[site] = cell.value, cell.spread
        self.low[site], self.high[site] = cell.low, cell.high
        self.not_applicable[site] = cell.not_applicable
        if cell.word:
            self.words[site] = cell.word
        if cell.unit:
            self.units[site] = cell.unit
        if text and (cell.unit or math.isnan(cell.value) or not math.isnan(cell.spread)):
            self.texts[site] = text

    def sort(self, rows: Mapping[int, int]) -> None:
        """Put what is told of single sites in the order of the rows on which they stand."""
        self.words, self.texts, self.units = (_sorted(told, rows) for told in (self.words, self.texts, self.units))
        self.evidence = _sorted(self.evidence, rows)

    def finished(self) -> Column:
        """Return the column."""
        return Column(
            value=self.value,
            low=self.low,
            high=self.high,
            spread=self.spread,
            not_applicable=self.not_applicable,
            file=self.file,
            sheet=self.sheet,
            lines=self.lines,
            columns=self.columns,
            unit=self.unit,
            words=self.words,
            texts=self.texts,
            units=self.units,
            evidence=self.evidence,
        )


def _sorted(told: Mapping[int, T], rows: Mapping[int, int]) -> dict[int, T]:
    return {site: told[site] for site in sorted(told, key=rows.__getitem__)}


def plain_numbers(texts: Sequence[str]) -> Floats | None:
    """Read a column of nothing but plain numbers and empty cells at once; None if there is anything else."""
    joined = "".join(texts)
    if not joined.isascii() or "_" in joined:
        return None
    try:
        numbers = np.array([text or "nan" for text in texts], dtype="U").astype(np.float64)
    except ValueError:
        return None
    empty = np.fromiter((not text for text in texts), dtype=bool, count=len(texts))
    return numbers if (np.isfinite(numbers) | empty).all() else None


def try_cell(text: str, decimal: str, place: Place, of: str, problems: list[Problem]) -> Cell | None:
    """Read a cell, or add to `problems` why it cannot be read."""
    try:
        return read_cell(text, decimal=decimal)
    except CellError as error:
        problems.append(Problem(error.code, place, f"{of}: {error}", error.hint))
        return None


def repeated(places: Mapping[str, list[Place]], what: str, code: str) -> list[Problem]:
    """Say of every name that stands in more than one place where it stood first."""
    return [
        Problem(code, place, f"{what} {name!r} stands twice, first at {found[0]}", "keep one of them")
        for name, found in places.items()
        for place in found[1:]
    ]


def mark_is_certain(text: str, decimal: str) -> bool:
    """Tell whether a cell leaves it certain that plain numbers have one decimal mark."""
    other = "." if decimal == "," else ","
    return not ((other in text or text.count(decimal) > 1) and other in marks_said([text]))
