"""Tables of pairs for ELECTRE, added up criterion by criterion in the order in which numpy does."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.kernel import kernel

TILE = 1024
"""Sites whose measurements stay close to the processor while all others are compared with them."""


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
def fill_credibility(those: Floats, grants: Floats, accepts: Floats, concordant: Floats, credible: Floats) -> None:
    """Work out concordance and credibility as ELECTRE III has them.

    Parameters
    ----------
    those : (criteria, columns), more is better
    grants, accepts : (rows, criteria, 4) how a criterion's share of the concordance, and what is not its
        discordance, fall with how far a site is behind: its own measurement, height of the line
        where it is not behind, slope, and top; a step has the slope inf, and its edge for a height
    concordant, credible : (rows, columns), of which the first must be 0 before; both may be one table, which then
        holds the credibility

    Examples
    --------
    >>> found, grants, accepts = np.zeros((2, 1, 1)), [[[5.0, 1.2, 0.4, 0.9]]], [[[5.0, 2.0, 0.25, 1.0]]]
    >>> fill_credibility(np.array([[6.0]]), np.array(grants), np.array(accepts), found[0], found[1])
    >>> found.ravel().round(3)
    array([0.8, 0.8])
    """
    room = np.empty(TILE)
    for start in range(0, those.shape[1], TILE):
        tile = slice(start, start + TILE)
        for this in range(len(grants)):
            speaks, found = concordant[this, tile], credible[this, tile]
            _add_granted(those, start, grants[this], speaks)
            for that in range(found.size):
                speaks[that] = min(speaks[that], 1.0)
                room[that] = 1 / (1 - speaks[that])
                found[that] = speaks[that]
            _times_accepted(those, start, accepts[this], room, found)


@kernel
def _add_granted(those: Floats, start: int, grants: Floats, sums: Floats) -> None:
    at = 0
    while at < len(grants):
        lines = grants[at : at + 4]
        if _four_are_straight(lines):
            _add_four(_rows(those, at, start), lines, sums)
            at += 4
        else:
            _add_one(those[at, start : start + TILE], lines[0], sums)
            at += 1


@kernel
def _times_accepted(those: Floats, start: int, accepts: Floats, room: Floats, products: Floats) -> None:
    """Multiply with what the criteria accept; one without a veto accepts all."""
    at = 0
    while at < len(accepts):
        lines = accepts[at : at + 4]
        if lines[:, 2].max() == 0:
            at += len(lines)
        elif _four_are_straight(lines):
            _times_four(_rows(those, at, start), lines, room, products)
            at += 4
        else:
            _times_one(those[at, start : start + TILE], lines[0], room, products)
            at += 1


@kernel
def _four_are_straight(lines: Floats) -> bool:
    return len(lines) == 4 and lines[:, 2].max() < np.inf


@kernel
def _rows(columns: Floats, at: int, start: int) -> tuple[Floats, Floats, Floats, Floats]:
    tile = slice(start, start + TILE)
    return columns[at, tile], columns[at + 1, tile], columns[at + 2, tile], columns[at + 3, tile]


@kernel
def _add_four(columns: tuple[Floats, Floats, Floats, Floats], lines: Floats, sums: Floats) -> None:
    """Add what four criteria grant, one after the other, to the sums of a tile's sites."""
    first, second, third, last = columns
    a, b, c, d = _numbers(lines[0]), _numbers(lines[1]), _numbers(lines[2]), _numbers(lines[3])
    for that in range(sums.size):
        total = sums[that] + _clipped(_height(first[that], a), a[3])
        total = total + _clipped(_height(second[that], b), b[3])
        total = total + _clipped(_height(third[that], c), c[3])
        sums[that] = total + _clipped(_height(last[that], d), d[3])


@kernel
def _times_four(columns: tuple[Floats, Floats, Floats, Floats], lines: Floats, room: Floats, products: Floats) -> None:
    """Multiply with what four criteria accept as a share of the room, one after the other."""
    first, second, third, last = columns
    a, b, c, d = _numbers(lines[0]), _numbers(lines[1]), _numbers(lines[2]), _numbers(lines[3])
    for that in range(products.size):
        share = room[that]
        total = products[that] * _share(_height(first[that], a), share)
        total = total * _share(_height(second[that], b), share)
        total = total * _share(_height(third[that], c), share)
        products[that] = total * _share(_height(last[that], d), share)


@kernel
def _numbers(line: Floats) -> tuple[float, float, float, float]:
    """Take numbers out of an array, where the compiler could not know that they stay as they are."""
    return line[0], line[1], line[2], line[3]


@kernel
def _height(that: float, line: tuple[float, float, float, float]) -> float:
    own, height, slope, _ = line
    return height - (that - own) * slope


@kernel
def _add_one(column: Floats, line: Floats, sums: Floats) -> None:
    numbers = own, edge, slope, top = _numbers(line)
    if slope == np.inf:
        for that in range(sums.size):
            sums[that] += top if column[that] - own <= edge else 0.0
    else:
        for that in range(sums.size):
            sums[that] += _clipped(_height(column[that], numbers), top)


@kernel
def _times_one(column: Floats, line: Floats, room: Floats, products: Floats) -> None:
    numbers = own, edge, slope, _ = _numbers(line)
    if slope == np.inf:
        for that in range(products.size):
            products[that] *= _share(1.0 if column[that] - own <= edge else 0.0, room[that])
    else:
        for that in range(products.size):
            products[that] *= _share(_height(column[that], numbers), room[that])


@kernel
def _clipped(fallen: float, top: float) -> float:
    fallen = fallen if fallen > 0 else 0.0
    return fallen if fallen < top else top


@kernel
def _share(accepted: float, per_room: float) -> float:
    """Give what is accepted as a share of the room, 1 where it is no less or there is none."""
    share = (accepted if accepted > 0 else 0.0) * per_room
    return share if share < 1 else 1.0
