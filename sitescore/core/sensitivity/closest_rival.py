"""Which rival needs the fewest points of weight moved, of thousands."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.sensitivity.moved_weight import greedy

BATCH, FEW, ROUNDING, DIGITS = 1600, 16, 1e-12, 12
MOST_SPREAD = 2.0
"""Leads lie within -1 and 1."""


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
    for start in range(0, v.shape[0], BATCH):
        leads = v[leader] - v[start : start + BATCH]
        distances[start : start + BATCH] = _distances(leads, _open(leads @ w), w)
    distances[leader] = np.inf
    return distances


def closest_rival(values: ArrayLike, weights: ArrayLike, *, leader: int) -> tuple[int, float]:
    """Find the rival that needs the least weight moved, looking closely only at likely ones.

    A rival's distance is at least half its gap, as no point of weight closes more than two of
    gap: only those whose gap is at most twice the distance of the second best site count.

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
    gaps = (v[leader] - v) @ w
    gaps[leader] = np.inf
    return nearest(v[leader], v, gaps, w)


def nearest(ahead: Floats, values: Floats, gaps: Floats, weights: Floats) -> tuple[int, float]:
    """Find the closest rival from the leader's values, all values, and the gaps, inf for the leader."""
    first = int(gaps.argmin())
    best = _distance((ahead - values[first]).tolist(), float(gaps[first]), weights)
    close = (gaps <= MOST_SPREAD * best * (1 + ROUNDING) + ROUNDING).nonzero()[0]
    if close.size > FEW:
        distances = _distances(ahead - values[close], _open(gaps[close]), weights)
        nearer = int(distances.argmin())
        first, best = int(close[nearer]), float(distances[nearer])
    elif close.size > 1:
        leads = (ahead - values[close]).tolist()
        for rival, lead, gap in zip(close.tolist(), leads, gaps[close].tolist(), strict=True):
            if gap * (1 - ROUNDING) <= max(best * (max(lead) - min(lead)), ROUNDING):
                first, best = min((first, best), (rival, _distance(lead, gap, weights)), key=_nearness)
    return (first, best) if best < np.inf else (-1, np.inf)


def _nearness(found: tuple[int, float]) -> tuple[float, int]:
    rival, distance = found
    return round(distance, DIGITS), rival


def _distance(lead: list[float], gap: float, weights: Floats) -> float:
    if gap <= ROUNDING:
        return 0.0
    if gap == np.inf or min(lead) > 0:
        return np.inf
    return sum(points for _, points in greedy(lead, weights.tolist(), gap))


def _open(gaps: Floats) -> Floats:
    """Take gaps of no more than rounding for ties."""
    return np.where(gaps > ROUNDING, gaps, 0.0)


def _distances(leads: Floats, gap: Floats, weights: Floats) -> Floats:
    """Exact distances: take from the largest leads until the gap is closed."""
    order = np.argsort(-leads, axis=1)
    rows = np.arange(gap.size)
    ranked = leads[rows[:, None], order]
    taken = weights[order]
    gain = ranked - ranked[:, -1:]
    closed = (taken * gain).cumsum(axis=1)
    step = np.minimum((closed < (gap * (1 - ROUNDING))[:, None]).sum(axis=1), leads.shape[1] - 1)
    over, rate = closed[rows, step] - gap, gain[rows, step]
    spare = np.divide(over, rate, out=np.zeros_like(gap), where=rate > 0)
    moved = taken.cumsum(axis=1)[rows, step] - spare
    return np.where(gap <= 0, 0.0, np.where((ranked[:, -1] > 0) | (gap == np.inf), np.inf, moved))
