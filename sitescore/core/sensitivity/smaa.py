"""Rank acceptability: how often each site takes each rank, counted fast and exactly.

Counting works on scores draw by draw in blocks, so memory does not grow with the draws.
Sites that tie in a draw share the ranks that they take up, so rows and columns sum to 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.kernel import available

SITE_BITS, IN_CACHE = 10, 65_536
STEPS, WHOLE = np.float32(2 ** (32 - SITE_BITS) - 2), np.float32(2**23)
NO_SPAN = 1e-30
COMPILED_FROM = 2**25
"""Ranks to be counted in all from which numba, where installed, gains more than its start costs."""
TAIL = 0.05


@dataclass(slots=True)
class RankCounts:
    """Counts gathered over draws; `add` takes scores, and counts of two runs can be added.

    ``expected`` draws, where their number is known before, tell whether numba, where installed, counts: they are the
    same counts. ``by_rank`` counts ranks as if sites never tied, rank after rank; ``shared`` is what
    sharing ties adds to that, (sites, ranks).
    """

    sites: int
    expected: int = 0
    draws: int = field(init=False, default=0)
    by_rank: Integers = field(init=False)
    shared: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.by_rank = np.zeros(self.sites**2, dtype=np.int64)
        self.shared = np.zeros((self.sites, self.sites))

    @property
    def counts(self) -> Floats:
        """How many draws put each site at each rank, (sites, ranks), ties shared."""
        return self.by_rank.reshape(self.sites, self.sites).T + self.shared

    def add(self, scores: Floats) -> None:
        """Count the ranks of more draws.

        Parameters
        ----------
        scores : (draws, sites), more is better; finite
        """
        order, tied = sorted_sites(scores)
        if available(self.sites * self.expected, least=COMPILED_FROM):
            from sitescore.core.compiled.rank_counts import add_ranks

            add_ranks(order, self.by_rank.reshape(self.sites, self.sites))
        else:
            _count(self.by_rank, order)
        if tied.any():
            _share(self.shared, order, tied)
        self.draws += scores.shape[0]

    @property
    def acceptability(self) -> Floats:
        """Share of draws in which each site takes each rank, (sites, sites); rows and columns sum to 1."""
        return self.counts / max(self.draws, 1)


def sorted_sites(scores: Floats) -> tuple[Integers, Booleans]:
    """Sort sites by falling score in every draw, and tell which neighbours tie.

    float32 scores are sorted as whole keys that hold the score above the site's number,
    which is several times faster than sorting indices and gives the same order. Up to 1,024
    sites the score is first cut to 22 bits of the range of some draws; sites that this
    makes alike are compared, and where they are more than two, their draws sorted again with all bits.

    Parameters
    ----------
    scores : (draws, sites), finite

    Returns
    -------
    order : (draws, sites), numbers of the sites, the best first; ties by number
    tied : (draws, sites - 1), whether a site has the score of the one before

    Examples
    --------
    >>> sorted_sites(np.array([[0.2, 0.5, 0.2]]))
    (array([[1, 0, 2]]), array([[False,  True]]))
    """
    if scores.dtype != np.float32:
        order = np.argsort(-scores, axis=1, kind="stable")
        ordered = np.take_along_axis(scores, order, axis=1)
        return order, ordered[:, 1:] == ordered[:, :-1]
    order = np.empty(scores.shape, dtype=np.min_scalar_type(scores.shape[1]))
    tied = np.empty((scores.shape[0], scores.shape[1] - 1), dtype=bool)
    step = max(1, IN_CACHE // scores.shape[1])
    for start in range(0, scores.shape[0], step):
        some = slice(start, start + step)
        sort = _sorted_by_short_keys if scores.shape[1] <= 1 << SITE_BITS else _sorted_by_all_bits
        order[some], tied[some] = sort(scores[some])
    return order, tied


def _sorted_by_short_keys(scores: Floats) -> tuple[Integers, Booleans]:
    keys = _short_keys(scores)
    keys.sort(axis=1)
    alike = (keys[:, 1:] ^ keys[:, :-1]) < 1 << SITE_BITS
    order = keys & np.uint32((1 << SITE_BITS) - 1)
    rows, at = np.nonzero(alike)
    if rows.size:
        _settle(order, alike, scores, rows, at)
    return order, alike


def _settle(order: Integers, alike: Booleans, scores: Floats, rows: Integers, at: Integers) -> None:
    """Order neighbours that short keys could not tell apart; rows where more than two are alike are sorted again."""
    again = np.unique(rows[1:][(rows[1:] == rows[:-1]) & (at[1:] == at[:-1] + 1)])
    by_two = ~np.isin(rows, again)
    rows, at = rows[by_two], at[by_two]
    one, other = order[rows, at], order[rows, at + 1]
    behind = scores[rows, one] - scores[rows, other]
    alike[rows, at] = behind == 0
    wrong = behind < 0
    order[rows[wrong], at[wrong]], order[rows[wrong], at[wrong] + 1] = other[wrong], one[wrong]
    if again.size:
        order[again], alike[again] = _sorted_by_all_bits(scores[again])


def _short_keys(scores: Floats) -> Integers:
    """Make 32-bit keys: 22 bits of how far the site is behind the best score here, then its number."""
    best = scores.max()
    span = best - scores.min()
    behind = best - scores
    behind *= STEPS / span if span > NO_SPAN else 0
    behind += WHOLE  # float32 from here to the double of it are whole numbers, held by their last 23 bits
    keys: Integers = behind.view(np.uint32)
    keys <<= np.uint32(SITE_BITS)
    keys |= np.arange(scores.shape[1], dtype=np.uint32)
    return keys


def _sorted_by_all_bits(scores: Floats) -> tuple[Integers, Booleans]:
    bits = (-(scores + np.float32(0))).view(np.int32)
    ascending = np.where(bits < 0, ~bits, bits | np.int32(-(2**31))).view(np.uint32)
    keys = ascending.astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.arange(scores.shape[1], dtype=np.uint64)
    keys.sort(axis=1)
    order = (keys & np.uint64(2**32 - 1)).astype(np.uint32)
    return order, (keys[:, 1:] ^ keys[:, :-1]) < np.uint64(2**32)


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


def _count(by_rank: Integers, order: Integers) -> None:
    """Add one to the cell (rank, site) of each entry, some ranks at a time, so that the work stays in the cache."""
    draws, sites = order.shape
    step = max(1, IN_CACHE // max(draws, sites))
    for start in range(0, sites, step):
        ranks = order[:, start : start + step].T
        cells = np.add(ranks, (np.arange(len(ranks)) * sites)[:, None], dtype=np.intp)
        size = len(ranks) * sites
        by_rank[start * sites : start * sites + size] += np.bincount(cells.ravel(), minlength=size)


def _share(counts: Floats, order: Integers, tied: Booleans) -> None:
    """Spread each group of tied sites evenly over the ranks that it takes up."""
    draws, sites = order.shape
    opens = np.ones((draws, sites), dtype=bool)
    opens[:, 1:] = ~tied
    rows = np.flatnonzero(tied.any(axis=1))
    starts = np.flatnonzero(opens[rows].ravel())
    sizes = np.diff(np.append(starts, rows.size * sites))
    flat = order[rows].ravel()
    for size in np.unique(sizes[sizes > 1]):
        first = starts[sizes == size]
        places = first[:, None] + np.arange(size)
        ranks, members = places % sites, flat[places]
        np.add.at(counts, (members, ranks), -1.0)
        np.add.at(counts, (members[:, :, None], ranks[:, None, :]), 1.0 / size)
