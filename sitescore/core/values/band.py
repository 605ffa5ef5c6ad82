"""Value function of a desirable band with shoulders."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats


def band(measurement: ArrayLike, *, zero_below: float, one_from: float, one_to: float, zero_above: float) -> Floats:
    """Turn measurements into values: full within a band, nothing far outside, straight shoulders between.

    Parameters
    ----------
    measurement : any shape, in the criterion's unit
    zero_below, one_from, one_to, zero_above : in the same unit, none smaller than the one before
        Value 0 up to `zero_below`, 1 from `one_from` to `one_to`, 0 from `zero_above`.
        Where two are equal there is no shoulder but an edge, and the edge itself has
        value 1.

    Returns
    -------
    values : same shape, in [0, 1]

    Raises
    ------
    ValueError
        If a measurement or a parameter is not finite, or the parameters are out of order.

    References
    ----------
    Derringer and Suich (1980), "Simultaneous Optimization of Several Response Variables",
    *Journal of Quality Technology* 12(4), 214-219: the two-sided desirability function,
    with straight sides.

    Examples
    --------
    Distance to housing in km: near enough to walk, far enough to be safe.

    >>> band([0.5, 2, 4, 12, 30], zero_below=1, one_from=3, one_to=10, zero_above=20)
    array([0. , 0.5, 1. , 0.8, 0. ])
    """
    x = as_floats("measurement", measurement)
    ends = np.array([zero_below, one_from, one_to, zero_above], dtype=np.float64)
    if not np.isfinite(ends).all() or (np.diff(ends / 2) < 0).any():
        raise ValueError(f"band needs finite zero_below <= one_from <= one_to <= zero_above, got {ends.tolist()}")
    rising = _shoulder(x, zero_below, one_from)
    falling = _shoulder(-x, -zero_above, -one_to)
    return np.minimum(rising, falling).astype(x.dtype, copy=False)


def turning_points(*, zero_below: float, one_from: float, one_to: float, zero_above: float) -> list[float]:
    """List the measurements between which the function only rises or only falls.

    An edge has no shoulder to stand on, so the numbers just outside the band stand for it.
    """
    outside = [float(np.nextafter(zero_below, -np.inf)), float(np.nextafter(zero_above, np.inf))]
    return sorted({zero_below, one_from, one_to, zero_above, *outside})


def straight(
    *, zero_below: float, one_from: float, one_to: float, zero_above: float
) -> list[tuple[float, float]] | None:
    """List the points that it runs straight between, and level beyond; None where it has an edge."""
    if zero_below == one_from or one_to == zero_above:
        return None
    points = [(zero_below, 0.0), (one_from, 1.0), (one_to, 1.0), (zero_above, 0.0)]
    return points if one_from < one_to else [points[0], points[1], points[3]]


def _shoulder(x: Floats, zero_to: float, one_from: float) -> Floats:
    if zero_to == one_from:
        return (x >= one_from).astype(x.dtype)
    held = np.clip(x, zero_to, one_from)
    return np.asarray((held / 2 - zero_to / 2) / (one_from / 2 - zero_to / 2))
