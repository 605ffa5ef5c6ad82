"""Which sites are at least as good as others on every criterion, whatever the weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_values

ROWS = 128
COLUMNS = 4096


def dominance(values: ArrayLike) -> Booleans:
    """Tell which site dominates which: at least as good everywhere and better somewhere.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better

    Returns
    -------
    (sites, sites) : True at (i, j) where i dominates j. Nothing dominates its twin.

    Raises
    ------
    ValueError
        If a shape or a range is wrong.

    Examples
    --------
    >>> dominance([[0.9, 0.5], [0.9, 0.4], [0.2, 0.8]])
    array([[False,  True, False],
           [False, False, False],
           [False, False, False]])
    """
    places = _places(_matrix(values))
    sites = places.shape[1]
    result = np.empty((sites, sites), dtype=bool)
    for start in range(0, sites, ROWS):
        rows = slice(start, start + ROWS)
        for left in range(0, sites, COLUMNS):
            columns = slice(left, left + COLUMNS)
            result[columns, rows] = _covers(places[:, columns], places[:, rows]).T
    twins = result & result.T
    result &= ~twins
    return result


def pareto_front(values: ArrayLike) -> Booleans:
    """Tell which sites no other site dominates.

    Sites come in the order of falling sums, so that a site can only be dominated by one
    before it, and each block is compared with the front found so far.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better

    Returns
    -------
    (sites,) : True for the sites that are not dominated, twins alike; at least one is

    Raises
    ------
    ValueError
        If a shape or a range is wrong.

    References
    ----------
    Chomicki, Godfrey, Gryz and Liang (2003), "Skyline with presorting", *Proceedings of the
    19th International Conference on Data Engineering*, 717-719.

    Examples
    --------
    >>> pareto_front([[0.9, 0.5], [0.9, 0.4], [0.2, 0.8]])
    array([ True, False,  True])
    """
    distinct, kind = np.unique(_places(_matrix(values)).T, axis=0, return_inverse=True)
    # Sums of whole numbers are exact, and a site that dominates has the greater one.
    order = np.argsort(-distinct.sum(axis=1, dtype=np.int64), kind="stable")
    result = np.empty(order.size, dtype=bool)
    result[order] = _undominated(np.ascontiguousarray(distinct[order].T))
    return result[kind.reshape(-1)]


def _undominated(places: Integers) -> Booleans:
    """Filter distinct sites, (criteria, sites), in the order of falling sums."""
    front = np.empty_like(places)
    kept = np.zeros(places.shape[1], dtype=bool)
    count = 0
    for start in range(0, kept.size, ROWS):
        block = places[:, start : start + ROWS]
        alive = np.ones(block.shape[1], dtype=bool)
        for left in range(0, count, COLUMNS):
            ahead = front[:, left : min(left + COLUMNS, count)]
            alive[alive] = ~_covers(ahead, block[:, alive]).any(axis=1)
        among = _covers(block[:, alive], block[:, alive])
        np.fill_diagonal(among, val=False)
        alive[alive] = ~among.any(axis=1)
        kept[start : start + ROWS] = alive
        front[:, count : count + alive.sum()] = block[:, alive]
        count += int(alive.sum())
    return kept


def _matrix(values: ArrayLike) -> Floats:
    matrix = as_values(values)
    if matrix.ndim != 2:
        raise ValueError(f"values must have shape (sites, criteria), got {matrix.shape}")
    return matrix


def _places(matrix: Floats) -> Integers:
    """Return (criteria, sites) dense places from the worst up, in as few bytes as they fit."""
    small = np.int16 if matrix.shape[0] < np.iinfo(np.int16).max else np.int32
    return np.stack([np.unique(column, return_inverse=True)[1].reshape(-1).astype(small) for column in matrix.T])


def _covers(these: Integers, those: Integers) -> Booleans:
    """Tell at (i, j) whether j of `these` is at least as good on every criterion as i of `those`."""
    result = np.ones((those.shape[1], these.shape[1]), dtype=bool)
    for mine, other in zip(those, these, strict=True):
        result &= other[None, :] >= mine[:, None]
    return result
