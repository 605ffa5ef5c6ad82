"""Root assessment: benefits under a root that costs deepen."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.classical.normalisations import minmax
from sitescore.core.classical.parameters import as_flag
from sitescore.core.classical.shares import divided
from sitescore.core.table import Scored, as_table, require_positive, require_shares, scored
from sitescore.core.weigh import weigh


def ram(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, rescaled: bool = False) -> Scored:
    """Root assessment method (RAM).

    Columns are divided by their sums, whatever the direction. With S+ and S- the weighted sums
    where more and where less is better, the score is the (2 + S-)th root of 2 + S+.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, from 0
    weights : (..., criteria), not negative, shares of 1; used as given, and since their sum
        changes ranks, one above 1.5 is refused
    directions : (criteria,) 1 where more is better, -1 where less is
    rescaled : whether to bring the scores to 0 for the last and 1 for the first site, as some
        authors print them; all 1 where all sites are alike

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, ``weighted``, (..., sites, criteria),
        ``benefits`` and ``costs``, (..., sites), S+ and S-, and ``roots``, (..., sites), not
        rescaled.

    Raises
    ------
    ValueError
        If an argument is wrong, or a measurement is below 0.

    References
    ----------
    Sotoudeh-Anvari (2023), "Root Assessment Method (RAM): a novel multi-criteria decision making
    method and its applications in sustainability challenges", *Journal of Cleaner Production*
    423, 138695.

    Examples
    --------
    >>> ram([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.479, 1.408, 1.403])
    """
    x, w, d = as_table(measurements, weights, directions)
    require_shares(w, method="RAM")
    require_positive(x, method="RAM", zero=True)
    shares = divided(x, x.sum(axis=-2, keepdims=True))
    benefits, costs = (weigh(shares, np.where(d == side, w, 0.0)) for side in (1, -1))
    roots = (2 + benefits) ** (1 / (2 + costs))
    return scored(
        minmax(roots[..., None], np.ones(1))(roots[..., None])[..., 0] if as_flag("rescaled", rescaled) else roots,
        normalised=shares,
        weighted=shares * w[..., None, :],
        benefits=benefits,
        costs=costs,
        roots=roots,
    )
