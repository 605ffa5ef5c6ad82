"""Counts and sums over neighbours in an order, for rows so long that numpy's several looks at each take time."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.compiled.kernel import kernel


@kernel
def fill_counts_above(ordered: Floats, limits: Floats, out: Integers) -> None:
    """Count for each measurement those of its row that it exceeds by more than the row's limit.

    Parameters
    ----------
    ordered : (rows, sites) in increasing order
    limits : (rows,) not negative
    out : (rows, sites)

    Examples
    --------
    >>> out = np.empty((1, 3), dtype=np.int64)
    >>> fill_counts_above(np.array([[1.0, 2.0, 4.0]]), np.array([1.0]), out)
    >>> out
    array([[0, 0, 2]])
    """
    for row in range(ordered.shape[0]):
        site, found, limit = 0, 0, limits[row]
        while limit == 0 and site < ordered.shape[1]:  # the next one is above the last, or all that were are
            found = site if site > 0 and ordered[row, site] > ordered[row, site - 1] else found
            out[row, site] = found
            site += 1
        while site < ordered.shape[1]:  # one of both goes on: a step without a branch
            out[row, site] = found
            beaten = ordered[row, site] - ordered[row, found] > limit
            found += beaten
            site += not beaten


@kernel
def fill_first_above(counts: Integers, out: Integers) -> None:
    """Give for each place the first one whose count reaches beyond it, the number of sites where none does.

    Parameters
    ----------
    counts : (rows, sites), at each place how many of the first ones are beaten, never falling
    out : (rows, sites)

    Examples
    --------
    >>> out = np.empty((1, 3), dtype=np.int64)
    >>> fill_first_above(np.array([[0, 0, 2]]), out)
    >>> out
    array([[2, 2, 3]])
    """
    for row in range(counts.shape[0]):
        out[row] = 0
        for site in range(counts.shape[1]):
            out[row, counts[row, site]] += 1
        reached = 0
        for site in range(counts.shape[1]):
            reached += out[row, site]
            out[row, site] = reached


@kernel
def add_differences(part: Floats, first: Integers, last: Integers, out: Floats) -> None:
    """Add how far each entry is above those from `first` up to, not with, `last`; where `last` is less, those above it.

    Parameters
    ----------
    part : (rows, sites)
    first, last : (rows, sites) places in the row
    out : (rows, sites)

    Examples
    --------
    >>> out = np.zeros((1, 3))
    >>> add_differences(np.array([[1.0, 2.0, 4.0]]), np.array([[0, 0, 0]]), np.array([[0, 1, 2]]), out)
    >>> out
    array([[0., 1., 5.]])
    """
    before = np.zeros(part.shape[1] + 1)
    for row in range(part.shape[0]):
        for site in range(part.shape[1]):
            before[site + 1] = before[site] + part[row, site]
        for site in range(part.shape[1]):
            start, end = first[row, site], last[row, site]
            total = (end - start) * part[row, site] - before[end]
            out[row, site] += total + before[start]
