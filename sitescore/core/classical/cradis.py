"""Compromise ranking of alternatives from distance to the ideal solution."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import scale, turned_ends
from sitescore.core.classical.shares import divided
from sitescore.core.table import Scored, as_table, scored


def cradis(
    measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, normalisation: str = "linear"
) -> Scored:
    """CRADIS: deviations from the highest and the lowest weighted figure of the whole table.

    Deviations are added over criteria and set against those of an optimal site, which has the best
    figure in each column. Criteria of weight 0 are left out: their column of zeros would
    otherwise be the lowest figure.

    Parameters
    ----------
    measurements : (..., sites, criteria) not negative; above 0 where less is better
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    normalisation : name in `NORMALISATIONS`

    Returns
    -------
    Scored : mean of two utilities within [0, 1], highest is best. Details: ``normalised``,
        ``weighted``, (..., sites, criteria); ``to_ideal``, ``from_anti_ideal``,
        ``utility_to_ideal``, ``utility_from_anti_ideal``, (..., sites): S+, S-, K+ and K-.

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Puška, Stević and Pamučar (2022), "Evaluation and Selection of Healthcare Waste Incinerators
    Using Extended Sustainability Criteria and Multi-Criteria Analysis Methods", *Environment,
    Development and Sustainability* 24, 11195-11225.

    Examples
    --------
    >>> cradis([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.111, 0.139])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = scale(normalisation, x, d)
    counts = w[..., None, :] > 0
    low, high = (end * w[..., None, :] for end in turned_ends(share, x))
    lowest = np.where(counts, low, np.inf).min(axis=(-2, -1), keepdims=True)
    highest = np.where(counts, high, -np.inf).max(axis=(-2, -1), keepdims=True)

    def distances(weighted: Floats) -> tuple[Floats, ...]:
        short, ahead = np.where(counts, highest - weighted, 0), np.where(counts, weighted - lowest, 0)
        return short.sum(axis=-1), ahead.sum(axis=-1)

    to_ideal, from_anti_ideal = by_site(lambda rows: distances(share(rows) * w[..., None, :]), x)
    least, most = distances(high)
    first = divided(least, to_ideal)
    second = divided(from_anti_ideal, most)
    return scored(
        (first + second) / 2,
        normalised=lambda: share(x),
        weighted=lambda: share(x) * w[..., None, :],
        to_ideal=to_ideal,
        from_anti_ideal=from_anti_ideal,
        utility_to_ideal=first,
        utility_from_anti_ideal=second,
    )
