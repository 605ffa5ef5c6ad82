"""The exact share of all weights that put a site first, as volumes instead of draws."""

from __future__ import annotations

from math import factorial

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values
from sitescore.core.ranking import TIE_DECIMALS
from sitescore.core.sensitivity.dominance import pareto_front
from sitescore.records import dataclass

MOST_CRITERIA = 6
THINNEST = 1e-9


@dataclass(frozen=True, eq=False)
class ExactAcceptability:
    """First places over all weights.

    Attributes
    ----------
    first : (sites,) share of the weights that put the site first; sums to 1
    central_weights : (sites, criteria) mean of those weights; NaN where there are none
    """

    first: Floats
    central_weights: Floats


def exact_acceptability(values: ArrayLike) -> ExactAcceptability:
    """Find the exact first-rank acceptability and central weights when all weights are equally likely.

    The weights that put a site first form a polytope in the simplex: its corners come from
    an intersection of half-spaces, its volume and centroid from a hull of the corners.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better; 6 criteria at most, as the work
        grows steeply with their number

    Returns
    -------
    ExactAcceptability : twins, with values alike to 12 decimals, share their first places
        equally. A site whose weights form a polytope thinner than 1e-9 counts as never first.

    Raises
    ------
    ValueError
        If a shape or a range is wrong, or there are more than 6 criteria.

    References
    ----------
    Lahdelma and Salminen (2001), "SMAA-2: stochastic multicriteria acceptability analysis for
    group decision making", *Operations Research* 49(3), 444-454: the definitions.
    Barber, Dobkin and Huhdanpaa (1996), "The Quickhull algorithm for convex hulls", *ACM
    Transactions on Mathematical Software* 22(4), 469-483: the volumes.

    Examples
    --------
    >>> found = exact_acceptability([[0.9, 0.1], [0.1, 0.9], [0.7, 0.7]])
    >>> found.first.round(9)
    array([0.25, 0.25, 0.5 ])
    >>> found.central_weights.round(9)
    array([[0.875, 0.125],
           [0.125, 0.875],
           [0.5  , 0.5  ]])
    """
    matrix = as_values(values).astype(np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"values must have shape (sites, criteria), got {matrix.shape}")
    if matrix.shape[1] > MOST_CRITERIA:
        raise ValueError(f"values must have at most {MOST_CRITERIA} criteria for exact volumes, got {matrix.shape[1]}")
    kinds, kind, twins = np.unique(
        np.round(matrix, TIE_DECIMALS) + 0.0, axis=0, return_inverse=True, return_counts=True
    )
    front = np.flatnonzero(pareto_front(kinds))
    first, central = np.zeros(len(kinds)), np.full(kinds.shape, np.nan)
    for place, site in enumerate(front):
        rivals = kinds[np.delete(front, place)]
        first[site], central[site] = _region(kinds[site] - rivals)
    kind = kind.reshape(-1)
    return ExactAcceptability((first / twins)[kind], central[kind])


def _region(lead: Floats) -> tuple[float, Floats]:
    """Measure the weights at which no entry of ``lead @ w`` is negative: their share of all and their mean."""
    free = lead.shape[1] - 1
    if free == 0:
        return 1.0, np.ones(1)
    # The last weight is 1 less the others; rows are (a, b) with a . w + b <= 0.
    slopes = lead[:, free:] - lead[:, :free]
    sides = np.vstack(
        [
            np.column_stack([slopes, -lead[:, free]]),
            np.column_stack([-np.eye(free), np.zeros(free)]),
            np.append(np.ones(free), -1.0),
        ]
    )
    volume, centre = _interval(sides) if free == 1 else _polytope(sides)
    if volume <= 0:
        return 0.0, np.full(free + 1, np.nan)
    return volume * factorial(free), np.append(centre, 1 - centre.sum())


def _interval(sides: Floats) -> tuple[float, Floats]:
    slope, level = sides[:, 0], sides[:, 1]
    if (level[slope == 0] > 0).any():
        return 0.0, np.full(1, np.nan)
    low = (-level[slope < 0] / slope[slope < 0]).max()
    high = (-level[slope > 0] / slope[slope > 0]).min()
    length = float(high - low)
    return (length if length > 2 * THINNEST else 0.0), np.array([(low + high) / 2])


def _polytope(sides: Floats) -> tuple[float, Floats]:
    """Measure the volume and centroid of a polytope by cutting it into simplices around a point within."""
    from scipy.spatial import ConvexHull, HalfspaceIntersection

    steep = np.linalg.norm(sides[:, :-1], axis=1)
    sides = sides[steep > 0] / steep[steep > 0, None]  # on the front a level lead is never a loss
    inside, radius = _deepest(sides)
    if radius <= THINNEST:
        return 0.0, inside
    corners = HalfspaceIntersection(sides, inside).intersections
    middle = corners.mean(axis=0)
    # Thin polytopes are stretched to an even shape first, or the hull would take them for flat.
    _, spread, turn = np.linalg.svd(corners - middle, full_matrices=False)
    even = (corners - middle) @ turn.T / spread
    # Sides have many corners; only joggling ("QJ") cuts them into simplices that never overlap.
    pieces = even[ConvexHull(even, qhull_options="QJ").simplices]
    volumes = np.abs(np.linalg.det(pieces)) / factorial(inside.size)
    centroid = volumes @ pieces.sum(axis=1) / (inside.size + 1) / volumes.sum()
    return float(volumes.sum() * spread.prod()), middle + (centroid * spread) @ turn


def _deepest(sides: Floats) -> tuple[Floats, float]:
    """Find the centre and radius of the largest ball within, 0 or less if there is none; slopes have length 1."""
    from scipy.optimize import linprog

    slopes, level = sides[:, :-1], sides[:, -1]
    solved = linprog(
        np.append(np.zeros(slopes.shape[1]), -1.0),
        A_ub=np.column_stack([slopes, np.ones(level.size)]),
        b_ub=-level,
        bounds=(None, None),
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if solved.status != 0:
        return np.full(slopes.shape[1], np.nan), 0.0
    return solved.x[:-1], float(solved.x[-1])
