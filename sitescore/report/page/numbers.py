"""Columns of numbers as short text that a page reads back exactly enough for the same ranks."""

from __future__ import annotations

import json
from typing import NotRequired, TypedDict

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
BITS = 6
FULL = 20_000
"""Values up to which as many decimals are kept as the engine tells scores apart by."""
MOST, FEWER = 12, 9
"""Decimals of a value where there are no more than that, and where there are."""


class Packed(TypedDict):
    """Whole numbers from 0, of so many digits to the base 64 each, the highest first."""

    digits: int
    data: str


class PackedValues(Packed):
    """A column of numbers, each as a whole number over 10 ** decimals.

    Those that take the most decimals stand apart, with their places; where ``at`` says which
    stands where, each different number is written once.
    """

    decimals: int
    odd: NotRequired[Packed]
    odd_at: NotRequired[Packed]
    at: NotRequired[Packed]


def packed(numbers: ArrayLike) -> Packed:
    """Write whole numbers, none below 0, in as few digits as the greatest takes.

    Examples
    --------
    >>> packed([0, 1, 63]), packed([64])
    ({'digits': 1, 'data': 'AB/'}, {'digits': 2, 'data': 'BA'})
    """
    whole = np.asarray(numbers, dtype=np.int64).ravel()
    digits = max(-(-int(whole.max(initial=0)).bit_length() // BITS), 1)
    each = whole[:, None] >> BITS * np.arange(digits - 1, -1, -1) & 63
    signs = np.frombuffer(DIGITS.encode("ascii"), dtype=np.uint8)
    return {"digits": digits, "data": signs[each].tobytes().decode("ascii")}


def packed_values(values: Floats, decimals: int = MOST) -> PackedValues:
    """Write a column of values in [0, 1]; in decimals, so that sums that tie do so in the page too.

    Parameters
    ----------
    values : (sites,), in [0, 1]
    decimals : to which they are rounded

    Returns
    -------
    In the shortest of the ways there are: with fewer decimals where these are enough for most
    of the values, and with each value once where few differ

    Examples
    --------
    >>> packed_values(np.array([0.0, 0.5, 1.0]))
    {'digits': 1, 'data': 'AFK', 'decimals': 1}
    >>> unpacked(packed_values(np.array([1 / 3, 0.25, 1 / 3]))).tolist()
    [0.333333333333, 0.25, 0.333333333333]
    """
    whole = np.rint(values * 10.0**decimals).astype(np.int64)
    once, at = np.unique(whole, return_inverse=True)
    plain, each = _in_decimals(whole, decimals), _in_decimals(once, decimals)
    each["at"] = packed(at)
    return min(plain, each, key=_size)


def _in_decimals(whole: Integers, most: int) -> PackedValues:
    """Write numbers over 10 ** most with the count of decimals that takes the least room."""
    ways: list[PackedValues] = []
    for decimals in range(most + 1):
        unit = 10 ** (most - decimals)
        odd = np.flatnonzero(whole % unit)
        base = packed(whole // unit)
        ways.append(PackedValues(digits=base["digits"], data=base["data"], decimals=decimals))
        if odd.size:
            ways[-1] |= {"odd": packed(whole[odd]), "odd_at": packed(odd)}
    return min(ways, key=_size)


def _size(way: PackedValues) -> int:
    return len(json.dumps(way))


def unpacked(given: PackedValues, most: int = MOST) -> Floats:
    """Read what `packed_values` wrote to so many decimals."""
    values = _whole(given) / 10.0 ** given["decimals"]
    if "odd" in given:
        values[_whole(given["odd_at"])] = _whole(given["odd"]) / 10.0**most
    return np.asarray(values[_whole(given["at"])] if "at" in given else values)


def _whole(given: Packed) -> Integers:
    signs = np.array([DIGITS.index(sign) for sign in given["data"]], dtype=np.int64).reshape(-1, given["digits"])
    return np.asarray((signs << BITS * np.arange(given["digits"] - 1, -1, -1)).sum(axis=1))
