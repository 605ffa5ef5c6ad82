"""The cells of a table of measurements column by column, and which site and criterion each row is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import compress

import numpy as np

from sitescore.core.checks import Booleans, Integers
from sitescore.errors import Place, Problem
from sitescore.io.cells import text_problems
from sitescore.io.columns import repeated
from sitescore.io.layers import USED, Layer, layers_of, measurement_of
from sitescore.io.long_rows import Entry
from sitescore.io.packed_rows import PackedRows, texts_in
from sitescore.io.table import LONG, Row, Table, measured_name
from sitescore.records import dataclass

Texts = Mapping[str, Sequence[str]]
TOLD_ERRORS = ("site", "criterion", "unit", "source", "date")
"""Columns of texts in which errors of a spreadsheet are told; numbers are checked as they are read."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LongCells:
    """Rows of a table that name a site and a criterion.

    ``numbers``, (rows,), say which rows of the table they are; ``at`` are the numbers of its columns by
    name. ``texts`` are their cells by name, stripped, "" in columns that it does not have. ``sites`` and
    ``criteria`` are in the order of their first rows, ``site`` and ``criterion``, (rows,), number them.
    """

    table: Table
    at: Mapping[str, int]
    numbers: Integers
    texts: Texts
    sites: Sequence[str]
    site: Integers
    criteria: Sequence[str]
    criterion: Integers

    def __len__(self) -> int:
        return int(self.numbers.size)

    def place(self, row: int, name: str) -> Place:
        """Where a row's cell in a column stands."""
        return self.table.place(self.table.rows[int(self.numbers[row])], self.at[name])

    def entry(self, row: int) -> Entry:
        """Give one row by itself."""
        texts = {name: column[row] for name, column in self.texts.items()}
        number = int(self.numbers[row])
        return Entry(self.table.rows[number], texts["site"], self.criteria[self.criterion[row]], texts)

    def spots(self) -> tuple[Integers, Integers]:
        """Lines and columns of the cells in the column of values, each (rows,)."""
        rows, at = self.table.rows, self.at["value"]
        if isinstance(rows, PackedRows):
            return rows.lines[self.numbers], np.full(len(self), at + 1)
        places = [self.table.place(rows[number], at) for number in self.numbers.tolist()]
        return np.array([p.line or 0 for p in places], dtype=np.intp), np.array([p.column or 0 for p in places])

    def layers(self) -> tuple[Mapping[int, Layer], Booleans, list[Problem]]:
        """Tell the layers of rows that are not simply used, and which measurements have one row only.

        Returns
        -------
        Layer by row, of the others; (rows,), whether a row is its measurement's only one; what is given twice.
        """
        pair = self.site * len(self.criteria) + self.criterion
        order = np.argsort(pair, kind="stable")
        alike = np.diff(pair[order]) == 0
        alone = np.ones(len(self), dtype=bool)
        alone[order[:-1][alike]] = alone[order[1:][alike]] = False
        dated = any(self.texts["available_from"]) or any(self.texts["used"])
        said = (
            map(any, zip(self.texts["available_from"], self.texts["used"], strict=True))
            if dated
            else [False] * len(self)
        )
        looked_at = [
            row for row, (one, other) in enumerate(zip(alone.tolist(), said, strict=False)) if other or not one
        ]
        several = {row: self.entry(row) for row in looked_at}
        rows: dict[str, list[int]] = {}
        for row, entry in several.items():
            rows.setdefault(measurement_of(entry.site, entry.criterion, entry.texts), []).append(row)
        places = {name: [self.place(row, "value") for row in found] for name, found in rows.items() if len(found) > 1}
        layers = layers_of([(e.site, e.criterion, e.texts) for e in several.values()]) if dated else []
        others = {row: layer for row, layer in zip(several, layers, strict=False) if layer != USED}
        return others, alone, repeated(places, "the measurement", "SC217")


def long_cells(table: Table, at: Mapping[str, int]) -> tuple[LongCells, list[Problem]]:
    """Gather the cells of rows that name a site and a criterion, and list what is wrong with the others.

    `at` are the numbers of the table's columns by name.
    """
    rows = len(table.rows)
    blank = [""] * rows
    texts: Texts = {name: texts_in(table.rows, at[name]) if name in at else blank for name in LONG}
    problems = _errors_told(table, at, texts)
    wide = {number for number, row in _uneven(table) if any(map(str.strip, row.cells[len(table.header.cells) :]))}
    kept = np.fromiter(map(all, zip(texts["site"], texts["criterion"], strict=True)), dtype=bool, count=rows)
    for number in sorted({*wide, *np.flatnonzero(~kept).tolist()}):
        if number in wide:
            problems.append(_too_wide(table, number))
        if not kept[number]:
            problems.append(_nameless(table, at, number, "criterion" if texts["site"][number] else "site"))
    if not kept.all():
        texts = {name: list(compress(column, kept)) for name, column in texts.items()}
    sites, site = _numbered(texts["site"])
    called = {text: measured_name(text) for text in dict.fromkeys(texts["criterion"])}
    criteria, criterion = _numbered([called[text] for text in texts["criterion"]])
    cells = LongCells(table=table, at=at, numbers=np.flatnonzero(kept), texts=texts, sites=sites, site=site,
                      criteria=criteria, criterion=criterion)  # fmt: skip
    return cells, problems


def _uneven(table: Table) -> list[tuple[int, Row]]:
    """List rows that have not as many cells as the header, with their numbers."""
    width = len(table.header.cells)
    rows = table.rows.odd.items() if isinstance(table.rows, PackedRows) else enumerate(table.rows)
    return [(number, row) for number, row in rows if len(row.cells) > width]


def _too_wide(table: Table, number: int) -> Problem:
    row = table.rows[number]
    return Problem(
        "SC212",
        replace(table.whole, line=row.line),
        f"the row has {len(row.cells)} cells, the header {len(table.header.cells)}",
        "look for a delimiter inside a cell; put such cells in quotation marks",
    )


def _nameless(table: Table, at: Mapping[str, int], number: int, empty: str) -> Problem:
    place = table.place(table.rows[number], at[empty])
    return Problem("SC214", place, f"the row has no {empty}", "every measurement needs its site and its criterion")


def _numbered(texts: Sequence[str]) -> tuple[list[str], Integers]:
    """Give different texts in the order in which they come, and the number of each."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return list(numbers), np.fromiter(map(numbers.__getitem__, texts), dtype=np.intp, count=len(texts))


def first_of(numbers: Integers, kinds: int) -> Integers:
    """Find where each number below `kinds` stands first, -1 where nowhere.

    >>> first_of(np.array([2, 0, 2]), 3).tolist()
    [1, -1, 0]
    """
    first = np.full(kinds, -1, dtype=np.intp)
    first[numbers[::-1]] = np.arange(numbers.size)[::-1]
    return first


def _errors_told(table: Table, at: Mapping[str, int], texts: Texts) -> list[Problem]:
    """List errors of a spreadsheet, and garbled letters, where texts belong."""
    problems = []
    for name in TOLD_ERRORS:
        if name in at:
            problems += column_problems(texts[name], partial(_place, table, at[name]))
    return problems


def _place(table: Table, at: int, number: int) -> Place:
    return table.place(table.rows[number], at)


def column_problems(texts: Sequence[str], place: Callable[[int], Place]) -> list[Problem]:
    """Do as `text_problems`, looking at texts that repeat once where there is nothing to tell."""
    sound = not text_problems([*dict.fromkeys(texts)], lambda _: Place(""))
    return [] if sound else text_problems(texts, place)
