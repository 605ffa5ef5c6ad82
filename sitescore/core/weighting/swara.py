"""Weights by step-wise assessment from the most to the least important criterion."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import as_floats
from sitescore.core.weighting.judgements import as_answers, as_order
from sitescore.core.weighting.weighted import Weighted, weighted


def swara(order: ArrayLike, steps: ArrayLike) -> Weighted:
    """Step-wise weight assessment ratio analysis (SWARA).

    Parameters
    ----------
    order : (criteria,) numbers of the criteria from 0, the most important first
    steps : (criteria - 1,) not negative, in that order: by how much each criterion is more
        important than the next, 0.15 being 15 %. Or (criteria,) as papers print them, with a 0
        for the first criterion in front

    Returns
    -------
    Weighted : details, in the order of importance: ``coefficient`` (criteria,), 1 + step, and
        ``recalculated`` (criteria,), weights before they are scaled. Steps cannot contradict
        each other, so there is no measure of consistency.

    Raises
    ------
    ValueError
        If the order misses or repeats a criterion, or a step is wrong.

    References
    ----------
    Keršulienė, Zavadskas and Turskis (2010), "Selection of rational dispute resolution method by
    applying new step-wise weight assessment ratio analysis (SWARA)", *Journal of Business
    Economics and Management* 11(2), 243-258.

    Examples
    --------
    >>> swara([1, 0, 2], [0.25, 1.0]).weights.round(3)
    array([0.364, 0.455, 0.182])
    """
    places = as_order("order", order)
    given = as_floats("steps", steps)
    if given.shape == places.shape and given[0] == 0:
        given = given[1:]
    if given.shape != (places.size - 1,):
        raise ValueError(
            f"steps must have shape ({places.size - 1},), one less than order, or one more with a 0 in front, "
            f"got {np.shape(steps)}"
        )
    more = as_answers("steps", given) if given.size else given
    coefficient = np.concatenate([[1.0], 1 + more])
    recalculated = np.exp(-np.cumsum(np.log(coefficient)))
    weights = np.empty(places.size)
    weights[places] = recalculated
    return weighted(weights, coefficient=coefficient, recalculated=recalculated)
