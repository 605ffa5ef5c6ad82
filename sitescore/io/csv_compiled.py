"""A block of a very large text table, split by a compiled kernel (extra `fast`)."""

from __future__ import annotations

import numpy as np

from sitescore.core.compiled.kernel import available
from sitescore.io.csv_layout import Columns, Layout, has_polars
from sitescore.io.decoding import DELIMITERS
from sitescore.io.figure_room import FigureRoom
from sitescore.io.plain_numbers import read_one_by_one
from sitescore.io.row_blocks import count_signs
from sitescore.many_texts import ManyTexts, joined

LEAST, LEAST_ALONE = 1 << 27, 1 << 23
"""Bytes of a table for which numba is imported, which must be worth it: with and without polars."""
AT_ONCE = 1 << 22
"""Bytes of it that are split at a time, which stay in the cache."""
SHARE = 8
"""One of so many cells may be left to be read by itself."""


def by_kernel(
    block: bytes, layout: Layout, line: int, lines: int | None = None, room: FigureRoom | None = None
) -> Columns | None:
    """Split a regular block; None where it is not, or has too many cells that are no short plain figures.

    `lines` are those that end in it, where they are known. Its figures go on in `room` while it has any.
    """
    if not suits(layout):
        return None
    from sitescore.core.compiled.plain_cells import split_rows

    rows = (count_signs(block, "\n") if lines is None else lines) + (not block.endswith(b"\n"))
    signs = np.frombuffer(block if block.endswith(b"\n") else block + b"\n", dtype=np.uint8)
    room = room or FigureRoom(len(layout.numbers), len(block))
    numbers = room.rest(rows, len(block))
    spans = np.empty((len(layout.texts), rows, 2), dtype=np.int64)
    left = np.empty((numbers.size // SHARE + 1, 4), dtype=np.int64)
    roles = np.empty(layout.width, dtype=np.int64)
    roles[list(layout.numbers)] = np.arange(len(layout.numbers))
    roles[list(layout.texts)] = -1 - np.arange(len(layout.texts))
    found, count = split_rows(signs, (ord(layout.delimiter), ord(layout.decimal)), roles, numbers, spans, left)
    if found != rows:
        return None
    room.filled += rows
    return Columns(
        lines=np.arange(line, line + rows, dtype=np.intp),
        texts={at: _texts(signs, part) for at, part in zip(layout.texts, spans, strict=True)},
        numbers=dict(zip(layout.numbers, numbers, strict=True)),
        odd=_read_left(block, layout, left[:count], numbers),
    )


def suits(layout: Layout) -> bool:
    """Tell whether a table is large enough for the kernel, and its marks are such that it can tell them apart."""
    plain = layout.delimiter in DELIMITERS and layout.delimiter != layout.decimal
    return plain and available(layout.size, least=LEAST if has_polars() else LEAST_ALONE)


def _texts(signs: np.ndarray, spans: np.ndarray) -> ManyTexts:
    """Take a column's texts out of a block, stripped."""
    from sitescore.core.compiled.plain_cells import put_below

    below = np.empty(int((spans[:, 1] - spans[:, 0]).sum()) + len(spans), dtype=np.uint8)
    beyond = put_below(signs, spans, below)
    texts = ManyTexts(below.tobytes())
    return ManyTexts(joined(text.strip() for text in texts).encode()) if beyond else texts


def _read_left(block: bytes, layout: Layout, left: np.ndarray, numbers: np.ndarray) -> dict[int, dict[int, str]]:
    """Read the cells that the kernel left into `numbers`; give those that are no plain figures, by column and row."""
    odd: dict[int, dict[int, str]] = {at: {} for at in layout.numbers}
    for number in np.unique(left[:, 1]).tolist():
        at, cells = layout.numbers[number], left[left[:, 1] == number]
        texts = [block[start:end].decode() for start, end in cells[:, 2:].tolist()]
        numbers[number, cells[:, 0]], others = read_one_by_one(texts, layout.decimal)
        odd[at] = {int(cells[n, 0]): text for n, text in others.items()}
    return odd
