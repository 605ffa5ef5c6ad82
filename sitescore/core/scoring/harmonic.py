"""The weighted harmonic mean of values."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.weigh import weigh, weighted_zeros


def harmonic(values: ArrayLike, weights: ArrayLike) -> Floats:
    """Score sites by the weighted harmonic mean of their values.

    Low values weigh more than in the geometric mean, high ones less. A value of 0 on a
    criterion with weight makes the score 0.

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
    Hardy, Littlewood and Polya (1934), *Inequalities*, ch. 2: the mean of order -1.

    Examples
    --------
    >>> harmonic([[1.0, 0.25], [0.5, 0.5], [1.0, 0.0]], [0.5, 0.5])
    array([0.4, 0.5, 0. ])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    inverse = 1 / np.maximum(v, np.finfo(v.dtype).tiny)
    mean = w.sum(axis=-1, keepdims=True) / weigh(inverse, w)
    return np.where(weighted_zeros(v, w), 0, mean)
