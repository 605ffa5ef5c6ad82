"""Counts of ranks from sites in order."""

from __future__ import annotations

from sitescore.core.checks import Integers
from sitescore.core.compiled.kernel import kernel

TILE = 1024
"""Draws counted rank by rank: their orders stay close to the processor, and a rank's counts in its nearest cache."""


@kernel
def add_ranks(order: Integers, out: Integers) -> None:
    """Add one to the cell of each site at the rank that it takes in each draw.

    Parameters
    ----------
    order : (draws, sites) numbers of the sites, the best first
    out : (ranks, sites) is added to

    Examples
    --------
    >>> import numpy as np
    >>> out = np.zeros((2, 2), dtype=np.int64)
    >>> add_ranks(np.array([[1, 0], [1, 0], [0, 1]]), out)
    >>> out
    array([[1, 2],
           [2, 1]])
    """
    for start in range(0, order.shape[0], TILE):
        end = min(start + TILE, order.shape[0])
        for rank in range(order.shape[1]):
            row = out[rank]
            for draw in range(start, end):
                row[order[draw, rank]] += 1
