"""How much a piecewise linear value varies where all that is known of a measurement is its range."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, as_points


def piecewise_variance(points: ArrayLike, low: ArrayLike, high: ArrayLike) -> Floats:
    """Work out the variance of a piecewise linear value of measurements uniform between two ends.

    The variances that `additive_shares` takes: with it, the exact split of the variance of a
    weighted sum of values, where sampling would estimate it.

    Parameters
    ----------
    points : (measurement, value) pairs by rising measurement, values in [0, 1]; flat outside them
    low, high : (...) ends of the range of each measurement, in the unit of the points

    Returns
    -------
    (...) : variances of the values, 0 where a range has no width

    Raises
    ------
    ValueError
        If a shape is wrong, points do not rise, or an end is not finite or above the other.

    Examples
    --------
    A ramp over the lower half of the range: mean 3/4, mean square 2/3.

    >>> piecewise_variance([(0, 0), (1, 1)], [0, 0.5], [2, 0.5]).round(9)
    array([0.10416667, 0.        ])
    """
    knots, heights = as_points(points)
    ends = np.broadcast_arrays(as_floats("low", low), as_floats("high", high))
    if (ends[0] > ends[1]).any():
        at = tuple(np.argwhere(ends[0] > ends[1])[0].tolist())
        raise ValueError(f"low must not be above high, got {ends[0][at]} and {ends[1][at]} at index {at}")
    first, last = (end[..., None] for end in ends)
    cuts = np.concatenate([first, np.clip(knots, first, last), last], axis=-1)
    width = last - first
    share = np.diff(cuts, axis=-1) / np.where(width > 0, width, 1.0)
    value = np.interp(cuts, knots, heights)
    left, right = value[..., :-1], value[..., 1:]
    mean = (share * (left + right)).sum(axis=-1, keepdims=True) / 2
    left, right = left - mean, right - mean
    return np.asarray((share * (left * left + left * right + right * right)).sum(axis=-1) / 3)
