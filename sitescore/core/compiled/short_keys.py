"""The order of sites by keys of 32 bits: what they are made of, and the ranks that they give once they are sorted."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.kernel import finite_side_by_side, kernel
from sitescore.core.compiled.rank_counts import count_orders

LAST = np.uint32(2**32 - 1)
"""A key that no site has, and that stands after all that one can have."""


@finite_side_by_side
def fill_keys(scores: Floats, bits: int, least: float, most: float, keys: Integers) -> None:
    """Make keys: how far a site is behind the best of its draw, in steps of the draw's range, then its number.

    Parameters
    ----------
    scores : (draws, sites), finite, in single precision
    bits : of the numbers, 8 or more, as single precision holds no more steps; these take the others
    least, most : range of a draw beyond which its sites are not told apart
    keys : (draws, sites or one more) is filled; what is beyond the sites stands after them

    Examples
    --------
    >>> keys = np.empty((1, 4), dtype=np.uint32)
    >>> fill_keys(np.array([[0.25, 0.5, 0.0]], dtype=np.float32), 30, 1e-30, 3e38, keys)
    >>> (keys >> np.uint32(30)).tolist()
    [[1, 0, 2, 3]]
    """
    steps, shift = np.float32((1 << (32 - bits)) - 2), np.uint32(bits)
    for draw in range(scores.shape[0]):
        row, out = scores[draw], keys[draw]
        best = lowest = row[0]
        for site in range(row.size):
            best, lowest = max(best, row[site]), min(lowest, row[site])
        span = best - lowest
        step = steps / span if least < span <= most else np.float32(0)
        for site in range(row.size):
            behind = np.uint32(np.int32((best - row[site]) * step)) if step > 0 else np.uint32(0)
            out[site] = (behind << shift) | np.uint32(site)
        for beyond in range(row.size, out.size):
            out[beyond] = LAST


@kernel
def count_keys(keys: Integers, run: int, scores: Floats, bits: int, halves: Integers, left: Booleans) -> None:
    """Add two to the cell of each site at the rank that sorted keys give it, or one at each of two that two share.

    Parameters
    ----------
    keys : (draws, run or twice as many) of `fill_keys`, ascending in each run of a draw
    run : keys that are sorted together
    scores : (draws, sites)
    bits : of the numbers, 16 or fewer
    halves : (ranks, sites) is added to
    left : (draws,) where more than two neighbours' keys differ by their numbers alone, and nothing is added

    Examples
    --------
    >>> keys = np.array([[1, 2 + 4, 4, 4294967295], [0, 1, 2 + 4, 4294967295]], dtype=np.uint32)
    >>> scores = np.array([[0.5, 0.9, 0.4], [0.7, 0.7, 0.1]])
    >>> halves, left = np.zeros((3, 3), dtype=int), np.empty(2, dtype=np.bool_)
    >>> count_keys(keys, 2, scores, 2, halves, left)
    >>> halves.tolist(), left.tolist()
    ([[1, 3, 0], [3, 1, 0], [0, 0, 4]], [False, False])
    """
    sites, below = scores.shape[1], np.uint32((1 << bits) - 1)
    merged, orders = np.empty(keys.shape[1], dtype=keys.dtype), np.empty(scores.shape, dtype=np.uint16)
    filled = 0
    for draw in range(keys.shape[0]):
        row, alike, order = keys[draw], False, orders[filled]
        if run < row.size:
            _merge(row, run, merged)
            row = merged
        for at in range(sites):
            order[at] = row[at] & below
        for at in range(sites - 1):
            alike |= (row[at] ^ row[at + 1]) <= below
        left[draw] = alike and _more_than_two(row, sites, below)
        if not left[draw]:
            if alike:
                _settle(row, below, scores[draw], order, halves)
            filled += 1
    count_orders(orders[:filled], halves)


@kernel
def _merge(row: Integers, run: int, merged: Integers) -> None:
    """Merge two runs of as many keys from both ends at once, which meet in the middle and need not look for an end."""
    one, end = np.uint64(1), np.uint64(2 * run - 1)
    low, other_low, high, other_high = np.uint64(0), np.uint64(run), np.uint64(run - 1), end
    for at in range(run):
        left, right = row[low], row[other_low]
        merged[at] = min(left, right)
        other = np.uint64(right < left)
        low, other_low = low + one - other, other_low + other
        left, right = row[high], row[other_high]
        merged[end - np.uint64(at)] = max(left, right)
        other = np.uint64(left > right)
        high, other_high = high - other, other_high - one + other


@kernel
def _more_than_two(row: Integers, size: int, below: np.uint32) -> bool:
    """Tell whether more than two neighbours differ by their numbers alone."""
    more = False
    for at in range(size - 2):
        more |= (row[at] ^ row[at + 2]) <= below
    return more


@kernel
def _settle(row: Integers, below: np.uint32, scores: Floats, order: Integers, halves: Integers) -> None:
    """Order two neighbours whose keys differ by their numbers alone by their scores, or share their ranks."""
    for at in range(1, order.size):
        if (row[at - 1] ^ row[at]) <= below:
            first, other = order[at - 1], order[at]
            if scores[first] < scores[other]:
                order[at - 1], order[at] = other, first
            elif scores[first] == scores[other]:  # counts may fall below 0, and wrap, until the order is counted
                halves[at - 1, first] -= 1
                halves[at - 1, other] += 1
                halves[at, other] -= 1
                halves[at, first] += 1
