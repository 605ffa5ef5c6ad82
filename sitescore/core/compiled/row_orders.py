"""Orders of the entries of rows, by the digits of their bits instead of by comparisons."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.compiled.kernel import kernel

DIGIT = 8
"""Bits by which entries are put in order at a time."""

LEADING = 4 * DIGIT
"""Bits from the first one that differs, which nearly always settle the order but for a few neighbours."""

MOVES = 8
"""Places that entries may move on average to settle the rest."""


@kernel
def fill_rising_orders(table: Floats, out: Integers) -> None:
    """Order the entries of each row from the least to the greatest.

    Parameters
    ----------
    table : (rows, sites) finite, in double precision
    out : (rows, sites) where in the row the entries stand that are first, second and so on; those
        that are equal in any order

    References
    ----------
    Knuth (1998), *The Art of Computer Programming*, vol. 3, sec. 5.2.5: sorting by distribution.

    Examples
    --------
    >>> out = np.empty((1, 3), dtype=np.int64)
    >>> fill_rising_orders(np.array([[4.0, -1.0, 2.0]]), out)
    >>> out
    array([[1, 2, 0]])
    """
    keys = np.empty((2, table.shape[1]), dtype=np.uint64)
    places = np.empty(keys.shape, dtype=np.uint32)
    for row in range(table.shape[0]):
        bits = _fill_keys(table[row], keys[0], places[0])
        last = _by_digits(keys, places, max(0, bits - LEADING), bits)
        if not _settled(keys[last], places[last]):
            _fill_keys(table[row], keys[0], places[0])
            last = _by_digits(keys, places, 0, bits)
        out[row] = places[last]


@kernel
def _fill_keys(entries: Floats, keys: Integers, places: Integers) -> int:
    """Fill in whole numbers in the order of the entries, and their places; return how many low bits tell them apart."""
    sign = np.uint64(1) << np.uint64(63)
    every, some = ~np.uint64(0), np.uint64(0)
    whole = entries.view(np.uint64)
    for place in range(entries.size):
        key = ~whole[place] if whole[place] & sign else whole[place] | sign
        keys[place], places[place] = key, place
        every &= key
        some |= key
    bits = 0
    while bits < 64 and (every ^ some) >> np.uint64(bits):
        bits += 1
    return bits


@kernel
def _by_digits(keys: Integers, places: Integers, low: int, high: int) -> int:
    """Order the first of the two rows of keys by their bits from `low` up to `high`; return which row they end in."""
    source, mask = 0, np.uint64((1 << DIGIT) - 1)
    for start in range(low, high, DIGIT):
        shift = np.uint64(start)
        counts = np.zeros(1 << DIGIT, dtype=np.int64)
        for key in keys[source]:
            counts[(key >> shift) & mask] += 1
        begun = 0
        for digit in range(counts.size):
            begun, counts[digit] = begun + counts[digit], begun
        for at in range(keys.shape[1]):
            key = keys[source, at]
            digit = (key >> shift) & mask
            keys[1 - source, counts[digit]], places[1 - source, counts[digit]] = key, places[source, at]
            counts[digit] += 1
        source = 1 - source
    return source


@kernel
def _settled(keys: Integers, places: Integers) -> bool:
    """Move entries that are behind greater ones to the front of them; False, and not all moved, where they are many."""
    left = MOVES * keys.size
    for start in range(1, keys.size):
        key, place, at = keys[start], places[start], start
        while at > 0 and keys[at - 1] > key:
            keys[at], places[at] = keys[at - 1], places[at - 1]
            at -= 1
        keys[at], places[at] = key, place
        left -= start - at
        if left < 0:
            return False
    return True
