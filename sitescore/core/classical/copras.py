"""Complex proportional assessment."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, reject
from sitescore.core.classical.normalisations import total
from sitescore.core.classical.shares import divided
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def copras(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """COPRAS: what a site gains where more is better, plus a part of all costs inverse to its own.

    The significance is ``Q = S+ + sum(S-) / (S- sum(1 / S-))``, with S+ and S- the weighted sums
    of shares where more and where less is better; without costs it is S+. The score is the
    utility degree, Q as a share of the highest; the paper prints it in per cent.

    Parameters
    ----------
    measurements : (..., sites, criteria) not negative; above 0 on one weighted criterion at least where less is better
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : within [0, 1], 1 for the best, highest is best. Details: ``normalised``,
        (..., sites, criteria); ``gains``, ``costs``, ``significance``, (..., sites): S+, S- and Q.

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative, or a site has no costs where others do.

    References
    ----------
    Zavadskas, Kaklauskas and Sarka (1994), "The New Method of Multicriteria Complex Proportional
    Assessment of Projects", *Technological and Economic Development of Economy* 1(3), 131-139.

    Examples
    --------
    >>> copras([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.422, 0.444])
    """
    x, w, d = as_table(measurements, weights, directions)
    shares = total(x, np.ones_like(d))(x)
    gains, costs = weigh(np.where(d > 0, shares, 0), w), weigh(np.where(d < 0, shares, 0), w)
    significance = gains + _spared(costs)
    return scored(
        divided(significance, significance.max(axis=-1, keepdims=True)),
        None,
        {"gains": ("site",)},
        normalised=shares,
        gains=gains,
        costs=costs,
        significance=significance,
    )


def _spared(costs: Floats) -> Floats:
    """All costs, divided among sites in inverse proportion to their own; 0 where there are none."""
    everything = costs.sum(axis=-1, keepdims=True)
    broken = (costs <= 0) & (everything > 0)
    reject("measurements", "must give every site a cost above 0 for COPRAS", costs, broken)
    inverse = 1 / np.where(everything > 0, costs, 1)
    return np.asarray(everything * inverse / inverse.sum(axis=-1, keepdims=True))
