"""Sums that come to the same however a table is parted: whole numbers, with no rounding on the way."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats

SHARE_BITS = 104
"""Sums of shares are in units of 2 ** -104, of which every double from 2 ** -52 to 1 is a whole number."""
FIGURE_BITS = 1126
"""Sums of figures are in units of 2 ** -1126, of which every double is a whole number."""
LAST = 52
"""Bits of a double from 1 to 2 behind the point."""
ONE = np.ones((), dtype=np.float64).view(np.uint64)[()]
HELD = 1024
"""Doubles from 1 to 2, whose sum above 1 in units of their last bit a whole number of 64 bits holds."""
LEAST_SINGLE, LEAST_SUMMED = 2.0**-29, 2.0**-15
"""Shares in single precision from the one on are whole numbers of 2 ** -52, from the other on of 2 ** -38, of which a
double holds the sum of `AT_ONCE`."""
HALF = 27
"""Lower bits of a double, added up apart from the 26 above: so 2 ** 26 of them add up in doubles without rounding."""
AT_ONCE = 2**15
"""Figures added up together, few enough to stay close to the processor."""


def sum_of_shares(shares: Floats) -> int:
    """Sum shares in [0, 1], each rounded to a whole number of units of 2 ** -104.

    1 + share is a double from 1 to 2, whose bits, read as a whole number, are those of 1 and as many units of
    2 ** -52 as the share has. What that rounds away is added up likewise, as so much larger.

    Examples
    --------
    >>> sum_of_shares(np.array([0.5, 0.25])) / 2**SHARE_BITS
    0.75
    """
    return sum(_sum_of_some_shares(shares[start : start + AT_ONCE]) for start in range(0, shares.size, AT_ONCE))


def _sum_of_some_shares(shares: Floats) -> int:
    """Add up the units of 2 ** -52, then what adding 1 rounded away."""
    least = shares.min(initial=1) if shares.dtype == np.float32 else 0
    if least >= LEAST_SUMMED:
        return int(shares.sum(dtype=np.float64) * 2.0**LAST) << LAST
    beyond = np.add(shares, 1.0, dtype=np.float64)
    total = _units_above_1(beyond) << LAST
    if least >= LEAST_SINGLE:
        return total
    beyond -= 1
    rest = np.subtract(shares, beyond, out=beyond)
    rest *= 2.0**LAST  # from -0.5 to 0.5
    rest += 1.5
    return total + _units_above_1(rest) - (rest.size << (LAST - 1))


def _units_above_1(doubles: Floats) -> int:
    """Sum how far doubles from 1 to 2 are above 1, in units of their last bit."""
    starts = np.arange(0, doubles.size, HELD)
    sums = np.add.reduceat(doubles.view(np.uint64), starts)
    sums -= np.diff(starts, append=doubles.size).astype(np.uint64) * ONE  # what went over the top comes back
    return sum(sums.view(np.int64).tolist())


def sum_of_figures(figures: Floats) -> int:
    """Sum finite figures of any size, none of them rounded, in units of 2 ** -1126.

    Examples
    --------
    >>> sum_of_figures(np.array([1e300, 0.5, -1e300])) / 2**FIGURE_BITS
    0.5
    """
    return sum(_sum_of_some_figures(figures[start : start + AT_ONCE]) for start in range(0, figures.size, AT_ONCE))


def _sum_of_some_figures(figures: Floats) -> int:
    """Add up the upper and the lower bits of figures of like size apart."""
    if not np.isfinite(figures).all():
        raise OverflowError("figures must be finite to be added up")
    parts, sizes = np.frexp(figures.astype(np.float64, copy=False))
    whole = np.ldexp(parts, 53).astype(np.int64)  # figure = whole * 2 ** (size - 53)
    smallest = int(sizes.min())
    upper, lower = (
        np.bincount(sizes - smallest, weights=bits).astype(np.int64).tolist()
        for bits in (whole >> HALF, whole & ((1 << HALF) - 1))
    )
    units = smallest - 53 + FIGURE_BITS
    sums = zip(upper, lower, strict=True)
    return sum(((above << HALF) + below) << (units + at) for at, (above, below) in enumerate(sums))
