"""Which rival needs the fewest points of weight moved, of thousands."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_values, as_weights

BATCH, ROUNDING = 16, 1e-12


def weight_distances(values: ArrayLike, weights: ArrayLike, *, leader: int) -> Floats:
    """Find for every rival the least weight that must move before it ties with the leader.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    weights : (criteria,), not negative, summing to 1
    leader : number of the site that leads

    Returns
    -------
    (sites,) : shares of 1; 0 for rivals that tie already, inf for those behind on every
        criterion and for the leader itself. See `moved_weight` for which weights move.

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong.

    References
    ----------
    The l1 distance on the simplex; a fractional knapsack, solved greedily as by Dantzig
    (1957), "Discrete-Variable Extremum Problems", *Operations Research* 5(2), 266-288.

    Examples
    --------
    >>> weight_distances([[0.9, 0.5], [0.5, 0.7], [0.1, 0.1]], [0.5, 0.5], leader=0)
    array([       inf, 0.16666667,        inf])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    distances = np.full(v.shape[0], np.inf)
    for start in range(0, v.shape[0], 100 * BATCH):
        rows = np.arange(start, min(start + 100 * BATCH, v.shape[0]))
        distances[rows] = _distances(v[leader] - v[rows], w)
    distances[leader] = np.inf
    return distances


def closest_rival(values: ArrayLike, weights: ArrayLike, *, leader: int) -> tuple[int, float]:
    """Find the rival that needs the least weight moved, looking closely only at likely ones.

    A rival's distance is at least its gap over the spread of its leads, which is cheap to
    know for all; exact distances are worked out in that order until none left can be less.

    Parameters
    ----------
    values, weights, leader : as for `weight_distances`

    Returns
    -------
    number of the rival, -1 where the leader is ahead of every other on every criterion;
    and the share of weight to move, inf then

    Examples
    --------
    >>> rival, moved = closest_rival([[0.9, 0.5], [0.5, 0.7], [0.1, 0.1]], [0.5, 0.5], leader=0)
    >>> rival, round(moved, 6)
    (1, 0.166667)
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    lead = np.subtract(v[leader][:, None], v.T, order="C")
    spread = lead.max(axis=0) - lead.min(axis=0)
    gap = np.maximum(w @ lead, 0)
    bound = np.divide(gap, spread, out=np.where(gap > 0, np.inf, 0.0), where=spread > 0)
    bound[leader] = np.inf
    best, found = np.inf, -1
    todo: Integers = np.flatnonzero(np.isfinite(bound))
    size = min(BATCH, todo.size)
    while todo.size:
        likely = todo[np.argpartition(bound[todo], size - 1)[:size]] if size < todo.size else todo
        distances = _distances(lead[:, likely].T, w)
        nearest = int(np.lexsort((likely, distances))[0])
        if (distances[nearest], likely[nearest]) < (best, found if found >= 0 else np.inf):
            best, found = float(distances[nearest]), int(likely[nearest])
        bound[likely] = np.nan  # done with
        todo = todo[bound[todo] <= best]
        size = min(10 * size, todo.size)
    return (found, best) if np.isfinite(best) else (-1, np.inf)


def _distances(lead: Floats, weights: Floats) -> Floats:
    """Exact distances: take from the largest leads until the gap is closed."""
    order = np.argsort(-lead, axis=1)
    ranked = np.take_along_axis(lead, order, axis=1)
    taken = weights[order]
    gain = ranked - ranked[:, -1:]
    closed = np.cumsum(taken * gain, axis=1)
    gap = np.maximum(lead @ weights, 0)
    step = np.minimum((closed < (gap * (1 - ROUNDING))[:, None]).sum(axis=1), lead.shape[1] - 1)
    last = np.arange(step.size), step
    over, rate = closed[last] - gap, gain[last]
    spare = np.divide(over, rate, out=np.zeros_like(gap), where=rate > 0)
    moved = np.cumsum(taken, axis=1)[last] - spare
    return np.where(gap <= 0, 0.0, np.where(ranked[:, -1] > 0, np.inf, moved))
