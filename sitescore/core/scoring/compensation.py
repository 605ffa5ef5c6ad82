"""How far good values make up for bad ones: the weighted power mean."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.scoring.harmonic import harmonic
from sitescore.core.scoring.minimum import minimum
from sitescore.core.scoring.weighted_product import weighted_product
from sitescore.core.scoring.weighted_sum import weighted_sum
from sitescore.core.weigh import by_criterion, weigh, weighted_zeros

NAMED: Mapping[float, Callable[[ArrayLike, ArrayLike], Floats]] = MappingProxyType(
    {1.0: weighted_sum, 0.0: weighted_product, -1.0: harmonic, -math.inf: minimum}
)


def compensation(values: ArrayLike, weights: ArrayLike, *, r: float = 0.5) -> Floats:
    """Score sites by a power mean of their values, the lower its exponent, the less is made up for.

    The score is ``(sum w v ** r) ** (1 / r)``. At r = 1 this is the weighted sum, where
    everything is made up for; at 0 the weighted product, at -1 the harmonic mean, and at
    minus infinity the least value with weight, where nothing is. From r = 0 down, a value of
    0 on a criterion with weight makes the score 0.

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1
    r : at most 1, down to -inf; 1/2, midway between sum and product, if not given

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong, r is above 1, or an entry is not finite.

    References
    ----------
    Hardy, Littlewood and Polya (1934), *Inequalities*, ch. 2. Dujmovic (2007), "Preference
    Logic for System Evaluation", *IEEE Transactions on Fuzzy Systems* 15(6), 1082-1099.

    Examples
    --------
    >>> compensation([[0.64, 0.16], [0.36, 0.36]], [0.5, 0.5])
    array([0.36, 0.36])
    >>> compensation([[0.64, 0.16], [0.36, 0.36]], [0.5, 0.5], r=-float("inf"))
    array([0.16, 0.36])
    """
    if not r <= 1:
        raise ValueError(f"r must be at most 1, got {r}")
    if r in NAMED:
        return NAMED[r](values, weights)
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    logarithms = np.log(np.maximum(v, np.finfo(v.dtype).tiny))
    if r > -1:
        change = np.where(v > 0, np.expm1(r * logarithms), -1 if r > 0 else 0)
        lost = np.maximum(weigh(change, w), -1)
        with np.errstate(divide="ignore"):
            mean = np.exp(np.log1p(lost) / r)
    else:
        mean = np.exp(_summed(r * logarithms, w) / r)
    return mean if r > 0 else np.where(weighted_zeros(v, w), 0, mean)


def _summed(exponents: Floats, weights: Floats) -> Floats:
    """Logarithm of the weighted sum of exponentials too large to be written out."""
    with np.errstate(divide="ignore"):
        shares = np.log(weights)
    total = np.full((), -np.inf, dtype=exponents.dtype)
    for exponent, share in by_criterion(exponents, shares):
        total = np.logaddexp(total, share + exponent)
    return np.asarray(total)
