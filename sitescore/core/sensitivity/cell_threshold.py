"""The value in one cell at which two sites tie."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_vector, as_weights


def cell_thresholds(values: ArrayLike, weights: ArrayLike, gap: float, *, effect: ArrayLike | None = None) -> Floats:
    """Find for each criterion the value a site needs there, and nowhere else, to gain `gap`.

    Parameters
    ----------
    values : (criteria,) the site's values in [0, 1]
    weights : (criteria,), not negative, summing to 1
    gap : score to gain, or to lose where negative, as a share of 1
    effect : (criteria,), optional
        Share of a change that counts, not negative; 1 if left out. Less where another
        site's value follows the change.

    Returns
    -------
    (criteria,) : values in [0, 1]; NaN where even the best (worst) value is not enough or
        the criterion has no weight

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong.

    References
    ----------
    Triantaphyllou and Sánchez (1997), *Decision Sciences* 28(1), 151-194, sec. 4: thresholds of
    the data, here of values and so free of their scale.

    Examples
    --------
    >>> cell_thresholds([0.5, 0.9], [0.5, 0.5], 0.1)
    array([0.7, nan])
    """
    v = as_values(as_vector("values", values)[None])[0]
    w = as_weights(weights, criteria=v.size)
    return thresholds(v, w if effect is None else w * as_vector("effect", effect), gap)


def thresholds(values: Floats, strengths: Floats, gap: float) -> Floats:
    """Give the value each cell needs, where a point of value counts as much as its strength."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        needed = values + gap / strengths
    return np.where((needed >= 0) & (needed <= 1), needed, np.nan)
