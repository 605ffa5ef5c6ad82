"""Where the blocks of a table come from: a file of one kind or another, or an array."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sitescore.analysis.block_runs import block_bytes
from sitescore.assembly.text_rows import TextTable
from sitescore.core.checks import Floats
from sitescore.errors import Notice, Place
from sitescore.io.array_table import array_table, read_array_table
from sitescore.io.frame_columns import FRAME, is_frame
from sitescore.io.reading import Reading
from sitescore.io.table_blocks import frame_blocks, table_blocks
from sitescore.model.criteria import CriteriaSet

ARRAYS = (".npy",)
OF_TEXT = 2
"""How much smaller a block of text is than one of an array, for reading it takes several times its size."""


OF_HASHES = 32
"""Bytes of memory for each hash of a site id that is kept, which takes 8: a quarter of the memory at most."""


class Block(Protocol):
    """Some rows; can be sent to where they are worked on."""

    @property
    def first(self) -> int:
        """Number of the first row in the table."""
        ...

    @property
    def rows(self) -> int:
        """How many."""
        ...

    def load(self) -> tuple[Floats, tuple[NDArray[Any], ...]]:
        """Give the cells, (rows, criteria), and arrays of what is kept of the rows that are listed."""
        ...


class Source(Protocol):
    """A table that is read block by block, from the beginning each time."""

    @property
    def file(self) -> str:
        """Its name."""
        ...

    @property
    def headers(self) -> Mapping[str, Place]:
        """Where each column has its name."""
        ...

    @property
    def units(self) -> Mapping[str, str]:
        """What a header has in brackets at its end, by name, where it has any."""
        ...

    @property
    def notices(self) -> tuple[Notice, ...]:
        """How it was read."""
        ...

    @property
    def rows(self) -> int | None:
        """How many rows there are, where that is known beforehand."""
        ...

    @property
    def worded(self) -> bool:
        """Whether its blocks have ids and names, and words as numbers of levels."""
        ...

    def blocks(self, columns: Mapping[str, str], criteria: CriteriaSet) -> Iterable[Block]:
        """Read the blocks, given the column of each criterion that has one."""
        ...

    def place(self, row: int, column: str) -> Place:
        """Say where a cell stands."""
        ...


def opened(table: Any, criteria: CriteriaSet, *, columns: Sequence[str], memory: int, executor: Any) -> Source:
    """Open a table to be read in blocks that fit in memory.

    Parameters
    ----------
    table : a file's name or `Reading`, an array, or a data frame
    criteria : whose order columns without names are in
    columns : names of an array's columns
    memory : bytes for all blocks and what is worked out from them
    executor : which blocks are worked on by
    """
    size, hashes = block_bytes(memory, executor), memory // OF_HASHES
    in_place = block_bytes(memory, executor, in_place=True)
    if isinstance(table, str | Path):
        table = Reading(file=str(table))
    if isinstance(table, Reading):
        reading = replace(table, ignored=(*table.ignored, *criteria.ignore_columns))
        if Path(reading.file).suffix.lower() not in ARRAYS:
            return TextTable(table_blocks(reading, size=size // OF_TEXT, most_hashes=hashes))
        array = read_array_table(reading.file, size=in_place, ignored=reading.ignored)
    elif is_frame(table):
        reading = Reading(file=FRAME, ignored=criteria.ignore_columns)
        return TextTable(frame_blocks(table, reading, size=size // OF_TEXT, most_hashes=hashes))
    else:
        array = array_table(np.asanyarray(table), size=in_place, ignored=criteria.ignore_columns)
    return array.named(columns or tuple(criteria.criteria)) if columns or not array.names else array
