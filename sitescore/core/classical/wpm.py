"""Weighted product of normalised measurements."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, reject
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import scale, turned_ends
from sitescore.core.classical.products import logarithms_of_products, ranks_of_products
from sitescore.core.classical.shares import Scale
from sitescore.core.table import Scored, as_table, scored


def wpm(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, normalisation: str = "linear") -> Scored:
    """Weighted product model: the product of normalised measurements, each to the power of its weight.

    The product is free of units, so ratios need no normalisation to rank; ``linear`` (the form
    of WASPAS) and ``sum`` give the same ranks and scores that differ by a factor. A site that
    has 0 where more is better scores 0. Ranks follow from logarithms, so that products too small to
    tell apart, as of weights in percent, keep their order.

    Parameters
    ----------
    measurements : (..., sites, criteria) not negative; above 0 where less is better
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    normalisation : name in `NORMALISATIONS`

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, ``powers``, (..., sites, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements or makes one
        negative.

    References
    ----------
    Miller and Starr (1969), *Executive Decisions and Operations Research*, 2nd edition,
    Prentice-Hall; Bridgman (1922), *Dimensional Analysis*, Yale University Press.

    Examples
    --------
    >>> wpm([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.408, 0.408])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = scale(normalisation, x, d)
    require_shares_from_0(share, x, method="WPM")

    def product_and_logarithm(rows: Floats) -> tuple[Floats, ...]:
        shares = share(rows)
        return raised(shares, w).prod(axis=-1), logarithms_of_products(shares, w)

    products, logarithms = by_site(product_and_logarithm, x)
    places = ranks_of_products(logarithms)
    return scored(products, places, normalised=lambda: share(x), powers=lambda: raised(share(x), w))


def require_shares_from_0(share: Scale, measurements: Floats, *, method: str) -> None:
    """Refuse measurements that are negative once normalised, which `method` takes powers of."""
    if turned_ends(share, measurements)[0].min() < 0:
        shares = share(measurements)
        reject("measurements", f"must not be negative for {method} when normalised", shares, shares < 0)


def raised(shares: Floats, weights: Floats) -> Floats:
    """Raise normalised measurements, (..., sites, criteria), to their weights."""
    return np.asarray(shares ** weights[..., None, :])
