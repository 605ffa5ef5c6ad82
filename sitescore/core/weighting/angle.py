"""Weights from the angle to a criterion that tells nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.table import require_positive
from sitescore.core.weighting.weighted import Weighted, as_varied_table, over_mean, weighted


def angle(measurements: ArrayLike, directions: ArrayLike | None = None) -> Weighted:
    """Weigh a criterion by the angle between its column and one that is the same for all sites.

    The tangent of that angle is the standard deviation over the mean, which keeps small angles exact.
    Directions do not count; a variant that inverts costs first gives other angles.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit, not negative
    directions : (criteria,) 1 or -1; checked and not used

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight. Details: ``angles``,
        (criteria,) radians from 0 to below pi / 2.

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative, or no two sites differ.

    References
    ----------
    Shuai, Zongzhun, Yongji and Lei (2012), "A new angular method to determine the objective
    weights", *24th Chinese Control and Decision Conference*, IEEE, 3889-3892.

    Examples
    --------
    >>> angle([[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]]).weights.round(4)
    array([0.415 , 0.3612, 0.2227, 0.0012])
    """
    x, _, differs = as_varied_table(measurements, directions)
    require_positive(x, method="angle weights", zero=True)
    angles = np.arctan(over_mean(x, differs).std(axis=0))
    return weighted(angles, angles=angles)
