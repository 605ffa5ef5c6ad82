"""Multiplicative value model: the weighted geometric mean."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.weigh import weigh, weighted_zeros


def weighted_product(values: ArrayLike, weights: ArrayLike) -> Floats:
    """Score sites by the product of their values, each to the power of its weight.

    Halving any value costs the same share of the score wherever it stands, so that a poor
    value is made up for only in part. A value of 0 makes the score 0, unless the criterion
    has no weight (0 to the power 0 is 1).

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong, or an entry is not finite.

    References
    ----------
    Bridgman (1922), *Dimensional Analysis*; Miller and Starr (1969), *Executive Decisions and
    Operations Research*, 2nd ed.

    Examples
    --------
    >>> weighted_product([[1.0, 0.25], [0.5, 0.5], [1.0, 0.0]], [0.5, 0.5])
    array([0.5, 0.5, 0. ])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    logarithms = np.log(v, out=np.zeros_like(v), where=v > 0)
    return np.where(weighted_zeros(v, w), 0, np.exp(weigh(logarithms, w)))
