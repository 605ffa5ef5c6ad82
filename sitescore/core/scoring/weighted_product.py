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


def scaled_logarithms(values: ArrayLike) -> Floats:
    """Logarithms of values above 0, scaled into [0, 1]: their weighted sum orders sites as the product does.

    Parameters
    ----------
    values : (..., sites, criteria) in ]0, 1], more is better

    Returns
    -------
    (..., sites, criteria) : 1 for the value 1, 0 for the least value of all

    Raises
    ------
    ValueError
        If a value is 0: its site scores 0 at any weight above 0, which no logarithm can show.

    Examples
    --------
    >>> scaled_logarithms([[1.0, 0.25], [0.5, 0.5]])
    array([[1. , 0. ],
           [0.5, 0.5]])
    """
    v = as_values(values)
    if not v.min() > 0:
        at = tuple(int(i) for i in np.argwhere(v <= 0)[0])
        raise ValueError(f"values must be above 0 for their logarithms to be weighed, got 0 at index {at}")
    logarithms = np.log(v)
    least = float(logarithms.min())
    return 1 - logarithms / least if least < 0 else np.ones_like(v)
