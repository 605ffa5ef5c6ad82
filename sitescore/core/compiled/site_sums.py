"""What each site of a large table has from its own row, and what each criterion has from all, with one look at each."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.compiled.kernel import kernel, side_by_side


@kernel
def fill_ends(table: Floats, low: Floats, high: Floats) -> None:
    """Lower and raise to the least and the greatest measurement of each criterion.

    Parameters
    ----------
    table : (sites, criteria), finite
    low, high : (criteria,), which must hold measurements or infinities before

    Examples
    --------
    >>> low, high = np.full(2, np.inf), np.full(2, -np.inf)
    >>> fill_ends(np.array([[1.0, 5.0], [3.0, 4.0]]), low, high)
    >>> low, high
    (array([1., 4.]), array([3., 5.]))
    """
    for site in range(table.shape[0]):
        for at in range(table.shape[1]):
            x = table[site, at]
            low[at] = x if x < low[at] else low[at]
            high[at] = x if x > high[at] else high[at]


TILE = 4096
"""Sites whose squares are added up by themselves, so that rounding does not grow with the sites."""


@kernel
def fill_ends_and_squares(table: Floats, low: Floats, high: Floats, squares: Floats) -> None:
    """Do as `fill_ends`, and add the squares of each criterion's measurements to what `squares` holds.

    Parameters
    ----------
    table : (sites, criteria), finite
    low, high : (criteria,), which must hold measurements or infinities before
    squares : (criteria,) in double precision

    Examples
    --------
    >>> low, high, squares = np.full(2, np.inf), np.full(2, -np.inf), np.zeros(2)
    >>> fill_ends_and_squares(np.array([[1.0, 5.0], [3.0, 4.0]]), low, high, squares)
    >>> low, high, squares
    (array([1., 4.]), array([3., 5.]), array([10., 41.]))
    """
    part = np.zeros_like(squares)
    for start in range(0, table.shape[0], TILE):
        part[:] = 0
        for site in range(start, min(start + TILE, table.shape[0])):
            for at in range(table.shape[1]):
                x = table[site, at]
                low[at] = x if x < low[at] else low[at]
                high[at] = x if x > high[at] else high[at]
                part[at] += np.float64(x) * np.float64(x)
        squares += part


@side_by_side
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
        for at in range(table.shape[1]):
            gap = abs(table[site, at] - point[at]) * units[at]
            total += gap
            most = gap if gap > most else most
        sums[site], largest[site] = total, most


@side_by_side
def fill_distances(table: Floats, units: Floats, points: Floats, out: Floats) -> None:
    """Work out each site's weighted distances from two points in straight lines.

    Parameters
    ----------
    table : (sites, criteria), finite
    units : (criteria,) what a distance of 1 counts
    points : (2, criteria)
    out : (2, sites), of one precision with the rest

    Examples
    --------
    >>> out = np.empty((2, 1))
    >>> fill_distances(np.array([[3.0, 4.0]]), np.ones(2), np.array([[0.0, 0.0], [3.0, 4.0]]), out)
    >>> out.ravel()
    array([5., 0.])
    """
    for site in range(table.shape[0]):
        near = far = table.dtype.type(0)
        for at in range(table.shape[1]):
            x, unit = table[site, at], units[at]
            one, other = (x - points[0, at]) * unit, (x - points[1, at]) * unit
            near += one * one
            far += other * other
        out[0, site], out[1, site] = np.sqrt(near), np.sqrt(far)
