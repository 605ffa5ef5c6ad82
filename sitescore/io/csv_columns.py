"""A block of a text table's rows, column by column: plain numbers at once, only other cells by themselves.

polars splits and converts a block where it is installed and the block is regular, a compiled kernel
where the table is so large that numba is worth its start; the standard library does wherever there
is any doubt. All give the same columns.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sitescore.core.checks import Integers
from sitescore.errors import Place
from sitescore.io.csv_compiled import by_kernel
from sitescore.io.csv_layout import Columns, Layout, has_polars
from sitescore.io.csv_table import iter_rows
from sitescore.io.decoding import DELIMITERS
from sitescore.io.figure_room import FigureRoom
from sitescore.io.plain_numbers import numbers_in
from sitescore.io.row_blocks import count_bare_marks, count_signs, has_signs, regular_rows
from sitescore.io.table import sound_rows

WORTH = 1 << 22
"""Bytes for which polars is imported: that takes as long as reading about so many without it."""
_SPACES_TO_US = "\x1c", "\x1f"
"""The first and the last of the signs that Python strips from a text and polars does not."""


def split_columns(
    block: bytes, layout: Layout, *, line: int, lines: int | None = None, room: FigureRoom | None = None
) -> Columns:
    r"""Split a block of whole rows into columns.

    Parameters
    ----------
    block : UTF-8, without the header
    layout : of the table
    line : of the file, on which the block begins
    lines : that end in it, where they were counted before
    room : for the figures of the whole table, where all of it is kept

    Raises
    ------
    InputError
        If quotation marks do not pair, at the row's line.

    Examples
    --------
    >>> layout = Layout(file="sites.csv", delimiter=",", width=3, numbers=(1, 2), decimal=".")
    >>> columns = split_columns(b"kokkola,1.5,2..3\nvaasa,,7\n", layout, line=2)
    >>> columns.texts[0], columns.numbers[1], columns.odd
    (['kokkola', 'vaasa'], array([1.5, nan]), {1: {}, 2: {0: '2..3'}})
    """
    if (found := by_kernel(block, layout, line, lines, room)) is not None:
        return found
    rows = regular_rows(block, delimiter=layout.delimiter, width=layout.width) if _suits_polars(block, layout) else None
    found = _by_polars(block, layout, rows, line) if rows else None
    return found or _by_rows(block, layout, line)


def _suits_polars(block: bytes, layout: Layout) -> bool:
    """Tell whether polars is there, worth its start, and strips from texts what Python does."""
    worth = "polars" in sys.modules or len(block) >= WORTH
    return worth and layout.delimiter in DELIMITERS and has_polars() and not has_signs(block, *_SPACES_TO_US)


def _by_polars(block: bytes, layout: Layout, rows: int, line: int) -> Columns | None:
    """Split a regular block; None where polars might read a cell otherwise than we do."""
    frame = _frame(block, layout, layout.numbers)
    if frame is None or frame.height != rows:
        return None
    texts = {at: frame[str(at)].to_list() for at in layout.texts}
    numbers = {at: frame[str(at)].to_numpy() for at in layout.numbers}
    doubtful = {at: np.flatnonzero(~np.isfinite(column)) for at, column in numbers.items()}
    odd = _odd_cells(block, layout, {at: rows for at, rows in doubtful.items() if rows.size})
    if odd is None or _has_blank_row(list(texts.values())):
        return None
    if _has_strange_marks(block, layout, [*texts.values(), *(cells.values() for cells in odd.values())]):
        return None
    for at, cells in odd.items():
        numbers[at] = numbers[at].copy()
        numbers[at][list(cells)] = np.nan
    lines = np.arange(line, line + rows, dtype=np.intp)
    return Columns(lines=lines, texts=texts, numbers=numbers, odd={at: odd.get(at, {}) for at in layout.numbers})


def _frame(block: bytes, layout: Layout, numbers: Sequence[int], columns: Sequence[int] | None = None) -> Any:
    """Read a block with polars, `numbers` as such where it can; None where polars finds it irregular."""
    import polars as pl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return pl.read_csv(
                block,
                has_header=False,
                columns=columns,
                schema={str(at): pl.Float64 if at in numbers else pl.String for at in range(layout.width)},
                separator=layout.delimiter,
                decimal_comma=layout.decimal == ",",
                ignore_errors=True,
            ).with_columns(pl.col(pl.String).str.strip_chars().fill_null(""))
    except (pl.exceptions.PolarsError, UserWarning):
        return None


def _odd_cells(block: bytes, layout: Layout, doubtful: Mapping[int, Integers]) -> dict[int, dict[int, str]] | None:
    """Give the texts of those cells without a number that are not empty, by column and row."""
    if not doubtful:
        return {}
    frame = _frame(block, layout, (), sorted(doubtful))
    if frame is None:
        return None
    texts = {at: frame[str(at)].gather(rows).to_list() for at, rows in doubtful.items()}
    return {
        at: {int(row): text for row, text in zip(rows, texts[at], strict=True) if text} for at, rows in doubtful.items()
    }


def _has_blank_row(texts: Sequence[list[str]]) -> bool:
    """Tell whether a row may be left out because all its cells are empty."""
    return all("" in column for column in texts) and not all(map(any, zip(*texts, strict=True)))


def _has_strange_marks(block: bytes, layout: Layout, texts: Sequence[Any]) -> bool:
    """Tell whether a number read as plain may have a bare decimal mark, or the other mark than its decimal one."""
    bare = count_bare_marks(block, layout.decimal)
    others = count_signs(block, ".") if layout.decimal == "," else 0
    if bare:
        pattern = re.compile(rf"{re.escape(layout.decimal)}(?![0-9])")
        bare -= sum(len(pattern.findall("\n".join(column))) for column in texts)
    if others:
        others -= sum(text.count(".") for column in texts for text in column)
    return bool(bare or others)


def _by_rows(block: bytes, layout: Layout, line: int) -> Columns:
    read = iter_rows(block.decode(), layout.delimiter, layout.file, line=line)
    rows, problems, short = sound_rows(Place(layout.file), layout.width, read)
    cells = list(zip(*(row.cells for row in rows), strict=False)) or [()] * layout.width
    numbers, odd = {}, {}
    for at in layout.numbers:
        numbers[at], odd[at] = numbers_in(cells[at], layout.decimal)
    return Columns(
        lines=np.array([row.line for row in rows], dtype=np.intp),
        texts={at: [text.strip() for text in cells[at]] for at in layout.texts},
        numbers=numbers,
        odd=odd,
        short=short,
        problems=problems,
    )
