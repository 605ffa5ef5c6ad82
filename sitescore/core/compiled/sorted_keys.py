"""Very many whole keys in order, by their digits instead of by comparisons."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Integers
from sitescore.core.compiled.kernel import kernel

DIGIT = 8
"""Bits by which keys are put in order at a time."""

LEADING, ALL = 4, 8
"""Digits, from the highest, that nearly always settle the order but for a few neighbours; and all of 64 bits. An even
number, so that keys end where they began."""

MOVES = 8
"""Places that keys may move on average to settle the rest."""


@kernel
def sort_keys(keys: Integers, room: Integers) -> None:
    """Sort keys in place, ten times as fast as by comparisons where they lie about evenly.

    Parameters
    ----------
    keys : (keys,) unsigned, of 64 bits
    room : for as many

    References
    ----------
    Knuth (1998), *The Art of Computer Programming*, vol. 3, sec. 5.2.5: sorting by distribution.

    Examples
    --------
    >>> keys = np.array([3 << 50, 1, 2**63], dtype=np.uint64)
    >>> sort_keys(keys, np.empty_like(keys))
    >>> keys >> np.uint64(50)
    array([   0,    3, 8192], dtype=uint64)
    """
    _by_digits(keys, room, LEADING)
    if not _settled(keys):
        _by_digits(keys, room, ALL)


@kernel
def _by_digits(keys: Integers, room: Integers, digits: int) -> None:
    """Order keys by so many of their highest digits, an even number, from the lowest of these on."""
    mask, low = np.uint64((1 << DIGIT) - 1), 64 - DIGIT * digits
    counts = np.zeros((digits, 1 << DIGIT), dtype=np.int64)
    for key in keys:
        for place in range(digits):
            counts[place, (key >> np.uint64(low + DIGIT * place)) & mask] += 1
    source, target = keys, room
    for place in range(digits):
        begun, shift = 0, np.uint64(low + DIGIT * place)
        for digit in range(1 << DIGIT):
            begun, counts[place, digit] = begun + counts[place, digit], begun
        for key in source:
            digit = (key >> shift) & mask
            target[np.uint64(counts[place, digit])] = key
            counts[place, digit] += 1
        source, target = target, source


@kernel
def _settled(keys: Integers) -> bool:
    """Move keys that are behind greater ones to the front of them; False, and not all moved, where they are many."""
    left = MOVES * keys.size
    for start in range(1, keys.size):
        key, at = keys[start], start
        while at > 0 and keys[at - 1] > key:
            keys[at] = keys[at - 1]
            at -= 1
        keys[at] = key
        left -= start - at
        if left < 0:
            return False
    return True
