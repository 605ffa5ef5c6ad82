"""Columns of numbers as short text that a page reads back exactly enough for the same ranks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
BITS = 6
FULL = 20_000
"""Values up to which as many decimals are kept as the engine tells scores apart by."""
MOST, FEWER = 12, 9
"""Decimals of a value where there are no more than that, and where there are."""
EXACT, MOST_PLACES = 2**47, 22
"""Whole numbers below this are read back exactly, and so is what they are over ten to so many places."""


Packed = str
"""Whole numbers from 0: how many digits to the base 64 each has, then these, the highest first."""
PackedValues = list[int | Packed]
"""A column of numbers: decimals, and the numbers as whole ones over 10 ** decimals.

Those that take the most decimals stand apart, in a third and a fourth entry with their places. Where there is a
fifth, it says which number stands where, each different one being written once.
"""


def packed(numbers: ArrayLike) -> Packed:
    """Write whole numbers, none below 0, in as few digits as the greatest takes.

    Examples
    --------
    >>> packed([0, 1, 63]), packed([64])
    ('1AB/', '2BA')
    """
    whole = np.asarray(numbers, dtype=np.int64).ravel()
    digits = max(-(-int(whole.max(initial=0)).bit_length() // BITS), 1)
    each = whole[:, None] >> BITS * np.arange(digits - 1, -1, -1) & 63
    signs = np.frombuffer(DIGITS.encode("ascii"), dtype=np.uint8)
    return f"{digits}{signs[each].tobytes().decode('ascii')}"


def packed_figures(cells: Sequence[Any]) -> list[Any] | dict[str, Any]:
    """Write a column of measurements: as it is, or its numbers packed, whichever is shorter.

    Parameters
    ----------
    cells : numbers, written as they are to be read, and whatever stands in the place of one

    Returns
    -------
    The cells ; or ``of``: decimals, the least number times 10 ** decimals, and how much more than it each is;
        and ``odd``: place and cell of all that is no number

    Examples
    --------
    >>> packed_figures([12.5, 13, None, *[14.25] * 20])
    {'of': [2, 1250, '2AAAyAACvCvCvCvCvCvCvCvCvCvCvCvCvCvCvCvCvCvCvCv'], 'odd': [2, None]}
    >>> packed_figures([12.5, None])
    [12.5, None]
    """
    exact = [Decimal(repr(cell)) if type(cell) in (int, float) else None for cell in cells]
    numbers = [number for number in exact if number is not None]
    places = max((-int(number.as_tuple().exponent) for number in numbers), default=0)
    places = max(places, 0)
    whole = [None if number is None else int(number.scaleb(places)) for number in exact]
    least = min((number for number in whole if number is not None), default=0)
    if places > MOST_PLACES or max((abs(number) for number in whole if number is not None), default=0) >= EXACT:
        return list(cells)
    data = packed([0 if number is None else number - least for number in whole])
    way: dict[str, Any] = {"of": [places, least, data]}
    if odd := [part for at, cell in enumerate(cells) if exact[at] is None for part in (at, cell)]:
        way["odd"] = odd
    return way if _size(way) < _size(list(cells)) else list(cells)


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
    [1, '1AFK']
    >>> unpacked(packed_values(np.array([1 / 3, 0.25, 1 / 3]))).tolist()
    [0.333333333333, 0.25, 0.333333333333]
    """
    whole = np.rint(values * 10.0**decimals).astype(np.int64)
    once, at = np.unique(whole, return_inverse=True)
    plain, each = _in_decimals(whole, decimals), _in_decimals(once, decimals)
    each = [*each, *["1"] * (4 - len(each)), packed(at)]
    return min(plain, each, key=_size)


def _in_decimals(whole: Integers, most: int) -> PackedValues:
    """Write numbers over 10 ** most with the count of decimals that takes the least room."""
    ways: list[PackedValues] = []
    for decimals in range(most + 1):
        unit = 10 ** (most - decimals)
        odd = np.flatnonzero(whole % unit)
        apart = [packed(whole[odd]), packed(odd)] if odd.size else []
        ways.append([decimals, packed(whole // unit), *apart])
    return min(ways, key=_size)


def _size(way: Any) -> int:
    return len(json.dumps(way, separators=(",", ":")))


def unpacked(given: PackedValues, most: int = MOST) -> Floats:
    """Read what `packed_values` wrote to so many decimals."""
    decimals, data, odd, places, at = [*given, *["1"] * 4][:5]
    values = _whole(data) / 10.0 ** int(decimals)
    values[_whole(places)] = _whole(odd) / 10.0**most
    return np.asarray(values[_whole(at)] if len(given) == 5 else values)


def _whole(given: int | Packed) -> Integers:
    digits, data = int(str(given)[0]), str(given)[1:]
    signs = np.array([DIGITS.index(sign) for sign in data], dtype=np.int64).reshape(-1, digits)
    return np.asarray((signs << BITS * np.arange(digits - 1, -1, -1)).sum(axis=1))
