"""Weights that lie between bounds and sum to 1: the guard, and the best of them for a linear score."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import SUM_TOLERANCE, Floats, as_floats

Bounds = tuple[Floats, Floats]


def as_bounds(low: ArrayLike | None, high: ArrayLike | None, *, criteria: int) -> Bounds:
    """Return bounds on weights as two arrays, shape (criteria,): 0 and 1 where none are given.

    Raises
    ------
    ValueError
        If a shape is wrong, a bound lies outside [0, 1], a lower one is above the upper one,
        or no weights between them sum to 1.

    Examples
    --------
    >>> as_bounds([0.2, 0.0], None, criteria=2)
    (array([0.2, 0. ]), array([1., 1.]))
    """
    least = np.zeros(criteria) if low is None else as_floats("low", low).astype(np.float64)
    most = np.ones(criteria) if high is None else as_floats("high", high).astype(np.float64)
    for name, bound in (("low", least), ("high", most)):
        if bound.shape != (criteria,):
            raise ValueError(f"{name} must have shape ({criteria},), got {bound.shape}")
        if (bound < 0).any() or (bound > 1).any():
            raise ValueError(f"{name} must lie within [0, 1], got {bound.tolist()}")
    if (least > most).any():
        at = int(np.argmax(least > most))
        raise ValueError(f"low must not be above high, got {least[at]} and {most[at]} at index ({at},)")
    if least.sum() > 1 + SUM_TOLERANCE or most.sum() < 1 - SUM_TOLERANCE:
        raise ValueError(f"low and high must leave room for a sum of 1, got {least.sum()} to {most.sum()}")
    return least, most


def filled(order: ArrayLike, bounds: Bounds) -> Floats:
    """Give every criterion its lower bound and the rest to the criteria in turn, each up to its upper bound.

    Parameters
    ----------
    order : (..., criteria) which criterion is served first, second, …
    bounds : from `as_bounds`

    Returns
    -------
    (..., criteria) : weights; a corner of the set of allowed weights

    Examples
    --------
    >>> filled([2, 0, 1], as_bounds([0.1, 0.1, 0.1], [0.5, 0.5, 0.5], criteria=3))
    array([0.4, 0.1, 0.5])
    """
    low, high = bounds
    turns = np.asarray(order)
    room = (high - low)[turns]
    before = np.cumsum(room, axis=-1) - room
    result: Floats = np.empty(turns.shape)
    np.put_along_axis(result, turns, low[turns] + np.clip(1 - low.sum() - before, 0, room), axis=-1)
    return result


def greatest(lead: ArrayLike, bounds: Bounds) -> Floats:
    """Find the greatest weighted sum that allowed weights can make of `lead`.

    Parameters
    ----------
    lead : (..., criteria) differences of values
    bounds : from `as_bounds`

    Returns
    -------
    (...) : exact, since filling up the criteria from the largest lead is optimal

    Examples
    --------
    >>> bounds = as_bounds(None, [0.6, 1.0], criteria=2)
    >>> round(float(greatest([0.5, -0.5], bounds)), 9)
    0.1
    """
    d = np.asarray(lead, dtype=np.float64)
    return np.asarray((d * filled(np.argsort(-d, axis=-1, kind="stable"), bounds)).sum(axis=-1))
