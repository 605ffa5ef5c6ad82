"""Criteria of which neither more nor less is better, but a target or an interval, turned into distances."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject
from sitescore.core.table import as_measurements


def to_target(measurements: ArrayLike, targets: ArrayLike) -> Floats:
    """Replace measurements on criteria that have a target by their distance from it, to use before any method.

    A distance is 0 at the target or within the interval, and less is better: give those
    criteria the direction -1. Methods that divide by measurements where less is better refuse
    the 0 of a site that meets its target.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    targets : (criteria,) the best measurement, or (criteria, 2) the ends of the best interval,
        both in the criterion's unit; NaN for criteria that are to stay as they are

    Returns
    -------
    (..., sites, criteria) : distances in the criterion's unit, measurements where there is no target

    Raises
    ------
    ValueError
        If an argument is wrong, an interval ends below its start or has one end only.

    References
    ----------
    Hwang and Yoon (1981), *Multiple Attribute Decision Making: Methods and Applications*, Springer,
    on attributes that are best at some nominal value.

    Examples
    --------
    >>> to_target([[6.5, 10], [8.0, 20]], [7.0, np.nan])
    array([[ 0.5, 10. ],
           [ 1. , 20. ]])
    >>> to_target([[6.5, 10], [8.0, 20]], [[6.0, 7.5], [np.nan, np.nan]])
    array([[ 0. , 10. ],
           [ 0.5, 20. ]])
    """
    x = as_measurements(measurements)
    low, high = _ends(targets, x)
    beyond = np.maximum(np.maximum(low - x, x - high), 0)
    return np.where(np.isnan(low), x, beyond)


def _ends(targets: ArrayLike, measurements: Floats) -> tuple[Floats, Floats]:
    given = as_floats("targets", targets, unknown=True).astype(measurements.dtype)
    criteria = measurements.shape[-1]
    if given.shape not in {(criteria,), (criteria, 2)}:
        raise ValueError(f"targets must have shape ({criteria},) or ({criteria}, 2), got {given.shape}")
    low, high = (given, given) if given.ndim == 1 else (given[:, 0], given[:, 1])
    reject("targets", "must have both ends of an interval or none", given, np.isnan(low) != np.isnan(high))
    reject("targets", "must end at or above their start", given, low > high)
    return low, high
