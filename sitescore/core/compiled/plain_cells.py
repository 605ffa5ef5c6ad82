"""Rows of text split into cells, and plain figures read, with about one look at each sign.

Places in a text are unsigned, or the compiler would ask of each whether it counts from the end.
"""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.compiled.eights import (
    EACH,
    EIGHT,
    ZEROS,
    Signs,
    copied,
    counted,
    eight_at,
    no_digits,
    number_of,
    up_to_first,
)
from sitescore.core.compiled.kernel import kernel

Found = Integers
QUOTE, NEWLINE, RETURN, MINUS, PLUS, ZERO, E = b'"\n\r-+0e'
START, ONE, SHORT = np.uint64(0), np.uint64(1), np.uint64(16)
MOST_DIGITS, EXACT, MOST_EXPONENT = 18, 2**53, np.int64(9999)
POWERS = 10.0 ** np.arange(23)
"""Floats exactly, as whole numbers up to EXACT are: one product or quotient of the two rounds once."""
ONE_SIGN = np.uint64(255)
IRREGULAR, TOO_MANY = -1, -2


@kernel
def split_rows(
    block: Signs, marks: tuple[int, int], roles: Integers, numbers: Floats, spans: Found, left: Found
) -> tuple[int, int]:
    r"""Split rows into cells, and read those figures that are plain and surely exact.

    A figure is digits, perhaps with a sign, a decimal mark between or before digits, and an
    exponent. It is read where it is a whole number up to 2^53, times or by a power of ten up to 10^22.

    Parameters
    ----------
    block : (signs,) UTF-8; the last is a newline
    marks : the ASCII signs between cells and of decimals, which are not the same
    roles : (columns,) number of a column of figures from 0; -1, -2 ... for the first, second ... of texts
    numbers : (columns of figures, rows) to write figures into, NaN where a cell is empty
    spans : (columns of texts, rows, 2) to write into where each text begins and ends, stripped
    left : (most, 4) to write cells into that are neither empty nor read: row, column of figures, beginning, end

    Returns
    -------
    rows, cells left
        ``IRREGULAR`` rows where they are not surely one a line, as wide as `roles`, with something in each, and
        quotation marks around whole cells only, or are more than fit; ``TOO_MANY`` where more cells are left than fit.

    Examples
    --------
    >>> numbers, spans, left = np.zeros((2, 1)), np.zeros((1, 1, 2), np.int64), np.zeros((1, 4), np.int64)
    >>> block = np.frombuffer(b"vaasa,12.5, 3 MW\n", dtype=np.uint8)
    >>> split_rows(block, (ord(","), ord(".")), np.array([-1, 0, 1]), numbers, spans, left)
    (1, 1)
    >>> numbers.ravel(), spans.ravel(), left.ravel()
    (array([12.5,  nan]), array([0, 5]), array([ 0,  1, 12, 16]))
    """
    at, row, count = START, 0, 0
    while at < block.size:
        if row == numbers.shape[1]:
            return IRREGULAR, 0
        at, count, filled = _split_row(block, at, marks, roles, row, numbers, spans, left, count)
        if count < 0 or not filled:
            return min(count, IRREGULAR), 0
        row += 1
    return row, count


@kernel
def _split_row(  # noqa: C901, PLR0913, PLR0915, PLR0917 - taken apart further it takes half as long again
    block: Signs, at: np.uint64, marks: tuple[int, int], roles: Integers, row: int, numbers: Floats, spans: Found,
    left: Found, count: int,
) -> tuple[np.uint64, int, bool]:  # fmt: skip
    """Split a row; where the next begins, the cells left or what is wrong, and whether a cell has anything."""
    filled, last, mark, whole_eights = False, roles.size - 1, EACH * np.uint64(marks[1]), max(block.size - 8, 0)
    for column in range(last + 1):
        role, after = roles[column], (NEWLINE if column == last else marks[0])
        if role < 0:
            start, end, at, is_cell = _cell(block, at, marks[0])
            if not is_cell or block[at] != after:
                return at, IRREGULAR, filled
            spans[-1 - role, row, 0], spans[-1 - role, row, 1] = start, end
            at, filled = at + ONE, filled or bool(start < end and block[start] < 128)
            continue
        if at < whole_eights:
            eight = eight_at(block, at)
            cell = up_to_first(eight, EACH * np.uint64(after))
            upper = _up_to_mark(eight, cell, mark)
            if upper < cell:
                length, point = counted(cell), counted(upper)
                numbers[role, row] = _joined(eight, cell, upper) / POWERS[length - point - ONE if point else START]
                at, filled = at + length, True
                continue
        first = stop = at + ONE if block[at] == MINUS else at
        whole, digit = np.int64(0), np.int64(block[stop]) - ZERO
        while 0 <= digit <= 9:
            whole, stop = whole * 10 + digit, stop + ONE
            digit = np.int64(block[stop]) - ZERO
        point = stop
        stop += ONE if block[stop] == marks[1] else START
        digit = np.int64(block[stop]) - ZERO
        while 0 <= digit <= 9:
            whole, stop = whole * 10 + digit, stop + ONE
            digit = np.int64(block[stop]) - ZERO
        if block[stop] == after and first < point and stop - first < SHORT and stop != point + ONE:
            number = float(whole) / POWERS[stop - point - ONE] if stop > point else float(whole)
            numbers[role, row] = number if first == at else -number
            at, filled = stop + ONE, True
            continue
        at, count, is_filled = _other(block, at, (*marks, after), (row, role), numbers, left, count)
        filled = filled or is_filled
        if count < 0:
            break
    return at, count, filled


@kernel
def put_below(block: Signs, spans: Found, out: Signs) -> bool:
    r"""Write texts below each other, each with a newline; tell whether any begins or ends beyond ASCII.

    Parameters
    ----------
    block : (signs,)
    spans : (texts, 2) where each begins and ends
    out : (signs of all texts and their newlines,)

    Examples
    --------
    >>> out = np.zeros(6, dtype=np.uint8)
    >>> put_below(np.frombuffer(b"a,bcd", dtype=np.uint8), np.array([[0, 1], [2, 5]]), out), out.tobytes()
    (False, b'a\nbcd\n')
    """
    to, beyond = START, False
    for text in range(len(spans)):
        start, end = np.uint64(spans[text, 0]), np.uint64(spans[text, 1])
        beyond = beyond or bool(end > start and (block[start] > 127 or block[end - ONE] > 127))
        to = copied(block, start, end, out, to)
        out[to] = NEWLINE
        to += ONE
    return beyond


@kernel
def _up_to_mark(eight: np.uint64, cell: np.uint64, mark: np.uint64) -> np.uint64:
    """Set the bits of a figure up to its decimal mark, none where it has none; all where it is not plain."""
    odd = no_digits(eight) & (cell >> EIGHT)
    if odd == START:
        return START if cell > ONE_SIGN else ~START
    upper = odd ^ (odd - ONE)
    is_mark = odd & (odd - ONE) == 0 and (eight ^ mark) & upper & ~(upper >> EIGHT) == 0
    return upper if is_mark and ONE_SIGN < upper < cell >> EIGHT else ~START


@kernel
def _joined(eight: np.uint64, cell: np.uint64, upper: np.uint64) -> float:
    """Read the digits of a figure, before and after its mark, as one whole number."""
    digits = eight ^ ZEROS
    digits = ((digits & (upper >> EIGHT)) << EIGHT) | (digits & (cell >> EIGHT) & ~upper)
    return np.float64(np.int64(number_of(digits << ((np.uint64(9) - counted(cell)) * EIGHT))))


@kernel
def _other(  # noqa: PLR0913, PLR0917
    block: Signs, at: np.uint64, marks: tuple[int, int, int], cell: tuple[int, int], numbers: Floats, left: Found,
    count: int,
) -> tuple[np.uint64, int, bool]:  # fmt: skip
    """Take a cell that is no short plain figure; where the next begins, the cells left, and whether it has anything."""
    row, role = cell
    start, end, stop, is_cell = _cell(block, at, marks[0])
    if not is_cell or block[stop] != marks[2]:
        return at, IRREGULAR, False
    if not _read(block, start, end, marks[1], numbers[role, row : row + 1]):
        if count == len(left):
            return at, TOO_MANY, False
        left[count, 0], left[count, 1], left[count, 2], left[count, 3] = row, role, start, end
        count += 1
    return stop + ONE, count, bool(start < end and block[start] < 128)


@kernel
def _cell(block: Signs, at: np.uint64, delimiter: int) -> tuple[np.uint64, np.uint64, np.uint64, bool]:
    """Find where a cell's text begins and ends, stripped, and the sign after the cell; whether that is certain."""
    quoted = block[at] == QUOTE
    start = stop = at + ONE if quoted else at
    while block[stop] != NEWLINE and block[stop] != QUOTE and (quoted or block[stop] != delimiter):
        if block[stop] == RETURN and block[stop + ONE] != NEWLINE:
            return start, stop, stop, False
        stop += ONE
    end = stop
    if quoted != (block[stop] == QUOTE):
        return start, end, stop, False
    if quoted:
        stop += ONE
        if block[stop] == RETURN and block[stop + ONE] == NEWLINE:
            stop += ONE
    while start < end and _is_space(block[start]):
        start += ONE
    while start < end and _is_space(block[end - ONE]):
        end -= ONE
    return start, end, stop, True


@kernel
def _is_space(sign: int) -> bool:
    """Tell the ASCII signs that Python strips."""
    return sign == 32 or 9 <= sign <= 13 or 28 <= sign <= 31


@kernel
def _read(block: Signs, at: np.uint64, end: np.uint64, mark: int, number: Floats) -> bool:
    """Read a cell, which is empty or a figure, into `number`, (1,); tell whether it is either and surely exact."""
    number[0] = np.nan
    if at == end:
        return True
    negative = block[at] == MINUS
    if negative or block[at] == PLUS:
        at += ONE
    whole, digits, point = _digits(block, at, end, np.int64(0), 0)
    length, power, stop = point - at, np.int64(0), point
    if stop < end and block[stop] == mark:
        whole, digits, stop = _digits(block, stop + ONE, end, whole, digits)
        length = stop - point - ONE
        power = -np.int64(length)
    if length and stop < end and block[stop] | 32 == E:
        exponent, length, stop = _exponent(block, stop + ONE, end)
        power += exponent
    if not length or stop < end or digits > MOST_DIGITS or whole > EXACT or (whole and not -23 < power < 23):
        return False
    value = float(whole)
    if whole and power:
        value = value * POWERS[power] if power > 0 else value / POWERS[-power]
    number[0] = -value if negative else value
    return True


@kernel
def _digits(
    block: Signs, at: np.uint64, end: np.uint64, whole: np.int64, digits: int
) -> tuple[np.int64, int, np.uint64]:
    """Take digits on; the number, how many it has after leading zeros, and the sign after them."""
    while at < end and 0 <= np.int64(block[at]) - ZERO <= 9:
        digit = np.int64(block[at]) - ZERO
        digits += 1 if digits > 0 or digit > 0 else 0
        whole = whole * 10 + digit if digits <= MOST_DIGITS else whole
        at += ONE
    return whole, digits, at


@kernel
def _exponent(block: Signs, at: np.uint64, end: np.uint64) -> tuple[np.int64, np.uint64, np.uint64]:
    """Read the exponent after its e, how many digits it has, and the sign after it."""
    negative = at < end and block[at] == MINUS
    if negative or (at < end and block[at] == PLUS):
        at += ONE
    first, exponent = at, np.int64(0)
    while at < end and 0 <= np.int64(block[at]) - ZERO <= 9:
        exponent = min(exponent * 10 + np.int64(block[at]) - ZERO, MOST_EXPONENT)
        at += ONE
    return (-exponent if negative else exponent), at - first, at
