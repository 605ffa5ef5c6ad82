"""Room for the figures of a whole table, which its blocks fill one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

import numpy as np

from sitescore.core.checks import Floats
from sitescore.records import dataclass

SPARE = 1.02
"""How many times as much room is made as the first block lets expect: what is never filled takes no memory."""
MOST = 2
"""Times the size of the file that the room is at most: fewer bytes than four a figure are not expected."""
PAGE, LINE = 512, 8
"""Figures in a page of memory, and in a line of the cache: columns that began at the same place of their
pages would push each other out of it."""


@dataclass(slots=True)
class FigureRoom:
    """Room for columns of figures of a table of ``size`` bytes, made for the first block; ``filled`` rows are given."""

    columns: int
    size: int
    filled: int = 0
    table: Floats | None = field(init=False, default=None)

    def rest(self, rows: int, nbytes: int) -> Floats:
        """Give room for the next `rows`, a block of so many bytes, elsewhere when this is full; the caller counts them.

        Examples
        --------
        >>> room = FigureRoom(3, size=10**6)
        >>> [room.rest(rows, nbytes=10**5).base is room.table for rows in (1000, 10000, 20000)]
        [True, True, False]
        >>> room = FigureRoom(20, size=10**6)
        >>> room.rest(10**5, nbytes=10**5).shape, room.table.nbytes < 2.1 * 10**6  # blank lines
        ((20, 100000), True)
        """
        if self.table is None:
            expected, most = rows * max(1.0, self.size / nbytes) * SPARE, MOST * self.size // (8 * max(self.columns, 1))
            self.table = self._of(min(int(expected), most))
        end = self.filled + rows
        return self.table[:, self.filled : end] if end <= self.table.shape[1] else self._of(rows)[:, :rows]

    def _of(self, rows: int) -> Floats:
        return np.empty((self.columns, -(-rows // PAGE) * PAGE + LINE))


def in_one_room(blocks: Sequence[Sequence[Floats]]) -> Floats | None:
    """Give the (columns, rows) of a room that blocks filled one after the other; None where they did not.

    Parameters
    ----------
    blocks : one or more; of each its columns, (rows,)

    Examples
    --------
    >>> table = np.empty((2, 9))
    >>> first, second = list(table[:, :2]), list(table[:, 2:5])
    >>> in_one_room([first, second]).shape, in_one_room([second, first])
    ((2, 5), None)
    """
    room = blocks[0][0].base if blocks[0] else None
    if not isinstance(room, np.ndarray) or room.ndim != 2:
        return None
    done = 0
    for columns in blocks:
        for own, column in zip(room, columns, strict=False):
            if column.base is not room or column.ctypes.data != own.ctypes.data + done * room.itemsize:
                return None
        done += columns[0].size
    return room[:, :done]
