"""Value function in steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, as_points


def steps(measurement: ArrayLike, *, steps: Sequence[tuple[float, float]]) -> Floats:
    """Turn measurements into the value that holds from each step on.

    Parameters
    ----------
    measurement : any shape, in the criterion's unit
    steps : (measurement, value) pairs, at least two
        Measurements strictly increasing; values in [0, 1]. A measurement takes the value
        of the last step at or below it; below the first step, the first step's.

    Returns
    -------
    values : same shape, in [0, 1]

    Raises
    ------
    ValueError
        If a measurement is not finite, or the steps are fewer than two, out of order, or
        have values outside [0, 1].

    References
    ----------
    Belton and Stewart (2002), *Multiple Criteria Decision Analysis*, sec. 5.2.

    Examples
    --------
    >>> steps([1.9, 2, 7], steps=[(0, 0.0), (2, 0.5), (5, 1.0)])
    array([0. , 0.5, 1. ])
    """
    x = as_floats("measurement", measurement)
    try:
        starts, heights = as_points(steps)
    except ValueError as error:
        raise ValueError(str(error).replace("points", "steps")) from None
    last = np.searchsorted(starts, x, side="right") - 1
    return heights[np.maximum(last, 0)].astype(x.dtype, copy=False)


def turning_points(*, steps: Sequence[tuple[float, float]]) -> list[float]:
    """List the measurements between which the function only rises or only falls."""
    return [float(x) for x, _ in steps]
