"""S-shaped value function."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats

FURTHEST = 1e300
FLAT = 40.0  # beyond 40 units of steepness from the midpoint the value is 0 or 1 to the last bit


def logistic(measurement: ArrayLike, *, midpoint: float, steepness: float) -> Floats:
    """Turn measurements into values along an S-curve: 1 / (1 + exp(-steepness (x - midpoint))).

    Parameters
    ----------
    measurement : any shape, in the criterion's unit
    midpoint : measurement of value 0.5, in the same unit
    steepness : per unit; positive if more is better, negative if less is; not 0

    Returns
    -------
    values : same shape, in [0, 1]

    Raises
    ------
    ValueError
        If a measurement or a parameter is not finite, or `steepness` is 0.

    References
    ----------
    Verhulst (1838), "Notice sur la loi que la population suit dans son accroissement",
    *Correspondance mathématique et physique* 10, 113-121: the curve itself.

    Examples
    --------
    >>> logistic([10, 20, 30], midpoint=20, steepness=0.2).round(3)
    array([0.119, 0.5  , 0.881])
    """
    x = as_floats("measurement", measurement)
    if not (np.isfinite(midpoint) and np.isfinite(steepness)):
        raise ValueError(f"midpoint and steepness must be finite, got {midpoint} and {steepness}")
    if steepness == 0:
        raise ValueError("steepness must not be 0, which would make every site alike")
    with np.errstate(over="ignore"):
        slope: Floats = np.tanh((x - midpoint) * (steepness / 2))
    return (0.5 + 0.5 * slope).astype(x.dtype, copy=False)


def turning_points(*, midpoint: float, steepness: float) -> list[float]:
    """List the measurements beyond which the function is flat to the last bit."""
    reach = min(FLAT / abs(steepness), FURTHEST)
    return [midpoint - reach, midpoint + reach]
