"""What an .xls file says of its cells beside their values: which failed, and how their numbers are shown."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import field
from types import MappingProxyType

from sitescore.io.number_formats import NumberFormat, number_format
from sitescore.records import dataclass

ERRORS: Mapping[int, str] = MappingProxyType(
    {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
)
_FORMULA, _END, _PASSWORD, _SHEET, _MANY, _STYLE = 0x06, 0x0A, 0x2F, 0x85, 0xBD, 0xE0
_NUMBER, _FAILED, _SHORT, _FORMAT = 0x203, 0x205, 0x27E, 0x41E
_CELLS = {_FORMULA, _MANY, _NUMBER, _FAILED, _SHORT, 0xD6, 0xFD, 0x204}
_ROW, _COLUMNS = 0x208, 0x7D
_SECTORS = (9, 12)
_LAST = 0xFFFFFFFA


@dataclass(slots=True)
class Marks:
    """How far a sheet's cells reach, those that failed, and the formats that say more, by row and column from 0."""

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: dict[tuple[int, int], NumberFormat] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def sheet_marks(data: bytes) -> list[Marks]:
    """Find the marks of each sheet, in their order.

    Parameters
    ----------
    data : a whole .xls file (a compound file that holds a stream of records)

    Raises
    ------
    ValueError
        If the file is damaged.
    PermissionError
        If it is encrypted.

    References
    ----------
    [MS-CFB], [MS-XLS] 2.4.
    """
    try:
        stream = _workbook(data)
        formats: dict[int, str] = {}
        styles: list[NumberFormat] = []
        starts = []
        for kind, record in _records(stream, 0):
            if kind == _SHEET:
                starts.append(struct.unpack_from("<I", record)[0])
            elif kind == _PASSWORD:
                raise PermissionError("the file is encrypted")
            elif kind == _FORMAT:
                formats[struct.unpack_from("<H", record)[0]] = _text(record)
            elif kind == _STYLE:
                number = struct.unpack_from("<H", record, 2)[0]
                styles.append(number_format(number, formats.get(number)))
        return [_marks(stream, start, styles) for start in starts]
    except (struct.error, IndexError, KeyError) as error:
        raise ValueError(f"its records are broken: {error}") from None


def _marks(stream: bytes, start: int, styles: list[NumberFormat]) -> Marks:
    marks = Marks()
    for kind, record in _records(stream, start):
        if kind not in _CELLS:
            _hide(marks, kind, record)
            continue
        row, column, style = struct.unpack_from("<HHH", record)
        last = struct.unpack("<H", record[-2:])[0] if kind == _MANY else column
        marks.rows, marks.columns = max(marks.rows, row + 1), max(marks.columns, last + 1)
        spot = (row, column)
        if kind == _FAILED and record[7]:
            marks.errors[spot] = ERRORS.get(record[6], "#N/A")
        elif kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
            marks.errors[spot] = ERRORS.get(record[8], "#N/A")
        elif kind == _MANY:
            several = [struct.unpack_from("<H", record, at)[0] for at in range(4, len(record) - 2, 6)]
            marks.formats |= {
                (row, column + n): styles[one] for n, one in enumerate(several) if _says_more(styles[one])
            }
        elif kind in (_NUMBER, _SHORT, _FORMULA) and _says_more(styles[style]):
            marks.formats[spot] = styles[style]
    return marks


def _hide(marks: Marks, kind: int, record: bytes) -> None:
    """Note the row or the columns that a record says are hidden."""
    if kind == _ROW and record[12] & 0x20:
        marks.hidden_rows.add(struct.unpack_from("<H", record)[0])
    elif kind == _COLUMNS and record[8] & 1:
        first, last = struct.unpack_from("<HH", record)
        marks.hidden_columns |= {*range(first, min(last, 255) + 1)}


def _says_more(shown: NumberFormat) -> bool:
    """Tell a format that is not told by the library: it reads dates itself."""
    return shown.kind == "share" or bool(shown.sections)


def _text(record: bytes) -> str:
    """Return the text of a number format, of either width of characters."""
    size, wide = struct.unpack_from("<HB", record, 2)
    return (
        record[5 : 5 + 2 * size].decode("utf-16-le", errors="replace")
        if wide & 1
        else record[5 : 5 + size].decode("latin-1")
    )


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Go through the records of a sheet or of the workbook's own part, up to its end."""
    while True:
        kind, size = struct.unpack_from("<HH", stream, start)
        if kind == _END:
            return
        yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size


def _workbook(data: bytes) -> bytes:
    """Put the stream of records together from its sectors."""
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in _SECTORS:
        raise KeyError("its sectors")
    sector = 1 << shift
    directory_at, _, cutoff, small_at, _ = struct.unpack_from("<5I", data, 48)
    following = _following(data, sector)
    whole = memoryview(data)[sector:]
    directory = _chained(whole, following, directory_at, sector)
    root: tuple[int, int] | None = None
    for at in range(0, len(directory), 128):
        name = directory[at : at + 64].decode("utf-16-le", errors="replace").split("\0")[0]
        first, size = struct.unpack_from("<II", directory, at + 116)
        root = root or (first, size)
        if name in ("Workbook", "Book") and size >= cutoff:
            return _chained(whole, following, first, sector)[:size]
        if name in ("Workbook", "Book"):
            table_bytes = _chained(whole, following, small_at, sector)
            small = struct.unpack(f"<{len(table_bytes) // 4}I", table_bytes)
            return _chained(memoryview(_chained(whole, following, root[0], sector)), small, first, 64)[:size]
    raise KeyError("Workbook")


def _following(data: bytes, sector: int) -> list[int]:
    """List which sector follows each."""
    tables = list(struct.unpack_from("<109I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    for _ in range(len(data) // sector):
        if more >= _LAST:
            break
        entries = struct.unpack_from(f"<{sector // 4}I", data, sector * (more + 1))
        tables += entries[:-1]
        more = entries[-1]
    following: list[int] = []
    for table in tables:
        if table < _LAST and len(following) * sector < len(data):
            following += struct.unpack_from(f"<{sector // 4}I", data, sector * (table + 1))
    return following


def _chained(whole: memoryview, following: list[int] | tuple[int, ...], first: int, sector: int) -> bytes:
    """Join a chain of sectors; one that runs in a circle ends after as many as there are."""
    parts: list[bytes] = []
    while first < _LAST and len(parts) * sector < len(whole):
        parts.append(bytes(whole[sector * first : sector * (first + 1)]))
        first = following[first]
    return b"".join(parts)
