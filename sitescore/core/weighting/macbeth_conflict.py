"""A smallest set of judged differences that cannot stand together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from sitescore.core.checks import Booleans, Integers
from sitescore.core.weighting.categories import Constraints, Judged, constraints

MISSED = 1e-6


def smallest_conflict(judged: Judged) -> Integers:
    """Find the fewest judgements that no values meet, none if all can be met.

    Differences can contradict each other only around a circle of elements, so no conflict is
    smaller than three judgements around a triangle; these are tried first. Otherwise a set that
    can be met is grown until nothing more fits; what is left out then must be touched by every
    conflict. The smallest set that touches all these is a smallest conflict as soon as it cannot
    be met itself.

    Parameters
    ----------
    judged : differences of attractiveness

    Returns
    -------
    (conflict,) numbers of judgements

    References
    ----------
    Ignatiev, Previti, Liffiton and Marques-Silva (2015), "Smallest MUS Extraction with Minimal
    Hitting Set Dualization", *Principles and Practice of Constraint Programming*, LNCS 9255,
    173-182.

    Examples
    --------
    0 over 1 and 1 over 2 are weak, so 0 over 2 cannot be very weak; 2 over 3 has no part in it:

    >>> from sitescore.core.weighting.categories import as_judged
    >>> smallest_conflict(as_judged(
    ...     [[0, 2, 1, None], [None, 0, 2, None], [None, None, 0, 3], [None, None, None, 0]], None))
    array([0, 1, 2])
    """
    stated = constraints(judged)
    nothing = np.zeros(judged.low.size, dtype=bool)
    if _missed(stated, ~nothing) is not None:
        return np.flatnonzero(nothing)
    for triangle in _triangles(judged):
        if _missed(constraints(judged.only(triangle)), np.ones(3, dtype=bool)) is None:
            return triangle
    left_out: list[Booleans] = []
    while True:
        kept = _smallest_touching(left_out, judged.low.size)
        missed = _missed(stated, kept)
        if missed is None:
            return np.flatnonzero(kept)
        kept = ~missed
        for row in np.flatnonzero(missed):
            kept[row] = True
            kept[row] = _missed(stated, kept) is not None
        left_out.append(~kept)


def _triangles(judged: Judged) -> Iterator[Integers]:
    """Numbers of three judgements between three elements, in increasing order."""
    number = np.full((judged.elements, judged.elements), -1)
    number[judged.better, judged.worse] = number[judged.worse, judged.better] = np.arange(judged.low.size)
    for i, j, k in combinations(range(judged.elements), 3):
        sides = np.sort(number[[i, i, j], [j, k, k]])
        if sides[0] >= 0:
            yield sides


def _missed(stated: Constraints, kept: Booleans) -> Booleans | None:
    """Which judgements are missed by values that meet all `kept` and miss the others least; None if none meet them."""
    from scipy.optimize import linprog

    count = kept.size
    slack = -(stated.of[:, None] == np.flatnonzero(~kept)).astype(np.float64)
    free = stated.upper.shape[1]
    solved = linprog(
        np.concatenate([np.zeros(free), np.ones(slack.shape[1])]),
        np.hstack([stated.upper, slack]),
        stated.bound,
        bounds=[(None, None)] * free + [(0, None)] * slack.shape[1],
        method="highs",
    )
    if solved.x is None:
        return None
    missed = np.zeros(count, dtype=bool)
    missed[~kept] = solved.x[free:] > MISSED
    return missed


def _smallest_touching(sets: list[Booleans], count: int) -> Booleans:
    """Choose the fewest of `count` judgements so that each of `sets` has one of them."""
    if not sets:
        return np.zeros(count, dtype=bool)
    from scipy.optimize import Bounds, LinearConstraint, milp

    touch = LinearConstraint(np.array(sets, dtype=np.float64), 1, np.inf)
    found = milp(np.ones(count), constraints=touch, integrality=np.ones(count), bounds=Bounds(0, 1))
    return np.asarray(found.x > 0.5)
