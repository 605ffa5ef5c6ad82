"""How much one could regret a choice, over a set of weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, as_values


def largest_regrets(values: ArrayLike, *, low: ArrayLike | None = None, high: ArrayLike | None = None) -> Floats:
    """Find for every site the most it can fall behind the best, over all weights allowed.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    low, high : (criteria,), optional
        Bounds of each weight; left out, 0 and 1. Weights sum to 1.

    Returns
    -------
    (sites,) in [0, 1] : the site with the least is the minimax-regret choice

    Raises
    ------
    ValueError
        If a shape or a range is wrong, or no weights within the bounds sum to 1.

    References
    ----------
    Savage (1951), "The Theory of Statistical Decision", *J. Am. Stat. Assoc.* 46(253),
    55-67; the maximum over weights in a box is a fractional knapsack and is exact.

    Examples
    --------
    >>> largest_regrets([[1.0, 0.0], [0.6, 0.6], [0.0, 1.0]])
    array([1. , 0.4, 1. ])
    """
    v = as_values(values)
    least = np.zeros(v.shape[1]) if low is None else as_floats("low", low)
    most = np.ones(v.shape[1]) if high is None else as_floats("high", high)
    room = 1 - least.sum()
    if room < -1e-12 or most.sum() < 1 - 1e-12 or (least > most).any():
        raise ValueError(f"no weights between low and high sum to 1: low sums to {least.sum()}, high to {most.sum()}")
    regrets = np.zeros(v.shape[0])
    for site in range(v.shape[0]):
        behind = v - v[site]
        order = np.argsort(-behind, axis=1)
        ranked = np.take_along_axis(behind, order, axis=1)
        space = (most - least)[order]
        used = np.clip(max(room, 0.0) - (np.cumsum(space, axis=1) - space), 0, space)
        regrets[site] = max(float((behind @ least + (ranked * used).sum(axis=1)).max()), 0.0)
    return regrets
