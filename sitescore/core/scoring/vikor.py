"""A compromise between the sum of regrets and the largest one: VIKOR on values."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.scoring.topsis import ideals
from sitescore.core.weigh import by_criterion

NOISE = 64
"""Spreads below this many units of rounding are none."""


def vikor(values: ArrayLike, weights: ArrayLike, *, v: float = 0.5, ideal: Literal["set", "fixed"] = "set") -> Floats:
    """Score sites by their regret over all criteria and their largest single one, turned.

    A criterion's regret is its weight times the way from the best value, as a share of the
    way from best to worst. S is the sum of the regrets, R the largest; Q is v S + (1 - v) R,
    both brought to [0, 1] first. The paper's Q has the lowest best; here it is turned.

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1
    v : weight of the sum against the largest regret, in [0, 1]
    ideal : "set" for the best and worst value, S and R among the sites, as in the paper,
        where another site can reorder the rest; "fixed" for values 1 and 0, S from 0 to 1
        and R from 0 to the largest weight

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better; 1 where all sites are alike

    Raises
    ------
    ValueError
        If a shape, a range, a sum or a parameter is wrong, or an entry is not finite.

    References
    ----------
    Opricovic and Tzeng (2004), "Compromise solution by MCDM methods: A comparative analysis
    of VIKOR and TOPSIS", *European Journal of Operational Research* 156(2), 445-455.

    Examples
    --------
    >>> vikor([[0.8, 0.2], [0.4, 0.5], [0.6, 0.5]], [0.6, 0.4]).round(3)
    array([0.667, 0.   , 1.   ])
    >>> vikor([[0.8, 0.2], [0.4, 0.5]], [0.6, 0.4], ideal="fixed").round(3)
    array([0.513, 0.42 ])
    """
    if not 0 <= v <= 1:
        raise ValueError(f"v must lie within 0 and 1, got {v}")
    x = as_values(values)
    w = as_weights(weights, criteria=x.shape[-1])
    best, worst = ideals(x, ideal)
    total = largest = np.zeros((), dtype=x.dtype)
    for way, weight in by_criterion(_share(best - x, best - worst), w):
        total, largest = total + weight * way, np.maximum(largest, weight * way)
    if ideal == "fixed":
        shares = np.minimum(total, 1), largest / w.max(axis=-1, keepdims=True)
    else:
        shares = _within_set(total), _within_set(largest)
    return np.asarray(1 - v * shares[0] - (1 - v) * shares[1])


def _within_set(regret: Floats) -> Floats:
    least = regret.min(axis=-1, keepdims=True)
    return _share(regret - least, regret.max(axis=-1, keepdims=True) - least)


def _share(part: Floats, whole: Floats) -> Floats:
    """Divide, giving 0 where the whole is no more than noise."""
    part, whole = np.broadcast_arrays(part, whole)
    noise = NOISE * np.finfo(part.dtype).eps
    return np.asarray(np.divide(part, whole, out=np.zeros_like(part), where=whole > noise))
