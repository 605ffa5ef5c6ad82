"""Tables of values as short text that a page reads back exactly enough for the same ranks."""

from __future__ import annotations

from typing import TypedDict

import numpy as np

from sitescore.core.checks import Floats

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
FULL = 20_000
"""Values up to which as many decimals are kept as the engine tells scores apart by."""


class Packed(TypedDict):
    """Whole numbers of so many digits to the base 64, the highest first: a value is the number over 10 ** decimals."""

    digits: int
    decimals: int
    data: str


def packed(values: Floats) -> Packed:
    """Write values in [0, 1] as whole numbers; decimal ones, so that sums that tie do so in the page too.

    Parameters
    ----------
    values : of any shape, in [0, 1]; read row by row

    Returns
    -------
    12 decimals in 7 digits a value, or 9 in 5 where there are more than 20,000 values

    Examples
    --------
    >>> packed(np.array([0.0, 0.5, 1.0]))["data"]
    'AAAAAAAHRqUogAOjUpRAA'
    >>> unpacked(packed(np.array([0.25, 1.0]))).tolist()
    [0.25, 1.0]
    """
    digits, decimals = (7, 12) if values.size <= FULL else (5, 9)
    whole = np.rint(values.ravel() * 10.0**decimals).astype(np.int64)
    each = whole[:, None] >> 6 * np.arange(digits - 1, -1, -1) & 63
    signs = np.frombuffer(DIGITS.encode("ascii"), dtype=np.uint8)
    return {"digits": digits, "decimals": decimals, "data": signs[each].tobytes().decode("ascii")}


def unpacked(given: Packed) -> Floats:
    """Read what `packed` wrote, as a flat array."""
    numbers = np.array([DIGITS.index(sign) for sign in given["data"]], dtype=np.int64).reshape(-1, given["digits"])
    whole = (numbers << 6 * np.arange(given["digits"] - 1, -1, -1)).sum(axis=1)
    return np.asarray(whole / 10.0 ** given["decimals"])
