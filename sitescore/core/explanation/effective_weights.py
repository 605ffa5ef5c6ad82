"""How much each criterion moves the scores of these sites, whatever its weight says."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights


def effective_weights(values: ArrayLike, weights: ArrayLike) -> Floats:
    """Split the variance of the additive scores over the criteria.

    A criterion on which all sites are alike moves nothing, however heavy; one that runs
    with the others moves more than its weight. The share is the covariance of the
    criterion's contribution with the score, over the score's variance.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    weights : (criteria,), not negative, summing to 1

    Returns
    -------
    (criteria,) : shares, summing to 1; negative where a criterion pulls against the
        ranking; all 0 where the scores do not differ

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong, or an entry is not finite.

    References
    ----------
    Paruolo, Saisana and Saltelli (2013), "Ratings and rankings: voodoo or science?",
    *J. R. Stat. Soc. A* 176(3), 609-634, on weights and actual influence; the covariance
    share is the linear case.

    Examples
    --------
    >>> effective_weights([[1.0, 0.5], [0.0, 0.5]], [0.2, 0.8])
    array([1., 0.])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    parts = v * w
    centred = parts - parts.mean(axis=0)
    score = centred.sum(axis=-1)
    variance = float(score @ score)
    if variance <= np.finfo(v.dtype).eps ** 2 * v.shape[0]:
        return np.zeros_like(w)
    return np.asarray(centred.T @ score / variance)
