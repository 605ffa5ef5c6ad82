"""How much of a score, and of a lead, rests on each grade of evidence."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats


def points_by_class(contributions: ArrayLike, classes: ArrayLike, *, count: int) -> Floats:
    """Add up each site's contributions by the class of evidence of its cells.

    Parameters
    ----------
    contributions : (sites, criteria), in points
    classes : (sites, criteria) whole numbers from 0 to `count` - 1
    count : how many classes there are

    Returns
    -------
    (sites, count), in points; each row sums to the site's score

    Raises
    ------
    ValueError
        If shapes differ, an entry is not finite, or a class is out of range.

    Examples
    --------
    >>> points_by_class([[30.0, 20.0, 10.0]], [[0, 1, 0]], count=2)
    array([[40., 20.]])
    """
    parts, of = as_floats("contributions", contributions), np.asarray(classes)
    if parts.shape != of.shape or parts.ndim != 2:
        raise ValueError(f"contributions and classes must be (sites, criteria) both, got {parts.shape}, {of.shape}")
    if of.size and not (of.min() >= 0 and of.max() < count):
        raise ValueError(f"classes must lie within 0 and {count - 1}, got {of.min()} to {of.max()}")
    found = np.zeros((len(parts), count))
    for one in np.flatnonzero(np.bincount(of.ravel(), minlength=count)):
        found[:, one] = (parts * (of == one)).sum(axis=1)
    return found


def lead_by_class(contributions: ArrayLike, classes: ArrayLike, *, count: int) -> Floats:
    """Split the lead of one site over another by evidence, each criterion going by the worse of its two cells.

    Parameters
    ----------
    contributions : (2, criteria), the leader first, in points
    classes : (2, criteria) whole numbers from 0, the best, to `count` - 1, the worst
    count : how many classes there are

    Returns
    -------
    (count,), in points; they sum to the lead, and are below 0 where the other site leads

    Raises
    ------
    ValueError
        As `points_by_class`.

    Examples
    --------
    >>> lead_by_class([[30.0, 20.0], [10.0, 25.0]], [[0, 0], [1, 0]], count=2)
    array([-5., 20.])
    """
    parts, of = as_floats("contributions", contributions), np.asarray(classes)
    if parts.ndim != 2 or len(parts) != 2 or parts.shape != of.shape:
        raise ValueError(f"contributions and classes must have shape (2, criteria), got {parts.shape} and {of.shape}")
    return np.asarray(points_by_class((parts[0] - parts[1])[None], of.max(axis=0)[None], count=count)[0])
