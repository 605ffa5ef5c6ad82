"""Weights from Shannon's entropy."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.table import require_positive
from sitescore.core.weighting.weighted import Weighted, as_varied_table, over_mean, weighted


def entropy(measurements: ArrayLike, directions: ArrayLike | None = None) -> Weighted:
    """Weigh a criterion by what its shares fall short of the greatest entropy.

    With shares ``p = x / sum x`` and entropy ``e = -sum p ln p / ln sites``, where 0 ln 0 is 0,
    a criterion weighs ``1 - e``. Directions do not count: the papers take the shares of the
    measurements as they are. ``1 - e`` is summed from the shares' distances from equal ones,
    so that small differences between large measurements still tell.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit, not negative
    directions : (criteria,) 1 or -1; checked and not used

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight. Details: ``shares``,
        (sites, criteria); ``entropies``, ``divergences`` = 1 - entropies, (criteria,).

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative, or no two sites differ.

    References
    ----------
    Shannon (1948), "A Mathematical Theory of Communication", *Bell System Technical Journal*
    27(3), 379-423.

    Zeleny (1982), *Multiple Criteria Decision Making*, McGraw-Hill, 187-195.

    Examples
    --------
    >>> entropy([[3, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]).weights.round(4)
    array([0.1146, 0.1981, 0.4185, 0.2689])
    """
    x, _, differs = as_varied_table(measurements, directions)
    require_positive(x, method="entropy weights", zero=True)
    over = over_mean(x, differs)
    gaps = ((1 + over) * np.log1p(np.where(over > -1, over, 0.0)) - over).mean(axis=0)
    divergences = np.maximum(gaps, 0.0) / np.log(len(x))
    return weighted(divergences, shares=(1 + over) / len(x), entropies=1 - divergences, divergences=divergences)
