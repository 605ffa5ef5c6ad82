"""Tables that are arrays, in memory or in a .npy file, block by block: a column a criterion, a row a site."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tokenize import TokenError
from typing import Any, BinaryIO

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from sitescore.core.checks import Floats
from sitescore.errors import Notice, Place, refusal
from sitescore.io.files import open_bytes
from sitescore.model.criteria import CriteriaSet
from sitescore.records import dataclass

HEADERS = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the rows of an array lie in a file."""

    file: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    by_column: bool
    offset: int

    def part(self, first: int, rows: int) -> NDArray[Any]:
        """Map some rows of the file, or read them where its columns lie one after the other."""
        if not self.by_column:
            start = self.offset + first * self._row_bytes
            return np.memmap(self.file, self.dtype, "r", start, (rows, *self.shape[1:]))
        places = [column * self.shape[0] + first for column in range(self.shape[1])]
        starts = [self.offset + place * self.dtype.itemsize for place in places]
        return np.stack([np.memmap(self.file, self.dtype, "r", start, (rows,)) for start in starts], axis=1)

    @property
    def bytes(self) -> int:
        """Length of the file that holds all rows."""
        return self.offset + self.shape[0] * self._row_bytes

    @property
    def _row_bytes(self) -> int:
        return self.dtype.itemsize * math.prod(self.shape[1:])


@dataclass(frozen=True, slots=True, eq=False)
class ArrayBlock:
    """Some rows of an array, or of the file it lies in, which is all that is sent elsewhere then.

    Attributes
    ----------
    first, rows : number of the first row in the table, and how many there are
    columns : number of the column that holds each criterion, None where none does
    array : (rows, columns) numbers or (rows,) records, or where they are stored
    """

    first: int
    rows: int
    columns: tuple[int | None, ...]
    array: NDArray[Any] | Stored

    def load(self) -> tuple[Floats, tuple[NDArray[Any], ...]]:
        """Give the cells in the order of the criteria, (rows, criteria), not copied where they lie so; no names."""
        array = self.array.part(self.first, self.rows) if isinstance(self.array, Stored) else self.array
        parts = [array[name] for name in array.dtype.names] if array.dtype.names else list(array.T)
        if self.columns == tuple(range(len(parts))) and array.dtype in (np.float32, np.float64):
            return np.ascontiguousarray(array), ()
        single = all(np.can_cast(part.dtype, np.float32) for part in parts)
        cells = np.full((self.rows, len(self.columns)), np.nan, dtype=np.float32 if single else np.float64)
        for at, column in enumerate(self.columns):
            if column is not None:
                cells[:, at] = parts[column]
        return cells, ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ArrayTable:
    """A table whose cells are numbers, NaN where not known.

    ``names`` are those of all its columns, none where they have none; ``ignored`` those that
    are no criteria. ``size`` is about how many bytes a block has.
    """

    file: str
    rows: int
    width: int
    names: tuple[str, ...]
    array: NDArray[Any] | Stored
    size: int
    ignored: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    worded: bool = False

    @property
    def headers(self) -> Mapping[str, Place]:
        """The names of its columns, which stand nowhere."""
        return {name: Place(self.file) for name in self.names if name not in self.ignored}

    @property
    def units(self) -> Mapping[str, str]:
        """None: its names are taken as they are."""
        return {}

    def named(self, names: Sequence[str]) -> ArrayTable:
        """Name the columns.

        Raises
        ------
        InputError
            If the names are not as many, or two are alike.
        """
        if len(names) != self.width:
            what = f"the table has {self.width} columns, and there are {len(names)} names for them"
            raise refusal("SC224", Place(self.file), what, "name every column, in order, with --columns a,b,c")
        twice = [name for at, name in enumerate(names) if name in names[:at]]
        if twice:
            raise refusal("SC211", Place(self.file), f"two columns are called {twice[0]!r}", "give each its own name")
        return replace(self, names=tuple(names))

    def blocks(self, columns: Mapping[str, str], criteria: CriteriaSet) -> Iterator[ArrayBlock]:
        """Cut the table into blocks, given the column of each criterion that has one."""
        order = tuple(self.names.index(columns[name]) if name in columns else None for name in criteria.criteria)
        rows = max(1, self.size // self._row_bytes(len(order)))
        for first in range(0, self.rows, rows):
            count = min(rows, self.rows - first)
            array = self.array if isinstance(self.array, Stored) else self.array[first : first + count]
            yield ArrayBlock(first, count, order, array)

    def _row_bytes(self, criteria: int) -> int:
        """Bytes of a row, as it lies or as it is given, whichever is more."""
        stored = self.array.dtype.itemsize * (1 if self.array.dtype.names else self.width)
        return max(stored, 4 * criteria)

    def place(self, row: int, column: str) -> Place:
        """Say where a cell stands, counted from 1."""
        return Place(self.file, row + 1, self.names.index(column) + 1)


def array_table(
    array: NDArray[Any] | Stored, *, size: int, file: str = "array", ignored: tuple[str, ...] = ()
) -> ArrayTable:
    """Take an array for a table: (rows, columns) numbers, or (rows,) records of numbers.

    Parameters
    ----------
    array : or where it is stored
    size : about how many bytes a block is to have
    file : its name in errors
    ignored : names of columns that are no criteria

    Raises
    ------
    InputError
        If it is neither, or has no rows or columns.
    """
    shape, kind = array.shape, array.dtype
    names = kind.names or ()
    kinds = {kind[name].kind for name in names} if names else {kind.kind}
    if not kinds <= set("iuf") or len(shape) != (1 if names else 2):
        what = (
            f"a table is a (rows, columns) array of numbers or one of records of numbers, not {kind} of shape {shape}"
        )
        raise refusal("SC223", Place(file), what, "save numbers, with NaN for what is not known")
    width = len(names) or shape[1]
    if min(shape[0], width) < 1:
        raise refusal("SC201", Place(file), f"the array has the shape {shape}", "give a row for each site")
    return ArrayTable(
        file=file, rows=shape[0], width=width, names=names, array=array, size=size, ignored=tuple(ignored)
    )


def read_array_table(file: str, *, size: int, ignored: tuple[str, ...] = ()) -> ArrayTable:
    """Find where the rows of a .npy file lie, and read none of them.

    Raises
    ------
    InputError
        If there is no such file, it is no .npy file of numbers, or it ends too early.
    """
    with open_bytes(file) as stream:
        stored = _stored(stream, file)
    table = array_table(stored, size=size, file=file, ignored=ignored)
    length = Path(file).stat().st_size
    if length < stored.bytes:
        what = f"the file has {length} bytes of the {stored.bytes} that its header tells of"
        raise refusal("SC223", Place(file), what, "save or copy it again")
    return table


def _stored(stream: BinaryIO, file: str) -> Stored:
    try:
        version = npy.read_magic(stream)
        if version not in HEADERS:
            raise ValueError(f"version {version} is not known")
        shape, by_column, dtype = HEADERS[version](stream)
    except (ValueError, SyntaxError, TokenError, RecursionError, MemoryError) as error:
        what = f"this is not a .npy file: {error}"
        raise refusal("SC223", Place(file), what, "save an array with numpy.save") from None
    return Stored(file, shape, dtype, by_column and len(shape) > 1, stream.tell())
