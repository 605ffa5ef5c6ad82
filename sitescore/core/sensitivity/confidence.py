"""Confidence factors: how often a site is first at weights of its own."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats
from sitescore.core.ranking import TIE_DECIMALS

AT_ONCE = 1_000_000


def first_places(values: ArrayLike, weights: Floats, sites: Integers) -> Floats:
    """Count the draws of the values in which each of some sites is first at weights of its own.

    Parameters
    ----------
    values : (draws, sites, criteria), finite, more is better
    weights : (chosen, criteria), of each chosen site
    sites : (chosen,) their numbers

    Returns
    -------
    (chosen,) : draws in which the site is first; one shared with others that tie with it
        to 12 decimals counts in part

    Raises
    ------
    ValueError
        If a shape is wrong or a value is not finite.

    References
    ----------
    Lahdelma and Salminen (2001), "SMAA-2: Stochastic Multicriteria Acceptability Analysis
    for Group Decision Making", *Operations Research* 49(3), 444-454: the confidence factor.

    Examples
    --------
    >>> values = [[[0.9, 0.1], [0.1, 0.9]], [[0.9, 0.1], [1.0, 0.1]]]
    >>> first_places(values, np.array([[0.8, 0.2], [0.5, 0.5]]), np.array([0, 1]))
    array([1. , 1.5])
    """
    drawn = as_floats("values", values)
    if drawn.ndim != 3 or weights.shape != (len(sites), drawn.shape[2]):
        raise ValueError(f"weights must be (chosen, criteria) for values {drawn.shape}, got {weights.shape}")
    step = max(1, AT_ONCE // (max(1, len(sites)) * drawn.shape[1]))
    blocks = (drawn[start : start + step] for start in range(0, len(drawn), step))
    return np.asarray(sum((_first_places(block, weights, sites) for block in blocks), np.zeros(len(sites))))


def _first_places(values: Floats, weights: Floats, sites: Integers) -> Floats:
    draws, rivals, criteria = values.shape
    scores = (weights @ values.reshape(-1, criteria).T).reshape(-1, draws, rivals)
    each = np.arange(len(sites))
    own = np.round(scores[each, :, sites], TIE_DECIMALS)
    scores[each, :, sites] = -np.inf
    best = np.round(scores.max(axis=2), TIE_DECIMALS)
    shares = (own > best).astype(float)
    tied = own == best
    if tied.any():
        others = np.round(scores[tied], TIE_DECIMALS) == own[tied][:, None]
        shares[tied] = 1 / (1 + others.sum(axis=1))
    return np.asarray(shares.sum(axis=1))
