"""Stable preference ordering towards the ideal solution."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject
from sitescore.core.classical.blocks import ends
from sitescore.core.classical.parameters import per_criterion
from sitescore.core.classical.shares import Gaps, weighted_sums
from sitescore.core.table import Scored, as_table, scored


def spotis(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    bounds: ArrayLike | None = None,
    esp: ArrayLike | None = None,
) -> Scored:
    """SPOTIS: weighted distance from the best that is possible, or that is expected.

    Distances are shares of fixed bounds, so that sites that come or go never reverse the order of
    others. Without `bounds` the range of the measurements stands in for them, and that promise
    falls; columns without spread then count 0.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, within `bounds`
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    bounds : (criteria, 2) least and greatest measurement that is possible, in the criteria's units;
        None for those of the measurements
    esp : (criteria,) expected solution point, in the criteria's units and within `bounds` if they
        are given; None for the ideal point, which is the better bound

    Returns
    -------
    Scored : weighted distance, 0 at the point, lowest is best. Details: ``distances``,
        (..., sites, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong or lies beyond `bounds`.

    References
    ----------
    Dezert, Tchamova, Han and Tacnet (2020), "The SPOTIS Rank Reversal Free Method for
    Multi-Criteria Decision-Making Support", *23rd International Conference on Information
    Fusion (FUSION)*, 1-8.

    Examples
    --------
    >>> spotis([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1], bounds=[[0, 5], [1, 5]]).scores.round(3)
    array([0.2  , 0.525, 0.675])
    """
    x, w, d = as_table(measurements, weights, directions)
    low, high = _limits(x, bounds)
    point = np.where(d > 0, high, low) if esp is None else per_criterion("esp", esp, x)
    if bounds is not None:
        reject("esp", "must lie within bounds", point, (point < low) | (point > high))

    distances = Gaps(point, high - low, empty=0)
    return scored(weighted_sums(distances, x, w), distances=lambda: distances(x))


def _limits(measurements: Floats, bounds: ArrayLike | None) -> tuple[Floats, Floats]:
    """Return the least and the greatest measurement of each criterion, by `bounds` or by the data."""
    if bounds is None:
        return ends(measurements)
    given = as_floats("bounds", bounds).astype(measurements.dtype)
    criteria = measurements.shape[-1]
    if given.shape != (criteria, 2):
        raise ValueError(f"bounds must have shape ({criteria}, 2), one pair for each criterion, got {given.shape}")
    low, high = given[:, 0], given[:, 1]
    reject("bounds", "must rise from the least to the greatest", given, low >= high)
    least, greatest = ends(measurements)
    if (least < low).any() or (greatest > high).any():
        outside = (measurements < low) | (measurements > high)
        reject("measurements", "must lie within bounds", measurements, outside)
    return low, high
