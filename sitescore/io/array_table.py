"""Tables that are arrays, in memory or in a .npy file, block by block: a column a criterion, a row a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from sitescore.core.checks import Floats
from sitescore.errors import Place, refusal
from sitescore.io.files import open_bytes

AS_SINGLE = 2


@dataclass(frozen=True, slots=True, eq=False)
class ArrayBlock:
    """Some rows of an array or of the file it lies in; small to send elsewhere where it is a file.

    Attributes
    ----------
    first : number of the first row in the table
    columns : which column holds each criterion, None where none does
    array : (rows, columns) or (rows,) records; of a file, an empty one
    """

    first: int
    rows: int
    columns: tuple[int | None, ...]
    array: NDArray[Any]
    stored: Stored | None = None

    def load(self) -> tuple[Floats, tuple[NDArray[Any], ...]]:
        """Give the cells in the order of the criteria, (rows, criteria), as they lie where they lie so; no names."""
        array = self.array if self.stored is None else self.stored.rows_from(self.first, self.rows)
        if array.dtype.names is None and array.dtype.kind == "f" and self.columns == tuple(range(array.shape[1])):
            return (array if array.dtype.isnative and array.itemsize in (4, 8) else array.astype(_floats(array.dtype))), ()
        parts = [array[name] for name in array.dtype.names] if array.dtype.names else list(array.T)
        single = all(_floats(part.dtype) == np.float32 for part in parts)
        cells = np.full((self.rows, len(self.columns)), np.nan, dtype=np.float32 if single else np.float64)
        for at, column in enumerate(self.columns):
            if column is not None:
                cells[:, at] = parts[column]
        return cells, ()


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the rows of an array lie in a file."""

    file: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    by_column: bool
    offset: int

    def rows_from(self, first: int, rows: int) -> NDArray[Any]:
        """Map some rows of the file, or read them where its columns lie one after the other."""
        if not self.by_column:
            at = self.offset + first * self._row_bytes
            return np.memmap(self.file, self.dtype, "r", at, (rows, *self.shape[1:]))
        columns = range(self.shape[1])
        starts = [self.offset + (column * self.shape[0] + first) * self.dtype.itemsize for column in columns]
        return np.stack([np.memmap(self.file, self.dtype, "r", start, (rows,)) for start in starts], axis=1)

    @property
    def bytes(self) -> int:
        """Length of the file that holds all rows."""
        return self.offset + self.shape[0] * self._row_bytes

    @property
    def _row_bytes(self) -> int:
        return self.dtype.itemsize * int(np.prod(self.shape[1:], dtype=np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class ArrayTable:
    """A table whose cells are numbers, NaN where unknown.

    ``headers`` says of each column what it is called and where that stands, in the order of
    the columns; empty where they have no names.
    """

    file: str
    rows: int
    width: int
    row_bytes: int
    headers: Mapping[str, Place]
    array: NDArray[Any]
    stored: Stored | None = None

    def named(self, names: Sequence[str]) -> ArrayTable:
        """Name the columns.

        Raises
        ------
        InputError
            If they are not as many, or two are alike.
        """
        if len(names) != self.width:
            what = f"the table has {self.width} columns and {len(names)} are named"
            raise refusal("SC224", Place(self.file), what, "name every column, in order, with --columns a,b,c")
        twice = [name for at, name in enumerate(names) if name in names[:at]]
        if twice:
            raise refusal("SC211", Place(self.file), f"two columns are called {twice[0]!r}", "name them differently")
        return replace(self, headers={name: Place(self.file, None, None) for name in names})

    def blocks(self, columns: Mapping[str, str], criteria: Sequence[str], rows: int) -> Iterator[ArrayBlock]:
        """Cut the table into blocks of `rows` rows, the last shorter."""
        number = {name: at for at, name in enumerate(self.headers)}
        order = tuple(number[columns[name]] if name in columns else None for name in criteria)
        for first in range(0, self.rows, rows):
            count = min(rows, self.rows - first)
            array = self.array if self.stored else self.array[first : first + count]
            yield ArrayBlock(first, count, order, array, self.stored)

    def place(self, row: int, column: str) -> Place:
        """Say where a cell stands, counted from 1."""
        return Place(self.file, row + 1, list(self.headers).index(column) + 1)


def array_table(array: NDArray[Any], *, file: str = "array", stored: Stored | None = None) -> ArrayTable:
    """Take an array for a table: (rows, columns) numbers, or (rows,) records of numbers.

    Raises
    ------
    InputError
        If it is neither, or has no rows or columns.
    """
    names = array.dtype.names or ()
    kinds = {array.dtype.fields[name][0].base.kind for name in names} if array.dtype.fields else {array.dtype.kind}
    shape = stored.shape if stored else array.shape
    if not kinds <= set("iuf") or len(shape) != (1 if names else 2):
        what = f"a table is a (rows, columns) array of numbers or one of records, not {array.dtype} of shape {shape}"
        raise refusal("SC223", Place(file), what, "save numbers, with NaN for what is not known")
    width = len(names) or shape[1]
    if not shape[0] or not width:
        raise refusal("SC201", Place(file), f"the array has the shape {shape}", "give a row for each site")
    row_bytes = array.dtype.itemsize * (1 if names else width)
    return ArrayTable(file, shape[0], width, row_bytes, {name: Place(file) for name in names}, array, stored)


def read_array_table(file: str | Path) -> ArrayTable:
    """Read where the rows of a .npy file lie, and none of them.

    Raises
    ------
    InputError
        If there is no such file, it is no .npy file of numbers, or it ends too early.
    """
    path = Path(file)
    with open_bytes(path) as stream:
        stored = _stored(stream, str(file))
        size = path.stat().st_size
    if size < stored.bytes:
        what = f"the file ends after {size} bytes of the {stored.bytes} that its header tells of"
        raise refusal("SC223", Place(str(file)), what, "save or copy it again")
    return array_table(np.zeros((0,) * len(stored.shape), dtype=stored.dtype), file=str(file), stored=stored)


def _stored(stream: BinaryIO, file: str) -> Stored:
    try:
        version = npy.read_magic(stream)
        header = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}[version]
        shape, by_column, dtype = header(stream)
    except (ValueError, KeyError) as error:
        what = f"this is not a .npy file: {error}"
        raise refusal("SC223", Place(file), what, "save an array with numpy.save") from None
    return Stored(file, shape, dtype, by_column and len(shape) > 1, stream.tell())


def _floats(dtype: np.dtype[Any]) -> np.dtype[np.floating[Any]]:
    """Name the numbers that hold these without loss: single where it can, else double."""
    small = dtype.itemsize <= (AS_SINGLE if dtype.kind in "iu" else 4)
    return np.dtype(np.float32 if small else np.float64)
