"""Value function with constant relative curvature."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats
from sitescore.core.values.linear import share_of_way
from sitescore.core.values.linear import turning_points as ends

STRAIGHT = 1e-12


def exponential(measurement: ArrayLike, *, worst: float, best: float, curvature: float) -> Floats:
    """Turn measurements into values along an exponential from the worst (0) to the best (1).

    Parameters
    ----------
    measurement : any shape, in the criterion's unit
    worst, best : measurements of value 0 and 1, in the same unit; beyond them the value
        stays at 0 and 1
    curvature : c in (1 - exp(-c t)) / (1 - exp(-c)), t the share of the way to the best
        Positive: the first improvements count most. Negative: the last ones do. 0 is the
        straight line. Within -500 and 500.

    Returns
    -------
    values : same shape, in [0, 1]

    Raises
    ------
    ValueError
        If a measurement is not finite, `worst` equals `best`, or `curvature` is outside
        its range.

    References
    ----------
    Kirkwood (1997), *Strategic Decision Making*, ch. 4; there rho, as a share of the range,
    is 1 / c.

    Examples
    --------
    >>> exponential([0, 50, 100], worst=0, best=100, curvature=2).round(3)
    array([0.   , 0.731, 1.   ])
    """
    x = as_floats("measurement", measurement)
    if not abs(curvature) <= 500:
        raise ValueError(f"curvature must lie within -500 and 500, got {curvature}")
    t = share_of_way(x, worst, best)
    if abs(curvature) < STRAIGHT:
        return t
    bent: Floats = np.expm1(-curvature * t.astype(np.float64)) / np.expm1(-curvature)
    return np.clip(bent, 0, 1).astype(x.dtype, copy=False)


def turning_points(*, worst: float, best: float, curvature: float) -> list[float]:  # noqa: ARG001
    """List the measurements between which the function only rises or only falls."""
    return ends(worst=worst, best=best)
