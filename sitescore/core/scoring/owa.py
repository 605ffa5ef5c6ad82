"""Ordered weighted averages: weights by place as well as by criterion."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import SUM_TOLERANCE, Floats, as_values, as_vector, as_weights, reject
from sitescore.core.scoring.minimum import minimum

MOST = 1 / 3


def owa(
    values: ArrayLike, weights: ArrayLike, *, orness: float = MOST, order_weights: tuple[float, ...] | None = None
) -> Floats:
    """Score sites by an average that weighs a value by its place in the site's own order, best first.

    Torra's WOWA brings the weights of places and of criteria together: with the values in
    falling order and P the sum of the criterion weights so far, a value counts
    ``W(P) - W(P before)``, W being a rising curve from (0, 0) to (1, 1). With `orness` the
    curve is Yager's quantifier ``P ** ((1 - orness) / orness)``; with `order_weights` it is
    the line through the points (i / criteria, their sum up to i). Equal criterion weights
    give the plain OWA, equal order weights the weighted sum.

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1
    orness : from 0 (the least value) through 1/2 (weighted sum) to 1 (the greatest); by
        default 1/3, the quantifier P squared, Yager's "most"
    order_weights : one for each place, the best value's first, not negative, summing to 1;
        used instead of `orness`

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better

    Raises
    ------
    ValueError
        If a shape, a range, a sum or a parameter is wrong, or an entry is not finite.

    References
    ----------
    Torra (1997), "The Weighted OWA Operator", *International Journal of Intelligent Systems*
    12(2), 153-166. Yager (1988), "On Ordered Weighted Averaging Aggregation Operators in
    Multicriteria Decisionmaking", *IEEE Transactions on Systems, Man, and Cybernetics* 18(1),
    183-190. Yager (1996), "Quantifier Guided Aggregation Using OWA Operators", *International
    Journal of Intelligent Systems* 11(1), 49-73.

    Examples
    --------
    >>> owa([[0.9, 0.2], [0.5, 0.4]], [0.5, 0.5]).round(3)
    array([0.375, 0.425])
    >>> owa([[0.9, 0.2], [0.5, 0.4]], [0.5, 0.5], order_weights=(0.0, 1.0))
    array([0.2, 0.4])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    if not 0 <= orness <= 1:
        raise ValueError(f"orness must lie within 0 and 1, got {orness}")
    if order_weights is not None:
        return _ordered(v, w, _through(order_weights, places=v.shape[-1]))
    if orness == 0:
        return minimum(v, w)
    return _ordered(v, w, partial(_quantifier, power=(1 - orness) / orness))


def _ordered(values: Floats, weights: Floats, curve: Callable[[Floats], Floats]) -> Floats:
    """Sum the steps between a site's values, each times the curve at the weight that reaches it."""
    lead = np.broadcast_shapes(values.shape[:-2], weights.shape[:-1])
    places = np.argsort(-values, axis=-1, kind="stable")
    falling = np.take_along_axis(values, places, axis=-1)
    steps = falling - np.concatenate([falling[..., 1:], np.zeros_like(falling[..., :1])], axis=-1)
    spread = np.broadcast_to(weights, (*lead, weights.shape[-1]))
    reached = scores = np.zeros((*lead, values.shape[-2]), dtype=np.result_type(values, weights))
    for at in range(values.shape[-1]):
        here = np.broadcast_to(places[..., at], reached.shape)
        reached = np.minimum(reached + np.take_along_axis(spread, here, axis=-1), 1)
        scores = scores + steps[..., at] * curve(reached).astype(scores.dtype)
    return scores


def _quantifier(reached: Floats, *, power: float) -> Floats:
    return np.where(reached > 0, reached**power, 0)


def _through(order_weights: tuple[float, ...], *, places: int) -> Callable[[Floats], Floats]:
    given = as_vector("order_weights", order_weights)
    if given.size != places:
        raise ValueError(f"order_weights must be {places}, one for each criterion, got {given.size}")
    reject("order_weights", "must not be negative", given, given < 0)
    if abs(given.sum() - 1) > SUM_TOLERANCE:
        raise ValueError(f"order_weights must sum to 1, got {given.sum()}")
    knots, heights = np.linspace(0, 1, places + 1), np.append(0, np.cumsum(given))

    def curve(reached: Floats) -> Floats:
        return np.asarray(np.interp(reached, knots, heights))

    return curve
