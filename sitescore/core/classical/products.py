"""Products of powers by their logarithms, which have room for any product."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.table_method import ranked
from sitescore.core.weigh import weigh, weighted_zeros


def logarithms_of_products(factors: Floats, exponents: Floats) -> Floats:
    """Give the logarithm of each site's product of powers, -inf where the product is 0.

    Parameters
    ----------
    factors : (..., sites, criteria) from 0; above 0 where the exponent is below
    exponents : (..., criteria)

    Returns
    -------
    (..., sites)

    Examples
    --------
    >>> logarithms_of_products(np.array([[1.0, 2.0], [0.0, 2.0]]), np.array([0.5, -1.0])).round(3)
    array([-0.693,   -inf])
    """
    none = weighted_zeros(factors, np.maximum(exponents, 0))
    return np.where(none, -np.inf, weigh(np.log(np.where(factors > 0, factors, 1)), exponents))


def ranks_of_products(logarithms: Floats) -> Integers:
    """Rank products, (..., sites), by their `logarithms`, the largest first; those of 0 share the last place.

    Examples
    --------
    >>> ranks_of_products(np.array([-400.0, -np.inf, -500.0, -np.inf]))
    array([1, 3, 2, 3])
    """
    known = np.isfinite(logarithms)
    lowest = np.where(known, logarithms, np.inf).min(axis=-1, keepdims=True, initial=0)
    span = np.abs(np.where(known, logarithms, 0)).max(axis=-1, keepdims=True) + 1
    return ranked(np.where(known, logarithms, lowest - span))
