"""Cronbach's alpha: how far several criteria say the same of the sites."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import as_floats


def cronbach_alpha(values: ArrayLike) -> float:
    """Measure how far criteria of one factor run together: ``k / (k - 1) (1 - sum of variances / variance of sum)``.

    A high alpha does not prove that they measure one thing, it rises with their number, and a
    low one is no fault where criteria make a factor up instead of mirroring it, as is usual
    for sites: rail and port need not go together.

    Parameters
    ----------
    values : (sites, criteria) without gaps

    Returns
    -------
    At most 1; 0 where the criteria are unrelated, below 0 where they pull against each other; NaN for fewer than
    two sites or criteria, or where the sums do not differ

    Raises
    ------
    ValueError
        If the shape is wrong or an entry is not finite.

    References
    ----------
    Cronbach (1951), "Coefficient alpha and the internal structure of tests", *Psychometrika* 16(3), 297-334.

    Examples
    --------
    >>> cronbach_alpha([[0.0, 0.1], [0.5, 0.6], [1.0, 1.1]])
    1.0
    """
    v = as_floats("values", values)
    if v.ndim != 2:
        raise ValueError(f"values must have shape (sites, criteria), got {v.shape}")
    sites, criteria = v.shape
    if sites < 2 or criteria < 2:
        return float("nan")
    total = float(v.sum(axis=1).var())
    if total <= np.finfo(np.float64).eps ** 2:
        return float("nan")
    return round(float(criteria / (criteria - 1) * (1 - v.var(axis=0).sum() / total)), 12)
