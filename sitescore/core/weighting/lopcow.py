"""LOPCOW: weights from the logarithm of size over spread."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.classical.normalisations import minmax
from sitescore.core.weighting.weighted import Weighted, as_degrees_of_freedom, as_varied_table, weighted

NO_POWER = 1e-12
"""A logarithm down to here is the noise of computing it."""


def lopcow(measurements: ArrayLike, directions: ArrayLike | None = None, *, ddof: int = 1) -> Weighted:
    """Logarithmic percentage change-driven objective weighting.

    A criterion weighs ``|100 ln(rms / s)|``, rms being the root mean square and s the standard
    deviation of its min-max normalised measurements.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit
    directions : (criteria,) 1 where more is better, which is the default, -1 where less is
    ddof : taken from the number of sites in the divisor of the deviations; 1 meets the printed weights

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight, and, with `ddof` 1,
        where all are alike but one that is best. Two sites are such a case on every criterion:
        equal weights where they differ. Details: ``normalised``, (sites, criteria); ``percentages``, (criteria,).

    Raises
    ------
    ValueError
        If an argument is wrong, or no two sites differ.

    References
    ----------
    Ecer and Pamucar (2022), "A novel LOPCOW-DOBI multi-criteria sustainability performance
    assessment methodology: An application in developing country banking sector", *Omega* 112, 102690.

    Examples
    --------
    >>> lopcow([[3, 1, 5], [1, 2, 4], [2, 8, 9], [2, 4, 4]], [1, -1, 1]).weights.round(3)
    array([0.423, 0.505, 0.072])
    """
    x, d, differs = as_varied_table(measurements, directions)
    towards = minmax(x, d)(x)
    size = np.sqrt((towards**2).mean(axis=0))
    spread = towards.std(axis=0, ddof=as_degrees_of_freedom(ddof, sites=len(x)))
    logs = np.abs(np.log(np.where(differs, size / np.where(differs, spread, 1.0), 1.0)))
    percentages = 100 * np.where(logs > NO_POWER, logs, 0.0)
    return weighted(
        percentages if percentages.any() else differs.astype(x.dtype), normalised=towards, percentages=percentages
    )
