"""Read comma-, semicolon- or tab-separated text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice, starmap

from sitescore.errors import InputError, Notice, Place, refusal
from sitescore.io.cells import starts_number
from sitescore.io.decoding import TITLES, decoded, delimiter_of
from sitescore.io.packed_rows import packed
from sitescore.io.reading import Reading
from sitescore.io.table import ALIASES, LONG, PLAIN_NAMES, SECOND_NAMES, SITE, Row, Table, our_names
from sitescore.patterns import pattern
from sitescore.records import dataclass

KNOWN_HEADERS = frozenset(chain(ALIASES, LONG, *SECOND_NAMES.values(), *PLAIN_NAMES.values()))
NAMES = {";": "semicolon", "\t": "tab", ",": "comma", "|": "bar"}
PLAIN = ("utf-8", "utf-8-sig")
_LINE = pattern(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]+")
_SEP = pattern(r"sep=(.)\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How a text table begins: its header as a table without rows, and where the rows are.

    ``body`` counts the signs before the first row, ``line`` says on which line it is.
    """

    table: Table
    body: int
    line: int


def read_csv(data: bytes, reading: Reading) -> Table:
    """Read a text table, finding its encoding and delimiter where they are not given."""
    text, encoding = decoded(data, file=reading.file, encoding=reading.encoding)
    head = read_head(text, reading, encoding)
    table = head.table
    if table.is_long:
        cells = _rows(_Lines(text, head.body), table.delimiter, reading.file, head.line)
        return replace(table, rows=packed(cells, len(table.header.cells)))
    return replace(table, rows=list(iter_rows(text[head.body :], table.delimiter, reading.file, line=head.line)))


def read_head(text: str, reading: Reading, encoding: str) -> Head:
    """Find a table's delimiter and header in its text, or in the beginning of it.

    Raises
    ------
    InputError
        If there is no header, or no delimiter splits it.
    """
    said = _SEP.match(text)
    start = said.end() - 1 if said else 0
    if said:
        text = "\n" + text[said.end() :]
    delimiter = reading.delimiter or (said[1] if said else delimiter_of(text, known_headers=KNOWN_HEADERS))
    if delimiter is None:
        raise refusal(
            "SC204",
            Place(reading.file, 1),
            "the table has one column only",
            "it needs a column `site` and one for each criterion; say --delimiter if it has them",
        )
    header, body, is_first = _header(text, delimiter, reading)
    notices = [] if is_first else [Notice("header_read", {"file": reading.file, "line": header.line})]
    if delimiter != "," or encoding not in PLAIN:
        facts = {"file": reading.file, "delimiter": NAMES.get(delimiter, delimiter), "encoding": encoding}
        notices.append(Notice("read_as", facts))
    table = Table(file=reading.file, header=header, rows=(), delimiter=delimiter, notices=tuple(notices))
    return Head(table=table, body=start + body, line=1 + len(list(io.StringIO(text[:body], newline=""))))


def _header(text: str, delimiter: str, reading: Reading) -> tuple[Row, int, bool]:
    """Find the header: the first row, or where that names no sites, one that does below rows with fewer cells filled.

    Returns
    -------
    The row, the number of signs up to its end, and whether it is the first.
    """
    source = _Lines(text)
    rows = starmap(_row, _rows(source, delimiter, reading.file, 1))
    first = next(rows, None)
    if first is None:
        raise refusal("SC201", Place(reading.file), "the table has no rows", "add a header and sites")
    end, most = source.end, _filled(first)
    if reading.headers is not None or SITE in our_names(first.cells):
        return first, end, True
    with suppress(InputError):
        for row in islice(rows, TITLES):
            if _filled(row) > most and SITE in our_names(row.cells) and not any(map(starts_number, row.cells)):
                return row, source.end, False
            most = max(most, _filled(row))
    return first, end, True


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def iter_rows(text: str, delimiter: str, file: str, *, line: int = 1) -> Iterator[Row]:
    """Split a text that begins on `line` of a file into rows; those of nothing but empty cells are left out.

    Raises
    ------
    InputError
        If a quotation mark is not closed, or more follows where one closes.
    """
    return starmap(_row, _rows(_Lines(text), delimiter, file, line))


def _row(line: int, cells: list[str]) -> Row:
    return Row(line=line, cells=cells)


class _Lines(Iterator[str]):
    """The lines of a text with their ends, from number `start` of its signs on; ``end`` is where the last one ended."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.found, self.end = _LINE.finditer(text, start), start

    def __next__(self) -> str:
        match = next(self.found)
        self.end = match.end()
        return match.group()


def _rows(lines: Iterator[str], delimiter: str, file: str, line: int) -> Iterator[tuple[int, list[str]]]:
    """Split lines, of which the first is number `line` of the file, into rows, each with its line."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = line
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield start, cells
            start = reader.line_num + line
    except csv.Error as error:
        raise refusal(
            "SC205",
            Place(file, start),
            f"the row cannot be read: {error}",
            "look for a quotation mark that is not closed",
        ) from None
