"""Rank acceptability: how often each site takes each rank, counted fast and exactly.

Counting works on scores draw by draw in blocks, so memory does not grow with the draws.
Sites that tie in a draw share the ranks that they take up, so rows and columns sum to 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.kernel import available
from sitescore.core.sensitivity.leading_places import leading_places
from sitescore.core.sensitivity.sorted_sites import keys_are_short, ranks_by_kernel, sorted_sites
from sitescore.records import dataclass

IN_CACHE = 65_536
COMPILED_FROM = 2**25
"""Ranks to be counted in all from which numba, where installed, gains more than its start costs."""
KINDS = tuple(np.dtype(kind) for kind in ("u2", "i4", "i8"))
"""Whole numbers that counts are held in: the shortest that hold twice the draws expected, or twice those so far."""
TAIL = 0.05


@dataclass(slots=True)
class RankCounts:
    """Counts gathered over draws; `add` takes scores, `include` the counts of other draws.

    Of all ranks, or only of the first few, where ``ranks`` says how many. ``expected`` draws, where their
    number is known before, or ``altogether`` where others count draws of the same kind, tell whether numba,
    where installed, counts: they are the same counts. ``by_rank``, (ranks × sites,), rank after rank, counts
    halves: two for a rank of one's own, one for a rank that two share. ``shared``, (sites, ranks), is what
    ranks that more share add to that; None while there are none.
    """

    sites: int
    expected: int = 0
    ranks: int | None = None
    altogether: int = 0
    draws: int = field(init=False, default=0)
    by_rank: Integers = field(init=False)
    shared: Floats | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.by_rank = np.zeros(self.counted * self.sites, dtype=_kind_for(self.expected))

    @property
    def counted(self) -> int:
        """How many ranks are counted, from the first on."""
        return self.sites if self.ranks is None else min(self.ranks, self.sites)

    @property
    def counts(self) -> Floats:
        """How many draws put each site at each rank, (sites, ranks), ties shared; a site's stand side by side."""
        counts: Floats = np.divide(self._halves.T, 2, order="C")
        if self.shared is not None:
            counts += self.shared
        return counts

    @property
    def _halves(self) -> Integers:
        """The same counts as ``by_rank``, (ranks, sites)."""
        return self.by_rank.reshape(self.counted, self.sites)

    def add(self, scores: Floats) -> None:
        """Count the ranks of more draws.

        Parameters
        ----------
        scores : (draws, sites), more is better; finite
        """
        expected = self.sites * max(self.expected, self.altogether)
        compiled = scores.dtype.char in "fd" and available(expected, least=COMPILED_FROM)
        draws, whole = len(scores), self.counted == self.sites
        self._make_room(draws)
        if compiled and (not whole or keys_are_short(scores)):
            left = ranks_by_kernel(scores, self._halves) if whole else self._first_ranks(scores)
            scores = scores[left]
        if len(scores):
            self._take(*(sorted_sites(scores) if whole else leading_places(scores, self.counted)), compiled=compiled)
        self.draws += draws

    def _make_room(self, draws: int) -> None:
        """Count in more bits from now on where so many more draws ask for them."""
        kind = np.promote_types(_kind_for(self.draws + draws), self.by_rank.dtype)
        self.by_rank = self.by_rank.astype(kind, copy=False)

    def _first_ranks(self, scores: Floats) -> Booleans:
        """Count the first ranks with a compiled kernel, and tell which draws that leaves out, as sites tie in them."""
        from sitescore.core.compiled.rank_counts import fill_first

        order = np.empty((len(scores), self.counted), dtype=np.min_scalar_type(scores.shape[1]))
        level = np.empty(len(scores), dtype=bool)
        fill_first(scores, order, level)
        self._take(order[~level] if level.any() else order, None, compiled=True)
        return level

    def _take(self, order: Integers, tied: Booleans | None, *, compiled: bool) -> None:
        if compiled:
            from sitescore.core.compiled.rank_counts import count_orders

            count_orders(order[:, : self.counted], self._halves)
        else:
            _count(self.by_rank, order[:, : self.counted], self.sites)
        if tied is not None and tied.any():
            self._share(order, tied)

    def _share(self, order: Integers, tied: Booleans) -> None:
        """Spread each group of tied sites evenly over the ranks that it takes up, of which the first are counted."""
        for size, members, ranks in _groups(order, tied):
            counted = ranks < self.counted
            if size == 2:
                _share_by_two(self._halves, members, ranks, counted)
                continue
            if self.shared is None:
                self.shared = np.zeros((self.sites, self.counted))
            np.add.at(self.shared, (members[counted], ranks[counted]), -1.0)
            for at in np.flatnonzero(counted.any(axis=0)):
                here = counted[:, at]
                np.add.at(self.shared, (members[here], ranks[here, at, None]), 1.0 / size)

    def include(self, other: RankCounts) -> None:
        """Add the counts of as many ranks of the same sites in other draws."""
        self._make_room(other.draws)
        self.by_rank += other.by_rank
        if other.shared is not None:
            if self.shared is None:
                self.shared = other.shared.copy()
            else:
                self.shared += other.shared
        self.draws += other.draws

    def of(self, sites: Integers) -> RankCounts:
        """Give the counts of the same sites in another order, (sites,) numbers of those here."""
        other = RankCounts(self.sites, expected=self.expected, ranks=self.ranks)
        other.by_rank = self._halves[:, sites].ravel()
        other.shared, other.draws = None if self.shared is None else self.shared[sites], self.draws
        return other

    @property
    def acceptability(self) -> Floats:
        """Share of draws in which each site takes each rank, (sites, ranks); rows and columns of all ranks sum to 1."""
        shares = self.counts
        shares /= max(self.draws, 1)
        return shares


def rank_bounds(acceptability: Floats, *, tail: float = TAIL) -> tuple[Integers, Integers]:
    """Find the ranks between which each site lies in all draws but a tail on either side.

    Parameters
    ----------
    acceptability : (sites, ranks), rows summing to 1
    tail : share of the draws left out on either side

    Returns
    -------
    low, high : (sites,) ranks from 1

    Examples
    --------
    >>> rank_bounds(np.array([[0.9, 0.06, 0.04], [0.1, 0.5, 0.4]]))
    (array([1, 1]), array([2, 3]))
    """
    cumulated = np.cumsum(acceptability, axis=1)
    return rank_reached(cumulated, tail), rank_reached(cumulated, 1 - tail)


def rank_reached(cumulated: Floats, share: float) -> Integers:
    """Find the best rank at which the sites' cumulated shares reach a share.

    Between what the upper and the lower ends of the 95 % bars of the cumulated shares give
    lies the rank of the true shares, in 95 % of the cases or more, as ranks are whole.

    Parameters
    ----------
    cumulated : (sites, ranks), of draws that put the site there or better
    share : in [0, 1]

    Returns
    -------
    (sites,) ranks from 1 to the last

    References
    ----------
    Woodruff (1952), "Confidence Intervals for Medians and Other Position Measures", *J. Am.
    Stat. Assoc.* 47(260), 635-646: bars of shares read as bars of the quantile.

    Examples
    --------
    >>> rank_reached(np.array([[0.5, 0.9, 1.0]]), 0.95)
    array([3])
    """
    return np.asarray(np.minimum(1 + (cumulated < share - 1e-9).sum(axis=1), cumulated.shape[1]))


def expected_ranks(acceptability: Floats) -> tuple[Floats, Floats]:
    """Give the mean and the standard deviation of each site's rank over the draws, (sites,) each.

    Examples
    --------
    >>> expected_ranks(np.array([[0.5, 0.5], [0.5, 0.5]]))
    (array([1.5, 1.5]), array([0.5, 0.5]))
    """
    ranks = np.arange(1, acceptability.shape[1] + 1)
    mean = acceptability @ ranks
    return mean, np.sqrt(np.maximum(acceptability @ ranks**2 - mean**2, 0))


def pairwise_wins(scores: Floats) -> Floats:
    """Count in how many draws each site outscores each other, ties as halves.

    Parameters
    ----------
    scores : (draws, sites)

    Returns
    -------
    (sites, sites) : row beats column; the diagonal is half the draws
    """
    sites = scores.shape[1]
    wins = np.zeros((sites, sites))
    for site in range(sites):
        ahead = scores[:, site : site + 1]
        wins[site] = (ahead > scores).sum(axis=0) + 0.5 * (ahead == scores).sum(axis=0)
    return wins


def _kind_for(draws: int) -> np.dtype[Any]:
    return next(kind for kind in KINDS if 2 * draws <= np.iinfo(kind).max)


def _count(by_rank: Integers, order: Integers, sites: int) -> None:
    """Add two to the cell (rank, site) of each entry, some ranks at a time, so that the work stays in the cache."""
    draws, counted = order.shape
    step = max(1, IN_CACHE // max(draws, sites))
    for start in range(0, counted, step):
        ranks = order[:, start : start + step].T
        cells = np.add(ranks, (np.arange(len(ranks)) * sites)[:, None], dtype=np.intp)
        size = len(ranks) * sites
        part = by_rank[start * sites : start * sites + size]
        np.add(part, 2 * np.bincount(cells.ravel(), minlength=size), out=part, casting="unsafe")  # there is room for it


def _groups(order: Integers, tied: Booleans) -> Iterator[tuple[int, Integers, Integers]]:
    """Give the groups of tied sites by their size: their members and the ranks that they take up, (groups, size)."""
    draws, width = order.shape
    opens = np.ones((draws, width), dtype=bool)
    opens[:, 1:] = ~tied
    rows = np.flatnonzero(tied.any(axis=1))
    starts = np.flatnonzero(opens[rows].ravel())
    sizes = np.diff(np.append(starts, rows.size * width))
    flat = order[rows].ravel()
    for size in np.unique(sizes[sizes > 1]).tolist():
        places = starts[sizes == size][:, None] + np.arange(size)
        yield size, flat[places], places % width


def _share_by_two(halves: Integers, members: Integers, ranks: Integers, counted: Booleans) -> None:
    """Move half of each of two tied sites to the other's rank."""
    half = halves.dtype.type(1)
    for one, other in ((0, 1), (1, 0)):
        here = counted[:, one]
        np.subtract.at(halves, (ranks[here, one], members[here, one]), half)
        np.add.at(halves, (ranks[here, one], members[here, other]), half)
