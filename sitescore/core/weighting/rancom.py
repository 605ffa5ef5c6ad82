"""RANCOM: weights from who is more important than whom."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject
from sitescore.core.weighting.weighted import Weighted, weighted


def rancom(pairwise: ArrayLike) -> Weighted:
    """Ranking comparison: a criterion weighs by the comparisons it wins, a draw being half a win.

    Parameters
    ----------
    pairwise : (criteria, criteria) 1 where the criterion of the row is more important than
        that of the column, 0.5 where they are equally so, 0 where it is less; 0.5 on the diagonal

    Returns
    -------
    Weighted : none is 0, as every criterion draws with itself. Details: ``wins``, (criteria,).

    Raises
    ------
    ValueError
        If the judgements are not a square of 0, 0.5 and 1, or contradict each other.

    References
    ----------
    Wieckowski, Kizielewicz, Shekhovtsov and Salabun (2023), "RANCOM: A novel approach to
    identifying criteria relevance based on inaccuracy expert judgments", *Engineering
    Applications of Artificial Intelligence* 122, 106114.

    Examples
    --------
    >>> rancom([[0.5, 1, 1], [0, 0.5, 0.5], [0, 0.5, 0.5]]).weights.round(4)
    array([0.5556, 0.2222, 0.2222])
    """
    judged = _as_comparisons(pairwise)
    wins = judged.sum(axis=1)
    return weighted(wins, wins=wins)


def _as_comparisons(pairwise: ArrayLike) -> Floats:
    judged = as_floats("pairwise", pairwise)
    if judged.ndim != 2 or judged.shape[0] != judged.shape[1] or judged.size == 0:
        raise ValueError(f"pairwise must have shape (criteria, criteria), got {judged.shape}")
    reject("pairwise", "must be 0, 0.5 or 1", judged, ~np.isin(judged, (0.0, 0.5, 1.0)))
    reject("pairwise", "must be 1 less the entry across the diagonal, 0.5 on it", judged, judged + judged.T != 1)
    return judged
