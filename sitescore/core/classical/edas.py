"""Evaluation by distance from the average solution."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, reject
from sitescore.core.classical.blocks import by_site, column_sums, ends
from sitescore.core.classical.shares import divided
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def edas(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """EDAS: how far a site is better and how far it is worse than the mean of each criterion.

    Distances are shares of the mean. Where all sites are alike each scores 1.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit; where sites differ, with a mean above 0
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : appraisal within [0, 1], highest is best. Details: ``average``, (..., criteria);
        ``above_average``, ``below_average``, (..., sites, criteria), distances PDA and NDA, above
        meaning better; ``gain``, ``loss``, (..., sites), their normalised sums NSP and NSN.

    Raises
    ------
    ValueError
        If an argument is wrong, or sites differ on a criterion whose mean is not above 0.

    References
    ----------
    Keshavarz Ghorabaee, Zavadskas, Olfat and Turskis (2015), "Multi-Criteria Inventory
    Classification Using a New Method of Evaluation Based on Distance from Average Solution
    (EDAS)", *Informatica* 26(3), 435-451.

    Examples
    --------
    >>> edas([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.217, 0.   ])
    """
    x, w, d = as_table(measurements, weights, directions)
    lowest, highest = ends(x)
    average = lowest + column_sums(lambda rows: rows - lowest, x) / x.shape[-2]
    broken = (average <= 0) & (lowest < highest)
    reject("measurements", "must have a mean above 0 on each criterion for EDAS", average[..., 0, :], broken[..., 0, :])

    def ahead(rows: Floats, side: int) -> Floats:
        return np.maximum(divided((rows - average) * (side * d), average, empty=0), 0)

    gains, losses = by_site(lambda rows: (weigh(ahead(rows, 1), w), weigh(ahead(rows, -1), w)), x)
    gain = divided(gains, gains.max(axis=-1, keepdims=True))
    loss = 1 - divided(losses, losses.max(axis=-1, keepdims=True), empty=0)
    return scored(
        (gain + loss) / 2,
        average=average[..., 0, :],
        above_average=lambda: ahead(x, 1),
        below_average=lambda: ahead(x, -1),
        gain=gain,
        loss=loss,
    )
