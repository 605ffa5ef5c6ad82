"""Tables of pairs for ELECTRE, added up criterion by criterion in the order in which numpy does."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.compiled.kernel import kernel

TILE = 256
"""Sites whose measurements stay in the nearest cache while all others are compared with them."""


@kernel
def add_concordance(columns: Floats, shares: Floats, together: int, out: Floats) -> None:
    """Add the share of the criteria on which a site is at least as good as another.

    Parameters
    ----------
    columns : (criteria, sites), more is better
    shares : (criteria,)
    together : criteria whose shares are added up before they are added to `out`
    out : (sites, sites) is added to

    Examples
    --------
    >>> out = np.zeros((2, 2))
    >>> add_concordance(np.array([[3.0, 2.0], [1.0, 2.0]]), np.array([0.75, 0.25]), 8, out)
    >>> out
    array([[1.  , 0.75],
           [0.25, 1.  ]])
    """
    criteria, sites = columns.shape
    sums = np.empty(TILE)
    for start in range(0, sites, TILE):
        those = columns[:, start : start + TILE]
        for this in range(sites):
            row = out[this, start : start + TILE]
            for first in range(0, criteria, together):
                sums[:] = 0
                for at in range(first, min(first + together, criteria)):
                    own, column, share = columns[at, this], those[at], shares[at]
                    for that in range(column.size):
                        sums[that] += share if own >= column[that] else 0.0
                for that in range(row.size):
                    row[that] += sums[that]


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
        those = columns[:, start : start + TILE]
        for this in range(sites):
            row = out[this, start : start + TILE]
            for at in range(criteria):
                own, column, unit = columns[at, this], those[at], units[at]
                if unit == 1:
                    for that in range(row.size):
                        behind = column[that] - own
                        row[that] = behind if behind > row[that] else row[that]
                else:
                    for that in range(row.size):
                        behind = (column[that] - own) / unit
                        row[that] = behind if behind > row[that] else row[that]


@kernel
def fill_credibility(
    these: Floats, those: Floats, shares: Floats, levels: Floats, noise: float, concordant: Floats, credible: Floats
) -> None:
    """Work out concordance and credibility as ELECTRE III has them.

    Parameters
    ----------
    these : (rows, criteria), more is better
    those : (criteria, columns)
    shares : (criteria,), 0 for one that has no say
    levels : (3, rows, criteria) q <= p <= v
    noise : share of a level by which it may be passed
    concordant, credible : (rows, columns), the former 0

    Examples
    --------
    >>> found = np.zeros((2, 1, 1))
    >>> levels = np.array([1.0, 3.0, 7.0])[:, None, None] * np.ones((3, 1, 2))
    >>> fill_credibility(np.array([[5.0, 0.0]]), np.array([[4.0], [6.0]]), np.array([0.6, 0.4]), levels, 0.0, *found)
    >>> found.ravel().round(3)
    array([0.6  , 0.375])
    """
    columns = those.shape[1]
    room = np.empty(TILE)
    for start in range(0, columns, TILE):
        part = those[:, start : start + TILE]
        for this in range(len(these)):
            speaks, found = concordant[this, start : start + TILE], credible[this, start : start + TILE]
            for at in range(shares.size):
                if shares[at] > 0:
                    _add_falling(part[at], these[this, at], levels[:2, this, at], noise, shares[at], speaks)
            for that in range(found.size):
                speaks[that] = min(speaks[that], 1.0)
                room[that] = 1 - speaks[that]
                found[that] = speaks[that]
            for at in range(shares.size):
                if shares[at] > 0 and levels[2, this, at] < np.inf:
                    _times_accepted(part[at], these[this, at], levels[1:, this, at], noise, room, found)


@kernel
def _add_falling(column: Floats, own: float, levels: Floats, noise: float, share: float, out: Floats) -> None:
    start, edge, steep = _line(levels, noise)
    for that in range(out.size):
        out[that] += _falling(column[that] - own, start, edge, steep) * share


@kernel
def _times_accepted(column: Floats, own: float, levels: Floats, noise: float, room: Floats, out: Floats) -> None:
    start, edge, steep = _line(levels, noise)
    for that in range(out.size):
        share = _falling(column[that] - own, start, edge, steep) / room[that]
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
