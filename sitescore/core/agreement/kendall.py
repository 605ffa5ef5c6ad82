"""Kendall's tau-b: agreement as pairs of sites in the same order less pairs in opposite order."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sitescore.core.agreement.rankings import as_pair, share
from sitescore.core.checks import Floats, Integers


def kendall_tau_b(first: ArrayLike, second: ArrayLike) -> Floats:
    """Agreement of two rankings by pairs of sites, corrected for ties.

    ``(C - D) / sqrt((P - T1) (P - T2))``: C pairs in the same order, D in opposite order, P
    all, T1 and T2 tied in the first and in the second ranking.

    Parameters
    ----------
    first, second : (..., sites) places from 1, the best; leading axes broadcast

    Returns
    -------
    (...) from -1, reversed, to 1, the same order; NaN where a ranking puts all sites level or
    there is one only, so that no pair is in order

    Raises
    ------
    ValueError
        If an argument is wrong, naming the first entry at fault.

    References
    ----------
    Kendall (1945), "The Treatment of Ties in Ranking Problems", *Biometrika* 33(3), 239-251.

    Knight (1966), "A Computer Method for Calculating Kendall's Tau with Ungrouped Data",
    *Journal of the American Statistical Association* 61(314), 436-439, for D as the exchanges
    in a sort; here they are counted bit by bit.

    Examples
    --------
    >>> kendall_tau_b([1, 2, 3, 4], [[1, 2, 3, 4], [1, 3, 2, 4], [4, 3, 2, 1]]).round(4)
    array([ 1.    ,  0.6667, -1.    ])
    """
    a, b = np.broadcast_arrays(*as_pair(first, second, ties="min"))
    sites = a.shape[-1]
    levels = b.astype(np.int64)
    joint = a * (sites + 1) + b
    order = np.argsort(joint, axis=-1, kind="stable")
    opposite = _exchanges(np.take_along_axis(levels, order, axis=-1))
    pairs = sites * (sites - 1) // 2
    tied_first, tied_second, tied_both = _tied_pairs(a), _tied_pairs(levels), _tied_pairs(joint)
    ordered = np.sqrt(pairs - tied_first) * np.sqrt(pairs - tied_second)
    lead = pairs - tied_first - tied_second + tied_both - 2 * opposite
    return share(lead, ordered)


def _tied_pairs(keys: NDArray[Any]) -> Integers:
    """Pairs of equal entries along the last axis, (...)."""
    ordered = np.sort(keys, axis=-1)
    return np.asarray((np.arange(ordered.shape[-1]) - _start_of_group(ordered)).sum(axis=-1))


def _exchanges(levels: Integers) -> Integers:
    """Pairs along the last axis of which the former is larger, (...).

    Two entries are in the wrong order if, where their leading bits are alike, the next bit is 1
    in the former and 0 in the latter: so bit by bit each 0 counts the 1s before it in its group.
    """
    found = np.zeros(levels.shape[:-1], dtype=np.int64)
    for bit in reversed(range(int(levels.max()).bit_length())):
        leading = levels >> (bit + 1)
        order = np.argsort(leading, axis=-1, kind="stable")
        grouped = np.take_along_axis(leading, order, axis=-1)
        ones = np.take_along_axis(levels >> bit & 1, order, axis=-1)
        before = np.cumsum(ones, axis=-1) - ones
        in_group = before - np.take_along_axis(before, _start_of_group(grouped), axis=-1)
        found += (in_group * (1 - ones)).sum(axis=-1)
    return found


def _start_of_group(ordered: NDArray[Any]) -> Integers:
    """Where the group of equal entries starts that each entry belongs to, (..., n)."""
    opens = np.ones(ordered.shape, dtype=bool)
    opens[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    return np.asarray(np.maximum.accumulate(np.where(opens, np.arange(ordered.shape[-1]), 0), axis=-1))
