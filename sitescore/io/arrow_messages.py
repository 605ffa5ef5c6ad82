"""The messages of an Arrow (Feather) file or stream: lengths that lie outside it.

polars takes the lengths of buffers as they stand, and ends the whole process where it cannot have
so much memory. Only the messages' own tables (flatbuffers) are read here; what cannot be read is
left for polars to refuse.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

MAGIC = b"ARROW1"
MOST_METADATA = 1 << 28
MOST_PACKED = 1 << 20
"""How many times as long a buffer can be as packed."""
_DICTIONARY, _BATCH = 2, 3
_CONTINUED = 0xFFFFFFFF
_BEYOND = "a message is longer than the file"


class _OutsideError(Exception):
    """A message that the footer says to be longer than the file."""


def strange_message(stream: BinaryIO) -> str:
    """Say what is wrong with a message's lengths in an Arrow file or stream; "" where nothing is, or it is none.

    The stream is at its beginning afterwards.
    """
    wrong = ""
    with suppress(IndexError, struct.error, OverflowError, OSError, ValueError):
        size = stream.seek(0, 2)
        stream.seek(0)
        places = _listed(stream, size) if stream.read(len(MAGIC)) == MAGIC else _in_turn(stream, size)
        try:
            wrong = next(filter(None, (_wrong(stream, table, body, size) for table, body in places)), "")
        except _OutsideError:
            wrong = _BEYOND
    stream.seek(0)
    return wrong


class _Table:
    """A flatbuffer's table at a place of its bytes."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at
        self.fields = at - self.number("<i", at)

    def number(self, kind: str, at: int) -> Any:
        """Read a number at a place."""
        if at < 0:
            raise IndexError
        return struct.unpack_from(kind, self.data, at)[0]

    def place(self, field: int) -> int:
        """Tell where a field stands; 0 where it is left out."""
        slot = 4 + 2 * field
        inside = slot < self.number("<H", self.fields)
        offset = self.number("<H", self.fields + slot) if inside else 0
        return self.at + offset if offset else 0

    def whole(self, field: int, kind: str = "<q") -> int:
        """Read a whole number; 0 where it is left out."""
        return int(self.number(kind, at)) if (at := self.place(field)) else 0

    def table(self, field: int) -> _Table | None:
        """Read a table."""
        return _Table(self.data, at + self.number("<I", at)) if (at := self.place(field)) else None

    def structures(self, field: int, kind: str) -> list[tuple[int, ...]]:
        """Read a list of structures of one kind."""
        if not (at := self.place(field)):
            return []
        at += self.number("<I", at)
        start, end = at + 4, at + 4 + self.number("<I", at) * struct.calcsize(kind)
        if end > len(self.data):
            raise IndexError
        return list(struct.iter_unpack(kind, self.data[start:end]))


def _read(stream: BinaryIO, at: int, length: int) -> bytes:
    if not 0 <= length <= MOST_METADATA or at < 0:
        raise ValueError(length)
    stream.seek(at)
    return stream.read(length)


def _listed(stream: BinaryIO, size: int) -> Iterator[tuple[_Table, int]]:
    """Give the messages that a file's footer lists, each with where its body begins."""
    (length,) = struct.unpack("<i", _read(stream, size - 10, 4))
    data = _read(stream, size - 10 - length, length)
    footer = _Table(data, struct.unpack_from("<I", data)[0])
    for offset, metadata, body in [*footer.structures(2, "<qi4xq"), *footer.structures(3, "<qi4xq")]:
        message = _read(stream, offset, metadata)
        if not 0 <= body <= size - offset - metadata:
            raise _OutsideError
        start = 8 if struct.unpack_from("<I", message)[0] == _CONTINUED else 4
        yield _Table(message, start + struct.unpack_from("<I", message, start)[0]), offset + metadata


def _in_turn(stream: BinaryIO, size: int) -> Iterator[tuple[_Table, int]]:
    """Give the messages of a stream, each with where its body begins."""
    at = 0
    while at + 4 <= size:
        (length,) = struct.unpack("<I", _read(stream, at, 4))
        at += 4
        if length == _CONTINUED:
            (length,) = struct.unpack("<I", _read(stream, at, 4))
            at += 4
        if not length:
            return
        message = _read(stream, at, length)
        at += length
        table = _Table(message, struct.unpack_from("<I", message)[0])
        yield table, at
        at += max(0, table.whole(3))


def _wrong(stream: BinaryIO, message: _Table, body: int, size: int) -> str:
    """Say what is wrong with a message's lengths."""
    length, kind, batch = message.whole(3), message.whole(1, "<B"), message.table(2)
    if not 0 <= length <= size - body:
        return _BEYOND
    if kind == _DICTIONARY and batch is not None:
        batch = batch.table(1)
    if kind not in (_DICTIONARY, _BATCH) or batch is None:
        return ""
    buffers = batch.structures(2, "<qq")
    if any(offset < 0 or extent < 0 or offset + extent > length for offset, extent in buffers):
        return "a column lies outside its message"
    if batch.whole(0) < 0 or any(min(counts) < 0 for counts in batch.structures(1, "<qq")):
        return "a column has a negative number of rows"
    views = [count for (count,) in batch.structures(4, "<q")]
    if any(not 0 <= count <= len(buffers) for count in views):
        return "a column has more parts than its message"
    packed = buffers if batch.place(3) else []
    return "a column is longer unpacked than can be" if any(_too_long(stream, body, *one) for one in packed) else ""


def _too_long(stream: BinaryIO, body: int, offset: int, extent: int) -> bool:
    """Tell a packed buffer that says that it is longer than can be."""
    if extent < 8:
        return False
    (unpacked,) = struct.unpack("<q", _read(stream, body + offset, 8))
    return not -1 <= unpacked <= extent * MOST_PACKED
