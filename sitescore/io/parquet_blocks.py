"""Read a Parquet table block by block, with polars."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from sitescore.core.checks import Floats
from sitescore.errors import Place, refusal
from sitescore.io.column_body import ColumnBody
from sitescore.io.csv_blocks import Bodies
from sitescore.io.csv_columns import Columns, numbers_in
from sitescore.io.files import open_bytes
from sitescore.io.reading import Reading
from sitescore.io.table import Row, Table

CELL_BYTES = 8


def open_parquet(reading: Reading, *, size: int) -> tuple[Table, Bodies]:
    """Read a Parquet file's column names, and make ready to read its rows in blocks of about `size` bytes.

    The place of a cell is its row, from 1, and its column.

    Raises
    ------
    InputError
        If polars is not installed, or cannot read the file.
    """
    open_bytes(reading.file).close()
    if not find_spec("polars"):
        hint = "pip install 'sitescore[tables]', or give a CSV file"
        raise refusal("SC203", Place(reading.file), "Parquet files are read with polars, which is not installed", hint)
    import polars as pl

    try:
        names = pl.read_parquet_schema(reading.file)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise refusal("SC203", Place(reading.file), f"this is no Parquet file: {error}".splitlines()[0]) from None
    header = Row(line=0, cells=list(names))
    table = Table(file=reading.file, header=header, rows=(), decimal=".")
    rows = max(1, size // (CELL_BYTES * max(1, len(names))))
    return table, lambda numbers: _bodies(table, Path(reading.file), numbers, rows)


def _bodies(table: Table, path: Path, numbers: tuple[int, ...], rows: int) -> Iterator[ColumnBody]:
    import polars as pl

    lazy, start = pl.scan_parquet(path, glob=False), 0
    while (frame := lazy.slice(start, rows).collect()).height:
        yield ColumnBody(table, _columns(frame, numbers, start), ".")
        start += frame.height


def _columns(frame: Any, numbers: tuple[int, ...], start: int) -> Columns:
    read = {at: _numbers(frame.to_series(at)) for at in numbers}
    texts = {at: _texts(frame.to_series(at)) for at in range(frame.width) if at not in numbers}
    return Columns(
        lines=np.arange(start + 1, start + 1 + frame.height, dtype=np.intp),
        texts=texts,
        numbers={at: column for at, (column, _) in read.items()},
        odd={at: odd for at, (_, odd) in read.items()},
    )


def _numbers(series: Any) -> tuple[Floats, dict[int, str]]:
    """Give a column's numbers, and the cells that are neither finite numbers nor empty as texts."""
    import polars as pl

    if not series.dtype.is_numeric():
        return numbers_in(_texts(series), ".")
    numbers: Floats = series.cast(pl.Float64).to_numpy()
    odd = np.flatnonzero(~np.isfinite(numbers) & series.is_not_null().to_numpy())
    return numbers, {int(row): str(float(numbers[row])) for row in odd}


def _texts(series: Any) -> list[str]:
    import polars as pl

    return [text.strip() for text in series.cast(pl.String, strict=False).fill_null("").to_list()]
