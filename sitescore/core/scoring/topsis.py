"""Closeness to the ideal site: TOPSIS on values."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.weigh import weigh


def topsis(values: ArrayLike, weights: ArrayLike, *, ideal: Literal["set", "fixed"] = "set") -> Floats:
    """Score sites by how close they are to the best and how far from the worst, in straight distances.

    The score is ``d- / (d+ + d-)``, where d+ and d- are the distances of the weighted values
    to the ideal and to the anti-ideal. Values are on one scale already, so that the paper's
    vector normalisation falls away.

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1
    ideal : "set" for the best and the worst value among the sites, as in the paper, where
        another site can reorder the rest; "fixed" for 1 and 0

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better; 1 where all sites are alike, none being
        away from the best

    Raises
    ------
    ValueError
        If a shape, a range, a sum or a name is wrong, or an entry is not finite.

    References
    ----------
    Hwang and Yoon (1981), *Multiple Attribute Decision Making: Methods and Applications*,
    pp. 128-140.

    Examples
    --------
    >>> topsis([[0.8, 0.2], [0.4, 0.5]], [0.5, 0.5]).round(3)
    array([0.571, 0.429])
    >>> topsis([[0.8, 0.2], [0.4, 0.5]], [0.5, 0.5], ideal="fixed").round(3)
    array([0.5 , 0.45])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    best, worst = ideals(v, ideal)
    squared = (w / w.max(axis=-1, keepdims=True)) ** 2
    to_best, to_worst = (np.sqrt(weigh((v - end) ** 2, squared)) for end in (best, worst))
    apart = to_best + to_worst
    return np.asarray(np.divide(to_worst, apart, out=np.ones_like(apart), where=apart > 0))


def ideals(values: Floats, ideal: str) -> tuple[Floats, Floats]:
    """Give the best and the worst value of each criterion, (..., 1, criteria): the set's own, or 1 and 0.

    Raises
    ------
    ValueError
        If `ideal` is neither "set" nor "fixed".
    """
    if ideal == "set":
        return values.max(axis=-2, keepdims=True), values.min(axis=-2, keepdims=True)
    if ideal != "fixed":
        raise ValueError(f"ideal must be set or fixed, got {ideal!r}")
    one = np.ones((1, values.shape[-1]), dtype=values.dtype)
    return one, 0 * one
