"""Product of what is gained over product of what is paid."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.normalisations import lengths
from sitescore.core.classical.products import logarithms_of_products, ranks_of_products
from sitescore.core.table import Scored, as_table, require_positive, scored


def full_multiplicative(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    normalisation: Literal["vector"] | None = None,
) -> Scored:
    """Full multiplicative form: the product of benefits over the product of costs.

    A factor in front of a column would change all products alike, so weights are exponents, as
    the paper has it for significance coefficients; with weights of 1 this is its plain form. A
    site that has 0 where more is better scores 0 and is last.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, not negative; above 0 where less is better
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    normalisation : None, measurements as they are, as in the paper; or "vector", each divided by
        the length of its column, which changes all scores by one factor

    Returns
    -------
    Scored : highest is best, in a mixed unit without meaning. Details: ``logarithms``,
        (..., sites), of the scores, which give the ranks, -inf for a score of 0.

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative, or 0 where less is better, or a
        product is too large for its precision.

    References
    ----------
    Brauers, Zavadskas (2010), "Project management by MULTIMOORA as an instrument for transition
    economies", *Technological and Economic Development of Economy* 16(1), 5-24.

    Examples
    --------
    >>> full_multiplicative([[3, 1], [1, 2], [2, 4]], [1, 1], [1, -1]).scores.round(3)
    array([3. , 0.5, 0.5])
    """
    x, w, d = as_table(measurements, weights, directions)
    if normalisation not in (None, "vector"):
        raise ValueError(f"normalisation must be None or vector, got {normalisation!r}")
    require_factors(x, d, method="the full multiplicative form")
    logarithms = logarithms_of_products(lengths(x)(x) if normalisation else x, w * d)
    with np.errstate(over="ignore"):
        products = np.exp(logarithms)
    return scored(products, ranks_of_products(logarithms), logarithms=logarithms)


def require_factors(measurements: Floats, directions: Floats, *, method: str) -> None:
    """Refuse measurements below 0, and at 0 where less is better, which `method` divides by."""
    require_positive(measurements, method=method, zero=True)
    costs = np.where(directions < 0, measurements, 1.0)
    require_positive(costs, method=f"{method} where less is better")
