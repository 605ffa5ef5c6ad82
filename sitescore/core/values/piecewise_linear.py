"""Value function given by points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, as_points

LOOKED_UP = 256
"""Measurements for each point up to which they are looked up among the lines: more calls a line cost more than that."""


def piecewise_linear(measurement: ArrayLike, *, points: Sequence[tuple[float, float]]) -> Floats:
    """Turn measurements into values along straight lines between given points.

    Rising, falling and best-in-the-middle criteria are all written this way, so the
    direction of a criterion lives here and nowhere else.

    Parameters
    ----------
    measurement : any shape, in the criterion's unit
    points : (measurement, value) pairs, at least two
        Measurements strictly increasing and in the same unit; values in [0, 1]. Beyond
        the first and last point the value stays at that point's.

    Returns
    -------
    values : same shape, in [0, 1]

    Raises
    ------
    ValueError
        If a measurement is not finite (settle missing data first), or the points are
        fewer than two, out of order, so near each other that no slope can be held (about
        1e-308), or have values outside [0, 1].

    References
    ----------
    Belton and Stewart (2002), *Multiple Criteria Decision Analysis*, sec. 5.2.

    Examples
    --------
    Grid connection in MW: none is worthless, 100 MW is good, 400 MW all one needs.

    >>> piecewise_linear([50, 100, 900], points=[(0, 0.0), (100, 0.8), (400, 1.0)])
    array([0.4, 0.8, 1. ])
    """
    x = as_floats("measurement", measurement)
    knots, heights = as_points(points)
    halves = knots / 2  # so that no span overflows
    with np.errstate(over="ignore"):
        if np.isinf(1 / np.diff(halves)).any():
            raise ValueError(f"points must have measurements far enough apart for a slope, got {knots.tolist()}")
    return along_lines(x / 2, halves, heights).astype(x.dtype, copy=False)


def along_lines(x: Floats, knots: Floats, heights: Floats) -> Floats:
    """Interpolate along straight lines, never beyond the ends of the line that `x` stands under.

    Rounded, a line may end a last bit beyond its end; where the next one begins, values would then fall that rise.

    Examples
    --------
    >>> x, knots, heights = np.array([-2.4e-151]), np.array([-193.5, 0.0, 1.0]), np.array([0.0, 0.2, 0.4])
    >>> np.interp(x, knots, heights) > 0.2, along_lines(x, knots, heights) > 0.2
    (array([ True]), array([False]))
    """
    values: Floats = np.asarray(np.interp(x, knots, heights))
    if x.size <= LOOKED_UP * len(knots):
        ends = np.concatenate([heights[:1], heights, heights[-1:]])
        line = np.searchsorted(knots, x, side="right")
        return np.clip(values, np.minimum(ends[:-1], ends[1:])[line], np.maximum(ends[:-1], ends[1:])[line])
    for start, stop in pairwise(range(len(knots))):  # only the end of a line is rounded, its start is a point
        end = heights[stop]
        beyond = values > end if end > heights[start] else values < end
        beyond &= (x >= knots[start]) & (x < knots[stop])
        if beyond.any():
            values = np.where(beyond, end, values)
    return values


def turning_points(*, points: Sequence[tuple[float, float]]) -> list[float]:
    """List the measurements between which the function only rises or only falls."""
    return [float(x) for x, _ in points]


def straight(*, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """List the points that it runs straight between, and level beyond."""
    return [(float(x), float(value)) for x, value in points]
