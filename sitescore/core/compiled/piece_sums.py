"""Weighted sums of straight pieces, with one look at each measurement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.kernel import side_by_side
from sitescore.core.compiled.lanes import rows_in_lanes, up_to_lane

PIECES = 4
"""Straight pieces of a criterion that are worked out with one look at its measurements."""

SITES = 4
"""Sites worked out together, so that ends and slopes are fetched once for all of them."""

LANE = 8
"""Figures of a row that are worked out side by side."""


def layered(pieces: Mapping[int, tuple[Floats, Floats]], *, criteria: int, dtype: np.dtype[np.floating]) -> Floats:
    """Lay the straight pieces of each criterion as the kernel takes them.

    Parameters
    ----------
    pieces : ascending measurements, (pieces + 1,), and the weighted slopes between them, (pieces,), by
        the number of the criterion's column; columns that are not here count nothing
    criteria : columns in all
    dtype : precision of the measurements to come

    Returns
    -------
    (layers, PIECES, 3, width) at least one layer, with a slope of 0 where there is no piece

    Examples
    --------
    >>> layers = layered({0: (np.array([1.0, 5.0]), np.array([0.125]))}, criteria=1, dtype=np.dtype(float))
    >>> layers.shape, layers[0, 0, :, 0]
    ((1, 4, 3, 8), array([1.   , 5.   , 0.125]))
    """
    depth = max([1, *(-(-slopes.size // PIECES) for _, slopes in pieces.values())])
    flat = np.zeros((depth * PIECES, 3, up_to_lane(criteria, LANE)), dtype=dtype)
    for at, (knots, slopes) in pieces.items():
        flat[: slopes.size, :, at] = np.stack([knots[:-1], knots[1:], slopes], axis=1)
    return flat.reshape(depth, PIECES, *flat.shape[1:])


def fill_weighted_values(block: NDArray[Any], layers: Floats, out: Floats) -> None:
    """Work out the weighted values of sites, but for a constant; NaN where a measurement is not finite.

    Parameters
    ----------
    block : (sites, criteria) numbers in any order of memory
    layers : from `layered`
    out : (sites,), of one precision with the layers
    """
    bits = np.dtype(f"u{layers.itemsize}")
    for sites, entries, step in rows_in_lanes(block, layers.shape[-1], layers.dtype):
        part, scores = block[sites], out[sites]
        odd = np.empty(-(-len(part) // SITES), dtype=bool)
        _fill_piece_sums((entries, entries.view(bits)), step, layers, scores, odd)
        near = (np.flatnonzero(odd)[:, None] * SITES + np.arange(SITES)).ravel()
        near = near[near < len(part)]
        scores[near[~np.isfinite(part[near]).all(axis=1)]] = np.nan


@side_by_side
def _fill_piece_sums(cells: tuple[Floats, Integers], step: int, layers: Floats, sums: Floats, odd: Booleans) -> None:
    """Work out the weighted values of sites, but for a constant.

    Parameters
    ----------
    cells : measurements of the sites, one after the other in memory, and the same bits as unsigned
        whole numbers; those of a site begin `step` after those of the site before
    layers : (layers, PIECES, 3, width) the measurements between which each piece of a criterion
        rises or falls, and its weighted slope, all finite; `width` figures of each site are read, and
        where the slope is 0 any may stand
    sums : (sites,), of one precision with the measurements and the layers
    odd : (sites / SITES, rounded up) whether a figure that was read of these sites is not finite;
        it then counts as one of the ends

    Examples
    --------
    >>> layers = np.zeros((1, PIECES, 3, 1))
    >>> layers[0, 0, :, 0] = 1, 5, 0.125
    >>> measured, sums, odd = np.array([3.0, 9.0, np.inf]), np.empty(3), np.empty(1, dtype=bool)
    >>> _fill_piece_sums((measured, measured.view(np.uint64)), 1, layers, sums, odd)
    >>> sums, odd
    (array([0.375, 0.625, 0.625]), array([ True]))
    """
    figures, bits = cells
    width, last = layers.shape[3], sums.size - 1
    infinity = np.array([np.inf], dtype=figures.dtype).view(bits.dtype)[0]
    for site in range(0, sums.size, SITES):
        a, b, c, d = site, min(site + 1, last), min(site + 2, last), min(site + 3, last)
        row_a, row_b, row_c, row_d = figures[a * step :], figures[b * step :], figures[c * step :], figures[d * step :]
        bits_a, bits_b, bits_c, bits_d = bits[a * step :], bits[b * step :], bits[c * step :], bits[d * step :]
        sum_a = sum_b = sum_c = sum_d = figures.dtype.type(0)
        most = bits.dtype.type(0)
        for layer in range(len(layers)):
            pieces = layers[layer]
            for at in range(width):
                sum_a += _value(row_a[at], pieces, at)
                sum_b += _value(row_b[at], pieces, at)
                sum_c += _value(row_c[at], pieces, at)
                sum_d += _value(row_d[at], pieces, at)
                left = max(bits_a[at] & infinity, bits_b[at] & infinity)
                right = max(bits_c[at] & infinity, bits_d[at] & infinity)
                most = max(most, left, right)
        sums[a], sums[b], sums[c], sums[d] = sum_a, sum_b, sum_c, sum_d
        odd[site // SITES] = most == infinity


@side_by_side
def _value(x: float, pieces: Floats, at: int) -> Any:
    """Weighted value of a measurement on the pieces of its criterion, but for a constant."""
    first = pieces[0, 2, at] * _clipped(x, pieces[0, 0, at], pieces[0, 1, at])
    second = pieces[1, 2, at] * _clipped(x, pieces[1, 0, at], pieces[1, 1, at])
    third = pieces[2, 2, at] * _clipped(x, pieces[2, 0, at], pieces[2, 1, at])
    return first + second + third + pieces[3, 2, at] * _clipped(x, pieces[3, 0, at], pieces[3, 1, at])


@side_by_side
def _clipped(x: float, low: float, high: float) -> float:
    """Clip by comparisons, which any processor does for several numbers at once; what is not a number is `low`."""
    above = x if x > low else low
    return above if above < high else high
