"""From bytes to text, and how the text is laid out: encoding and delimiter, each said where it was guessed."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Collection, Sequence

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.garbled import strange_byte

DELIMITERS = ";\t|,"
SAMPLE_LINES = 200
TITLES = 20
"""Rows that may stand above a header."""
EMPTY_HINT = "it needs a header row and a row for each site"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WORKBOOKS = (
    (b"PK\x03\x04", "a zip archive or an Excel or LibreOffice workbook"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
)


def decoded(data: bytes, *, file: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding.

    A byte order mark decides, else UTF-8 if the bytes are that, else UTF-16 without a
    mark, else Windows-1252.
    """
    name = encoding_of(data, file=file, encoding=encoding)
    try:
        text = data.decode(name)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise not_text(name, Place(file, data[:start].count(b"\n") + 1), data[start]) from None
    text = text.removeprefix("\ufeff")
    if not text.strip(DELIMITERS + " \r\n"):
        raise refusal("SC201", Place(file), "the file is empty", EMPTY_HINT)
    return (text if "\n" in text else text.replace("\r", "\n")), name


def encoding_of(data: bytes, *, file: str, encoding: str | None = None, whole: bool = True) -> str:
    """Find the encoding of a text where `encoding` does not say it; `data` may be only its beginning.

    Raises
    ------
    InputError
        If it is empty or no text, or no encoding has the name given.
    """
    if not data.strip():
        raise InputError([Problem("SC201", Place(file), "the file is empty", EMPTY_HINT)])
    for magic, what in _WORKBOOKS:
        if data.startswith(magic):
            raise refusal(
                "SC203",
                Place(file),
                f"this is {what}, not a text table",
                "save the sheet as CSV (UTF-8) and give that file",
            )
    name = encoding or _encoding(data, file, whole=whole)
    if b"\0" in data and not name.startswith("utf-16"):
        raise refusal("SC203", Place(file), "this is a binary file, not a text table", "give a CSV, TSV or JSON file")
    try:
        b"  ".decode(name, errors="replace")
    except (LookupError, UnicodeError):
        raise InputError(
            [Problem("SC202", Place(file), f"no encoding is called {name!r}", "try utf-8 or cp1252")]
        ) from None
    return name


def not_text(encoding: str, place: Place, byte: int) -> InputError:
    """Make the error for a byte that is no text in an encoding."""
    return refusal(
        "SC202", place, f"byte {byte:#04x} is not {encoding} text", "say the file's encoding with --encoding"
    )


def _encoding(data: bytes, file: str, *, whole: bool) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    head = data[:2000]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    if data.isascii():
        return "utf-8"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, whole)
    except UnicodeDecodeError:
        _refuse_strange(data, file)
        return "cp1252"
    return "utf-8"


def _refuse_strange(data: bytes, file: str) -> None:
    """Refuse a text that is neither UTF-8 nor Windows-1252 throughout."""
    at, other = strange_byte(data)
    if at < 0:
        return
    place = Place(file, 1 + data[:at].count(b"\n" if b"\n" in data else b"\r"))
    if other:
        what = f"byte {data[at]:#04x} is no letter of Finnish or Swedish in Windows-1252, but is one in {other}"
        raise refusal("SC202", place, what, f"say --encoding {other}, or cp1252 if it is that")
    what = f"byte {data[at]:#04x} is not UTF-8, and other letters of the file are"
    raise refusal("SC202", place, what, "save it anew in one encoding, UTF-8; parts of it come from another file")


def _known(row: Sequence[str], names: Collection[str]) -> int:
    """Count the names that we know in a row of several cells."""
    return sum(cell.strip().casefold() in names for cell in row) if len(row) > 1 else 0


def delimiter_of(text: str, *, known_headers: frozenset[str]) -> str | None:
    """Find the delimiter: the one that splits a header row with the most names we know, then the steadiest.

    None where no delimiter splits the text into columns.
    """
    sample = "".join(text[:100_000].splitlines(keepends=True)[:SAMPLE_LINES])
    best, choice = (0, 0.0, 0), None
    for delimiter in DELIMITERS:
        try:
            split = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
            rows = [row for row in split if "".join(row).strip()]
        except csv.Error:
            continue
        widths = [len(row) for row in rows]
        if not rows or max(widths) < 2:
            continue
        usual = max(set(widths), key=widths.count)
        known = max(_known(row, known_headers) for row in rows[:TITLES])
        rank = (known, widths.count(usual) / len(rows) if usual > 1 else 0.0, usual)
        if rank > best:
            best, choice = rank, delimiter
    return choice
