"""Weights from variances."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.weighting.standard_deviation import standard_deviation
from sitescore.core.weighting.weighted import Weighted, weighted


def variance(
    measurements: ArrayLike, directions: ArrayLike | None = None, *, normalisation: str | None = "minmax", ddof: int = 1
) -> Weighted:
    """Weigh a criterion by the variance of its normalised measurements, also called statistical variance.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit
    directions : (criteria,) 1 where more is better, which is the default, -1 where less is;
        used only by the normalisation, and without effect on that by range
    normalisation : name in `NORMALISATIONS`, or None for the measurements as they are, whose units then count
    ddof : taken from the number of sites in the divisor of the variances; does not change the weights

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight. Details:
        ``variances``, (criteria,).

    Raises
    ------
    ValueError
        If an argument is wrong, the normalisation cannot take the measurements, or no two sites differ.

    References
    ----------
    Rao and Patel (2010), "A subjective and objective integrated multiple attribute decision
    making method for material selection", *Materials & Design* 31(10), 4738-4747.

    Examples
    --------
    >>> variance([[100, 4, 500], [110, 5, 550], [120, 6, 600], [121, 8, 400]]).weights.round(4)
    array([0.3761, 0.312 , 0.312 ])
    """
    deviations = standard_deviation(measurements, directions, normalisation=normalisation, ddof=ddof).details
    variances = deviations["deviations"] ** 2
    return weighted(variances, variances=variances)
