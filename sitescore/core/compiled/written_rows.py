"""Rows of texts and rounded figures written as CSV, a figure as short as it can be and still be the same."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.ahead import LINE, fetch
from sitescore.core.compiled.eights import (
    EACH,
    EIGHT,
    NONE,
    ONE,
    TEN,
    ZEROS,
    Signs,
    copied,
    counted,
    digits_of,
    eight_at,
    leading_zeros,
    put_eight,
    up_to_first,
    up_to_last,
)  # fmt: skip
from sitescore.core.compiled.kernel import kernel

ZERO, POINT, MINUS, COMMA, NEWLINE, E = b"0.-,\ne"
TWO, UNITS, DECIMALS, SHORT = np.uint64(2), np.uint64(10**9), np.uint64(9), np.uint64(10**8)
NEWLINES = EACH * np.uint64(NEWLINE)
FEW, MOST, LARGEST = np.uint64(10**5), 1e6, 2.0**52
"""Fewer billionths are written with an exponent; figures from there on may have more than 15 digits, and whole ones
are no longer rounded to themselves."""
LONGEST = 18
"""Signs of a figure with its sign and what follows it."""
LEFT = -1
SOON = 12
"""Lines ahead that one is fetched from where it stands, which is anywhere."""


@kernel
def put_rows(  # noqa: C901, PLR0912, PLR0913, PLR0917 - taken apart it takes longer
    roles: Integers, figures: Floats, whole: Booleans, signs: Signs, places: Integers, out: Signs, ends: Integers
) -> int:
    r"""Write rows with commas between their cells, as Python writes figures; NaN is nothing.

    Two decimals of at most 15 digits are never the same float. So of a figure that is the float nearest to
    some billionths, these digits are the shortest that tell it from all others.

    Parameters
    ----------
    roles : (columns,) number of a column of figures from 0; -1, -2 ... for the first, second ... of texts, each
        once. Where two that follow each other are the same figures, the second is copied
    figures : (columns of figures, rows)
    whole : (columns of figures,) whether they are whole numbers, and written so
    signs : of the texts, UTF-8, a newline after each, and eight more; none is to be set in quotation marks
    places : (columns of texts, 2) where the first row's text begins, moved on to that of the row after the last; and
        where the one of all rows begins, -1 for texts that stand one after the other
    out : to write into; room for all texts, `LONGEST` signs a figure, and as many for each column once more
    ends : (rows,) to write into where each row ends

    Returns
    -------
    How many signs were written; ``LEFT`` where a figure is none below a million with nine decimals, or room is lacking.

    Examples
    --------
    >>> out, signs = np.empty(99, dtype=np.uint8), np.frombuffer(b"vaasa\n" + bytes(8), dtype=np.uint8)
    >>> figures = np.array([[1.0], [66.25], [0.00002]])
    >>> whole, ends = np.array([True, False, False]), np.zeros(1, dtype=np.int64)
    >>> places = np.array([[0, -1]])
    >>> count = put_rows(np.array([0, -1, 1, 2]), figures, whole, signs, places, out, ends)
    >>> out[:count].tobytes(), ends, places
    (b'1,vaasa,66.25,2e-05\n', array([20]), array([[ 6, -1]]))
    """
    if out.size < roles.size * LONGEST:
        return LEFT
    at, begun, most = NONE, NONE, np.uint64(out.size - roles.size * LONGEST)
    for row in range(figures.shape[1]):
        for column in range(roles.size):
            role, before, begun = roles[column], begun, at
            if role >= 0 and column > 0 and role == roles[column - 1]:
                at = copied(out, before, begun - ONE, out, at)
            elif role < 0:
                at = _text(signs, places[-1 - role], out, at, most)
            elif not np.isnan(figures[role, row]):
                is_whole, size = whole[role], abs(figures[role, row])
                if not size < (LARGEST if is_whole else MOST):
                    return LEFT
                if np.signbit(figures[role, row]):
                    out[at] = MINUS
                    at += ONE
                scale = 1.0 if is_whole else 1e9
                parts = np.uint64(size * scale + 0.5)
                if float(parts) / scale != size:
                    return LEFT
                if is_whole or NONE < parts < FEW:
                    at = _digits(parts, out, at) if is_whole else _tiny(parts, out, at)
                else:
                    at = _decimals(parts, out, at)
            out[at] = COMMA
            at += ONE
        out[at - ONE] = NEWLINE
        if at > most:
            return LEFT
        ends[row] = at
    return int(np.int64(at))


@kernel
def put_lines(lines: Signs, ends: Integers, order: Integers, out: Signs) -> None:
    r"""Write lines in another order.

    Parameters
    ----------
    lines : one after the other, (signs,)
    ends : (lines + 1,) where each ends, behind a 0
    order : numbers of those to write
    out : to write into; as long as these together

    Examples
    --------
    >>> out = np.empty(5, dtype=np.uint8)
    >>> put_lines(np.frombuffer(b"a\nbc\n", dtype=np.uint8), np.array([0, 2, 5]), np.array([1, 0]), out)
    >>> out.tobytes()
    b'bc\na\n'
    """
    at, last = NONE, order.size - 1
    for row in range(order.size):
        fetch(ends, order[min(row + 2 * SOON, last)])
        soon = ends[order[min(row + SOON, last)]]
        fetch(lines, soon)
        fetch(lines, soon + LINE)
        number = order[row]
        start, end = np.uint64(ends[number]), np.uint64(ends[number + 1])
        while start < end:  # which the compiler takes for a copy of many signs at once
            out[at] = lines[start]
            start, at = start + ONE, at + ONE


@kernel
def _text(signs: Signs, place: Integers, out: Signs, at: np.uint64, most: np.uint64) -> np.uint64:
    """Write the text that begins at the first of two places, and move it on; where the text ends."""
    start = np.uint64(place[0])
    while at <= most:
        eight = eight_at(signs, start)
        put_eight(out, at, eight)
        line = up_to_first(eight, NEWLINES)
        if line:
            count = counted(line)
            place[0] = place[1] if place[1] >= 0 else np.int64(start + count)
            return at + count - ONE
        start, at = start + EIGHT, at + EIGHT
    return at


@kernel
def _digits(number: np.uint64, out: Signs, at: np.uint64) -> np.uint64:
    """Write a whole number; where it ends."""
    upper = number // SHORT
    if upper:
        at = _digits_of_few(upper, out, at)
        put_eight(out, at, digits_of(number - upper * SHORT) + ZEROS)
        return at + EIGHT
    return _digits_of_few(number, out, at)


@kernel
def _digits_of_few(number: np.uint64, out: Signs, at: np.uint64) -> np.uint64:
    """Write a whole number below 10^8; where it ends."""
    digits = digits_of(number)
    zeros = leading_zeros(digits)
    put_eight(out, at, (digits + ZEROS) >> (zeros * EIGHT))
    return at + EIGHT - zeros


@kernel
def _decimals(parts: np.uint64, out: Signs, at: np.uint64) -> np.uint64:
    """Write billionths with a decimal point, and no more zeros at the end than one behind it; where they end."""
    units = parts // UNITS
    at = _digits_of_few(units, out, at)
    fraction = parts - units * UNITS
    first = fraction // SHORT
    digits = digits_of(fraction - first * SHORT)
    out[at], out[at + ONE] = POINT, ZERO + np.int64(first)
    put_eight(out, at + TWO, digits + ZEROS)
    return at + TWO + up_to_last(digits)


@kernel
def _tiny(parts: np.uint64, out: Signs, at: np.uint64) -> np.uint64:
    """Write a few billionths with an exponent, as 5.5e-05."""
    power, first = DECIMALS, parts
    while first >= TEN:
        first, power = first // TEN, power - ONE
    while parts % TEN == NONE:
        parts //= TEN
    end = _digits(parts, out, at)
    if end > at + ONE:
        for place in range(end, at + ONE, -1):
            out[place] = out[place - 1]
        out[at + ONE] = POINT
        end += ONE
    out[end], out[end + ONE], out[end + TWO] = E, MINUS, ZERO
    out[end + TWO + ONE] = ZERO + np.int64(power)
    return end + TWO + TWO
