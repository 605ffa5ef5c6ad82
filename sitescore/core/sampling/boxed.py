"""Random weights, each within its own bounds: exact, in few tries."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import SUM_TOLERANCE, Floats, as_floats

STEPS, RATE_TOLERANCE = 60, 1e-9
MOST_CELLS, AT_ONCE = 1 << 21, 1 << 11
"""Weights x tries, and tries, that are looked at together: in the cache, and few more than are needed."""
WIDTH_TOLERANCE = 1e-13
STRAIGHT = 1e-4
"""Rates x widths below which an exponential is as good as level."""


def boxed_weights(low: ArrayLike, high: ArrayLike, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw weights uniformly from those that sum to 1 and lie within bounds.

    All weights but the one with the widest bounds are drawn independently, each from a
    truncated exponential distribution with one rate for all, chosen so that the sum is right
    on average. The last weight is what is left, and the draw is kept with the probability
    that undoes the tilt, 0 where the last is out of its bounds. What is kept is exactly
    uniform and independent; about one draw in ``2.5 * sqrt(criteria)`` or more is kept.

    Parameters
    ----------
    low, high : (criteria,) bounds of each weight, ``0 <= low <= high``; the same at both
        ends where the weight is settled
    draws : 0 or more
    rng : source of randomness

    Returns
    -------
    (draws, criteria) : weights, each row summing to 1. All rows are alike where the bounds
        leave only one set of weights,
        to within 1e-9.

    Raises
    ------
    ValueError
        If a bound is negative or crosses the other, the lows sum to more than 1 or the
        highs to less.

    References
    ----------
    Rejection with an exponential tilt: Devroye (1986), *Non-Uniform Random Variate
    Generation*, ch. II.3; the tilt is that of Daniels (1954), "Saddlepoint Approximations in
    Statistics", *Annals of Mathematical Statistics* 25(4), 631-650.

    Examples
    --------
    >>> boxed_weights([0.2, 0.0, 0.3], [0.2, 1.0, 0.3], 1, rng=np.random.default_rng(1))
    array([[0.2, 0.5, 0.3]])
    >>> w = boxed_weights([0.0, 0.2], [0.5, 1.0], 100_000, rng=np.random.default_rng(1))
    >>> w.min(axis=0).round(2), w.max(axis=0).round(2)
    (array([0. , 0.5]), array([0.5, 1. ]))
    """
    lower, upper = _tightened(low, high)
    width = upper - lower
    room = 1 - float(lower.sum())
    if min(room, float(width.sum()) - room) <= SUM_TOLERANCE:
        point = lower + width * (room / max(float(width.sum()), SUM_TOLERANCE))
        return np.tile(point / point.sum(), (draws, 1))
    result = np.tile(lower, (draws, 1))
    free = np.flatnonzero(width > WIDTH_TOLERANCE)
    width = width[free]
    turned = room > width.sum() / 2  # measured from the upper ends the tilt is never negative
    part = _sums(width, width.sum() - room if turned else room, draws, rng=rng)
    inside = upper[free] - part if turned else lower[free] + part
    result[:, free] = np.clip(inside, lower[free], upper[free])
    return result


def _tightened(low: ArrayLike, high: ArrayLike) -> tuple[Floats, Floats]:
    """Return the bounds that the weights can reach, given all bounds."""
    lower = np.asarray(as_floats("low", low), dtype=np.float64)
    upper = np.asarray(as_floats("high", high), dtype=np.float64)
    if lower.ndim != 1 or lower.size == 0 or lower.shape != upper.shape:
        raise ValueError(f"low and high must have one shape (criteria,), got {lower.shape} and {upper.shape}")
    if (lower < 0).any():
        raise ValueError(f"low must not be negative, got {lower.min()} at index {int(lower.argmin())}")
    if (lower > upper).any():
        at = int(np.argmax(lower > upper))
        raise ValueError(f"low must not be above high, got {lower[at]} and {upper[at]} at index {at}")
    upper = np.minimum(upper, 1 + lower)  # so that sums cannot overflow
    least, most = float(lower.sum()), float(upper.sum())
    if least > 1 + SUM_TOLERANCE:
        raise ValueError(f"low must sum to 1 or less, got {least:.9g}")
    if most < 1 - SUM_TOLERANCE:
        raise ValueError(f"high must sum to 1 or more, got {most:.9g}")
    highest = np.minimum(upper, np.maximum(lower, 1 - (least - lower)))
    lowest = np.maximum(lower, np.minimum(highest, 1 - (most - upper)))
    return lowest, highest


def _sums(width: Floats, total: float, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw parts within [0, width] that sum to `total`, at most half the sum of the widths."""
    last = int(np.argmax(width))
    rate = _rate(width, total)
    free = np.flatnonzero(np.arange(width.size) != last)
    result, found = np.empty((width.size, draws)), 0
    share = 1 / (2.5 * math.sqrt(width.size))
    most = min(AT_ONCE, max(MOST_CELLS // width.size, 1))
    while found < draws:
        tries = min(int((draws - found) / share * 1.1) + 32, most)
        part = _truncated_exponential(rng.random((free.size, tries)), width[free, None], rate)
        rest = total - part.sum(axis=0)
        chance = np.where((rest >= 0) & (rest <= width[last]), np.exp(-rate * np.maximum(rest, 0)), 0.0)
        good = np.flatnonzero(rng.random(tries) < chance)[: draws - found]
        kept = slice(found, found + good.size)
        result[free, kept], result[last, kept] = part.take(good, axis=1), rest[good]
        found += good.size
        share = max(good.size / tries, share / 4)
    return result.T


def _truncated_exponential(uniforms: Floats, width: Floats, rate: float) -> Floats:
    """Turn uniform numbers, in their place."""
    if rate == 0:
        uniforms *= width
        return uniforms
    uniforms *= np.expm1(-rate * width)
    np.log1p(uniforms, out=uniforms)
    uniforms /= -rate
    return uniforms


def _rate(width: Floats, total: float) -> float:
    """Find about the rate at which truncated exponentials have the sum `total` on average.

    Any rate gives the same weights, in more tries. One over the sum is nearly straight in the rate, so that
    the Illinois rule, between what is too little and too much, ends after a few steps.
    """
    rates = least, most = 0.0, width.size / total
    above, below = (1 / total - 1 / _mean(width, rate) for rate in rates)
    rate, off, side = (least, above, 0) if above * total <= RATE_TOLERANCE else (most, below, 0)
    for _ in range(STEPS):
        if abs(off) * total <= RATE_TOLERANCE or most - least <= RATE_TOLERANCE * most:
            break
        rate = least + (most - least) * above / (above - below)
        off, before = 1 / total - 1 / _mean(width, rate), side
        side = 1 if off > 0 else -1
        if off > 0:
            least, above, below = rate, off, below / 2 if before == side else below
        else:
            most, below, above = rate, off, above / 2 if before == side else above
    return rate


def _mean(width: Floats, rate: float) -> float:
    """Mean of the sum of exponentials truncated at `width`."""
    x = rate * width
    with np.errstate(over="ignore"):
        bent = np.maximum(x, STRAIGHT)
        return float(np.where(x > STRAIGHT, width * (1 / bent - 1 / np.expm1(bent)), width / 2).sum())
