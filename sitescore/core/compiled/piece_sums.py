"""Weighted sums of straight pieces, with one look at each measurement."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.compiled.kernel import kernel

TILE = 256
"""Sites turned at a time, so that a criterion's measurements stand side by side in the nearest cache."""


@kernel
def add_pieces(block: Floats, criteria: Integers, groups: Integers, pieces: Floats, out: Floats) -> None:
    """Add the weighted values of sites to `out`, which becomes NaN where any measurement is not finite.

    Parameters
    ----------
    block : (sites, criteria) in any order of memory, float32 or float64
    criteria : (pieces,) column that each straight piece belongs to
    groups : (groups,) ends of the stretches of pieces that are added up before they are added to
        `out`, ascending
    pieces : (3, pieces) measurements between which each rises or falls, and its weighted slope
    out : (sites,), of one precision with the block and the pieces

    Examples
    --------
    >>> block, out = np.array([[3.0], [9.0], [np.inf]]), np.full(3, 0.25)
    >>> add_pieces(block, np.array([0]), np.array([1]), np.array([[1.0], [5.0], [0.125]]), out)
    >>> out
    array([0.625, 0.875,   nan])
    """
    tile = np.zeros((block.shape[1], TILE), dtype=block.dtype)
    sums = np.empty(TILE, dtype=block.dtype)
    for start in range(0, len(block), TILE):
        part, scores = block[start : start + TILE], out[start : start + TILE]
        for site in range(len(part)):
            for at in range(block.shape[1]):
                tile[at, site] = part[site, at]
        first = 0
        for end in groups:
            sums[:] = 0
            while first < end:
                column = tile[criteria[first]]
                if first + 3 < end and criteria[first + 3] == criteria[first]:
                    _add_four(column, pieces[:, first : first + 4], sums)
                    first += 4
                else:
                    _add_one(column, pieces[:, first], sums)
                    first += 1
            for site in range(len(part)):
                scores[site] += sums[site]
        _add_nothing_or_nan(tile, scores)


@kernel
def _add_four(column: Floats, pieces: Floats, sums: Floats) -> None:
    """Add four pieces of a criterion, one after the other, to the sums of a tile's sites."""
    (low_a, low_b, low_c, low_d), (high_a, high_b, high_c, high_d) = _four(pieces[0]), _four(pieces[1])
    a, b, c, d = _four(pieces[2])
    for site in range(TILE):
        x = column[site]
        total = sums[site] + a * _clipped(x, low_a, high_a)
        total = total + b * _clipped(x, low_b, high_b)
        total = total + c * _clipped(x, low_c, high_c)
        sums[site] = total + d * _clipped(x, low_d, high_d)


@kernel
def _four(numbers: Floats) -> tuple[float, float, float, float]:
    """Take numbers out of an array, where the compiler could not know that they stay as they are."""
    return numbers[0], numbers[1], numbers[2], numbers[3]


@kernel
def _add_one(column: Floats, piece: Floats, sums: Floats) -> None:
    """Add a piece of a criterion to the sums of a tile's sites."""
    low, high, slope = piece[0], piece[1], piece[2]
    for site in range(TILE):
        sums[site] += slope * _clipped(column[site], low, high)


@kernel
def _add_nothing_or_nan(tile: Floats, scores: Floats) -> None:
    """Add to the scores 0, or NaN where the site has a measurement that is not finite."""
    odd = np.zeros(TILE, dtype=tile.dtype)
    for at in range(len(tile)):
        for site in range(TILE):
            odd[site] += tile[at, site] - tile[at, site]
    for site in range(len(scores)):
        scores[site] += odd[site]


@kernel
def _clipped(x: float, low: float, high: float) -> float:
    """Clip by comparisons, which any processor does for several numbers at once."""
    above = x if x > low else low
    return above if above < high else high
