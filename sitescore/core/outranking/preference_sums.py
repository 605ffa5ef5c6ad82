"""How far a site is preferred to all others, and they to it, on one criterion, without comparing every pair.

Each function takes the measurements of criteria from the worst to the best, one criterion a row,
and gives, for each measurement, the sum of its preference over all of its row, and of theirs over
it. The difference of two measurements, rounded as the machine does, never falls when the first
one rises nor when the second one falls. So those that are beaten by more than a threshold are
the first ones in the order, and those that beat it the last ones. Where they end is decided on
the rounded difference itself. Ties at the threshold are thus decided as a comparison of pairs
decides them, bit for bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.compiled.kernel import with_the_same_bits

BLOCK = 2**14
"""Measurements worked on at a time where rows are shorter, few enough to stay close to the processor and in memory
that is not taken anew each time."""

COMPILED_FROM = 2**16
"""Measurements in increasing order from which numba, where installed, is started to count and add up."""

Sums = tuple[Floats, Floats]


def count_above(ordered: Floats, threshold: ArrayLike) -> Integers:
    """Count for each measurement those of its row that it exceeds by more than the row's threshold.

    In numpy, merging measurements and measurements less the threshold tells where to look.
    Rounding of the latter can be off by what is tied there, so every answer is held against the
    difference itself, and those that fail are found by halving. The compiled kernel goes along
    the row once.

    Parameters
    ----------
    ordered : (rows, sites) in increasing order
    threshold : one or (rows, 1), not negative, in their unit

    Returns
    -------
    (rows, sites) numbers from 0

    Examples
    --------
    >>> count_above(np.array([[1.0, 2.0, 4.0]]), 1.0)
    array([[0, 0, 2]])
    """
    limits = np.broadcast_to(np.asarray(threshold, dtype=np.float64), (len(ordered), 1))
    if fill_counts_above := _kernel("fill_counts_above", ordered.size):
        counts = np.empty(ordered.shape, dtype=np.int64)
        fill_counts_above(np.ascontiguousarray(ordered), limits.flatten(), counts)
        return counts
    if not limits.any():
        return count_below(ordered)  # no difference of unlike measurements is rounded to 0
    sites, flat = ordered.shape[-1], ordered.ravel()
    found, starts = _merged(ordered, limits), row_starts(ordered)
    over = found > 0
    over &= ordered - flat.take(np.maximum(found - 1, 0) + starts) <= limits
    over |= ordered - flat.take(found + starts) > limits
    unsure = np.flatnonzero(over)
    row = unsure // sites
    found.ravel()[unsure] = _halved(flat, flat[unsure], row * sites, limits[row, 0], sites)
    return found


def _merged(ordered: Floats, limits: Floats) -> Integers:
    """Count for each measurement those of its row below the measurement less the limit, as that is rounded."""
    sites = ordered.shape[-1]
    order = np.argsort(np.concatenate([ordered - limits, ordered], axis=-1), axis=-1, kind="stable")
    places = np.flatnonzero(order < sites).reshape(ordered.shape)
    places -= np.arange(sites)
    places -= 2 * row_starts(ordered)
    return places


def _halved(flat: Floats, mine: Floats, starts: Integers, limits: Floats, sites: int) -> Integers:
    """Count the measurements from each of `starts` on that `mine` exceed by more than `limits`."""
    found = np.zeros(mine.size, dtype=np.int64)
    for level in reversed(range(sites.bit_length() if mine.size else 0)):
        last = np.minimum(found + (1 << level), sites) - 1
        found += (mine - flat.take(last + starts) > limits).astype(np.int64) << level
    return found


def row_starts(ordered: Floats | Integers) -> Integers:
    """Give the place, (rows, 1), of the first entry of each row among all entries."""
    starts: Integers = np.arange(0, ordered.size, ordered.shape[-1])
    return starts[:, None]


def count_below(ordered: Floats) -> Integers:
    """Count for each measurement those of its row below it: its own place, or that of the first one tied with it.

    Examples
    --------
    >>> count_below(np.array([[1.0, 2.0, 2.0, 4.0]]))
    array([[0, 1, 1, 3]])
    """
    rises = np.zeros(ordered.shape, dtype=np.int64)
    np.multiply(ordered[:, 1:] > ordered[:, :-1], np.arange(1, ordered.shape[-1]), out=rises[:, 1:])
    return np.maximum.accumulate(rises, axis=-1, out=rises)


def first_above(counts: Integers) -> Integers:
    """Give for each place the first one whose count reaches beyond it, the number of sites where none does.

    Parameters
    ----------
    counts : (rows, sites), at each place how many of the first ones are beaten, never falling

    Returns
    -------
    (rows, sites) places from 0: from there on all beat this one

    Examples
    --------
    >>> first_above(np.array([[0, 0, 2]]))
    array([[2, 2, 3]])
    """
    if fill_first_above := _kernel("fill_first_above", counts.size):
        places = np.empty_like(counts)
        fill_first_above(counts, places)
        return places
    found = np.bincount(np.add(counts, row_starts(counts)).ravel(), minlength=counts.size).reshape(counts.shape)
    return np.cumsum(found, axis=-1, out=found)


def sums_of_step(counts: Integers) -> Sums:
    """Sum preferences of 1 over those beaten, of whom there are (rows, sites) `counts`, and by those who beat.

    Examples
    --------
    >>> sums_of_step(count_below(np.array([[1.0, 2.0, 4.0]])))
    (array([[0., 1., 2.]]), array([[2., 1., 0.]]))
    """
    return counts.astype(np.float64), (counts.shape[-1] - first_above(counts)).astype(np.float64)


def sums_of_ramp(ordered: Floats, q: ArrayLike, p: ArrayLike) -> Sums:
    """Sum preferences that rise from 0 at a difference of `q` to 1 at `p`, in O(n log n).

    The differences within the ramp are those to neighbours in the order, so prefix sums give
    their total. They are taken of the leading bits of the measurements, which add up without
    any rounding, and of the small remainders, so that nothing is lost in the subtraction.

    Parameters
    ----------
    ordered : (rows, sites) in increasing order
    q, p : thresholds in their unit, one or (rows, 1), 0 <= q <= p

    Returns
    -------
    gains, losses : (rows, sites) sums from 0 to the number of sites

    References
    ----------
    Calders and Van Assche (2018), "PROMETHEE is not quadratic: an O(qn log(n)) algorithm",
    *Omega* 76, 63-69.

    Examples
    --------
    >>> sums_of_ramp(np.array([[1.0, 2.0, 4.0]]), 0.0, 2.0)
    (array([[0. , 0.5, 2. ]]), array([[1.5, 1. , 0. ]]))
    """
    low, high = (np.broadcast_to(np.asarray(limit, dtype=np.float64), (len(ordered), 1)) for limit in (q, p))
    full, some = count_above(ordered, high), count_above(ordered, low)
    gains = _sums_within(ordered, (full, some), low, high, 1)
    gains += full
    some, full = first_above(some), first_above(full)
    losses = _sums_within(ordered, (some, full), low, high, -1)
    losses += ordered.shape[-1] - full
    return gains, losses


def _sums_within(ordered: Floats, ends: tuple[Integers, Integers], low: Floats, high: Floats, sign: int) -> Floats:
    """Sum the ramp over the neighbours of each entry between two `ends`: below it with `sign` 1, above it with -1."""
    first, last = ends
    count = last - first
    sums = -low * count
    for part in _parts(ordered):
        _add_differences(part, first, last, sign, sums)
    with np.errstate(over="ignore"):
        np.divide(sums, high - low, out=sums, where=high > low)
    return np.clip(sums, 0.0, count, out=sums)


def _add_differences(part: Floats, first: Integers, last: Integers, sign: int, sums: Floats) -> None:
    """Add the differences of each entry to those from `first` up to, not with, `last`, times `sign`."""
    if add_differences := _kernel("add_differences", part.size):
        add_differences(part, first, last, float(sign), sums)
    else:
        before = _sums_before(part)
        found = (last - first) * part
        found -= before.take(last + row_starts(before))
        found += before.take(first + row_starts(before))
        found *= sign
        sums += found


def _kernel(name: str, size: int) -> Callable[..., None] | None:
    return with_the_same_bits(f"sorted_sums.{name}", size, least=COMPILED_FROM)


def _parts(ordered: Floats) -> Iterator[Floats]:
    """Give multiples of a grid so coarse that sums of n of them are exact, then what is left, in the same memory."""
    room = 52 - ordered.shape[-1].bit_length()
    largest = np.maximum(np.abs(ordered[:, :1]), np.abs(ordered[:, -1:]))
    exponent = np.maximum(np.frexp(largest)[1], -900) - room
    part = np.ldexp(ordered, -exponent)
    yield np.ldexp(np.rint(part, out=part), exponent, out=part)
    yield np.subtract(ordered, part, out=part)


def _sums_before(ordered: Floats) -> Floats:
    """Sum the entries before each place, (rows, sites + 1)."""
    before = np.zeros((len(ordered), ordered.shape[-1] + 1))
    np.cumsum(ordered, axis=-1, out=before[:, 1:])
    return before
