"""What it is worth to find out more before choosing a site.

The choice is the site with the best expected score. Finding something out is worth the
expected score of the choice made afterwards, less that of the choice made now; it is in
points of score, as a share of 1, and never negative. Scores are weighted sums of values
that are independent of each other, so that no simulation is needed, let alone a nested one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, as_floats, as_weights
from sitescore.core.ranking import best_of_others
from sitescore.core.sensitivity.expected_maximum import expected_maximum


def unit_normal_loss(distance: ArrayLike) -> Floats:
    """Give the expected excess of a standard normal variable over each `distance`.

    References
    ----------
    Raiffa and Schlaifer (1961), *Applied Statistical Decision Theory*, Harvard University.

    Examples
    --------
    >>> unit_normal_loss([0.0, 1.0, 2.0]).round(6)
    array([0.398942, 0.083315, 0.008491])
    """
    from scipy.special import ndtr

    z = np.asarray(distance, dtype=np.float64)
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return np.asarray(np.maximum(density - z * ndtr(-z), 0.0))


def evpi(mean: ArrayLike, sd: ArrayLike, weights: ArrayLike) -> float:
    """Value finding out every uncertain cell before choosing.

    Parameters
    ----------
    mean, sd : (sites, criteria) expectation and standard deviation of the values, which are
        independent and normal; sd 0 where a value is known. Values are not cut off at 0 and 1.
    weights : (criteria,), not negative, summing to 1

    Returns
    -------
    Expected value of perfect information, points of score as a share of 1; no other piece of
    information is worth more. By quadrature, exact to about 1e-10.

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong.

    References
    ----------
    Raiffa and Schlaifer (1961), *Applied Statistical Decision Theory*, Harvard University.

    Examples
    --------
    >>> round(evpi([[0.5], [0.5]], [[0.3], [0.4]], [1.0]), 6)
    0.199471
    """
    scores, spread = _scores(mean, sd, weights)
    return _gain(scores, np.sqrt((spread**2).sum(axis=1)))


def evppi_criteria(mean: ArrayLike, sd: ArrayLike, weights: ArrayLike) -> Floats:
    """Value finding out one criterion at all sites, for each criterion.

    Parameters
    ----------
    mean, sd, weights : as for `evpi`

    Returns
    -------
    (criteria,) : expected value of partial perfect information, points of score as a share
        of 1. By quadrature, exact to about 1e-10.

    Examples
    --------
    >>> evppi_criteria([[0.5, 0.5], [0.5, 0.5]], [[0.3, 0.0], [0.4, 0.0]], [0.5, 0.5]).round(6)
    array([0.099736, 0.      ])
    """
    scores, spread = _scores(mean, sd, weights)
    return np.array([_gain(scores, column) for column in spread.T])


def evppi_sites(mean: ArrayLike, sd: ArrayLike, weights: ArrayLike) -> Floats:
    """Value finding out all uncertain cells of one site, for each site.

    Parameters
    ----------
    mean, sd, weights : as for `evpi`

    Returns
    -------
    (sites,) : expected value of partial perfect information, points of score as a share of
        1; in closed form. 0 for a site that is alone.

    Examples
    --------
    >>> evppi_sites([[0.5, 0.5], [0.5, 0.5]], [[0.3, 0.4], [0.0, 0.0]], [0.5, 0.5]).round(6)
    array([0.099736, 0.      ])
    """
    scores, spread = _scores(mean, sd, weights)
    return _normal_gain(_gap(scores), np.sqrt((spread**2).sum(axis=1)))


def evppi_cells(mean: ArrayLike, sd: ArrayLike, weights: ArrayLike) -> Floats:
    """Value finding out one cell, for each cell.

    A site only becomes or stops being the choice if its score crosses the best other one, so
    the value is ``s L(gap / s)`` with s the weighted standard deviation of the cell and L the
    unit normal loss.

    Parameters
    ----------
    mean, sd, weights : as for `evpi`

    Returns
    -------
    (sites, criteria) : expected value of partial perfect information, points of score as a
        share of 1; in closed form

    References
    ----------
    Raiffa and Schlaifer (1961), *Applied Statistical Decision Theory*, Harvard University.

    Examples
    --------
    >>> evppi_cells([[0.6, 0.5], [0.5, 0.5]], [[0.1, 0.0], [0.3, 0.1]], [0.5, 0.5]).round(6)
    array([[0.004166, 0.      ],
           [0.038135, 0.004166]])
    """
    scores, spread = _scores(mean, sd, weights)
    return _normal_gain(_gap(scores)[:, None], spread)


def chance_of_change_cells(mean: ArrayLike, sd: ArrayLike, weights: ArrayLike) -> Floats:
    """Give the probability that finding out one cell changes the choice, for each cell.

    Parameters
    ----------
    mean, sd, weights : as for `evpi`

    Returns
    -------
    (sites, criteria) : probabilities in [0, 0.5]; 0.5 for an uncertain cell of a site that
        ties for the first place now, 0 where nothing is uncertain

    Examples
    --------
    >>> chance_of_change_cells([[0.6, 0.5], [0.5, 0.5]], [[0.1, 0.0], [0.3, 0.1]], [0.5, 0.5]).round(6)
    array([[0.158655, 0.      ],
           [0.369441, 0.158655]])
    """
    from scipy.special import ndtr

    scores, spread = _scores(mean, sd, weights)
    gap = np.broadcast_to(_gap(scores)[:, None], spread.shape)
    return np.where(spread > 0, ndtr(-_distance(gap, spread)), 0.0)


def evppi_uniform_cells(low: ArrayLike, high: ArrayLike, weights: ArrayLike) -> tuple[Floats, Floats]:
    """Value finding out one cell that is as likely anywhere in an interval, for each cell.

    Parameters
    ----------
    low, high : (sites, criteria) ends of the intervals of values; equal where one is known
    weights : (criteria,), not negative, summing to 1

    Returns
    -------
    value, chance : (sites, criteria) expected value of partial perfect information in points
        of score as a share of 1, and probability that the choice changes; in closed form

    Raises
    ------
    ValueError
        If a shape or a sum is wrong, or an interval ends before it begins.

    Examples
    --------
    >>> value, chance = evppi_uniform_cells([[0.6], [0.2]], [[0.6], [0.8]], [1.0])
    >>> value.round(6).tolist(), chance.round(6).tolist()
    ([[0.0], [0.033333]], [[0.0], [0.333333]])
    """
    least, most = as_floats("low", low), as_floats("high", high)
    if least.shape != most.shape:
        raise ValueError(f"low and high must have the same shape, got {least.shape} and {most.shape}")
    if (least > most).any():
        raise ValueError(f"low must not be above high, got one above by {(least - most).max()}")
    scores, half = _scores((least + most) / 2, (most - least) / 2, weights)
    gap = np.broadcast_to(_gap(scores)[:, None], half.shape)
    reached: Booleans = (half > 0) & (gap < half)
    over = np.where(reached, half - gap, 0.0)
    width = np.where(reached, half, 1.0)
    return over**2 / (4 * width), over / (2 * width)


def _scores(mean: ArrayLike, sd: ArrayLike, weights: ArrayLike) -> tuple[Floats, Floats]:
    """Return expected scores, (sites,), and weighted standard deviations, (sites, criteria)."""
    middle, spread = as_floats("mean", mean).astype(np.float64), as_floats("sd", sd).astype(np.float64)
    if middle.ndim != 2 or 0 in middle.shape:
        raise ValueError(f"mean must have shape (sites, criteria), got {middle.shape}")
    if spread.shape != middle.shape:
        raise ValueError(f"sd must have shape {middle.shape}, got {spread.shape}")
    if (spread < 0).any():
        raise ValueError(f"sd must not be negative, got {spread.min()}")
    w = as_weights(weights, criteria=middle.shape[1])
    if w.ndim != 1:
        raise ValueError(f"weights must have shape ({middle.shape[1]},), got {w.shape}")
    return middle @ w, spread * w


def _gap(scores: Floats) -> Floats:
    """Return how far each site is from the best other one, inf if there is none."""
    return np.asarray(np.abs(scores - best_of_others(scores)))


def _distance(gap: Floats, spread: Floats) -> Floats:
    return np.asarray(np.minimum(gap, 1e9) / np.where(spread > 0, spread, 1.0))


def _normal_gain(gap: Floats, spread: Floats) -> Floats:
    return np.asarray(spread * unit_normal_loss(_distance(gap, spread)))


def _gain(scores: Floats, spread: Floats) -> float:
    if scores.size == 1:
        return 0.0
    return max(0.0, expected_maximum(scores, spread) - float(scores.max()))
