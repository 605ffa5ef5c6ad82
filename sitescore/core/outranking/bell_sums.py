"""Sums of the Gaussian preference over all sites in O(n log n): boxes of neighbours, and series between them.

With a measurement written as the centre of its box and a distance from there, in units of `s`,
the bell of two of them, D between the centres, is

    exp(-(D + a - b)^2 / 2) = exp(-a^2 / 2) exp(-b^2 / 2) exp(-D^2 / 2 - D a + D b + a b),

whose last factor is a short series in powers of a and b where boxes are half of `s` wide. So what
a box adds to another is a small matrix times sums of powers over the box, and what the lower
neighbours in its own box add to a measurement follows from prefix sums of the same powers.
Beyond sixteen boxes nothing is left of the bell. This is the fast Gauss transform, one-sided.

Against the definition each sum is off by at most 2e-13 for each site: 1.3e-14 for what lies
beyond sixteen boxes, 1.2e-13 for the ends of both series, and the rounding of prefix sums, which
are taken in two levels so that it stays below n / 256 + 256 units in the last place of n.
"""

from __future__ import annotations

from functools import cache
from math import factorial
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.outranking.preference_sums import Sums, count_below

CERTAIN = 9.0
"""Differences of more standard deviations than this have preference 1 to the last bit."""

FEW = 128
"""Up to as many sites each pair is worked out."""

NEAR = 24
"""Up to as many neighbours within reach each pair is worked out."""

WIDTH = 0.5
"""Width of a box in units of s, a power of 2."""

REACH, TERMS, OWN_TERMS = 16, 14, 8
"""Boxes on each side that matter; terms of the series between boxes and, shorter, within a box."""

RUN = 256
"""Terms that prefix sums add up in a row."""


class Boxes(NamedTuple):
    """Neighbours together.

    Attributes
    ----------
    starts : (boxes,) place of the first measurement of each box
    ids : (boxes,) number of the box along its row; those of boxes out of reach differ by more than `REACH`
    offsets : (sites,) distance of each measurement from the centre of its box, in units of s
    """

    starts: Integers
    ids: Integers
    offsets: Floats


def bell(differences: Floats, s: ArrayLike) -> Floats:
    """Preference 1 - exp(-d^2 / (2 s^2)) where d > 0, else 0."""
    with np.errstate(over="ignore"):
        turns = np.maximum(differences, 0.0) / s
        return -np.expm1(-0.5 * turns * turns)


def sums_of_bell(ordered: Floats, s: ArrayLike) -> Sums:
    """Sum preferences 1 - exp(-d^2 / (2 s^2)) over differences d above 0, each sum to 2e-13 of the number of sites.

    Parameters
    ----------
    ordered : (rows, sites) in increasing order
    s : standard deviation in their unit, one or (rows, 1), above 0

    Returns
    -------
    gains, losses : (rows, sites) sums from 0 to the number of sites

    References
    ----------
    Greengard and Strain (1991), "The fast Gauss transform", *SIAM Journal on Scientific and
    Statistical Computing* 12(1), 79-94.

    Examples
    --------
    >>> sums_of_bell(np.array([[1.0, 2.0, 4.0]]), 1.0)[0].round(3)
    array([[0.   , 0.393, 1.854]])
    """
    sites, widths = ordered.shape[-1], np.broadcast_to(np.asarray(s, dtype=np.float64), (len(ordered), 1))
    if sites <= FEW:
        return _pair_by_pair(ordered, widths, sites - 1)
    if (ordered[:, NEAR + 1 :] - ordered[:, : -NEAR - 1] > CERTAIN * widths).all():
        return _pair_by_pair(ordered, widths, NEAR)
    boxes = _boxed(ordered, widths)
    below = count_below(ordered)
    lower, all_ = _bells(boxes, (below + np.arange(len(ordered))[:, None] * sites).ravel())
    gains = np.clip(below - lower.reshape(ordered.shape), 0, below)
    losses = sites - below - (all_ - lower).reshape(ordered.shape)
    return gains, np.clip(losses, 0, sites - below, out=losses)


def _pair_by_pair(ordered: Floats, s: Floats, near: int) -> Sums:
    """Sum over the `near` neighbours on each side; those farther off count in full."""
    sites = ordered.shape[-1]
    farther = np.maximum(np.arange(sites) - near, 0.0)
    gains, losses = (np.broadcast_to(count, ordered.shape).copy() for count in (farther, farther[::-1]))
    for lag in range(1, near + 1):
        degrees = bell(ordered[:, lag:] - ordered[:, :-lag], s)
        gains[:, lag:] += degrees
        losses[:, :-lag] += degrees
    return gains, losses


def _boxed(ordered: Floats, s: Floats) -> Boxes:
    """Put measurements into boxes `s` wide, counted from the first one after each gap that nothing reaches over.

    Distances from there are kept to the last bit, in two numbers, and so is what is taken from
    them for whole boxes: offsets are exact but for one rounding, however far from 0 measurements are.
    """
    gaps = np.ones(ordered.shape, dtype=bool)
    gaps[:, 1:] = ordered[:, 1:] - ordered[:, :-1] > CERTAIN * s
    heads = np.flatnonzero(gaps)
    origin = np.repeat(ordered.ravel()[heads], np.diff(heads, append=ordered.size)).reshape(ordered.shape)
    distance = ordered - origin
    back = distance - ordered
    rest = (ordered - (distance - back)) - (origin + back)
    width = WIDTH * s
    whole = np.floor(distance / width)
    exponent = np.frexp(width)[1] - 26
    leading = np.ldexp(np.rint(np.ldexp(width, -exponent)), exponent)
    distance -= whole * leading
    distance -= whole * (width - leading)
    distance += rest
    offsets = distance / s - WIDTH / 2
    steps = np.minimum(np.diff(whole.ravel(), prepend=0.0), REACH + 1)
    steps[heads] = REACH + 1
    starts = np.flatnonzero(steps)
    return Boxes(starts, np.cumsum(steps[starts].astype(np.int64)), offsets.ravel())


def _bells(boxes: Boxes, below: Integers) -> Sums:
    """Sum the bells of each measurement over all before the place `below`, and over all, itself with them."""
    sizes = np.diff(boxes.starts, append=below.size)
    moments, heads = np.empty((len(boxes.starts), TERMS)), np.zeros((len(boxes.starts), TERMS))
    bells = np.exp(-0.5 * boxes.offsets * boxes.offsets)
    powers, lower = bells.copy(), np.zeros(below.size)
    for k in range(TERMS):
        if k < OWN_TERMS:
            before = _sums_before(powers)
            heads[:, k] = before[boxes.starts]
            moments[:, k] = before[boxes.starts + sizes] - heads[:, k]
            added = before.take(below)
            added *= powers
            added /= factorial(k)
            lower += added
        else:
            moments[:, k] = np.add.reduceat(powers, boxes.starts)
        powers *= boxes.offsets
    to_left, to_all = _from_neighbours(boxes.ids, moments)
    to_left -= heads / _factorials()
    lower += _series(boxes.offsets, to_left, sizes, bells)
    return lower, _series(boxes.offsets, to_all, sizes, bells)


def _series(offsets: Floats, coefficients: Floats, sizes: Integers, bells: Floats) -> Floats:
    """Add up the series of each box, (boxes, terms), at the offsets of its measurements, times their bells."""
    total = np.repeat(coefficients[:, -1], sizes)
    for term in coefficients.T[-2::-1]:
        total *= offsets
        total += np.repeat(term, sizes)
    total *= bells
    return total


def _sums_before(terms: Floats) -> Floats:
    """Sum the (sites,) terms before each place: in short runs, and the sums of the runs."""
    sums = np.zeros((terms.size // RUN + 1, RUN))
    sums.ravel()[1 : terms.size + 1] = terms
    np.cumsum(sums, axis=1, out=sums)
    sums[1:] += np.cumsum(sums[:-1, -1])[:, None]
    return sums.ravel()


def _from_neighbours(ids: Integers, moments: Floats) -> Sums:
    """Coefficients of the series of each box, (boxes, terms), for what is in boxes to its left, and in all."""
    left, right = np.zeros((2, *moments.shape))
    for step, (upwards, downwards) in enumerate(_transfers(), start=1):
        source = np.searchsorted(ids, ids - step)
        target = np.flatnonzero(ids[source] == ids - step)
        source = source[target]
        left[target] += moments[source] @ upwards
        right[source] += moments[target] @ downwards
    return left, left + right + moments / _factorials()


def _factorials() -> Floats:
    return np.array([float(factorial(k)) for k in range(TERMS)])


@cache
def _transfers() -> tuple[Sums, ...]:
    """Coefficients of exp(-D^2 / 2 - D a + D b + a b) in powers of b, down, and a, across; two for each step.

    D is the distance between the centre of the box where a counts and that where b does: first
    with a in the upper one of two boxes as many steps apart, then with b there.
    """
    rows = np.subtract.outer(np.arange(TERMS), np.arange(TERMS))
    power, known = np.maximum(rows, 0), rows >= 0
    pairs = []
    for distance in WIDTH * np.arange(1, REACH + 1):
        rising, falling = (np.where(known, d**power / _factorials()[power], 0.0) for d in (distance, -distance))
        upwards = np.exp(-(distance**2) / 2) * (rising / _factorials()) @ falling.T
        pairs.append((upwards, upwards.T.copy()))
    return tuple(pairs)
