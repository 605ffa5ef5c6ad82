"""Range of value: the middle between a site's least and largest value."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import minmax
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def rov(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """Range of value (ROV).

    The weighted sum of criteria where more is better and that of criteria where less is better,
    of min-max shares, are the ends of a site's range; its score is the middle. So with min-max
    shares it ranks as the weighted sum does, at half its value.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : highest is best, within half the sum of the weights. Details: ``normalised``,
        (..., sites, criteria), ``benefits`` and ``costs``, (..., sites), the paper's u+ and u-.

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Yakowitz, Lane, Szidarovszky (1993), "Multi-attribute decision making: dominance with respect
    to an importance order of the attributes", *Applied Mathematics and Computation* 54(2-3),
    167-181; in this form in Madic, Radovanovic, Manic (2016), "Application of the ROV method for
    the selection of cutting fluids", *Decision Science Letters* 5(2), 245-254.

    Examples
    --------
    >>> rov([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([0.5  , 0.167, 0.125])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = minmax(x, d)
    sides = [np.where(d == side, w, 0.0) for side in (1, -1)]

    def sums(rows: Floats) -> tuple[Floats, ...]:
        shares = share(rows)
        return tuple(weigh(shares, side) for side in sides)

    benefits, costs = by_site(sums, x)
    return scored((benefits + costs) / 2, normalised=lambda: share(x), benefits=benefits, costs=costs)
