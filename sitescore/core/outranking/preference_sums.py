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

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.compiled.kernel import with_the_same_bits

BLOCK = 2**15
"""Measurements worked on at a time where rows are shorter, few enough to stay close to the processor."""

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
    add_up = _added_differences(ordered)
    gains = _ramp_between(add_up(full, some), some - full, low, high)
    gains += full
    some, full = first_above(some), first_above(full)
    losses = _ramp_between(add_up(full, some), full - some, low, high)
    losses += ordered.shape[-1] - full
    return gains, losses


def _ramp_between(differences: Floats, count: Integers, low: Floats, high: Floats) -> Floats:
    """Sum the ramp over `count` neighbours within it, from the sum of the `differences` from them."""
    differences -= low * count
    with np.errstate(over="ignore"):
        np.divide(differences, high - low, out=differences, where=high > low)
    return np.clip(differences, 0.0, count, out=differences)


def _added_differences(ordered: Floats) -> Callable[[Integers, Integers], Floats]:
    """Give what adds up how far each entry is above those from one place of its row up to, not with, another.

    Where the second place comes first, it is how far those between are above the entry.
    """
    if add_differences := _kernel("add_differences", ordered.size):
        return partial(_by_kernel, add_differences, ordered)
    if ordered.size > BLOCK:
        return lambda first, last: _by_sums_before(_with_sums_before(ordered), first, last)
    kept = tuple(_with_sums_before(ordered))  # for both sides
    return partial(_by_sums_before, kept)


def _by_kernel(add_differences: Callable[..., None], ordered: Floats, first: Integers, last: Integers) -> Floats:
    sums = np.zeros(ordered.shape)
    for part in _parts(ordered):
        add_differences(part, first, last, sums)
    return sums


def _by_sums_before(parts: Iterable[tuple[Floats, Floats]], first: Integers, last: Integers) -> Floats:
    sums, count = np.zeros(first.shape), last - first
    for part, before in parts:
        starts = row_starts(before)
        found = count * part
        found -= before.take(last + starts)
        found += before.take(first + starts)
        sums += found
    return sums


def _kernel(name: str, size: int) -> Callable[..., None] | None:
    return with_the_same_bits(f"sorted_sums.{name}", size, least=COMPILED_FROM)


def _with_sums_before(ordered: Floats) -> Iterator[tuple[Floats, Floats]]:
    """Give each part of the entries with the sums of it before each place, (rows, sites + 1)."""
    for part in _parts(ordered):
        before = np.zeros((len(part), part.shape[-1] + 1))
        np.cumsum(part, axis=-1, out=before[:, 1:])
        yield part, before


def _parts(ordered: Floats) -> Iterator[Floats]:
    """Give multiples of a grid so coarse that sums of n of them are exact, then what is left."""
    room = 52 - ordered.shape[-1].bit_length()
    largest = np.maximum(np.abs(ordered[:, :1]), np.abs(ordered[:, -1:]))
    exponent = np.maximum(np.frexp(largest)[1], -900) - room
    part = np.ldexp(ordered, -exponent)
    part = np.ldexp(np.rint(part, out=part), exponent, out=part)
    yield part
    yield ordered - part
