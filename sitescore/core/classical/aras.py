"""Additive ratio assessment."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, reject
from sitescore.core.classical.blocks import ends
from sitescore.core.classical.normalisations import scale
from sitescore.core.classical.parameters import per_criterion
from sitescore.core.classical.shares import weighted_sums
from sitescore.core.table import Scored, as_table, scored


def aras(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    optimal: ArrayLike | None = None,
    normalisation: str = "sum",
) -> Scored:
    """ARAS: the weighted sum of each site as a share of that of an optimal site.

    The optimal site is a row of the table when it is normalised, as in the paper; some programs
    leave it out of the sums, which changes scores and can change ranks.

    Parameters
    ----------
    measurements : (..., sites, criteria) not negative; above 0 where less is better
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    optimal : (criteria,) the optimal measurement of each criterion, above 0, in its unit; None for
        the best measurement of any site
    normalisation : name in `NORMALISATIONS`

    Returns
    -------
    Scored : utility, 1 for a site as good as the optimal one, highest is best. Details:
        ``normalised``, (..., sites + 1, criteria), and ``optimality``, (..., sites + 1), both with
        the optimal site last.

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Zavadskas and Turskis (2010), "A New Additive Ratio Assessment (ARAS) Method in Multicriteria
    Decision-Making", *Technological and Economic Development of Economy* 16(2), 159-172.

    Examples
    --------
    >>> aras([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.42 , 0.449])
    """
    x, w, d = as_table(measurements, weights, directions)
    table = np.concatenate([x, _optimal_row(x, d, optimal)], axis=-2)
    share = scale(normalisation, table, d)
    optimality = weighted_sums(share, table, w)
    return scored(
        optimality[..., :-1] / optimality[..., -1:],
        None,
        {"normalised": ("site_and_optimal", "criterion")},
        normalised=lambda: share(table),
        optimality=optimality,
    )


def _optimal_row(measurements: Floats, directions: Floats, optimal: ArrayLike | None) -> Floats:
    if optimal is None:
        lowest, highest = ends(measurements)
        return np.asarray(np.where(directions > 0, highest, lowest))
    given = per_criterion("optimal", optimal, measurements)
    reject("optimal", "must be above 0", given, given <= 0)
    return np.broadcast_to(given, (*measurements.shape[:-2], 1, given.size))
