"""Logarithm methodology of additive weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site, column_sums
from sitescore.core.classical.normalisations import linear
from sitescore.core.table import Scored, as_table, require_shares, scored


def lmaw(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """LMAW: a sum of curves of each measurement's share of its column's logarithms.

    Standardised measurements are ``1 + x / max``, or ``1 + min / x`` where less is better; the
    share of one's logarithm in that of the column's product is phi, and a criterion adds
    ``2 phi^w / ((2 - phi)^w + phi^w)``. Criteria of weight 0, which would add 1 to every site,
    are left out. The paper's Bonferroni means over experts, of weights and of ratings, are not
    part of the ranking.

    Parameters
    ----------
    measurements : (..., sites, criteria) not negative; above 0 where less is better
    weights : (..., criteria), not negative, shares of 1; used as given, and since their sum
        changes ranks, one above 1.5 is refused
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : highest is best. Details: ``standardised``, ``shares``, ``weighted``,
        (..., sites, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative, or is 0 where less is better.

    References
    ----------
    Pamučar, Žižović, Biswas and Božanić (2021), "A New Logarithm Methodology of Additive Weights
    (LMAW) for Multi-Criteria Decision-Making: Application in Logistics", *Facta Universitatis,
    Series: Mechanical Engineering* 19(3), 361-380.

    Examples
    --------
    >>> lmaw([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.457, 1.09 , 1.091])
    """
    x, w, d = as_table(measurements, weights, directions)
    require_shares(w, method="LMAW")
    ratio = linear(x, d)
    whole = column_sums(lambda rows: np.log(1 + ratio(rows)), x)
    powers = w[..., None, :]

    def shares(rows: Floats) -> Floats:
        return np.asarray(np.log(1 + ratio(rows)) / whole)

    def weighted(rows: Floats) -> Floats:
        share = shares(rows)
        rising = share**powers
        return np.where(powers > 0, 2 * rising / ((2 - share) ** powers + rising), 0)

    (sums,) = by_site(lambda rows: (weighted(rows).sum(axis=-1),), x)
    return scored(sums, standardised=lambda: 1 + ratio(x), shares=lambda: shares(x), weighted=lambda: weighted(x))
