"""Distances from every ideal, the best to the worst, and from the average."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import blocks
from sitescore.core.classical.normalisations import lengths
from sitescore.core.classical.shares import divided
from sitescore.core.table import Scored, as_table, require_shares, scored


def probid(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """Preference ranking on the basis of ideal-average distance (PROBID).

    The k-th ideal has the k-th best of every weighted column. Distances from the better half of
    the ideals, the k-th counting 1/k, make a site's positive distance P; distances from the
    worse half, the k-th from the end counting 1/k, its negative distance N. The middle ideal,
    for an even number m of sites the m/2-th, is in both. The score is 1 / (1 + (P/N)^2) plus
    the distance from the average site. Since that last distance rewards being unlike the
    average in any way, a site can come behind one that it dominates. Each site is compared
    with each ideal, which takes time with the square of the sites.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative, shares of 1; used as given, and since their sum
        changes ranks, one above 1.5 is refused
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : highest is best; P/N counts as 1 where both are 0, which is when all sites are
        alike. Details: ``normalised`` by the length of the column, ``weighted``, ``ideals``,
        (..., sites, criteria), the best first; ``positive``, ``negative`` and ``from_average``,
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
    >>> probid([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.17 , 0.53 , 0.398])
    """
    x, w, d = as_table(measurements, weights, directions)
    require_shares(w, method="PROBID")
    shares = lengths(x)(x)
    weighted = shares * w[..., None, :]
    ideals = ideals_in_order(weighted, d)
    sites = x.shape[-2]
    middle = (sites + 1) // 2
    counts = np.zeros((sites, 2), dtype=x.dtype)
    counts[:middle, 0] = 1 / np.arange(1, middle + 1)
    counts[middle - 1 :, 1] = 1 / np.arange(sites - middle + 1, 0, -1)
    positive, negative = np.moveaxis(sums_of_distances(weighted, ideals, counts), -1, 0)
    from_average = np.sqrt(((weighted - weighted.mean(axis=-2, keepdims=True)) ** 2).sum(axis=-1))
    closeness = np.where(positive + negative > 0, divided(negative**2, positive**2 + negative**2), 0.5)
    return scored(
        closeness + from_average,
        normalised=shares,
        weighted=weighted,
        ideals=ideals,
        positive=positive,
        negative=negative,
        from_average=from_average,
    )


def ideals_in_order(weighted: Floats, directions: Floats) -> Floats:
    """Give the ideals, (..., sites, criteria): the k-th row has the k-th best of every column.

    >>> ideals_in_order(np.array([[1.0, 5.0], [3.0, 9.0]]), np.array([1.0, -1.0]))
    array([[3., 5.],
           [1., 9.]])
    """
    return -np.sort(-weighted * directions, axis=-2) * directions


def sums_of_distances(weighted: Floats, ideals: Floats, counts: Floats) -> Floats:
    """Give sums of each site's Euclidean distances from the ideals, the k-th counting ``counts[k]``.

    Parameters
    ----------
    weighted, ideals : (..., sites, criteria)
    counts : (sites, sums), not negative; ideals that count nowhere are passed over

    Returns
    -------
    (..., sites, sums)
    """
    used = np.flatnonzero(counts.any(axis=1))
    total = np.zeros((*weighted.shape[:-1], counts.shape[1]), dtype=weighted.dtype)
    for block in blocks(used.size, entries=weighted[..., 0].size):
        squares = np.zeros((*weighted.shape[:-1], used[block].size), dtype=weighted.dtype)
        for criterion in range(weighted.shape[-1]):
            own, ideal = weighted[..., criterion], ideals[..., used[block], criterion]
            squares += (own[..., :, None] - ideal[..., None, :]) ** 2
        total += np.sqrt(squares) @ counts[used[block]]
    return total
