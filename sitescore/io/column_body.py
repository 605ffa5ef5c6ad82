"""The body of a table that was split column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sitescore.core.checks import Floats
from sitescore.errors import Place, Problem
from sitescore.io.columns import Cells, mark_is_certain, plain_numbers, try_cell
from sitescore.io.csv_columns import Columns
from sitescore.io.table import Table, header_unit
from sitescore.model.site import Column, whole_numbers


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
        numbers, odd = self.cells.numbers[at], self.cells.odd[at]
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


def joined(blocks: Sequence[Columns]) -> Columns:
    """Put the columns of a table's blocks end to end."""
    starts = np.cumsum([0, *map(len, blocks)])
    first = blocks[0]

    def moved(at: int) -> dict[int, str]:
        pairs = zip(starts, blocks, strict=False)
        return {int(start) + row: text for start, block in pairs for row, text in block.odd[at].items()}

    return Columns(
        lines=np.concatenate([block.lines for block in blocks]),
        texts={at: [text for block in blocks for text in block.texts[at]] for at in first.texts},
        numbers={at: np.concatenate([block.numbers[at] for block in blocks]) for at in first.numbers},
        odd={at: moved(at) for at in first.odd},
        short={line: lacking for block in blocks for line, lacking in block.short.items()},
        problems=[problem for block in blocks for problem in block.problems],
    )
