"""Rows of a table of text held column by column, a text that repeats in its column once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import overload

import numpy as np

from sitescore.core.checks import Integers
from sitescore.io.table import Row
from sitescore.records import dataclass

AT_ONCE, MOST_KNOWN = 1 << 14, 1 << 16
"""Rows that are turned into columns at a time, and different texts of a column that are known again."""


@dataclass(frozen=True, slots=True, eq=False)
class PackedRows(Sequence[Row]):
    """Rows, each made when it is asked for.

    ``columns`` has as many as the header, their cells stripped and "" where a row ends early;
    ``odd`` are the rows with more or fewer cells, as they are written.
    """

    columns: Sequence[Sequence[str]]
    lines: Integers
    odd: Mapping[int, Row]

    def __len__(self) -> int:
        return int(self.lines.size)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        line = int(self.lines[at])
        return self.odd.get(at) or Row(line=line, cells=[column[at] for column in self.columns])


def packed(rows: Iterable[tuple[int, Sequence[str]]], width: int) -> PackedRows:
    """Pack rows, given as the line on which each begins and its cells, for a header of `width` cells.

    Examples
    --------
    >>> rows = packed([(2, ["a", " 1 "]), (3, ["b"])], 2)
    >>> rows.columns, rows[0], rows[1].cells
    ([['a', 'b'], ['1', '']], Row(line=2, cells=['a', '1'], columns=None, lines=None), ['b'])
    """
    columns: list[list[str]] = [[] for _ in range(width)]
    known: list[dict[str, str]] = [{} for _ in range(width)]
    lines: list[Integers] = [np.empty(0, dtype=np.intp)]
    odd: dict[int, Row] = {}
    left, start = iter(rows), 0
    while some := list(islice(left, AT_ONCE)):
        odd |= {at: Row(line=line, cells=cells) for at, (line, cells) in enumerate(some, start) if len(cells) != width}
        whole = [cells if len(cells) == width else [*cells[:width], *[""] * (width - len(cells))] for _, cells in some]
        for column, texts, seen in zip(columns, zip(*whole, strict=True), known, strict=True):
            column += [seen.setdefault(text, text) for text in map(str.strip, texts)]
            if len(seen) > MOST_KNOWN:
                seen.clear()
        lines.append(np.fromiter((line for line, _ in some), dtype=np.intp, count=len(some)))
        start += len(some)
    return PackedRows(columns, np.concatenate(lines), odd)


def texts_in(rows: Sequence[Row], at: int) -> Sequence[str]:
    """Give the cells of column number `at`, stripped; "" where a row ends before it."""
    if isinstance(rows, PackedRows):
        return rows.columns[at]
    known: dict[str, str] = {}
    texts = (row.cells[at].strip() if at < len(row.cells) else "" for row in rows)
    return [known.setdefault(text, text) for text in texts]
