"""The headers of a Parquet file's pages: counts that no file has, for which its reader would ask for all memory.

polars takes numbers as they stand, of values in a page and of items in the footer, and ends the whole process
where it cannot have so much memory. Only what is needed to find these numbers is read here: the
footer and the headers, both in Thrift's compact protocol. What is no Parquet file is left for polars to refuse.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

MAGIC = b"PAR1"
MOST_FOOTER, MOST_HEADER, DEEPEST, MOST_BITS = 1 << 28, 1 << 20, 32, 63
_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 12
_WHOLE = (4, 5, 6)
_UNCOMPRESSED, _COMPRESSED = 2, 3
_HEADERS = {5: (1,), 7: (1,), 8: (1, 2, 3, 5, 6)}
"""Kinds of pages, by their field in a header: with a level each value, a dictionary, and of the second version; the
fields of each that are counts and lengths, the number of values first."""
Fields = dict[int, Any]


class _Unreadable(ValueError):  # noqa: N818 - never seen outside
    """Bytes that are no such structure."""


_FAULTS = _Unreadable, IndexError, struct.error, OverflowError, OSError


class _Strange(ValueError):  # noqa: N818 - never seen outside
    """A footer that is none."""


def strange_page(stream: BinaryIO) -> str:
    """Say what is wrong with a Parquet file's footer or a page's header; "" where nothing is, or the file is none.

    The stream is at its beginning afterwards.
    """
    wrong = ""
    try:
        with suppress(*_FAULTS):
            wrong = next(filter(None, (_wrong(stream, chunk) for chunk in _chunks(stream))), "")
    except _Strange as error:
        wrong = str(error)
    stream.seek(0)
    return wrong


def _chunks(stream: BinaryIO) -> Iterator[Fields]:
    """Give what the footer says of each column of each group of rows."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 8))
    length, ending = struct.unpack("<I4s", stream.read(8))
    if ending != MAGIC or not 0 < length <= min(size - 8, MOST_FOOTER):
        raise _Unreadable
    stream.seek(size - 8 - length)
    try:
        footer = _Compact(stream.read(length)).structure()
    except _FAULTS as error:
        raise _Strange("its footer cannot be read") from error
    for group in _listed(footer.get(4)):
        for column in _listed(group.get(1) if isinstance(group, dict) else None):
            if isinstance(column, dict) and isinstance(column.get(3), dict):
                yield column[3]


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _wrong(stream: BinaryIO, chunk: Fields) -> str:
    """Say what is wrong with the headers of a column's pages."""
    starts = [chunk[field] for field in (9, 11) if isinstance(chunk.get(field), int) and chunk[field] > 0]
    values, length = chunk.get(5), chunk.get(7)
    if not starts or not isinstance(values, int) or not isinstance(length, int):
        return ""
    at = min(starts)
    end = at + length
    while at < end:
        header, size = _header(stream, at, end)
        lengths = [header.get(_UNCOMPRESSED), header.get(_COMPRESSED)]
        pages = [(field, header[field]) for field in _HEADERS if isinstance(header.get(field), dict)]
        counts = [page.get(count) for field, page in pages for count in _HEADERS[field]]
        if any(isinstance(number, int) and number < 0 for number in [*lengths, *counts]):
            return "a page has a negative number of values or bytes"
        if any(isinstance(page.get(1), int) and page[1] > values for field, page in pages if field != 7):
            return "a page has more values than its column"
        if not isinstance(lengths[1], int):
            return ""
        at += size + lengths[1]
    return ""


def _header(stream: BinaryIO, at: int, end: int) -> tuple[Fields, int]:
    """Read a page's header, and tell how long it is."""
    size = 256
    while True:
        stream.seek(at)
        data = stream.read(min(size, end - at))
        walk = _Compact(data)
        try:
            return walk.structure(), walk.at
        except IndexError:
            if len(data) < size or size > MOST_HEADER:
                raise
            size *= 16


class _Compact:
    """Thrift's compact protocol: structures as their fields by number."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def structure(self, depth: int = 0) -> Fields:
        """Read a structure."""
        if depth > DEEPEST:
            raise _Unreadable
        found: Fields = {}
        field = 0
        while (head := self._byte()) & 15:
            field = field + (head >> 4) if head >> 4 else self._signed()
            found[field] = self._value(head & 15, depth, is_field=True)
        return found

    def _value(self, kind: int, depth: int, *, is_field: bool = False) -> Any:
        if kind in (_TRUE, _FALSE):
            return kind == _TRUE if is_field else self._byte() == _TRUE
        if kind in _WHOLE:
            return self._signed()
        if kind in (_BYTE, _DOUBLE, _BINARY):
            return self._skip({_BYTE: 1, _DOUBLE: 8}.get(kind) or self._whole())
        if kind in (_LIST, _SET):
            return self._list(depth + 1)
        if kind == _STRUCT:
            return self.structure(depth + 1)
        raise _Unreadable

    def _list(self, depth: int) -> list[Any]:
        head = self._byte()
        count = self._whole() if head >> 4 == 15 else head >> 4
        if count > len(self.data) or depth > DEEPEST:
            raise _Unreadable
        return [self._value(head & 15, depth) for _ in range(count)]

    def _skip(self, size: int) -> None:
        self.at += size
        if self.at > len(self.data):
            raise IndexError

    def _byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def _whole(self) -> int:
        number = shift = 0
        while True:
            byte = self._byte()
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number
            if shift > MOST_BITS:
                raise _Unreadable

    def _signed(self) -> int:
        number = self._whole()
        return (number >> 1) ^ -(number & 1)
