"""Read comma-, semicolon- or tab-separated text."""

from __future__ import annotations

import csv
import io
import re

from sitescore.errors import Notice, Place, refusal
from sitescore.io.decoding import decoded, delimiter_of
from sitescore.io.reading import Reading
from sitescore.io.table import ALIASES, LONG, Row, Table

KNOWN_HEADERS = frozenset(ALIASES) | frozenset(LONG)
NAMES = {";": "semicolon", "\t": "tab", ",": "comma", "|": "bar"}
PLAIN = ("utf-8", "utf-8-sig")
_SEP = re.compile(r"sep=(.)\r?\n")


def read_csv(data: bytes, reading: Reading) -> Table:
    """Read a text table, finding its encoding and delimiter where they are not given."""
    text, encoding = decoded(data, file=reading.file, encoding=reading.encoding)
    said = _SEP.match(text)
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
    rows = list(_rows(text, delimiter, reading.file))
    if not rows:
        raise refusal("SC201", Place(reading.file), "the table has no rows", "add a header and sites")
    notices = []
    if delimiter != "," or encoding not in PLAIN:
        notices.append(
            Notice(
                "read_as", {"file": reading.file, "delimiter": NAMES.get(delimiter, delimiter), "encoding": encoding}
            )
        )
    return Table(file=reading.file, header=rows[0], rows=rows[1:], delimiter=delimiter, notices=tuple(notices))


def _rows(text: str, delimiter: str, file: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, start = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(line=start, cells=cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise refusal(
            "SC205",
            Place(file, start),
            f"the row cannot be read: {error}",
            "look for a quotation mark that is not closed",
        ) from None
    return rows
