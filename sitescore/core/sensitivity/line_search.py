"""Where a ranking first changes along a path of weights, for scores of any form."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sitescore.core.checks import Floats, Integers

Score = Callable[[Floats], Floats]
"""(rows, criteria) weights that sum to 1, to (rows, sites) scores, more is better."""

LEVEL = 1e-12
"""Scores that differ by no more are level."""
HALVINGS = 30
NUDGE = 1e-6


def first_crossings(measure: Callable[[Integers, Floats], Floats], count: int, *, steps: int) -> Floats:
    """Find how far each of many paths goes until a measure along it is no longer above 0.

    Every path is tried at evenly spaced points, and the first step across is halved. A
    change that is undone before the next point is not seen.

    Parameters
    ----------
    measure : of the numbers of paths, (rows,), and how far along each, (rows,) in [0, 1]
    count : how many paths there are
    steps : into how many each is divided

    Returns
    -------
    (count,) in ]0, 1] : where the measure is known not to be above 0, within 1e-9 steps of
        where it still is; inf for paths without such a point

    Examples
    --------
    >>> ends = np.array([0.3, 2.0])
    >>> first_crossings(lambda rows, at: ends[rows] - at, 2, steps=10).round(8)
    array([0.3, inf])
    """
    after = np.full(count, np.inf)
    for step in range(1, steps + 1):
        still = np.flatnonzero(np.isinf(after))
        if not still.size:
            break
        crossed = measure(still, np.full(still.size, step / steps)) <= 0
        after[still[crossed]] = step / steps
    found = np.flatnonzero(np.isfinite(after))
    high = after[found]
    low = high - 1 / steps
    for _ in range(HALVINGS if found.size else 0):
        middle = (low + high) / 2
        crossed = measure(found, middle) <= 0
        high, low = np.where(crossed, middle, high), np.where(crossed, low, middle)
    after[found] = high
    return after


def local_leads(score: Score, points: Floats, first: Integers, second: Integers) -> Floats:
    """Give what each criterion adds, per unit of weight, to the lead of one site over another near some weights.

    The lead there is, to the first order, the sum of these times the weights: for additive
    scores they are the differences of the values, at any weights.

    Parameters
    ----------
    score : scores at weights
    points : (rows, criteria) weights
    first, second : (rows,) numbers of sites

    Returns
    -------
    (rows, criteria)

    Examples
    --------
    >>> values = np.array([[0.9, 0.5], [0.5, 0.7]])
    >>> one, other = np.array([0]), np.array([1])
    >>> local_leads(lambda w: w @ values.T, np.array([[0.5, 0.5]]), one, other).round(6)
    array([[ 0.4, -0.2]])
    """
    figures, each = local_figures(score, points), np.arange(len(points))
    return np.asarray(figures[each, first] - figures[each, second])


def local_figures(score: Score, points: Floats) -> Floats:
    """Give the figures of every site whose weighted sum is its score, to the first order, near some weights.

    Parameters
    ----------
    score : scores at weights
    points : (rows, criteria) weights

    Returns
    -------
    (rows, sites, criteria)

    Examples
    --------
    >>> values = np.array([[0.9, 0.5], [0.5, 0.7]])
    >>> local_figures(lambda w: w @ values.T, np.array([[0.5, 0.5]])).round(6)
    array([[[0.9, 0.5],
            [0.5, 0.7]]])
    """
    rows, criteria = points.shape
    nudged = (1 - NUDGE) * points[:, None] + NUDGE * np.eye(criteria)
    tried = np.concatenate([points[:, None], nudged], axis=1).reshape(-1, criteria)
    scores = score(tried).reshape(rows, criteria + 1, -1).swapaxes(1, 2)
    return np.asarray(scores[..., :1] + (scores[..., 1:] - scores[..., :1]) / NUDGE)
