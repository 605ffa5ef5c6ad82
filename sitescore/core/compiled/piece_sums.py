"""Weighted sums of straight pieces, with one look at each measurement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.ahead import fetch_ahead
from sitescore.core.compiled.kernel import side_by_side
from sitescore.core.compiled.lanes import rows_in_lanes, up_to_lane

PIECES = 4
"""Straight pieces of a criterion that are worked out with one look at its measurements."""

SITES = 4
"""Sites worked out together, so that ends and slopes are fetched once for all of them."""

LANE = 8
"""Figures of a row that are worked out side by side."""


class Layers(NamedTuple):
    """Straight pieces, a layer for each look at the measurements.

    Attributes
    ----------
    pieces : (layers, PIECES, 3, width) the measurements between which each piece of a criterion rises
        or falls, and its weighted slope, all finite, the first column of its span in front; a slope
        of 0 where there is no piece
    spans : (layers, 2) the first column of a layer that is looked at, and how many are; all in the
        first layer
    """

    pieces: Floats
    spans: Integers


def layered(pieces: Mapping[int, tuple[Floats, Floats]], *, criteria: int, dtype: np.dtype[np.floating]) -> Layers:
    """Lay the straight pieces of each criterion as the kernel takes them.

    Parameters
    ----------
    pieces : ascending measurements, (pieces + 1,), and the weighted slopes between them, (pieces,), by
        the number of the criterion's column; columns that are not here count nothing
    criteria : columns in all
    dtype : precision of the measurements to come

    Returns
    -------
    at least one layer; later ones hold the further pieces of criteria that have so many, and span no
    more columns than hold these

    Examples
    --------
    >>> layers = layered({0: (np.array([1.0, 5.0]), np.array([0.125]))}, criteria=1, dtype=np.dtype(float))
    >>> layers.pieces.shape, layers.pieces[0, 0, :, 0], layers.spans
    ((1, 4, 3, 8), array([1.   , 5.   , 0.125]), array([[0, 8]]))
    """
    depth = max([1, *(-(-slopes.size // PIECES) for _, slopes in pieces.values())])
    width = up_to_lane(criteria, LANE)
    laid, spans = np.zeros((depth, PIECES, 3, width), dtype=dtype), np.array([[0, width]] * depth)
    for layer in range(depth):
        these = slice(layer * PIECES, (layer + 1) * PIECES)
        reaching = {at: found for at, found in pieces.items() if found[1].size > these.start}
        if layer > 0:
            first = min(reaching) // LANE * LANE
            spans[layer] = first, up_to_lane(max(reaching) + 1, LANE) - first
        for at, (knots, slopes) in reaching.items():
            found = np.stack([knots[:-1], knots[1:], slopes], axis=1)[these]
            laid[layer, : len(found), :, at - spans[layer, 0]] = found
    return Layers(laid, spans)


def fill_weighted_values(block: NDArray[Any], layers: Layers, out: Floats) -> None:
    """Work out the weighted values of sites, but for a constant; NaN where a measurement is not finite.

    Parameters
    ----------
    block : (sites, criteria) numbers in any order of memory
    layers : from `layered`
    out : (sites,), of one precision with the layers
    """
    kept = layers.pieces.dtype
    bits = np.dtype(f"u{kept.itemsize}")
    for sites, entries, step in rows_in_lanes(block, layers.pieces.shape[-1], kept):
        part, scores = block[sites], out[sites]
        odd = np.empty(-(-len(part) // SITES), dtype=bool)
        _fill_piece_sums((entries, entries.view(bits)), step, layers, scores, odd)
        near = (np.flatnonzero(odd)[:, None] * SITES + np.arange(SITES)).ravel()
        near = near[near < len(part)]
        scores[near[~np.isfinite(part[near]).all(axis=1)]] = np.nan


@side_by_side
def _fill_piece_sums(cells: tuple[Floats, Integers], step: int, layers: Layers, sums: Floats, odd: Booleans) -> None:
    """Work out the weighted values of sites, but for a constant.

    Parameters
    ----------
    cells : measurements of the sites, one after the other in memory, and the same bits as unsigned
        whole numbers; those of a site begin `step` after those of the site before
    layers : of one precision with the measurements; as many figures of each site are read as the first
        layer spans columns, and where the slope is 0 any may stand
    sums : (sites,), of one precision with the measurements and the layers
    odd : (sites / SITES, rounded up) whether a figure that was read of these sites is not finite;
        it then counts as one of the ends

    Examples
    --------
    >>> layers = Layers(np.zeros((1, PIECES, 3, 1)), np.array([[0, 1]]))
    >>> layers.pieces[0, 0, :, 0] = 1, 5, 0.125
    >>> measured, sums, odd = np.array([3.0, 9.0, np.inf]), np.empty(3), np.empty(1, dtype=bool)
    >>> _fill_piece_sums((measured, measured.view(np.uint64)), 1, layers, sums, odd)
    >>> sums, odd
    (array([0.375, 0.625, 0.625]), array([ True]))
    """
    figures, bits = cells
    last = sums.size - 1
    whole = bits.dtype.type  # a wider one would halve how many figures the processor takes at once
    infinity = np.array([np.inf], dtype=figures.dtype).view(bits.dtype)[0]
    for site in range(0, sums.size, SITES):
        fetch_ahead(figures, site * step, SITES * step)
        a, b, c, d = site, min(site + 1, last), min(site + 2, last), min(site + 3, last)
        sum_a = sum_b = sum_c = sum_d = figures.dtype.type(0)
        most = whole(0)
        for layer in range(len(layers.spans)):
            start, width = layers.spans[layer]
            pieces = layers.pieces[layer]
            at_a, at_b, at_c, at_d = a * step + start, b * step + start, c * step + start, d * step + start
            row_a, row_b, row_c, row_d = figures[at_a:], figures[at_b:], figures[at_c:], figures[at_d:]
            bits_a, bits_b, bits_c, bits_d = bits[at_a:], bits[at_b:], bits[at_c:], bits[at_d:]
            for at in range(width):
                sum_a += _value(row_a[at], pieces, at)
                sum_b += _value(row_b[at], pieces, at)
                sum_c += _value(row_c[at], pieces, at)
                sum_d += _value(row_d[at], pieces, at)
                left = max(whole(bits_a[at] & infinity), whole(bits_b[at] & infinity))
                right = max(whole(bits_c[at] & infinity), whole(bits_d[at] & infinity))
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
