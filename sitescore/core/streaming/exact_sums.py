"""Sums that come to the same however a table is parted: whole numbers, with no rounding on the way."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats

SHARE_BITS = 52
"""Sums of shares are in units of 2 ** -52, the last bit of a double from 1 to 2."""
FIGURE_BITS = 1126
"""Sums of figures are in units of 2 ** -1126, of which every double is a whole number."""
ONE = np.ones((), dtype=np.float64).view(np.uint64)[()]
HELD = 1024
"""Shares whose sum a whole number of 64 bits holds, with room to spare."""
HALF = 27
"""Lower bits of a double, added up apart from the 26 above: so 2 ** 26 of them add up in doubles without rounding."""
AT_ONCE = 2**20


def sum_of_shares(shares: Floats) -> int:
    """Sum shares in [0, 1], each rounded to a whole number of units of 2 ** -52.

    The bits of 1 + share, read as a whole number, are those of 1 and as many units more.

    Examples
    --------
    >>> sum_of_shares(np.array([0.5, 0.25])) / 2**SHARE_BITS
    0.75
    """
    bits = np.add(shares, 1.0, dtype=np.float64).view(np.uint64)
    starts = np.arange(0, bits.size, HELD)
    sums = np.add.reduceat(bits, starts) if bits.size else np.zeros(0, dtype=np.uint64)
    sums -= np.diff(starts, append=bits.size).astype(np.uint64) * ONE  # what went over the top comes back
    return sum(sums.view(np.int64).tolist())


def sum_of_figures(figures: Floats) -> int:
    """Sum finite figures of any size, none of them rounded, in units of 2 ** -1126.

    Examples
    --------
    >>> sum_of_figures(np.array([1e300, 0.5, -1e300])) / 2**FIGURE_BITS
    0.5
    """
    return sum(_sum_of_some(figures[start : start + AT_ONCE]) for start in range(0, figures.size, AT_ONCE))


def _sum_of_some(figures: Floats) -> int:
    """Add up the upper and the lower bits of figures of like size apart."""
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
