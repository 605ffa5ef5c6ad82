"""Values that are worked out when they are asked for, and for some rows alone where only those are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sitescore.core.checks import Floats, as_values
from sitescore.core.frozen import sealed
from sitescore.core.value_range import Apply
from sitescore.records import dataclass

ROWS = 1 << 14
"""Rows that are worked out together, so that they stay in the cache."""


@dataclass(frozen=True, slots=True, eq=False)
class WaitingValues:
    """Figures, and what turns them into values: as many arrays (rows,) as there are criteria.

    A million rows of 25 criteria are 200 MB of values, whose memory takes longer to come by than
    they take to be worked out; scores that are asked for once need no more than some rows at a time.

    Examples
    --------
    >>> waiting = WaitingValues([(np.array([1.0, 2.0, 4.0]), lambda x: x / 4), (np.ones(3), lambda x: x)])
    >>> waiting.whole()
    array([[0.25, 1.  ],
           [0.5 , 1.  ],
           [1.  , 1.  ]])
    """

    columns: Sequence[tuple[Floats, Apply]]

    def blocks(self) -> Iterator[tuple[slice, Floats]]:
        """Give the values of some rows after the other, (rows, criteria), in memory that is used again.

        Raises
        ------
        ValueError
            If a value does not lie within [0, 1].
        """
        rows = self.columns[0][0].size
        room = np.empty((len(self.columns), min(ROWS, rows)))
        for start in range(0, rows, ROWS):
            block = slice(start, min(start + ROWS, rows))
            part = room[:, : block.stop - start]
            for row, (figures, apply) in zip(part, self.columns, strict=True):
                row[:] = apply(figures[block])
            yield block, sealed(as_values(part.T))

    def whole(self) -> Floats:
        """Give all values, (rows, criteria), read-only; each criterion's stand beside each other in memory."""
        table = np.empty((len(self.columns), self.columns[0][0].size))
        for block, values in self.blocks():
            table[:, block] = values.T
        return sealed(table.T)
