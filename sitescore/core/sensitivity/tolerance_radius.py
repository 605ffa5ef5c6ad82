"""By how much all weights may be wrong at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights

ROUNDING = 1e-12


def tolerance_radii(values: ArrayLike, weights: ArrayLike, *, leader: int) -> Floats:
    """Find for every rival by what share all weights must err at once for it to draw level.

    In the worst case every weight on which the leader is ahead is too high by the share,
    and every other too low. A ranking does not depend on the weights' sum, so they are not
    scaled back to it.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    weights : (criteria,), not negative, summing to 1
    leader : number of the site that leads

    Returns
    -------
    (sites,) : shares from 0 (they tie) to 1; inf for a rival that is ahead on no criterion
        with weight, and for the leader itself

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong, or the leader does not lead.

    References
    ----------
    Wendell (1985), "The Tolerance Approach to Sensitivity Analysis in Linear Programming",
    *Management Science* 31(5), 564-578: all coefficients at once within a percentage.

    Examples
    --------
    Gap 0.08 - 0.04 + ..., against the sum of the same parts taken as positive:

    >>> tolerance_radii([[0.9, 0.5], [0.5, 0.7]], [0.5, 0.5], leader=0)
    array([       inf, 0.33333333])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    return _radii(v[leader] - v, w, leader)


def top_radius(values: ArrayLike, weights: ArrayLike, *, top: int) -> float:
    """Find by what share all weights may err at once before the set of the `top` best changes.

    Parameters
    ----------
    values, weights : as for `tolerance_radii`
    top : how many sites are in the set

    Returns
    -------
    The share; inf where nothing can change it

    Examples
    --------
    >>> top_radius([[0.9, 0.5], [0.5, 0.7], [0.1, 0.1]], [0.5, 0.5], top=2)
    inf
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    order = np.argsort(-(v @ w), kind="stable")
    inside, outside = order[:top], order[top:]
    if not outside.size or not inside.size:
        return np.inf
    least = [_radii(v[site] - v[outside], w, None).min() for site in inside]
    return float(min(least))


def least_radius(ahead: Floats, values: Floats, gaps: Floats, weights: Floats) -> float:
    """Find the least radius from the leader's values, all values, and the gaps, inf for the leader.

    No radius is less than its gap, so only rivals whose gap is at most the second best site's radius count.
    """
    first = int(gaps.argmin())
    if not 0 < gaps[first] < np.inf:
        return max(float(gaps[first]), 0.0)
    radius = gaps[first] / (np.abs(ahead - values[first]) @ weights)
    close = (gaps <= radius).nonzero()[0]
    if close.size > 1:
        radius = (gaps[close] / (np.abs(ahead - values[close]) @ weights)).min()
    return float(radius) if radius < 1 - ROUNDING else np.inf


def _radii(leads: Floats, weights: Floats, leader: int | None) -> Floats:
    gaps = leads @ weights
    if gaps.min() < -ROUNDING:
        raise ValueError(f"leader must lead under these weights, got a gap of {gaps.min()}")
    apart = np.abs(leads, out=leads) @ weights
    radii = np.full(gaps.shape, np.inf)
    np.divide(gaps, apart, out=radii, where=apart > gaps)
    radii[gaps <= 0] = 0.0
    if leader is not None:
        radii[leader] = np.inf
    return radii
