"""The weakest value counts, as far as its criterion matters."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.weigh import by_criterion


def minimum(values: ArrayLike, weights: ArrayLike, *, graded: bool = False) -> Floats:
    """Score sites by the least of their values on criteria that have weight.

    Nothing is made up for. By default every criterion with weight counts in full, however
    small its weight. Graded, a criterion of weight w can pull the score down to
    ``1 - w / (largest weight)`` and no further.

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1
    graded : whether the size of a weight limits how far its criterion pulls down

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong, or an entry is not finite.

    References
    ----------
    Wald (1950), *Statistical Decision Functions*, for the rule without grades; Dubois and
    Prade (1986), "Weighted Minimum and Maximum Operations in Fuzzy Set Theory", *Information
    Sciences* 39(2), 205-210, for the graded one.

    Examples
    --------
    >>> minimum([[0.9, 0.2], [0.5, 0.4]], [0.8, 0.2])
    array([0.2, 0.4])
    >>> minimum([[0.9, 0.2], [0.5, 0.4]], [0.8, 0.2], graded=True)
    array([0.75, 0.5 ])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    harmless = 1 - w / w.max(axis=-1, keepdims=True) if graded else (w == 0).astype(w.dtype)
    least = np.ones((), dtype=v.dtype)
    for value, floor in by_criterion(v, harmless):
        least = np.minimum(least, np.maximum(value, floor))
    return np.asarray(least)
