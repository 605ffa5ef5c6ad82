"""Read a text table block by block: each block's cells split column by column."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import BinaryIO

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.cells import is_doubtful, is_spaced, marks_said
from sitescore.io.column_body import ColumnBody
from sitescore.io.columns import column_decimal, file_decimal, leaves_mark_open
from sitescore.io.coordinates import LATITUDE, LONGITUDE
from sitescore.io.csv_columns import split_columns
from sitescore.io.csv_compiled import AT_ONCE, suits
from sitescore.io.csv_layout import Layout
from sitescore.io.csv_table import Head, iter_rows, read_head
from sitescore.io.decoding import EMPTY_HINT, encoding_of
from sitescore.io.figure_room import FigureRoom
from sitescore.io.files import open_bytes
from sitescore.io.reading import Reading
from sitescore.io.row_blocks import PIECE, count_signs, has_paired_quotes, utf8_pieces, whole_rows
from sitescore.io.table import Table
from sitescore.patterns import pattern

HEAD, SAMPLE = 1 << 20, 200
"""Bytes that the delimiter is told from, and rows that the decimal mark is."""
SAME = 1 << 18
"""Bytes looked at together for whether all are ASCII, which stay in the cache."""

_LIKE_TWO_WAYS = pattern(rb"(?<![0-9.])[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9])")

Bodies = Callable[..., Iterator[ColumnBody]]
"""From the numbers of the columns that hold numbers to a table's blocks; with `kept`, all of them are kept, and all
bytes of the text are `told`."""


Told = Callable[[bytes], object] | None


class UncertainError(InputError):
    """A table that cannot be read block by block with certainty, though perhaps as a whole."""


def open_csv(reading: Reading, *, size: int = PIECE) -> tuple[Table, Bodies]:
    """Read a text file's header, and make ready to read its rows in blocks of about `size` bytes."""
    return csv_blocks(lambda: open_bytes(reading.file), reading, size=size)


def csv_blocks(opened: Callable[[], BinaryIO], reading: Reading, *, size: int = PIECE) -> tuple[Table, Bodies]:
    """Read a text's header, and make ready to read its rows.

    Parameters
    ----------
    opened : opens the text at its beginning
    reading : its name, and what is known of it
    size : bytes in a block, about

    Returns
    -------
    The table without rows, and the function that reads its blocks, each time from the beginning.

    Raises
    ------
    InputError
        If there is no header.
    """
    beginning, whole = _beginning(opened)
    encoding = encoding_of(beginning, file=reading.file, encoding=reading.encoding, whole=whole)
    with opened() as stream:
        length = stream.seek(0, io.SEEK_END) if stream.seekable() else 0
    with opened() as stream:
        first = next(whole_rows(utf8_pieces(stream, encoding, reading.file, size=HEAD)), b"")
    if not first.strip():
        raise refusal("SC201", Place(reading.file), "the file is empty", EMPTY_HINT)
    if b"\n" not in first and b"\r" in first:
        raise _uncertain("SC205", Place(reading.file, 1), "the lines end with a carriage return alone", "save it anew")
    text = first.decode()
    head = read_head(text, reading, encoding)

    def blocks(layout: Layout, told: Told = None) -> Iterator[tuple[bytes, int, int]]:
        piece = min(size, AT_ONCE) if suits(layout) else size
        with opened() as stream:
            rows = whole_rows(utf8_pieces(stream, encoding, reading.file, size=piece, told=told))
            yield from _rows_of(rows, skip=len(text[: head.body].encode()), line=head.line)

    def bodies(numbers: tuple[int, ...], *, kept: bool = False, told: Told = None) -> Iterator[ColumnBody]:
        decimal, is_shown = _decimal(text, head, reading, numbers)
        layout = _layout(head.table, numbers, decimal, length)
        spaced: set[int] = set()
        room = FigureRoom(len(numbers), length) if kept else None
        for block, line, lines in blocks(layout, told):
            body = _body((block, line, lines), head, layout, room)
            if not reading.decimal:
                _check_mark(body, None if is_shown else _in_two_ways(block, line, layout))
                spaced |= {at for at, odd in body.cells.odd.items() if any(map(is_spaced, odd.values()))}
                _check_spaced(spaced, block, line, layout)
            yield body
        for block, line, _ in blocks(layout) if spaced else ():
            _check_spaced(spaced, block, line, layout)

    return head.table, bodies


def _beginning(opened: Callable[[], BinaryIO]) -> tuple[bytes, bool]:
    """Read what the encoding is told from, and whether that is all; of ASCII, which tells no more, a first piece."""
    with opened() as stream:
        first = piece = stream.read(SAME)
        done = len(first)
        while piece and done < PIECE and piece.isascii() and b"\0" not in piece:
            piece = stream.read(SAME)
            done += len(piece)
    if first.strip() and piece.isascii() and b"\0" not in piece:
        return first, not piece
    with opened() as stream:
        return stream.read(PIECE), not stream.read(1)


def _layout(table: Table, numbers: tuple[int, ...], decimal: str, size: int) -> Layout:
    width = len(table.header.cells)
    return Layout(file=table.file, delimiter=table.delimiter, width=width, numbers=numbers, decimal=decimal, size=size)


def _decimal(text: str, head: Head, reading: Reading, numbers: tuple[int, ...]) -> tuple[str, bool]:
    """Tell the decimal mark from the first rows, and whether a number such as 1,234 has it for certain."""
    rows = list(islice(iter_rows(text[head.body :], head.table.delimiter, reading.file, line=head.line), SAMPLE))
    spots = [at for at, name in enumerate(head.table.names) if name in (LATITUDE, LONGITUDE)]
    cells, places = ([row.cells[at] for row in rows for at in some if at < len(row.cells)] for some in (numbers, spots))
    is_shown = not leaves_mark_open(head.table.delimiter) or bool(marks_said(cells) or "," in marks_said(places))
    return file_decimal(head.table, reading, [cells], places), is_shown


def _check_mark(body: ColumnBody, in_two_ways: Place | None) -> None:
    """Refuse a block whose cells may have another decimal mark than they are read with."""
    if in_two_ways:
        what = "this number can be read in two ways, and the table's first rows do not show its decimal mark"
        raise _uncertain("SC208", in_two_ways, what, "write it without the mark, or say --decimal")
    if doubt := body.doubtful():
        what = f"the decimal mark is {body.decimal!r} in the table's first rows, but may not be here"
        raise _uncertain("SC208", doubt, what, "write the table with one decimal mark, or say --decimal")


def _check_spaced(spaced: Collection[int], block: bytes, line: int, layout: Layout) -> None:
    """Refuse a block where columns that somewhere have 1 250 have 1,250 too, and do not show their decimal mark."""
    if not spaced or not _LIKE_TWO_WAYS.search(block):
        return
    rows = list(iter_rows(block.decode(), layout.delimiter, layout.file, line=line))
    for at in sorted(spaced):
        texts = [row.cells[at] if at < len(row.cells) else "" for row in rows]
        if column_decimal(Reading(file=layout.file), layout.decimal, [*texts, "1 250"]) != layout.decimal:
            place = next(Place(layout.file, r.line, at + 1) for r, t in zip(rows, texts, strict=True) if is_doubtful(t))
            what = "this number can be read in two ways, as others of its column have spaces between thousands"
            raise _uncertain("SC208", place, what, "write it without the mark, or say --decimal")


def _in_two_ways(block: bytes, line: int, layout: Layout) -> Place | None:
    """Find a number such as 1,234 or 1.234 in a block."""
    if not _LIKE_TWO_WAYS.search(block):
        return None
    for row in iter_rows(block.decode(), layout.delimiter, layout.file, line=line):
        for at in layout.numbers:
            if at < len(row.cells) and is_doubtful(row.cells[at]):
                return Place(layout.file, row.line, at + 1)
    return None


def _rows_of(blocks: Iterator[bytes], *, skip: int, line: int) -> Iterator[tuple[bytes, int, int]]:
    """Leave out the header's `skip` bytes; say on which line each block of rows begins and how many end in it."""
    for block in blocks:
        rows = block[skip:]
        skip = max(0, skip - len(block))
        if rows:
            lines = _count_lines(rows)
            yield rows, line, lines
            line += lines


def _count_lines(block: bytes) -> int:
    if b"\r" not in block or block.count(b"\r") == block.count(b"\r\n"):
        return count_signs(block, "\n")
    return sum(1 for _ in io.StringIO(block.decode(), newline=""))


def _body(rows: tuple[bytes, int, int], head: Head, layout: Layout, room: FigureRoom | None) -> ColumnBody:
    """Split a block, with its first line and how many there are."""
    block, line, lines = rows
    if b"\0" in block:
        raise _uncertain("SC203", Place(layout.file, line), "this is not text after this line", "give a text table")
    if not has_paired_quotes(block, delimiter=layout.delimiter):
        what = f"a quotation mark is inside a cell, or not closed, after line {line}"
        hint = "put the cell in quotation marks, and double those inside"
        raise _uncertain("SC205", Place(layout.file, line), what, hint)
    cells = split_columns(block, layout, line=line, lines=lines, room=room)
    return ColumnBody(head.table, cells, layout.decimal)


def _uncertain(code: str, place: Place, what: str, hint: str) -> UncertainError:
    return UncertainError([Problem(code, place, what, hint)])
