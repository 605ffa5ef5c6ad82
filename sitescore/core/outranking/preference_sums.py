"""How far a site is preferred to all others together on one criterion, without comparing every pair.

Each function takes the measurements of one criterion from the worst to the best, in any number
of tables at once, and gives, for each of them, the sum of its preference over all of its table.
The difference of two measurements, rounded as the machine does, never falls when the first one
rises nor when the second one falls. So those that are beaten by more than a threshold are the
first ones in the order, and halving on the rounded difference itself finds where they end. Ties
at the threshold are thus decided as a comparison of pairs decides them, bit for bit.
"""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers

BLOCK = 2**15
"""Differences held at a time, few enough to stay close to the processor."""

CERTAIN = 9.0
"""Differences of more standard deviations than this have preference 1 to the last bit."""


def count_above(ordered: Floats, threshold: float) -> Integers:
    """Count for each measurement those that it exceeds by more than `threshold`.

    Parameters
    ----------
    ordered : (..., sites) in increasing order
    threshold : not negative, in their unit

    Returns
    -------
    (..., sites) numbers from 0

    Examples
    --------
    >>> count_above(np.array([1.0, 2.0, 4.0]), 1.0)
    array([0, 0, 2])
    """
    if threshold == 0:
        return _below(ordered)
    sites = ordered.shape[-1]
    found = np.zeros(ordered.shape, dtype=np.int64)
    for level in reversed(range(sites.bit_length())):
        last = np.minimum(found + (1 << level), sites) - 1
        found += (ordered - np.take_along_axis(ordered, last, axis=-1) > threshold).astype(np.int64) << level
    return found


def _below(ordered: Floats) -> Integers:
    """Count for each measurement those below it: its own place, or that of the first one tied with it."""
    rises = np.zeros(ordered.shape, dtype=np.int64)
    rises[..., 1:] = np.where(ordered[..., 1:] > ordered[..., :-1], np.arange(1, ordered.shape[-1]), 0)
    return np.maximum.accumulate(rises, axis=-1)


def sum_of_ramp(ordered: Floats, q: float, p: float) -> Floats:
    """Sum preferences that rise from 0 at a difference of `q` to 1 at `p`, in O(n log n).

    The differences within the ramp are those to neighbours in the order, so prefix sums give
    their total. They are taken of the leading bits of the measurements, which add up without
    any rounding, and of the small remainders, so that nothing is lost in the subtraction.

    Parameters
    ----------
    ordered : (..., sites) in increasing order
    q, p : thresholds in their unit, 0 <= q <= p

    Returns
    -------
    (..., sites) sums from 0 to the number of sites

    References
    ----------
    Calders and Van Assche (2018), "PROMETHEE is not quadratic: an O(qn log(n)) algorithm",
    *Omega* 76, 63-69.

    Examples
    --------
    >>> sum_of_ramp(np.array([1.0, 2.0, 4.0]), 0.0, 2.0)
    array([0. , 0.5, 2. ])
    """
    full = count_above(ordered, p)
    if q == p:
        return full.astype(np.float64)
    some = count_above(ordered, q)
    inside = some - full
    coarse, fine = _split(ordered)
    excess = sum(inside * part - _between(part, full, some) for part in (coarse, fine)) - q * inside
    with np.errstate(over="ignore"):
        return full + np.clip(excess / (p - q), 0.0, inside)


def sum_of_bell(ordered: Floats, s: float) -> Floats:
    """Sum preferences 1 - exp(-d^2 / (2 s^2)) over differences d above 0, in blocks of bounded size.

    Parameters
    ----------
    ordered : (..., sites) in increasing order
    s : standard deviation in their unit, above 0

    Returns
    -------
    (..., sites) sums from 0 to the number of sites

    Examples
    --------
    >>> sum_of_bell(np.array([1.0, 2.0, 4.0]), 1.0).round(3)
    array([0.   , 0.393, 1.854])
    """
    certain = count_above(ordered, CERTAIN * s)
    rows = max(BLOCK // ordered.size, 1)
    result = np.empty(ordered.shape)
    for start in range(0, ordered.shape[-1], rows):
        block, far = slice(start, start + rows), int(certain[..., start].min())
        near = ordered[..., None, far : start + rows]
        result[..., block] = far + bell(ordered[..., block, None] - near, s).sum(axis=-1)
    return result


def bell(differences: Floats, s: float) -> Floats:
    """Preference 1 - exp(-d^2 / (2 s^2)) where d > 0, else 0."""
    with np.errstate(over="ignore"):
        turns = np.maximum(differences, 0.0) / s
        return -np.expm1(-0.5 * turns * turns)


def _split(ordered: Floats) -> tuple[Floats, Floats]:
    """Split into multiples of a grid so coarse that sums of n of them are exact, and what is left."""
    room = 52 - ordered.shape[-1].bit_length()
    exponent = np.maximum(np.frexp(np.abs(ordered).max(axis=-1, keepdims=True))[1], -900) - room
    coarse = np.ldexp(np.rint(np.ldexp(ordered, -exponent)), exponent)
    return coarse, ordered - coarse


def _between(ordered: Floats, first: Integers, last: Integers) -> Floats:
    """Sum the entries from `first` up to, not with, `last`."""
    before = np.zeros((*ordered.shape[:-1], ordered.shape[-1] + 1))
    np.cumsum(ordered, axis=-1, out=before[..., 1:])
    return np.asarray(np.take_along_axis(before, last, axis=-1) - np.take_along_axis(before, first, axis=-1))
