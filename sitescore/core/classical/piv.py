"""Proximity to the best of each criterion."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import lengths, turned_ends
from sitescore.core.classical.shares import Scale
from sitescore.core.table import Scored, as_table, scored


def piv(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """Proximity indexed value (PIV): the sum of weighted distances from the best of each column.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : overall proximity, lowest is best, 0 for a site best in all. Details:
        ``normalised`` by the length of the column, ``weighted`` and ``proximity``,
        (..., sites, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Mufazzal, Muzakkir (2018), "A new multi-criterion decision making (MCDM) method based on
    proximity indexed value for minimizing rank reversals", *Computers & Industrial Engineering*
    119, 427-438.

    Examples
    --------
    >>> piv([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([0.   , 0.376, 0.461])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = lengths(x)
    low, high = turned_ends(share, x)
    best = np.where(d > 0, high, low) * w[..., None, :]

    def weighted(rows: Floats) -> Floats:
        return np.asarray(share(rows) * w[..., None, :])

    def proximity(rows: Floats) -> Floats:
        return np.abs(best - weighted(rows))

    (sums,) = by_site(lambda rows: (proximity(rows).sum(axis=-1),), x)
    tables: dict[str, Scale] = {"normalised": share, "weighted": weighted, "proximity": proximity}
    return scored(sums, **{name: partial(table, x) for name, table in tables.items()})
