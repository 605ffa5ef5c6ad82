"""Eight signs of a text at once, as one number: a kernel then looks at memory once for all of them.

The first sign is lowest in the number, on any machine. Numbers are unsigned throughout.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sitescore.core.compiled.kernel import kernel

Signs = NDArray[np.uint8]
NONE, ONE, TEN, HUNDRED, TEN_THOUSAND = (np.uint64(number) for number in (0, 1, 10, 100, 10_000))
EIGHT, SEVEN, HALF, UPPER = (np.uint64(bits) for bits in (8, 7, 16, 32))
EACH, TOPS = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
"""The lowest bit of each sign, and the highest."""
ZEROS, BEYOND_9 = np.uint64(0x3030303030303030), np.uint64(0x7676767676767676)
"""Eight times the sign 0, and what takes all that are more than 9 to the highest bit."""
FIRST_OF_FOUR, FIRST_AND_THIRD, SECOND_AND_FOURTH = (
    np.uint64(number) for number in (0x000000FF000000FF, 100 + (1_000_000 << 32), 1 + (10_000 << 32))
)
"""Pairs of digits in places of four, and what these count as in the upper half of the sum."""
HUNDREDTH, TO_HUNDREDTH, HUNDREDTHS = np.uint64(10_486), np.uint64(20), np.uint64(0x0000007F0000007F)
TENTH, TO_TENTH, TENTHS = np.uint64(103), np.uint64(10), np.uint64(0x000F000F000F000F)
"""Products and shifts that divide numbers below 10,000 by 100, two of them at once, and those below 100 by 10, four."""


@kernel
def eight_at(signs: Signs, at: np.uint64) -> np.uint64:
    """Take eight signs.

    >>> hex(eight_at(np.frombuffer(b"site 1234", dtype=np.uint8), ONE))
    '0x3433323120657469'
    """
    found = NONE
    for place in range(8):
        found |= np.uint64(signs[at + np.uint64(place)]) << np.uint64(8 * place)
    return found


@kernel
def put_eight(out: Signs, at: np.uint64, eight: np.uint64) -> None:
    """Write eight signs."""
    for place in range(8):
        out[at + np.uint64(place)] = np.uint8((eight >> np.uint64(8 * place)) & np.uint64(255))


@kernel
def copied(signs: Signs, start: np.uint64, end: np.uint64, out: Signs, at: np.uint64) -> np.uint64:
    r"""Copy the few signs from `start` to `end` into `out`; where they end there.

    Up to seven signs behind them are written over, so that texts must be put one behind the other.

    >>> out = np.full(12, ord("_"), dtype=np.uint8)
    >>> int(copied(np.frombuffer(b"Kokkola, Vaasa", dtype=np.uint8), ONE, EIGHT, out, NONE)), out.tobytes()
    (7, b'okkola, ____')
    """
    stop = at + (end - start)
    while start < end:
        if start + EIGHT > signs.size or at + EIGHT > out.size:
            out[at] = signs[start]
            start, at = start + ONE, at + ONE
        else:
            put_eight(out, at, eight_at(signs, start))
            start, at = start + EIGHT, at + EIGHT
    return stop


@kernel
def up_to_first(eight: np.uint64, wanted: np.uint64) -> np.uint64:
    """Set all bits up to the first sign that is the wanted one, of which eight are given; none where none is.

    >>> hex(up_to_first(np.uint64(0x2C6665642C63622C), EACH * np.uint64(ord(","))))
    '0xff'
    """
    others = eight ^ wanted
    tops = (others - EACH) & ~others & TOPS  # the lowest of these is surely one
    return tops ^ (tops - ONE) if tops else NONE


@kernel
def counted(bits: np.uint64) -> np.uint64:
    """Count the signs whose lowest bit is set."""
    return ((bits & EACH) * EACH) >> np.uint64(56)


@kernel
def no_digits(eight: np.uint64) -> np.uint64:
    """Set the highest bit of each sign that is no digit, and no other bit."""
    digits = eight ^ ZEROS
    return (((digits & ~TOPS) + BEYOND_9) | digits) & TOPS


@kernel
def number_of(digits: np.uint64) -> np.uint64:
    """Read eight digits, of 0 to 9 each, as one number: pairs of them, then fours, then all.

    >>> int(number_of(digits_of(np.uint64(1250))))
    1250
    """
    pairs = digits * TEN + (digits >> EIGHT)
    fours = (pairs & FIRST_OF_FOUR) * FIRST_AND_THIRD + ((pairs >> HALF) & FIRST_OF_FOUR) * SECOND_AND_FOURTH
    return fours >> UPPER


@kernel
def digits_of(number: np.uint64) -> np.uint64:
    """Take a number below 10^8 apart into eight digits, of 0 to 9 each: fours of them, then pairs, then each.

    >>> hex(digits_of(np.uint64(1250)))
    '0x5020100000000'
    """
    upper = number // TEN_THOUSAND
    fours = upper | (number - upper * TEN_THOUSAND) << UPPER
    upper = (fours * HUNDREDTH >> TO_HUNDREDTH) & HUNDREDTHS
    pairs = upper | (fours - upper * HUNDRED) << HALF
    upper = (pairs * TENTH >> TO_TENTH) & TENTHS
    return upper | (pairs - upper * TEN) << EIGHT


@kernel
def leading_zeros(digits: np.uint64) -> np.uint64:
    """Count the zeros before the first other digit of eight, or before the last digit."""
    return counted(digits ^ (digits - ONE)) - ONE


@kernel
def up_to_last(digits: np.uint64) -> np.uint64:
    """Count the digits of eight up to the last that is no zero."""
    digits |= digits >> EIGHT
    digits |= digits >> HALF
    digits |= digits >> UPPER
    return counted((digits + ~TOPS) >> SEVEN)
