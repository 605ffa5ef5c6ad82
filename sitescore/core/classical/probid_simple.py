"""Distances from the best and the worst quarter of ideals."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.normalisations import lengths
from sitescore.core.classical.probid import ideals_in_order, sums_of_distances
from sitescore.core.classical.shares import divided
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.table_method import ranked


def probid_simple(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """Simplified PROBID (sPROBID).

    The k-th ideal has the k-th best of every weighted column. Distances from the best quarter
    of the ideals, the k-th counting 1/k, make a site's positive distance P; distances from the
    worst quarter, the k-th from the end counting 1/k, its negative distance N. A quarter is
    rounded down, to one ideal at least. The score is N / P. With two ideals or more in a
    quarter, a site can come behind one that it dominates.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : highest is best. The ratio counts as 1 where all sites are alike; that of a site
        best in all has no end where a quarter is one ideal, and is given as the largest number
        of the precision. Details: ``normalised`` by the length of the column, ``weighted``,
        ``ideals``, (..., sites, criteria), the best first; ``positive`` and ``negative``,
        (..., sites).

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Wang, Rangaiah, Wang (2021), "Preference ranking on the basis of ideal-average distance
    method for multi-criteria decision-making", *Industrial & Engineering Chemistry Research*
    60(30), 11216-11230.

    Examples
    --------
    >>> probid_simple([[3, 3], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([3.047, 0.695, 0.584])
    """
    x, w, d = as_table(measurements, weights, directions)
    shares = lengths(x)(x)
    weighted = shares * w[..., None, :]
    ideals = ideals_in_order(weighted, d)
    quarter = max(1, x.shape[-2] // 4)
    counts = np.zeros((x.shape[-2], 2), dtype=x.dtype)
    counts[:quarter, 0] = 1 / np.arange(1, quarter + 1)
    counts[-quarter:, 1] = 1 / np.arange(quarter, 0, -1)
    positive, negative = np.moveaxis(sums_of_distances(weighted, ideals, counts), -1, 0)
    return scored(
        _ratio(negative, positive),
        ranked(divided(negative, negative + positive)),
        normalised=shares,
        weighted=weighted,
        ideals=ideals,
        positive=positive,
        negative=negative,
    )


def _ratio(over: Floats, under: Floats) -> Floats:
    endless = (under == 0) & (over > 0)
    return np.where(endless, np.finfo(over.dtype).max, divided(over, under))
