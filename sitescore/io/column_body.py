"""The body of a table that was split column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.frozen import sealed
from sitescore.errors import Place, Problem
from sitescore.io.columns import Cells, mark_is_certain, plain_numbers, try_cell
from sitescore.io.csv_layout import Columns
from sitescore.io.figure_room import in_one_room
from sitescore.io.plain_numbers import numbers_in
from sitescore.io.table import Table, header_unit
from sitescore.many_texts import below
from sitescore.model.site import Column, whole_numbers
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True)
class ColumnBody:
    """Cells that were split column by column; only those that are no plain numbers are read one by one."""

    table: Table
    cells: Columns
    decimal: str

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def short(self) -> Mapping[int, int]:
        """Lines of rows that were filled up, with what `sound_rows` says of each."""
        return self.cells.short

    def texts(self, at: int) -> Sequence[str]:
        """Give a column's cells, stripped."""
        return self.cells.texts[at]

    def place(self, row: int, at: int) -> Place:
        """Where a cell stands."""
        return Place(self.table.file, int(self.cells.lines[row]), at + 1)

    def bare(self, at: int) -> list[int]:
        """List the rows with nothing but perhaps a cell in one column."""
        empty = np.ones(len(self), dtype=bool)
        for column, numbers in self.cells.numbers.items():
            if not empty.any():
                return []
            empty &= np.isnan(numbers)
            empty[list(self.cells.odd[column])] = False
        rows = np.flatnonzero(empty).tolist()
        for column, texts in self.cells.texts.items():
            if column != at:
                rows = [row for row in rows if not texts[row]]
        return rows

    def span(self, row: int) -> tuple[int, int]:
        """Lines on which a row begins and ends."""
        cells = [texts[row] for texts in self.cells.texts.values()]
        cells += [odd.get(row, "") for odd in self.cells.odd.values()]
        line = int(self.cells.lines[row])
        return line, line + sum(cell.count("\n") for cell in cells)

    def column(self, at: int) -> tuple[Column, list[Problem]]:
        """Read a criterion's cells."""
        if at in self.cells.numbers:
            numbers, odd = self.cells.numbers[at], self.cells.odd[at]
        else:
            numbers, odd = numbers_in(self.texts(at), self.decimal)
        header = self.table.header.cells[at].strip()
        whole = whole_numbers(numbers, file=self.table.file, lines=self.cells.lines, column=at + 1)
        whole = replace(whole, unit=header_unit(header))
        if not odd:
            return whole, []
        others = plain_numbers(list(odd.values())) if self.decimal == "." else None
        if others is not None:
            return replace(whole, value=_with(numbers, odd, others)), []
        problems: list[Problem] = []
        cells = Cells(len(self), self.table.file, unit=whole.unit)
        cells.value, cells.lines, cells.columns = numbers.copy(), whole.lines, whole.columns
        for row, text in odd.items():
            cell = try_cell(text, self.decimal, self.place(row, at), header, problems)
            if cell is not None:
                cells.put(row, cell, text)
        return cells.finished(), problems

    def doubtful(self) -> Place | None:
        """Find a cell that casts doubt on the decimal mark that the others were read with."""
        for at, odd in self.cells.odd.items():
            for row, text in odd.items():
                if not mark_is_certain(text, self.decimal):
                    return self.place(row, at)
        return None


def _with(numbers: Floats, odd: Iterable[int], others: Floats) -> Floats:
    complete = numbers.copy()
    complete[list(odd)] = others
    return complete


def joined(blocks: list[ColumnBody]) -> ColumnBody:
    """Put a table's blocks below each other; `blocks` is emptied meanwhile, so that few numbers are held twice.

    The columns of numbers are rows of one table that cannot be written to, as `beside` turns without a copy.
    They stay where they are if the blocks were written into one room.
    """
    body, ends = blocks[0], np.cumsum([len(block) for block in blocks])
    there = in_one_room([list(block.cells.numbers.values()) for block in blocks])
    numbers = np.empty((len(body.cells.numbers), ends[-1])) if there is None else there
    lines = np.empty(ends[-1], dtype=np.intp)
    texts: dict[int, list[Sequence[str]]] = {at: [] for at in body.cells.texts}
    odd: dict[int, dict[int, str]] = {at: {} for at in body.cells.numbers}
    short: dict[int, int] = {}
    problems: list[Problem] = []
    for end in ends.tolist():
        cells = blocks.pop(0).cells
        start = end - len(cells)
        lines[start:end] = cells.lines
        for to, (at, column) in zip(numbers, cells.numbers.items(), strict=True):
            if there is None:
                to[start:end] = column
            odd[at].update((start + row, text) for row, text in cells.odd[at].items())
        for at, written in cells.texts.items():
            texts[at].append(written)
        short.update(cells.short)
        problems += cells.problems
    columns = dict(zip(odd, sealed(numbers), strict=True))
    written_whole = {at: below(parts) for at, parts in texts.items()}
    whole = Columns(lines=lines, texts=written_whole, numbers=columns, odd=odd, short=short, problems=problems)
    return replace(body, cells=whole)
