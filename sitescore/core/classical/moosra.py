"""Simple ratio of what is gained to what is paid."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, reject
from sitescore.core.classical.normalisations import lengths
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def moosra(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """Multi-objective optimisation on the basis of simple ratio analysis (MOOSRA).

    Every column is divided by its length; a score is the weighted sum of columns where more is
    better over that of columns where less is. The paper has both kinds; where one kind is
    missing, or has no weight, its sum counts as 1.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit; a benefit below 0 turns costs into merits
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, ``weighted``, (..., sites, criteria),
        ``benefits`` and ``costs``, (..., sites).

    Raises
    ------
    ValueError
        If an argument is wrong, the costs of a site do not come to more than 0, or a ratio is
        too large for its precision.

    References
    ----------
    Das, Sarkar, Ray (2012), "Decision making under conflicting environment: a new MCDM method",
    *International Journal of Applied Decision Sciences* 5(2), 142-162.

    Examples
    --------
    >>> moosra([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([3.674, 0.612, 0.612])
    """
    x, w, d = as_table(measurements, weights, directions)
    shares = lengths(x)(x)
    benefits = _sum_or_one(shares, np.where(d > 0, w, 0.0))
    costs = _sum_or_one(shares, np.where(d < 0, w, 0.0))
    reject("measurements", "must have a weighted sum of costs above 0 for MOOSRA", costs, costs <= 0)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        ratios = benefits / costs
    return scored(
        ratios,
        normalised=shares,
        weighted=shares * w[..., None, :],
        benefits=benefits,
        costs=costs,
    )


def _sum_or_one(shares: Floats, weights: Floats) -> Floats:
    return np.where(weights.any(axis=-1, keepdims=True), weigh(shares, weights), 1.0)
