"""From the bytes of a text table to blocks of whole rows in UTF-8, without holding the table."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import numpy as np

from sitescore.core.checks import Integers
from sitescore.errors import Place
from sitescore.io.decoding import not_text

PIECE = 1 << 24
"""Bytes read at a time."""
_SLICE = 1 << 18
_QUOTE, _NEWLINE, _RETURN = b'"\n\r'


def utf8_pieces(
    stream: BinaryIO, encoding: str, file: str, *, size: int = PIECE, told: Callable[[bytes], object] | None = None
) -> Iterator[bytes]:
    """Read a text file piece by piece and give it in UTF-8, without a byte order mark; each is `told` as it was read.

    Raises
    ------
    InputError
        At the line of the first byte that is no text in `encoding`.
    """
    same = codecs.lookup(encoding).name in ("utf-8", "utf-8-sig", "ascii")
    decoder = codecs.getincrementaldecoder("utf-8" if same else encoding)()
    can_go_back = same and stream.seekable()
    lines, done = 1, 0
    while True:
        piece = stream.read(max(size, len(codecs.BOM_UTF8)))
        if told is not None:
            told(piece)
        try:
            text = "" if same and piece.isascii() else decoder.decode(piece, not piece)
        except UnicodeDecodeError as error:
            lines += _newlines_before(stream, done) if can_go_back else 0
            place = Place(file, lines + error.object[: error.start].count(b"\n"))
            raise not_text(encoding, place, error.object[error.start]) from None
        given = piece if same else text.encode()
        lines += 0 if can_go_back else count_signs(given, "\n")
        yield given if done else given.removeprefix(codecs.BOM_UTF8)
        done += len(piece)
        if not piece:
            return


def _newlines_before(stream: BinaryIO, end: int) -> int:
    """Count the newlines in a stream's first bytes, by reading them again."""
    stream.seek(0)
    return sum(count_signs(stream.read(min(PIECE, end - start)), "\n") for start in range(0, end, PIECE))


def whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    r"""Cut a text into blocks that end where a row ends, never inside quotation marks.

    Examples
    --------
    >>> list(whole_rows([b'a,b\n1,"2', b'\n3"\n4', b",5"]))
    [b'a,b\n', b'1,"2\n3"\n', b'4,5']
    """
    rest = b""
    for piece in pieces:
        if b'"' in piece or b'"' in rest:
            rest, piece = b"", rest + piece  # noqa: PLW2901 - which quotation marks pair shows from the block's beginning
        end = _last_row_end(piece)
        if end:
            yield b"".join([rest, memoryview(piece)[:end]]) if rest or end < len(piece) else piece
            rest = b""
        rest += piece[end:]
    if rest:
        yield rest


def _last_row_end(block: bytes) -> int:
    end = block.rfind(b"\n") + 1
    quotes = block.count(b'"', 0, end) if b'"' in block else 0
    while end and quotes % 2:
        before = block.rfind(b"\n", 0, end - 1) + 1
        quotes -= block.count(b'"', before, end)
        end = before
    return end


def regular_rows(block: bytes, *, delimiter: str, width: int) -> int | None:
    r"""Count the rows of a block that has one row a line, each of `width` cells; None where it is not certain to.

    Its quotation marks must be paired; see `has_paired_quotes`.

    Examples
    --------
    >>> regular_rows(b'a,"b, c"\nd,e\n', delimiter=",", width=2)
    2
    >>> regular_rows(b"a,b\nc\n", delimiter=",", width=2) is None
    True
    """
    signs = np.frombuffer(block, dtype=np.uint8)
    mark = ord(delimiter)
    delimiters, newlines = (_count(signs, sign) for sign in (mark, _NEWLINE))
    if b"\r" in block and block.count(b"\r") != block.count(b"\r\n"):
        return None
    rows = newlines + (not block.endswith(b"\n"))
    if b'"' in block:
        at = np.flatnonzero(signs == _QUOTE)
        if _within(signs == _NEWLINE, at):
            return None
        delimiters -= _within(signs == mark, at)
    return rows if delimiters == rows * (width - 1) else None


def has_paired_quotes(block: bytes, *, delimiter: str) -> bool:
    """Tell whether every quotation mark opens or closes a whole cell, or is doubled within one."""
    if b'"' not in block:
        return True
    signs = np.frombuffer(block, dtype=np.uint8)
    quotes = np.flatnonzero(signs == _QUOTE)
    if quotes.size % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    padded = np.concatenate([[_NEWLINE], signs, [_NEWLINE]])
    before, after = padded[opening], padded[closing + 2]
    doubled = opening[1:] == closing[:-1] + 1
    starts = np.isin(before, (ord(delimiter), _NEWLINE)) | np.concatenate([[False], doubled])
    ends = np.isin(after, (ord(delimiter), _NEWLINE, _RETURN)) | np.concatenate([doubled, [False]])
    return bool(starts.all() and ends.all())


def has_signs(block: bytes, first: str, last: str) -> bool:
    """Tell whether any of the ASCII signs from `first` to `last` is there."""
    signs, width = np.frombuffer(block, dtype=np.uint8), np.uint8(ord(last) - ord(first))
    slices = range(0, signs.size, _SLICE)
    return any(bool((signs[start : start + _SLICE] - np.uint8(ord(first)) <= width).any()) for start in slices)


def count_signs(block: bytes, sign: str) -> int:
    """Count one ASCII sign."""
    return _count(np.frombuffer(block, dtype=np.uint8), ord(sign))


def count_bare_marks(block: bytes, mark: str) -> int:
    r"""Count the decimal marks that no digit follows.

    Examples
    --------
    >>> count_bare_marks(b"1.5,2.,Ltd.\n", ".")
    2
    """
    signs = np.frombuffer(block, dtype=np.uint8)
    found = 0
    for start in range(0, signs.size, _SLICE):
        here, after = signs[start : start + _SLICE], signs[start + 1 : start + 1 + _SLICE]
        digits = after - np.uint8(ord("0")) <= np.uint8(9)
        found += int(np.count_nonzero((here[: after.size] == ord(mark)) & ~digits))
    return found + block.endswith(mark.encode())


def _count(signs: Integers, sign: int) -> int:
    slices = range(0, signs.size, _SLICE)
    return sum(int(np.count_nonzero(signs[start : start + _SLICE] == sign)) for start in slices)


def _within(found: np.ndarray, quotes: Integers) -> int:
    """Count what stands between an opening and its closing quotation mark."""
    return int(np.add.reduceat(found, quotes, dtype=np.intp)[::2].sum())
