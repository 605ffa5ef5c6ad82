"""Weighted sum of normalised measurements."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.classical.normalisations import scale
from sitescore.core.classical.shares import weighted_sums
from sitescore.core.table import Scored, as_table, scored


def wsm(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, normalisation: str = "minmax") -> Scored:
    """Weighted sum model, also called simple additive weighting.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    normalisation : name in `NORMALISATIONS`

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, ``weighted``, (..., sites, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Fishburn (1967), "Additive Utilities with Incomplete Product Sets: Application to Priorities
    and Assignments", *Operations Research* 15(3), 537-542.

    Examples
    --------
    >>> wsm([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.333, 0.25 ])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = scale(normalisation, x, d)
    return scored(weighted_sums(share, x, w), normalised=lambda: share(x), weighted=lambda: share(x) * w[..., None, :])
