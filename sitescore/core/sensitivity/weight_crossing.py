"""The weight of one criterion at which two sites tie."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_vector, as_weights


def weight_crossing(lead: ArrayLike, weights: ArrayLike) -> Floats:
    """Find for each criterion the weight at which a leader and a rival tie.

    One weight moves and the others keep their proportions and fill up the rest, so the
    difference of the two scores is a straight line in the moving weight.

    Parameters
    ----------
    lead : (criteria,) values of the leader less values of the rival, each in [-1, 1]
    weights : (criteria,), not negative, summing to 1

    Returns
    -------
    (criteria,) : weight in [0, 1] at which they tie; NaN where no weight of that criterion
        makes them tie, or there is no other. Other weights that are all 0 count as equal once they move.

    Raises
    ------
    ValueError
        If a shape or a sum is wrong.

    References
    ----------
    Triantaphyllou and Sánchez (1997), "A Sensitivity Analysis Approach for Some
    Deterministic Multi-Criteria Decision-Making Methods", *Decision Sciences* 28(1),
    151-194; the same line, in final weights instead of changes before renormalising.

    Examples
    --------
    >>> weight_crossing([0.5, 0.1, -0.3], [0.5, 0.3, 0.2])
    array([0.10714286,        nan, 0.53846154])
    """
    d = as_vector("lead", lead)
    w = as_weights(weights, criteria=d.size)
    if d.size == 1:
        return np.full(1, np.nan)
    others = 1 - w
    alone = others <= 0
    rest = np.where(alone, (d.sum() - d) / max(d.size - 1, 1), (w @ d - w * d) / np.where(alone, 1, others))
    slope = d - rest
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = np.where(slope != 0, -rest / slope, np.nan)
    return np.where((crossing >= 0) & (crossing <= 1), crossing, np.nan)
