"""Which sites are at least as good as others on every criterion, whatever the weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_values
from sitescore.core.sensitivity.dominance_sieve import Sieve, places
from sitescore.records import dataclass

ROWS, COLUMNS, FEW = 64, 2048, 256
NOBODY = -1

OUTRIGHT = 3 * 2**20
"""Up to so many comparisons, pairs by criteria, whatever would spare some costs more than all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Dominators:
    """How many sites dominate each, and which.

    Attributes
    ----------
    count : (sites,)
    sites : (sites, most) numbers of those, rising, -1 where unused; where there are more, those with
        the best places in all
    """

    count: Integers
    sites: Integers


def dominators(values: ArrayLike, *, most: int = 20) -> Dominators:
    """Tell which sites dominate each: are at least as good everywhere and better somewhere.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    most : how many to name for each site; all are counted

    Returns
    -------
    Dominators : nothing dominates its twin

    Raises
    ------
    ValueError
        If a shape or a range is wrong.

    Examples
    --------
    >>> found = dominators([[0.9, 0.5], [0.9, 0.4], [0.2, 0.8]], most=2)
    >>> found.count, found.sites[1]
    (array([0, 1, 0]), array([ 0, -1]))
    """
    sieve = Sieve.of(places(_table(values)))
    order = np.argsort(-sieve.sums, kind="stable")
    count, sites = np.zeros(order.size, dtype=np.intp), np.full((order.size, most), NOBODY)
    for start in range(0, order.size, ROWS):
        tile = order[start : start + ROWS]
        for left in range(0, start + tile.size, COLUMNS):
            some = order[left : min(left + COLUMNS, start + tile.size)]
            better, worse = sieve.pairs(some, tile)
            more = np.bincount(worse, minlength=tile.size)
            place = np.arange(worse.size) + (count[tile] - np.cumsum(more) + more)[worse]
            room = place < most
            sites[tile[worse[room]], place[room]] = some[better[room]]
            count[tile] += more
    unused = sites == NOBODY
    sites[unused] = order.size
    sites.sort(axis=1)
    sites[sites == order.size] = NOBODY
    return Dominators(count, sites)


def pareto_front(values: ArrayLike) -> Booleans:
    """Tell which sites no other site dominates.

    Few sites are compared with one another outright. More come in the order of falling sums,
    so that a site can only be dominated by one before it, and each found to be on the front
    removes those that it dominates. Once few are removed, each of the rest is compared with
    just those ahead of it on its strongest criterion.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better

    Returns
    -------
    (sites,) : True for the sites that are not dominated, twins alike; at least one is

    Raises
    ------
    ValueError
        If a shape or a range is wrong.

    References
    ----------
    Chomicki, Godfrey, Gryz and Liang (2003), "Skyline with presorting", *Proceedings of the
    19th International Conference on Data Engineering*, 717-719. Lamport (1975), "Multiple
    byte processing with full-word instructions", *Communications of the ACM* 18(8), 471-475.

    Examples
    --------
    >>> pareto_front([[0.9, 0.5], [0.9, 0.4], [0.2, 0.8]])
    array([ True, False,  True])
    """
    table = _table(values)
    if table.shape[0] ** 2 * table.shape[1] <= OUTRIGHT:
        return _undominated_outright(table)
    every = places(table)
    # Sums of whole numbers are exact, a site that dominates has the greater one, and twins come together.
    sums, mixed = every.sum(axis=1, dtype=np.int64), every @ np.arange(1, every.shape[1] + 1) ** 2
    order = np.lexsort((mixed, -sums))
    ordered = every[order]
    is_new = np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1))
    result = np.empty(len(order), dtype=bool)
    result[order] = _undominated(Sieve.of(ordered[is_new]))[np.cumsum(is_new) - 1]
    return result


def _table(values: ArrayLike) -> Floats:
    table = as_values(values)
    if table.ndim != 2:
        raise ValueError(f"values must have shape (sites, criteria), got {table.shape}")
    return table


def _undominated_outright(table: Floats) -> Booleans:
    """Compare each site of (sites, criteria) with each on every criterion, all at once."""
    columns = np.ascontiguousarray(table.T)
    covers = np.bitwise_and.reduce(columns[:, :, None] >= columns[:, None], axis=0)
    return np.asarray(~(covers > covers.T).any(axis=0))


def _undominated(sieve: Sieve) -> Booleans:
    """Filter sites that come in the order of falling sums, (sites,).

    One more site on the front costs a look at all the rest; it spares comparing those that it
    removes with the share of sites ahead of them on their strongest criterion. A few are compared outright.
    """
    strongest = sieve.places.max(axis=1)
    ahead = 1 - float(strongest.mean() / (strongest.max() + 1))
    kept = np.zeros(strongest.size, dtype=bool)
    rest, removed = np.arange(kept.size), kept.size
    while rest.size > FEW and (removed == kept.size or 2 * removed * ahead >= ROWS):
        removed = 0
        for _ in range(min(ROWS, rest.size)):
            first, rest = rest[:1], rest[1:]
            kept[first] = True
            _, lost = sieve.pairs(first, rest)
            rest, removed = np.delete(rest, lost), removed + lost.size
    kept[_undominated_within(sieve, rest)] = True
    return kept


def _undominated_within(sieve: Sieve, rest: Integers) -> Integers:
    """Give those of the sites `rest` that none of them dominates."""
    kept = np.ones(rest.size, dtype=bool)
    if rest.size <= FEW:
        kept[sieve.pairs(rest, rest)[1]] = False
        return rest[kept]
    strongest = sieve.places[rest].argmax(axis=1)
    for criterion in range(sieve.places.shape[1]):
        place = sieve.places[rest, criterion]
        mine = np.flatnonzero(strongest == criterion)
        mine = mine[np.argsort(-place[mine], kind="stable")]
        for start in range(0, mine.size, ROWS):
            tile = mine[start : start + ROWS]
            rivals = np.flatnonzero(place >= place[tile[-1]])
            for left in range(0, rivals.size, COLUMNS):
                _, worse = sieve.pairs(rest[rivals[left : left + COLUMNS]], rest[tile])
                kept[tile[worse]] = False
    return rest[kept]
