"""Value function given by points, straight on the logarithm of the measurement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, as_points
from sitescore.core.values.piecewise_linear import along_lines


def log_linear(measurement: ArrayLike, *, points: Sequence[tuple[float, float]]) -> Floats:
    """Turn measurements into values along lines that are straight in the measurement's logarithm.

    For quantities where doubling counts, not adding: people, companies, megawatts nearby.

    Parameters
    ----------
    measurement : any shape, in the criterion's unit
        Zero and below stand before the first point and take its value.
    points : (measurement, value) pairs, at least two
        Measurements above 0 and strictly increasing; values in [0, 1]. Beyond the first
        and last point the value stays at that point's.

    Returns
    -------
    values : same shape, in [0, 1]

    Raises
    ------
    ValueError
        If a measurement is not finite, or the points are fewer than two, not above 0, out
        of order, or have values outside [0, 1].

    References
    ----------
    Keeney and Raiffa (1976), *Decisions with Multiple Objectives*, ch. 4: on a
    logarithm, equal ratios are equal steps of value.

    Examples
    --------
    >>> log_linear([0, 100, 1000, 10_000], points=[(10, 0.0), (1000, 1.0)])
    array([0. , 0.5, 1. , 1. ])
    """
    x = as_floats("measurement", measurement)
    knots, heights = as_points(points)
    if knots[0] <= 0:
        raise ValueError(f"points must have measurements above 0 for a logarithm, got {knots[0]}")
    held = np.maximum(x, knots[0])
    return np.asarray(along_lines(np.log(held), np.log(knots), heights), dtype=x.dtype)
