"""How much one could regret a choice, over a set of weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values
from sitescore.core.sensitivity.dominance import pareto_front
from sitescore.core.sensitivity.weight_bounds import as_bounds, greatest


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
    55-67; the maximum over weights in a box is a fractional knapsack and is exact. Without
    bounds all weight on one criterion is the worst case.

    Examples
    --------
    >>> largest_regrets([[1.0, 0.0], [0.6, 0.6], [0.0, 1.0]])
    array([1. , 0.4, 1. ])
    """
    v = as_values(values)
    if low is None and high is None:
        return np.asarray((v.max(axis=0) - v).max(axis=1))
    bounds = as_bounds(low, high, criteria=v.shape[1])
    rivals = v[pareto_front(v)]
    return np.array([max(float(greatest(rivals - site, bounds).max()), 0.0) for site in v])
