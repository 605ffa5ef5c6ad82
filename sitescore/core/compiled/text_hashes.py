"""A number for each of many texts, the same for texts that are alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Integers
from sitescore.core.compiled.kernel import kernel

NEWLINE = 10
START, PRIME, SHIFT = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3), np.uint64(32)


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
