"""Weights from levels of significance and points within them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import reject
from sitescore.core.weighting.judgements import LARGEST, as_answers, require_same_length
from sitescore.core.weighting.weighted import Weighted, weighted


def lbwa(levels: ArrayLike, points: ArrayLike, *, elasticity: float | None = None) -> Weighted:
    """Level based weight assessment (LBWA).

    Parameters
    ----------
    levels : (criteria,) whole numbers from 1: on level i the most important criterion is i to
        i + 1 times as important as this one
    points : (criteria,) whole numbers from 0 to the number of criteria on the fullest level,
        higher for the less important of a level; the most important criterion of all stands on
        level 1 with 0 points
    elasticity : above the number of criteria on the fullest level; None for one above it, which
        the paper recommends

    Returns
    -------
    Weighted : details: ``influence`` (criteria,), elasticity / (level * elasticity + points);
        ``elasticity``. Answers cannot contradict each other, so there is no measure of
        consistency.

    Raises
    ------
    ValueError
        If a level, a point or the elasticity is wrong, or no criterion is on level 1 with 0.

    References
    ----------
    Žižović and Pamučar (2019), "New model for determining criteria weights: Level Based Weight
    Assessment (LBWA) model", *Decision Making: Applications in Management and Engineering* 2(2),
    126-137.

    Examples
    --------
    >>> lbwa([1, 1, 2], [0, 2, 1]).weights.round(3)
    array([0.493, 0.296, 0.211])
    """
    level, point = as_answers("levels", levels, least=1), as_answers("points", points)
    require_same_length("points", point, "levels", level)
    fullest = int(np.unique(level, return_counts=True)[1].max())
    reject("levels", "must be whole numbers", level, level % 1 != 0)
    reject("points", "must be whole numbers", point, point % 1 != 0)
    reject("points", f"must be at most {fullest}, the criteria of the fullest level", point, point > fullest)
    if not ((level == 1) & (point == 0)).any():
        raise ValueError("points must be 0 on level 1 for the most important criterion, got none")
    stretch = fullest + 1.0 if elasticity is None else elasticity
    if not fullest < stretch <= LARGEST:
        raise ValueError(f"elasticity must be above {fullest}, the criteria of the fullest level, got {elasticity}")
    influence = stretch / (level * stretch + point)
    return weighted(influence, influence=influence, elasticity=stretch)
