"""Closeness to a reference ideal, which may lie inside a range."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject
from sitescore.core.classical.blocks import by_site, ends
from sitescore.core.table import Scored, as_table, scored


def rim(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    bounds: ArrayLike | None = None,
    reference: ArrayLike | None = None,
) -> Scored:
    """RIM, reference ideal method.

    A measurement within the reference interval of its criterion counts 1; outside it the count
    falls in proportion to 0 at the bound. With D+ the weighted Euclidean distance from all
    ones and D- that from all zeros, the score is D- / (D+ + D-).

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; only their ratios matter
    directions : (criteria,) 1 where more is better, -1 where less is; for the default of
        `reference` alone
    bounds : (criteria, 2) lower and upper end of what can be, in the criteria's units; the least
        and the largest among the sites where left out
    reference : (criteria, 2) lower and upper end of what is ideal, within `bounds`; the better
        bound where left out

    Returns
    -------
    Scored : highest is best, in [0, 1]. Details: ``normalised``, ``weighted``,
        (..., sites, criteria); ``from_ideal`` and ``from_nothing``, (..., sites), D+ and D-.

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement lies outside its bounds, or an interval outside
        them or its ends in the wrong order.

    References
    ----------
    Cables, Lamata, Verdegay (2016), "RIM-reference ideal method in multicriteria decision making",
    *Information Sciences* 337-338, 1-10.

    Examples
    --------
    >>> rim([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.387, 0.309])
    >>> rim([[3], [1], [2]], [1], [1], bounds=[[0, 10]], reference=[[2, 2.5]]).scores.round(3)
    array([0.933, 0.5  , 1.   ])
    """
    x, w, d = as_table(measurements, weights, directions)
    least, largest = _bounds(x, bounds)
    lower, upper = _reference(least, largest, d, reference)
    low, high = ends(x)
    if (low < least).any() or (high > largest).any():
        reject("measurements", "must lie within bounds for RIM", x, (x < least) | (x > largest))

    def shares(rows: Floats) -> Floats:
        return np.asarray(1 - _share(lower - rows, lower - least) - _share(rows - upper, largest - upper))

    def distances(rows: Floats) -> tuple[Floats, ...]:
        weighted = shares(rows) * w[..., None, :]
        return np.sqrt(((weighted - w[..., None, :]) ** 2).sum(axis=-1)), np.sqrt((weighted**2).sum(axis=-1))

    from_ideal, from_nothing = by_site(distances, x)
    return scored(
        from_nothing / (from_ideal + from_nothing),
        normalised=lambda: shares(x),
        weighted=lambda: shares(x) * w[..., None, :],
        from_ideal=from_ideal,
        from_nothing=from_nothing,
    )


def _bounds(measurements: Floats, bounds: ArrayLike | None) -> tuple[Floats, Floats]:
    if bounds is None:
        return ends(measurements)
    least, largest = _intervals("bounds", bounds, measurements)
    reject("bounds", "must have the lower end first", least, least > largest)
    return least, largest


def _reference(
    least: Floats, largest: Floats, directions: Floats, reference: ArrayLike | None
) -> tuple[Floats, Floats]:
    if reference is None:
        better = np.where(directions > 0, largest, least)
        return better, better
    lower, upper = _intervals("reference", reference, least)
    reject("reference", "must have the lower end first", lower, lower > upper)
    outside = (lower < least) | (upper > largest)
    reject("reference", "must lie within bounds", np.broadcast_to(lower, outside.shape), outside)
    return lower, upper


def _intervals(name: str, given: ArrayLike, like: Floats) -> tuple[Floats, Floats]:
    table = as_floats(name, given).astype(like.dtype)
    if table.shape != (like.shape[-1], 2):
        raise ValueError(f"{name} must have shape ({like.shape[-1]}, 2), two for each criterion, got {table.shape}")
    return table[:, 0], table[:, 1]


def _share(distance: Floats, whole: Floats) -> Floats:
    """Give `distance` as a share of `whole`, 0 where it is not above 0."""
    distance, whole = np.broadcast_arrays(distance, whole)
    return np.divide(distance, whole, out=np.zeros_like(distance), where=distance > 0)
