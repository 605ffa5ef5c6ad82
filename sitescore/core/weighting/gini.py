"""Weights from Gini's coefficient."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.table import require_positive
from sitescore.core.weighting.weighted import Weighted, as_varied_table, weighted


def gini(measurements: ArrayLike, directions: ArrayLike | None = None) -> Weighted:
    """Weigh a criterion by the inequality of its measurements.

    A criterion weighs ``sum |x_i - x_k| / (2 sites^2 mean)``, the sum over all pairs of sites,
    worked out from the sorted measurements.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit, not negative
    directions : (criteria,) 1 or -1; checked and not used

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight. Details:
        ``coefficients``, (criteria,), each from 0, all alike, to below 1.

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative, or no two sites differ.

    References
    ----------
    Li and Chi (2009), "A New Determining Objective Weights Method-Gini Coefficient Weight",
    *First International Conference on Information Science and Engineering*, IEEE, 3726-3729.

    Examples
    --------
    >>> gini([[1, 2], [3, 2], [5, 8]]).weights.round(4)
    array([0.4706, 0.5294])
    """
    x, _, differs = as_varied_table(measurements, directions)
    require_positive(x, method="Gini weights", zero=True)
    count = len(x)
    ascending = np.sort(x - x.min(axis=0), axis=0)
    lead = 2.0 * np.arange(1, count + 1) - count - 1
    coefficients = lead @ ascending / (count * np.where(differs, x.sum(axis=0), 1.0))
    return weighted(coefficients, coefficients=coefficients)
