"""Weights from relative spread."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.table import require_positive
from sitescore.core.weighting.weighted import Weighted, as_degrees_of_freedom, as_varied_table, over_mean, weighted


def coefficient_of_variation(
    measurements: ArrayLike, directions: ArrayLike | None = None, *, ddof: int = 1
) -> Weighted:
    """Weigh a criterion by its standard deviation over its mean.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit, not negative
    directions : (criteria,) 1 or -1; checked and not used
    ddof : taken from the number of sites in the divisor of the deviations; does not change the weights

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight. Details:
        ``coefficients``, (criteria,), not negative.

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative, or no two sites differ.

    References
    ----------
    Shuai, Zongzhun, Yongji and Lei (2012), "A new angular method to determine the objective
    weights", *24th Chinese Control and Decision Conference*, IEEE, 3889-3892, whose comparison
    the example is.

    Examples
    --------
    >>> table = [[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]]
    >>> coefficient_of_variation(table).weights.round(4)
    array([0.4258, 0.361 , 0.2121, 0.0011])
    """
    x, _, differs = as_varied_table(measurements, directions)
    require_positive(x, method="weights from coefficients of variation", zero=True)
    coefficients = over_mean(x, differs).std(axis=0, ddof=as_degrees_of_freedom(ddof, sites=len(x)))
    return weighted(coefficients, coefficients=coefficients)
