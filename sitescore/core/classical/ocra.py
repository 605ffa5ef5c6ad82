"""Operational competitiveness: what a site saves and yields against the least."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.table import Scored, as_table, require_positive, scored
from sitescore.core.weigh import weigh


def ocra(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """Operational competitiveness rating (OCRA).

    Where less is better a site is rated by (max - x) / min, where more is by (x - min) / min,
    and each of the two weighted sums is counted from its least. This is the form with one
    divisor, the least of the column, that users of the method print.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, above 0
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : highest is best, 0 for the last site. Details: ``ratings``,
        (..., sites, criteria), unweighted; ``inputs`` and ``outputs``, (..., sites), the sums
        where less and where more is better, each counted from its least.

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is not above 0, or those of a criterion lie so far
        apart that their ratio is too large for its precision.

    References
    ----------
    Parkan (1994), "Operational competitiveness ratings of production units", *Managerial and
    Decision Economics* 15(3), 201-221; as in Madic, Petkovic, Radovanovic (2015), "Selection of
    non-conventional machining processes using the OCRA method", *Serbian Journal of Management*
    10(1), 61-73.

    Examples
    --------
    >>> ocra([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores
    array([2. , 0.5, 0. ])
    """
    x, w, d = as_table(measurements, weights, directions)
    require_positive(x, method="OCRA")
    low, high = x.min(axis=-2, keepdims=True), x.max(axis=-2, keepdims=True)
    with np.errstate(over="ignore", invalid="ignore"):
        ratings = np.where(d > 0, x - low, high - x) / low
        inputs, outputs = (weigh(ratings, np.where(d == side, w, 0.0)) for side in (-1, 1))
        inputs -= inputs.min(axis=-1, keepdims=True)
        outputs -= outputs.min(axis=-1, keepdims=True)
        both = inputs + outputs
    return scored(both - both.min(axis=-1, keepdims=True), ratings=ratings, inputs=inputs, outputs=outputs)
