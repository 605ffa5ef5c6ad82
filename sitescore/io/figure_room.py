"""Room for the figures of a whole table, which its blocks fill one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sitescore.core.checks import Floats

SPARE = 1.02
"""How many times as much room is made as the first block lets expect: what is never filled takes no memory."""
MOST = 2
"""Times the size of the file that the room is at most: fewer bytes than four a figure are not expected."""
PAGE, LINE = 512, 8
"""Figures in a page of memory, and in a line of the cache: columns that began at the same place of their
pages would push each other out of it."""


@dataclass(slots=True)
class FigureRoom:
    """Columns of figures with room for more; ``filled`` rows of ``table``, (columns, rows), are taken."""

    table: Floats
    filled: int = 0

    @classmethod
    def of(cls, columns: int, rows: int) -> FigureRoom:
        """Make room for a table, (columns, rows) or a little more."""
        return cls(np.empty((columns, -(-rows // PAGE) * PAGE + LINE)))

    @classmethod
    def expected(cls, columns: int, *, size: int, block: int, rows: int) -> FigureRoom:
        """Make room for a table of `size` bytes, of which a block of so many has so many rows.

        Examples
        --------
        >>> FigureRoom.expected(20, size=10**6, block=10**5, rows=10**3).holds(10**4)
        True
        >>> FigureRoom.expected(20, size=10**6, block=10**5, rows=10**5).table.nbytes < 2.1 * 10**6  # blank lines
        True
        """
        most = MOST * size // (8 * max(columns, 1))
        return cls.of(columns, min(int(rows * max(1.0, size / block) * SPARE), most))

    def holds(self, rows: int) -> bool:
        """Tell whether there is room for so many more rows."""
        return bool(self.filled + rows <= self.table.shape[1])

    def rest(self, rows: int) -> Floats:
        """Give the next `rows`, to be filled and then counted as such.

        Examples
        --------
        >>> room = FigureRoom.of(3, 1000)
        >>> room.rest(1000).shape, room.holds(2000)
        ((3, 1000), False)
        """
        return self.table[:, self.filled : self.filled + rows]


def in_one_room(blocks: Sequence[Sequence[Floats]]) -> Floats | None:
    """Give the (columns, rows) of a room that blocks filled one after the other; None where they did not.

    Parameters
    ----------
    blocks : one or more; of each its columns, (rows,)

    Examples
    --------
    >>> room = FigureRoom.of(2, 5)
    >>> first, second = list(room.table[:, :2]), list(room.table[:, 2:5])
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
