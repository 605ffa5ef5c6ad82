"""Sums of the Gaussian preference over all sites in O(n log n): boxes of neighbours, and waves between them.

A measurement is written as the centre of its box, half of `s` wide, and a distance from there.
The bell of two measurements in one box is exp(-a^2 / 2) exp(-b^2 / 2) exp(a b), whose last factor
is a short series in a and b. So what the lower neighbours in its own box add to a measurement
follows from prefix sums of powers. What other boxes add is in `bell_waves`.

Boxes are worked on in pieces, each with those that reach it, so that room is bounded and close to
the processor. Where sites of a piece are far apart, so that boxes would hold few, pairs within
reach are worked out instead.

Against the definition each sum is off by at most 2e-13 for each site: 1.3e-14 for what lies
beyond sixteen boxes, the ends of the series, and the rounding of prefix sums, which are taken in
two levels so that it stays below n / 256 + 256 units in the last place of n. Measured: 1e-14.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import factorial
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.outranking.bell_waves import REACH, TERMS, WIDTH, factorials, series_of_boxes
from sitescore.core.outranking.preference_sums import Sums, count_below, row_starts

CERTAIN = 9.0
"""Differences of more standard deviations than this have preference 1 to the last bit."""

FEW = 128
"""Up to as many sites each pair is worked out."""

NEAR = 24
"""Up to as many neighbours within reach each pair is worked out."""

BEYOND = 20
"""Boxes between those of which nothing matters to the other."""

SMALLEST, ENLARGED = 2.0**-900, 600
"""Where s is less, all is taken that power of 2 larger, so that nothing is lost below the smallest numbers."""

OWN_TERMS = 8
"""Terms of the series within a box."""

CROWD = 96
"""Up to as many neighbours in each direction pairs of a piece are worked out."""

PIECE = 2048
"""Boxes worked on at a time, few enough to stay close to the processor."""

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
    if widths.min() < SMALLEST:
        ordered, widths = np.ldexp(ordered, ENLARGED), np.ldexp(widths, ENLARGED)
    if (ordered[:, NEAR + 1 :] - ordered[:, : -NEAR - 1] > CERTAIN * widths).all():
        return _pair_by_pair(ordered, widths, NEAR)
    below = count_below(ordered)
    below += row_starts(below)
    lower, upper = _bells(_boxed(ordered, widths), below.ravel())
    below -= row_starts(below)
    gains = np.subtract(below, lower.reshape(ordered.shape))
    np.clip(gains, 0, below, out=gains)
    np.subtract(sites, below, out=below)
    losses = np.subtract(below, upper.reshape(ordered.shape))
    return gains, np.clip(losses, 0, below, out=losses)


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
    steps = np.minimum(np.diff(whole.ravel(), prepend=0.0), BEYOND)
    steps[heads] = BEYOND
    starts = np.flatnonzero(steps)
    return Boxes(starts, np.cumsum(steps[starts].astype(np.int64)), offsets.ravel())


def _bells(boxes: Boxes, below: Integers) -> Sums:
    """Sum the bells of each measurement over all before the place `below`, and over all others, itself with them."""
    lower, upper = np.empty((2, below.size))
    for within, own, part in _pieces(boxes):
        inside = slice(own.start - within.start, own.stop - within.start)
        for sums, found in zip((lower, upper), _bells_of_piece(part, below[within] - within.start), strict=True):
            sums[own] = found[inside]
    return lower, upper


def _pieces(boxes: Boxes) -> Iterator[tuple[slice, slice, Boxes]]:
    """Cut boxes into pieces, each with all boxes that reach it: sites there, sites of the piece alone, boxes there."""
    starts, ids, offsets = boxes
    edges = np.append(starts, offsets.size)
    for first in range(0, ids.size, PIECE):
        last = min(first + PIECE, ids.size)
        left = np.searchsorted(ids, ids[first] - REACH)
        right = np.searchsorted(ids, ids[last - 1] + REACH, side="right")
        within = slice(int(edges[left]), int(edges[right]))
        part = Boxes(starts[left:right] - within.start, ids[left:right], offsets[within])
        yield within, slice(int(edges[first]), int(edges[last])), part


def _bells_of_pairs(boxes: Boxes, below: Integers) -> Sums | None:
    """Sum as `_bells` does, over the sites of one piece where none has more than `CROWD` within reach on a side."""
    box = np.repeat(WIDTH * (boxes.ids - boxes.ids[0]), np.diff(boxes.starts, append=below.size))

    def ahead(lag: int) -> Floats:
        return np.asarray((box[lag:] - box[:-lag]) + (boxes.offsets[lag:] - boxes.offsets[:-lag]))

    if (ahead(CROWD + 1) < CERTAIN).any():
        return None
    lower, upper = np.zeros((2, below.size))
    for lag in range(1, min(CROWD + 1, below.size)):
        turns = ahead(lag)
        if (turns > CERTAIN).all():
            break
        turns *= turns
        turns *= -0.5
        np.exp(turns, out=turns)
        lower[lag:] += turns
        upper[:-lag] += turns
    tied = np.bincount(below)[below]
    return lower[below], upper[below + tied - 1] + tied


def _bells_of_piece(boxes: Boxes, below: Integers) -> Sums:
    """Sum as `_bells` does, over the sites of one piece."""
    found = _bells_of_pairs(boxes, below)
    if found:
        return found
    sizes = np.diff(boxes.starts, append=below.size)
    bells = np.exp(-0.5 * boxes.offsets * boxes.offsets)
    moments, heads, lower = _moments(boxes, below, bells)
    to_left, to_all = series_of_boxes(boxes.ids, moments)
    to_left -= heads / factorials()
    lower += _series(boxes.offsets, to_left, sizes, bells)
    upper = _series(boxes.offsets, to_all, sizes, bells)
    upper -= lower
    return lower, upper


def _moments(boxes: Boxes, below: Integers, bells: Floats) -> tuple[Floats, Floats, Floats]:
    """Sum powers of offsets times bells over each box, and before it; and their series at each measurement's place."""
    ends = np.append(boxes.starts[1:], below.size)
    moments, heads = np.empty((len(ends), TERMS)), np.zeros((len(ends), TERMS))
    powers, lower = bells.copy(), np.zeros(below.size)
    for k in range(TERMS):
        if k < OWN_TERMS:
            before = _sums_before(powers)
            heads[:, k] = before[boxes.starts]
            moments[:, k] = before[ends] - heads[:, k]
            added = before.take(below)
            del before
            added *= powers
            added /= factorial(k)
            lower += added
        else:
            moments[:, k] = np.add.reduceat(powers, boxes.starts)
        powers *= boxes.offsets
    return moments, heads, lower


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
