"""Read Parquet and Arrow/Feather files, and folders partitioned into Parquet files, with polars."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitescore.errors import InputError, Place, refusal
from sitescore.io.files import is_folder, open_bytes
from sitescore.io.reading import Reading
from sitescore.io.table import Table

if TYPE_CHECKING:
    from sitescore.io.column_body import ColumnBody
    from sitescore.io.csv_blocks import Bodies

ARROW = (".feather", ".arrow")
COLUMNAR = (".parquet", *ARROW)
NULL_PARTITION = "__HIVE_DEFAULT_PARTITION__"
INSTALL = "pip install 'sitescore[tables]', or give a CSV file"


def is_columnar(file: str) -> bool:
    """Tell a file or folder that is read with polars by its name."""
    return is_folder(file) or Path(file).suffix.lower() in COLUMNAR


def read_columnar(data: bytes, reading: Reading) -> Table:
    """Read a Parquet or Feather file as a table of text."""
    from sitescore.io.frame_sites import read_rows

    return read_rows(frame_in(data, reading), reading)


def frame_in(data: bytes, reading: Reading) -> Any:
    """Read a Parquet or Feather file, as narwhals sees it.

    Raises
    ------
    InputError
        If it is none, or polars is not installed.
    """
    return _collected(_scanned(io.BytesIO(data), reading.file), reading.file)


def frame_in_folder(reading: Reading) -> tuple[Any, str]:
    """Read a folder of Parquet files as one frame, and give the digest of their names and bytes."""
    digest = hashlib.sha256()
    for part in _parts(reading.file):
        digest.update(f"{part.relative_to(reading.file).as_posix()}\0".encode())
        digest.update(hashlib.sha256(part.read_bytes()).digest())
    return _collected(_folder(reading.file), reading.file), digest.hexdigest()


def open_columnar(reading: Reading, *, size: int) -> tuple[Table, Bodies]:
    """Read the column names of a file or folder, and make ready to read its rows in blocks of about `size` bytes.

    Raises
    ------
    InputError
        If polars is not installed, or cannot read the file.
    """
    from sitescore.io.frame_columns import header_of
    from sitescore.io.frame_sites import frame_body, rows_in

    if is_folder(reading.file):
        lazy = _folder(reading.file)
    else:
        open_bytes(reading.file).close()
        lazy = _scanned(Path(reading.file), reading.file)
    table = header_of(_collected(lazy.head(0), reading.file), reading.file)
    rows = rows_in(size, table)

    def bodies(numbers: tuple[int, ...]) -> Iterator[ColumnBody]:
        start = 0
        while len(frame := _collected(lazy.slice(start, rows), reading.file)):
            yield frame_body(frame, table, numbers, reading, start=start)
            start += len(frame)

    return table, bodies


def _scanned(source: Any, file: str) -> Any:
    """Open a file lazily; the ending of its name says of which kind it is."""
    if not find_spec("polars"):
        what = "Parquet and Feather files are read with polars, which is not installed"
        raise refusal("SC203", Place(file), what, INSTALL)
    import polars as pl

    from sitescore.io.arrow_messages import MAGIC, strange_message
    from sitescore.io.parquet_pages import strange_page

    is_arrow = Path(file).suffix.lower() in ARROW
    with source.open("rb") if isinstance(source, Path) else nullcontext(source) as stream:
        if wrong := strange_message(stream) if is_arrow else strange_page(stream):
            raise _broken(file, wrong)
        is_stream = stream.read(len(MAGIC)) != MAGIC
        stream.seek(0)
    if not is_arrow:
        return pl.scan_parquet(source, glob=False)
    if is_stream:
        return _stream(source, file)
    try:
        lazy = pl.scan_ipc(source)
        lazy.collect_schema()
    except _failures() as error:
        raise _broken(file, error) from None
    return lazy


def _stream(source: Any, file: str) -> Any:
    """Read an Arrow file that is a stream, which has no table of contents to open it by."""
    import polars as pl

    try:
        return pl.read_ipc_stream(source).lazy()
    except _failures() as error:
        raise _broken(file, error) from None


def _collected(lazy: Any, file: str) -> Any:
    import narwhals.stable.v2 as nw

    try:
        return nw.from_native(lazy.collect())
    except _failures() as error:
        raise _broken(file, error) from None


@contextmanager
def undamaged(file: str) -> Iterator[None]:
    """Read a file's columns; where that shows that it is damaged, refuse it."""
    try:
        yield
    except InputError:
        raise
    except _failures() as error:
        raise _broken(file, error) from None


def _failures() -> tuple[type[BaseException], ...]:
    """List what polars raises of files that are not of their kind; of some damaged ones it panics."""
    import polars as pl

    return pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError


def _broken(file: str, error: BaseException | str) -> Exception:
    import polars as pl

    kind = "Feather (Arrow)" if Path(file).suffix.lower() in ARROW else "Parquet"
    why = "it is damaged" if isinstance(error, pl.exceptions.PanicException) else str(error)
    return refusal("SC203", Place(file), f"this is no {kind} file: {why}".splitlines()[0], "write or copy it again")


def _parts(folder: str) -> list[Path]:
    """List a folder's Parquet files by name, as those who write partitions mean it: none that begins with _ or a point.

    Raises
    ------
    InputError
        If there are none.
    """
    found = [path for path in sorted(Path(folder).rglob("*.parquet")) if path.is_file()]
    parts = [path for path in found if not any(name[0] in "_." for name in path.relative_to(folder).parts)]
    if not parts:
        what = "this is a folder, and it holds no Parquet files"
        raise refusal("SC200", Place(folder), what, "give a file in it, or a folder as region=…/part.parquet")
    return parts


def _folder(folder: str) -> Any:
    """Put a folder's files below each other, with a column of texts for each NAME=VALUE in their paths.

    A column that only some of the files have is empty in the others.
    """
    parts = [_part(path, path.relative_to(folder)) for path in _parts(folder)]
    import polars as pl

    return pl.concat(parts, how="diagonal_relaxed")


def _part(path: Path, below: Path) -> Any:
    lazy = _scanned(path, str(path))
    from urllib.parse import unquote

    import polars as pl

    pairs = [name.split("=", 1) for name in below.parts[:-1] if "=" in name]
    values = {name: None if value == NULL_PARTITION else unquote(value) for name, value in pairs}
    return lazy.with_columns(pl.lit(value, dtype=pl.String).alias(name) for name, value in values.items())
