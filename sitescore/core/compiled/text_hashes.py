"""A number for each of many texts, the same for texts that are alike, and whether any is there twice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Integers
from sitescore.core.compiled.kernel import kernel

NEWLINE = 10
START, PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)


@kernel
def put_hashes(signs: NDArray[np.uint8], hashes: Integers) -> int:
    r"""Write the hash of each text.

    Parameters
    ----------
    signs : of the texts, UTF-8, a newline after each
    hashes : (texts,) to write into, whole numbers without a sign

    Returns
    -------
    How many there are.

    References
    ----------
    FNV-1a of 64 bits: Fowler, Noll and Vo (1991), http://www.isthe.com/chongo/tech/comp/fnv/

    Examples
    --------
    >>> hashes = np.zeros(3, dtype=np.uint64)
    >>> put_hashes(np.frombuffer(b"a\nb\na\n", dtype=np.uint8), hashes)
    3
    >>> hashes[0] == hashes[2] != hashes[1]
    np.True_
    """
    text, value = 0, START
    for sign in signs:
        if sign == NEWLINE:
            hashes[text] = value
            text, value = text + 1, START
        else:
            value = (value ^ np.uint64(sign)) * PRIME
    return text


@kernel
def any_twice(hashes: Integers, slots: Integers) -> bool:
    """Tell whether any two of many numbers are the same.

    Parameters
    ----------
    hashes : (numbers,) whole numbers without a sign
    slots : (a power of two,) zeros to write into, twice as many as there are numbers or more

    Examples
    --------
    >>> any_twice(np.array([3, 7, 3], dtype=np.uint64), np.zeros(8, dtype=np.uint64))
    True
    """
    last, one = np.uint64(slots.size - 1), np.uint64(1)
    for number in hashes:
        value = max(number, one)  # 0 is an empty slot
        at = value & last
        while slots[at]:
            if slots[at] == value:
                return True
            at = (at + one) & last
        slots[at] = value
    return False
