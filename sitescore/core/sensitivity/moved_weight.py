"""How many points of weight must move before two sites tie."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_vector, as_weights

ROUNDING = 1e-12
"""A gap or a lead that differs by less from none, or from the others', is none."""


def moved_weight(lead: ArrayLike, weights: ArrayLike) -> Floats:
    """Find the smallest change of weights under which a leading site ties with a rival.

    The cheapest point of weight to move goes from the criterion where the leader is
    furthest ahead to the one where it is furthest behind, so taking greedily from the
    largest leads is exact; it is the solution of the linear program.

    Parameters
    ----------
    lead : (criteria,) values of the leader less values of the rival, each in [-1, 1]
    weights : (criteria,), not negative, summing to 1

    Returns
    -------
    (criteria,) : what is added to each weight; sums to 0, and the half of its absolute sum
        is the weight moved. All 0 where the two tie already; NaN where no weights make
        them tie, because the leader is ahead on every criterion.

    Raises
    ------
    ValueError
        If a shape or a sum is wrong, or the leader does not lead.

    References
    ----------
    The l1 distance to the half-space ``w . lead <= 0`` on the simplex; compare Triantaphyllou
    and Sánchez (1997), *Decision Sciences* 28(1), 151-194, who move one weight at a time.

    Examples
    --------
    >>> moved_weight([0.5, 0.1, -0.3], [0.5, 0.3, 0.2])
    array([-0.275,  0.   ,  0.275])
    """
    d = as_vector("lead", lead)
    w = as_weights(weights, criteria=d.size)
    gap = float(w @ d)
    if gap < 0:
        raise ValueError(f"lead must not be negative under these weights, got {gap}")
    change = np.zeros_like(w)
    if gap == 0:
        return change
    if d.min() > 0:
        return np.full_like(w, np.nan)
    to = int(d.argmin())
    for criterion, points in greedy(d.tolist(), w.tolist(), gap):
        change[criterion] -= points
        change[to] += points
    return change


def greedy(lead: list[float], weights: list[float], gap: float) -> list[tuple[int, float]]:
    """Give how much to take from which criteria until the gap is closed; it all goes to the least lead."""
    least, start = min(lead), gap
    taken = []
    for criterion in sorted(range(len(lead)), key=lead.__getitem__, reverse=True):
        gain = lead[criterion] - least
        if gap <= ROUNDING * start or gain <= ROUNDING:
            break
        points = min(weights[criterion], gap / gain)
        taken.append((criterion, points))
        gap -= points * gain
    return taken
