"""What each site of a large table has from its own row, and what each criterion has from all, with one look at each."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.compiled.ahead import fetch_ahead
from sitescore.core.compiled.kernel import finite_side_by_side, kernel, side_by_side

TILE = 64
"""Rows whose squares are added up in the table's precision, before the sum goes to one in double."""

LANE_BYTES = 32
"""Bytes of figures that a processor takes at once at the end of a row."""


@kernel
def fill_ends_and_squares(table: Floats, low: Floats, high: Floats, squares: Floats) -> None:
    """Lower and raise to the least and the greatest of each column, and add the squares of its entries to `squares`.

    Of several sites side by side in a row more figures are taken at once than of one.

    Parameters
    ----------
    table : (rows, columns), finite
    low, high : (columns,), which must hold entries or infinities before
    squares : (columns,) in double precision

    Examples
    --------
    >>> low, high, squares = np.full(2, np.inf), np.full(2, -np.inf), np.zeros(2)
    >>> fill_ends_and_squares(np.array([[1.0, 5.0], [3.0, 4.0]]), low, high, squares)
    >>> low, high, squares
    (array([1., 4.]), array([3., 5.]), array([10., 41.]))
    """
    part = np.zeros_like(low)
    for start in range(0, table.shape[0], TILE):
        part[:] = 0
        for row in range(start, min(start + TILE, table.shape[0])):
            fetch_ahead(table, row * table.shape[1], table.shape[1])
            for at in range(table.shape[1]):
                x = table[row, at]
                low[at] = x if x < low[at] else low[at]
                high[at] = x if x > high[at] else high[at]
                part[at] += x * x
        squares += part


@finite_side_by_side
def fill_gaps(table: Floats, point: Floats, units: Floats, sums: Floats, largest: Floats) -> None:
    """Add up each site's distances from a point, and find the largest.

    Parameters
    ----------
    table : (sites, criteria), finite
    point : (criteria,)
    units : (criteria,) what a distance of 1 counts, not negative
    sums, largest : (sites,), of one precision with the rest

    Examples
    --------
    >>> sums, largest = np.empty(2), np.empty(2)
    >>> fill_gaps(np.array([[1.0, 5.0], [3.0, 4.0]]), np.array([1.0, 7.0]), np.array([0.5, 0.25]), sums, largest)
    >>> sums, largest
    (array([0.5 , 1.75]), array([0.5, 1. ]))
    """
    for site in range(table.shape[0]):
        total = most = table.dtype.type(0)
        fetch_ahead(table, site * table.shape[1], table.shape[1])
        for at in range(table.shape[1]):
            gap = abs(table[site, at] - point[at]) * units[at]
            total += gap
            most = gap if gap > most else most
        sums[site], largest[site] = total, most


@side_by_side
def fill_distances(entries: Floats, step: int, units: Floats, points: Floats, near: Floats, far: Floats) -> None:
    """Work out each site's weighted distances from two points in straight lines.

    Parameters
    ----------
    entries : those of a site, ``units.size`` of them, begin `step` after those of the site before; finite
    units : (criteria or more,) what a distance of 1 counts; where it is 0 any entry may stand
    points : (2, criteria or more)
    near, far : (sites,) from the one and the other, of one precision with the rest

    Examples
    --------
    >>> near, far = np.empty((2, 1))
    >>> fill_distances(np.array([3.0, 4.0]), 2, np.ones(2), np.array([[0.0, 0.0], [3.0, 4.0]]), near, far)
    >>> near, far
    (array([5.]), array([0.]))
    """
    last = near.size - 1
    for site in range(0, near.size, 2):
        after = min(site + 1, last)
        row, row_after = entries[site * step :], entries[after * step :]
        one = other = one_after = other_after = entries.dtype.type(0)
        fetch_ahead(entries, site * step, 2 * step)
        for at in range(units.size):
            x, y, unit, from_one, from_other = row[at], row_after[at], units[at], points[0, at], points[1, at]
            one += _squared((x - from_one) * unit)
            other += _squared((x - from_other) * unit)
            one_after += _squared((y - from_one) * unit)
            other_after += _squared((y - from_other) * unit)
        near[site], far[site] = np.sqrt(one), np.sqrt(other)
        near[after], far[after] = np.sqrt(one_after), np.sqrt(other_after)


@side_by_side
def _squared(x: float) -> float:
    return x * x
