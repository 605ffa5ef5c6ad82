"""Read a site file: which reader, and what the table means."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.column_files import COLUMNAR, frame_in, frame_in_folder, read_columnar, undamaged
from sitescore.io.csv_table import read_csv
from sitescore.io.files import LARGEST, exists, is_folder, length_of, open_bytes, read_bytes
from sitescore.io.long import read_long
from sitescore.io.reading import Headers, Reading
from sitescore.io.spreadsheet import ENDINGS, MOST_PACKED, read_spreadsheet
from sitescore.io.table import Table
from sitescore.io.wide import read_wide
from sitescore.model.site import SiteTable
from sitescore.patterns import pattern
from sitescore.plugins import extended

SiteReader = Callable[[bytes, Reading], Table]

LARGE = 1 << 18
"""Bytes of a text table from which on it pays to read it column by column."""

_SHEET_OF = pattern(rf"(?P<file>.+?(?:{'|'.join(map(re.escape, ENDINGS))}))!(?P<sheet>.+)", re.IGNORECASE | re.DOTALL)


def read_json(data: bytes, reading: Reading) -> Table:
    """Read JSON; what that takes is imported only then."""
    from sitescore.io.json_table import read_json as read

    return read(data, reading)


SITE_READERS: Mapping[str, SiteReader] = MappingProxyType(
    {
        ".csv": read_csv,
        ".tsv": read_csv,
        ".txt": read_csv,
        ".json": read_json,
        ".geojson": read_json,
        **dict.fromkeys(COLUMNAR, read_columnar),
        **dict.fromkeys(ENDINGS, read_spreadsheet),
    }
)


def read_sites(
    path: Any,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    decimal: str | None = None,
    ignore_columns: tuple[str, ...] = (),
) -> SiteTable:
    r"""Read a site file, wide (one row a site) or long (one row a measurement).

    Parameters
    ----------
    path : a file, a folder of Parquet files, a sheet of a spreadsheet as FILE!SHEET, or "-" for
        standard input; or a pandas, polars, pyarrow or duckdb table, which is not changed
    encoding, delimiter, decimal : overrule what would be found out from the file
    ignore_columns : names of columns that are not criteria

    Returns
    -------
    The sites, with every cell's place in the file.

    Raises
    ------
    InputError
        With every problem in the file, each placed.

    Examples
    --------
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "sites.csv"
    >>> _ = file.write_text("site;name;port_km\nkokkola;Kokkola;2,5\nvaasa;Vaasa;13,2\n", encoding="utf-8")
    >>> read_sites(file).columns["port_km"].value
    array([ 2.5, 13.2])
    """
    named = isinstance(path, str | Path)
    reading = Reading(
        file=str(path) if named else "",
        encoding=encoding,
        delimiter=delimiter,
        decimal=decimal,
        ignored=ignore_columns,
    )
    sites, problems = try_sites(reading) if named else _read_given(path, reading)
    if problems or sites is None:
        raise InputError(problems)
    return sites


def try_sites(reading: Reading) -> tuple[SiteTable | None, list[Problem]]:
    """Read what can be read of a site file, and list what cannot."""
    try:
        if is_folder(reading.file):
            frame, digest = frame_in_folder(reading)
            return _read_frame(frame, reading, digest)
        reading = _with_sheet(reading)
        if LARGE <= length_of(reading.file) <= LARGEST and reader_of(reading.file, b"") is read_csv:
            by_columns = _read_large(partial(open_bytes, reading.file), reading)
            if by_columns is not None:
                return by_columns
        data, named = _data(reading)
        reader = reader_of(reading.file, data)
        digest = hashlib.sha256(data).hexdigest()
        if reader is read_columnar:
            with undamaged(named.file):
                return _read_frame(frame_in(data, named), named, digest)
        if reader is read_csv and reading.file == "-" and len(data) >= LARGE:
            by_columns = _read_large(partial(BytesIO, data), named)
            if by_columns is not None:
                return by_columns
        table = reader(data, named)
        sites, problems = (read_long if table.is_long else read_wide)(table, named, digest)
    except InputError as error:
        return None, list(error.problems)
    return sites, [*table.problems, *problems]


def _read_given(table: Any, reading: Reading) -> tuple[SiteTable | None, list[Problem]]:
    from sitescore.io.frame_columns import FRAME
    from sitescore.io.frame_sites import needed_frame

    return _read_frame(needed_frame(table), replace(reading, file=FRAME))


def _read_frame(frame: Any, reading: Reading, digest: str = "") -> tuple[SiteTable | None, list[Problem]]:
    from sitescore.io.frame_sites import read_frame

    return read_frame(frame, reading, digest)


def _read_large(opened: Callable[[], BinaryIO], reading: Reading) -> tuple[SiteTable, list[Problem]] | None:
    from sitescore.io.large_csv import read_large

    return read_large(opened, reading)


def read_table(reading: Reading, headers: Headers | None) -> tuple[Table, bytes]:
    """Read a file, or standard input where that is ``-``, as a table; its bytes are returned too."""
    reading = _with_sheet(replace(reading, headers=headers))
    data, named = _data(reading)
    return reader_of(reading.file, data)(data, named), data


def _data(reading: Reading) -> tuple[bytes, Reading]:
    """Read a file's bytes, and name it as problems in it shall."""
    if reading.file == "-":
        return sys.stdin.buffer.read(), replace(reading, file="standard input")
    is_book = Path(reading.file).suffix.lower() in ENDINGS
    return (read_bytes(reading.file, most=MOST_PACKED) if is_book else read_bytes(reading.file)), reading


def _with_sheet(reading: Reading) -> Reading:
    """Split FILE!SHEET, unless a file has that very name."""
    match = _SHEET_OF.fullmatch(reading.file)
    if match is None or exists(reading.file):
        return reading
    return replace(reading, file=match["file"], sheet=match["sheet"])


def reader_of(file: str, data: bytes) -> SiteReader:
    """Find the reader that goes with a file's ending, or with what standard input gives."""
    if file == "-":
        return read_json if data.lstrip()[:1] in (b"[", b"{") else read_csv
    readers = extended("sitescore.site_readers", SITE_READERS)
    suffix = Path(file).suffix.lower()
    try:
        return readers[suffix]
    except KeyError:
        known = ", ".join(sorted(readers))
        raise refusal(
            "SC203",
            Place(file),
            f"no reader for {suffix or 'a file without an ending'}",
            f"give one of {known}",
        ) from None
