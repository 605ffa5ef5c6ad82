"""Tables of pairs for ELECTRE, added up criterion by criterion in the order in which numpy does."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.kernel import kernel

TILE = 256
"""Sites whose measurements stay in the nearest cache while all others are compared with them."""


@kernel
def add_concordance(columns: Integers, sums: Floats, first: int, out: Floats) -> None:
    """Add the shares of the criteria on which a site is at least as good as another.

    Parameters
    ----------
    columns : (criteria, sites) places, more is better, of few enough criteria for `sums`
    sums : (2 ** criteria,) shares added up of the criteria whose bits are set, that of the last the lowest
    first : number of the first of the sites that stand in the rows of `out`
    out : (rows, sites) is added to

    Examples
    --------
    >>> out = np.zeros((2, 2))
    >>> add_concordance(np.array([[3, 2], [1, 2]]), np.array([0.0, 0.25, 0.75, 1.0]), 0, out)
    >>> out
    array([[1.  , 0.75],
           [0.25, 1.  ]])
    """
    codes = np.empty(TILE, dtype=np.int16)
    for start in range(0, columns.shape[1], TILE):
        for this in range(len(out)):
            row = out[this, start : start + TILE]
            _code(columns, first + this, start, codes)
            for that in range(row.size):
                row[that] += sums[codes[that]]


@kernel
def fill_outranking(
    columns: Integers, sums: tuple[Floats, ...], reach: Integers, least: float, first: int, out: Booleans
) -> None:
    """Tell which sites outrank which; concordance is added up only where no criterion objects.

    Parameters
    ----------
    columns : (criteria, sites) places, more is better
    sums : for each stretch of criteria, the tables that `add_concordance` takes
    reach : (criteria, sites) the first place that is too far ahead of each site
    least : concordance that suffices, at most 1
    first : number of the first of the sites that stand in the rows of `out`
    out : (rows, sites)

    Examples
    --------
    >>> out = np.zeros((2, 2), dtype=bool)
    >>> tables = (np.array([0.0, 0.25, 0.75, 1.0]),)
    >>> fill_outranking(np.array([[3, 2], [1, 2]]), tables, np.array([[9, 9], [2, 9]]), 0.25, 0, out)
    >>> out
    array([[ True, False],
           [ True,  True]])
    """
    within, codes, shares = np.empty(TILE, np.int16), np.empty(TILE, np.int16), np.empty(TILE)
    for start in range(0, columns.shape[1], TILE):
        for this in range(len(out)):
            row = out[this, start : start + TILE]
            _within_reach(columns, reach[:, first + this], start, within)
            shares[:] = 0
            begin = 0
            for table in sums:
                end = begin + _bits(table.size)
                _code(columns[begin:end], first + this, start, codes)
                for that in range(row.size):
                    if within[that]:
                        shares[that] += table[codes[that]]
                begin = end
            for that in range(row.size):
                row[that] = within[that] and min(shares[that], 1.0) >= least


@kernel
def _code(columns: Integers, this: int, start: int, codes: Integers) -> None:
    """Write down on which criteria a site is at least as good as those of a tile, a bit for each criterion."""
    codes[:] = 0
    for at in range(len(columns)):
        own, column = columns[at, this], columns[at, start : start + TILE]
        for that in range(column.size):
            codes[that] = (codes[that] << 1) | (own >= column[that])


@kernel
def _within_reach(columns: Integers, ends: Integers, start: int, within: Integers) -> None:
    """Write 1 where a site of a tile is before the end on all criteria, else 0."""
    within[:] = 1
    for at in range(len(columns)):
        end, column = ends[at], columns[at, start : start + TILE]
        for that in range(column.size):
            within[that] &= column[that] < end


@kernel
def _bits(size: int) -> int:
    """Give the number of bits of the codes that a table of this size is for."""
    bits = 0
    while 1 << bits < size:
        bits += 1
    return bits


@kernel
def raise_to_discordance(columns: Floats, units: Floats, out: Floats) -> None:
    """Raise `out` to the largest disadvantage of a site against another, in units of the criteria.

    Parameters
    ----------
    columns : (criteria, sites), more is better
    units : (criteria,) above 0
    out : (sites, sites)

    Examples
    --------
    >>> out = np.zeros((2, 2))
    >>> raise_to_discordance(np.array([[3.0, 2.0], [1.0, 5.0]]), np.array([1.0, 4.0]), out)
    >>> out
    array([[0., 1.],
           [1., 0.]])
    """
    criteria, sites = columns.shape
    for start in range(0, sites, TILE):
        tile = slice(start, start + TILE)
        for this in range(sites):
            row = out[this, tile]
            for at in range(criteria):
                own, column, unit = columns[at, this], columns[at, tile], units[at]
                if unit == 1:
                    for that in range(row.size):
                        behind = column[that] - own
                        row[that] = behind if behind > row[that] else row[that]
                else:
                    for that in range(row.size):
                        behind = (column[that] - own) / unit
                        row[that] = behind if behind > row[that] else row[that]


@kernel
def fill_credibility(these: Floats, those: Floats, shares: Floats, levels: Floats, noise: float, out: Floats) -> None:
    """Work out concordance and credibility as ELECTRE III has them.

    Parameters
    ----------
    these : (rows, criteria), more is better
    those : (criteria, columns)
    shares : (criteria,), 0 for one that has no say
    levels : (3, rows, criteria) q <= p <= v
    noise : share of a level by which it may be passed
    out : (2, rows, columns) concordance, which must be 0 before, and credibility

    Examples
    --------
    >>> found = np.zeros((2, 1, 1))
    >>> levels = np.array([1.0, 3.0, 7.0])[:, None, None] * np.ones((3, 1, 2))
    >>> fill_credibility(np.array([[5.0, 0.0]]), np.array([[4.0], [6.0]]), np.array([0.6, 0.4]), levels, 0.0, found)
    >>> found.ravel().round(3)
    array([0.6  , 0.375])
    """
    columns = those.shape[1]
    per_room = np.empty(TILE)
    for start in range(0, columns, TILE):
        tile = slice(start, start + TILE)
        for this in range(len(these)):
            speaks, found = out[0, this, tile], out[1, this, tile]
            for at in range(shares.size):
                if shares[at] > 0:
                    _add_falling(those[at, tile], these[this, at], levels[:2, this, at], noise, shares[at], speaks)
            for that in range(found.size):
                speaks[that] = min(speaks[that], 1.0)
                per_room[that] = 1 / (1 - speaks[that])
                found[that] = speaks[that]
            for at in range(shares.size):
                if shares[at] > 0 and levels[2, this, at] < np.inf:
                    _times_accepted(those[at, tile], these[this, at], levels[1:, this, at], noise, per_room, found)


@kernel
def _add_falling(column: Floats, own: float, levels: Floats, noise: float, share: float, out: Floats) -> None:
    start, edge, steep = _line(levels, noise)
    for that in range(out.size):
        out[that] += _falling(column[that] - own, start, edge, steep) * share


@kernel
def _times_accepted(column: Floats, own: float, levels: Floats, noise: float, per_room: Floats, out: Floats) -> None:
    start, edge, steep = _line(levels, noise)
    for that in range(out.size):
        share = _falling(column[that] - own, start, edge, steep) * per_room[that]
        out[that] *= share if share < 1 else 1.0


@kernel
def _line(levels: Floats, noise: float) -> tuple[float, float, float]:
    """Where a line begins to fall, up to where that is noise, and how steep it is."""
    width = levels[1] - levels[0]
    return levels[0], levels[0] * (1 + noise), 1 / width if width > 0 else np.inf


@kernel
def _falling(behind: float, start: float, edge: float, steep: float) -> float:
    full = 1.0 if behind <= edge else 0.0
    fallen = 1 - (behind - start) * steep
    fallen = fallen if fallen > full else full
    return fallen if fallen < 1 else 1.0
