"""Counts of ranks from sites in order, and the order of the first."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.kernel import kernel

TILE = 256
"""Draws counted rank by rank: their orders stay close to the processor, and a rank's counts in its nearest cache."""


@kernel
def count_orders(order: Integers, halves: Integers) -> None:
    """Add two to the cell of each site at the rank that it takes in each draw.

    Parameters
    ----------
    order : (draws, sites) numbers of the sites, the best first
    halves : (ranks, sites) is added to

    Examples
    --------
    >>> halves = np.zeros((2, 2), dtype=np.int64)
    >>> count_orders(np.array([[1, 0], [1, 0], [0, 1]]), halves)
    >>> halves
    array([[2, 4],
           [4, 2]])
    """
    for start in range(0, order.shape[0], TILE):
        end = min(start + TILE, order.shape[0])
        for rank in range(order.shape[1]):
            row = halves[rank]
            for draw in range(start, end):
                row[order[draw, rank]] += 2


SPAN = 32
"""Scores asked at once whether any of them is among the best so far."""


@kernel
def _insert(score: float, site: int, best: Floats, order: Integers, at: int) -> None:
    """Put a score and its site, which are to stand at `at` or before, where they belong."""
    while at > 0 and best[at - 1] < score:
        best[at], order[at] = best[at - 1], order[at - 1]
        at -= 1
    best[at], order[at] = score, site


@kernel
def _reached(scores: Floats, last: float) -> bool:
    reached = False
    for site in range(scores.size):
        reached |= scores[site] >= last
    return reached


@kernel
def _fill_first_of(scores: Floats, best: Floats, order: Integers) -> bool:
    """Find the best scores and their sites, and tell whether any of them is level with another."""
    places = best.size
    for site in range(places):
        _insert(scores[site], site, best, order, site)
    out, last = -np.inf, best[places - 1]
    for start in range(places, scores.size, SPAN):
        some = scores[start : start + SPAN]
        if _reached(some, last):
            for site in range(some.size):
                if some[site] >= last:
                    out = last
                    if some[site] > last:
                        _insert(some[site], start + site, best, order, places - 1)
                        last = best[places - 1]
    level: bool = out == last
    for at in range(1, places):
        level |= best[at] == best[at - 1]
    return level


@kernel
def fill_first(scores: Floats, order: Integers, level: Booleans) -> None:
    """Find the best sites of each draw, in order, and tell where sites tie with another for one of their places.

    Parameters
    ----------
    scores : (draws, sites), finite
    order : (draws, places), places not more than sites: numbers of sites, the best first
    level : (draws,)

    Examples
    --------
    >>> order, level = np.empty((2, 2), dtype=np.int64), np.empty(2, dtype=np.bool_)
    >>> fill_first(np.array([[0.2, 0.5, 0.3], [0.9, 0.1, 0.1]]), order, level)
    >>> order.tolist(), level.tolist()
    ([[1, 2], [0, 1]], [False, True])
    """
    best = np.empty(order.shape[1], dtype=scores.dtype)
    for draw in range(scores.shape[0]):
        level[draw] = _fill_first_of(scores[draw], best, order[draw])
