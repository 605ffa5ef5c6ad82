"""Weights from differences of attractiveness in words."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.weighting.categories import CATEGORIES, Judged, as_judged, constraints
from sitescore.core.weighting.macbeth_conflict import smallest_conflict
from sitescore.core.weighting.weighted import Weighted, weighted


def macbeth(categories: ArrayLike, *, up_to: ArrayLike | None = None) -> Weighted:
    """Measuring attractiveness by a categorical based evaluation technique (MACBETH).

    Compared are the swings of the criteria from worst to best, and no swing at all. Their values
    are the smallest that put no difference at 0, a difference of category i at i or more, and
    one of a higher category above one of a lower by as many categories as lie between. Where
    that leaves a choice, each value is the middle of its range, one after the other from the
    most attractive swing down.

    Parameters
    ----------
    categories : (criteria + 1, criteria + 1); entry [i, j] says by how much swing i is more
        attractive than swing j: 0 no, 1 very weak, 2 weak, 3 moderate, 4 strong, 5 very strong,
        6 extreme. NaN or None where nothing was said, and the other way round. The last row and
        column stand for no swing. Judgements must order all swings; neighbours are enough.
    up_to : same shape, the last category where the person hesitates between several; 1 up to 6
        for a difference of any size. None, or NaN in an entry, for one category.

    Returns
    -------
    Weighted : details: ``values`` (criteria,), the basic scale, no swing having 0;
        ``differences`` (judgements, 3): better, worse, difference of values. Contradictory
        judgements are an error, so there is no measure of consistency.

    Raises
    ------
    ValueError
        If an entry is wrong, the swings are not ordered by the judgements, or these contradict
        each other; then a smallest set that cannot stand together is named.

    References
    ----------
    Bana e Costa and Vansnick (1994), "MACBETH: An interactive path towards the construction of
    cardinal value functions", *International Transactions in Operational Research* 1(4), 489-500;
    Bana e Costa, De Corte and Vansnick (2012), "MACBETH", *International Journal of Information
    Technology & Decision Making* 11(2), 359-387.

    Examples
    --------
    The first swing is weakly more attractive than the second, and that moderately more than none:

    >>> found = macbeth([[0, 2, None], [None, 0, 3], [None, None, 0]])
    >>> found.details["values"], found.weights
    (array([5., 3.]), array([0.625, 0.375]))
    """
    judged = as_judged(categories, up_to)
    if judged.elements < 2:
        raise ValueError("categories must compare one criterion or more with no swing, got shape (1, 1)")
    conflict = smallest_conflict(judged)
    if conflict.size:
        words = "; ".join(_said(judged, int(row)) for row in conflict)
        raise ValueError(f"categories must not contradict each other, got {words}")
    order = _order(judged)
    values = _basic_scale(judged, order)
    apart = values[judged.better] - values[judged.worse]
    if values.max() <= 0:
        raise ValueError("categories must give one swing a difference from none, got none")
    return weighted(values[:-1], values=values[:-1], differences=np.stack([judged.better, judged.worse, apart], axis=1))


def _said(judged: Judged, row: int) -> str:
    low, high = CATEGORIES[judged.low[row]], CATEGORIES[judged.high[row]]
    size = low if low == high else f"{low} to {high}"
    return f"{judged.better[row]} over {judged.worse[row]} {size}"


def _order(judged: Judged) -> Integers:
    """Elements from the most attractive to no swing, as the judgements order them."""
    n = judged.elements
    least = np.eye(n, dtype=bool)
    least[judged.better, judged.worse] = True
    level = judged.low == 0
    least[judged.worse[level], judged.better[level]] = True
    for over in range(n):
        least |= least[:, [over]] & least[[over]]
    open_pairs = np.argwhere(~(least | least.T))
    if open_pairs.size:
        i, j = open_pairs[0]
        raise ValueError(f"categories must order all swings, got nothing that leads from {i} to {j} or back")
    if not least[:, -1].all():
        at = int(np.argmin(least[:, -1]))
        raise ValueError(f"categories must put no swing last, got it above swing {at}")
    return np.argsort(-least.sum(axis=1), kind="stable")


def _basic_scale(judged: Judged, order: Integers) -> Floats:
    """Values of all elements: the smallest largest one, then the middle of each range, downwards."""
    from scipy.optimize import linprog

    stated = constraints(judged)
    limits = np.zeros((stated.upper.shape[1], 2))
    limits[:, 1] = np.inf
    limits[judged.elements - 1, 1] = 0.0

    def least(goal: Floats) -> float:
        return float(linprog(goal, stated.upper, stated.bound, bounds=limits, method="highs").fun)

    unit = np.eye(len(limits))
    for place, element in enumerate(order[:-1]):
        lowest = least(unit[element])
        limits[element] = lowest if place == 0 else (lowest - least(-unit[element])) / 2
    return np.round(limits[: judged.elements, 0], 9)
