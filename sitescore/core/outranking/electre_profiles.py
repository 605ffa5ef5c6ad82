"""Profiles between the classes of ELECTRE TRI and MR-Sort: given, or quantiles of the measurements."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject
from sitescore.core.classical.parameters import as_number


def as_profiles(profiles: ArrayLike | None, *, directions: Floats) -> Floats | None:
    """Return `profiles` as (profiles, criteria) floats from the worst to the best, given so or back; None stays.

    Raises
    ------
    ValueError
        If the shape is wrong, or profiles neither rise on every criterion nor fall.

    Examples
    --------
    >>> as_profiles([[20, 3], [10, 7]], directions=np.array([1.0, -1.0]))
    array([[10.,  7.],
           [20.,  3.]])
    """
    if profiles is None:
        return None
    limits = as_floats("profiles", profiles).astype(np.float64)
    if limits.ndim != 2 or limits.shape[0] < 1 or limits.shape[1] != directions.size:
        raise ValueError(f"profiles must have shape (profiles, {directions.size}), at least one, got {limits.shape}")
    if best_first(limits, directions):
        limits = limits[::-1]
    worse = np.zeros(limits.shape, dtype=bool)
    worse[1:] = np.diff(limits, axis=0) * directions < 0
    reject("profiles", "must be in order, each at least as good as the one before, or else as bad", limits, worse)
    return limits


def best_first(profiles: Floats, directions: Floats) -> bool:
    """Tell whether (profiles, criteria) get worse from the first to the last, and better nowhere."""
    steps = np.diff(profiles, axis=0) * directions
    return bool((steps <= 0).all() and (steps < 0).any())


def as_classes(classes: int) -> int:
    """Return `classes` as a number of classes that profiles can part.

    Raises
    ------
    ValueError
        If it is not a whole number from 2 up.
    """
    count = as_number("classes", classes)
    reject("classes", "must be a whole number from 2 up", count, (count < 2) | (count % 1 != 0))
    return int(count)


def quantiles(gains: Floats, classes: int) -> Floats:
    """Profiles that part the sites evenly on every criterion: equally spaced quantiles of each column.

    Parameters
    ----------
    gains : (sites, criteria), more is better
    classes : number of classes

    Returns
    -------
    (classes - 1, criteria) from the worst to the best

    Examples
    --------
    >>> quantiles(np.array([[1.0], [2.0], [3.0], [4.0], [5.0]]), 3).round(3).tolist()
    [[2.333], [3.667]]
    """
    return np.quantile(gains, np.arange(1, classes) / classes, axis=0)
