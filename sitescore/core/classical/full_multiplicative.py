"""Product of what is gained over product of what is paid."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.ranking import ranks
from sitescore.core.table import Scored, as_table, require_positive, scored
from sitescore.core.weigh import weigh


def full_multiplicative(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """Full multiplicative form: the product of benefits over the product of costs.

    A factor in front of a column would change all products alike, so weights are exponents, as
    the paper has it for significance coefficients; with weights of 1 this is its plain form.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, above 0
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : highest is best, in a mixed unit without meaning. Details: ``logarithms``,
        (..., sites), of the scores, which give the ranks.

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is not above 0, or a product is too large for
        its precision.

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
    require_positive(x, method="the full multiplicative form")
    logarithms = logarithms_of_products(x, w, d)
    with np.errstate(over="ignore"):
        products = np.exp(logarithms)
    return scored(products, ranks(logarithms), logarithms=logarithms)


def logarithms_of_products(measurements: Floats, weights: Floats, directions: Floats) -> Floats:
    """Give the logarithms, (..., sites), of what measurements above 0 score, which have room for any product.

    >>> logarithms_of_products(np.array([[1.0, 2.0], [4.0, 2.0]]), np.array([0.5, 1.0]), np.array([1.0, -1.0])).round(3)
    array([-0.693,  0.   ])
    """
    return weigh(np.log(measurements), weights * directions)
