"""Rank acceptability: how often each site takes each rank, counted fast and exactly.

Counting works on scores draw by draw in blocks, so memory does not grow with the draws.
Sites that tie in a draw share the ranks that they take up, so rows and columns sum to 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sitescore.core.checks import Floats, Integers


@dataclass(slots=True)
class RankCounts:
    """Counts gathered over draws; `add` takes scores, and counts of two runs can be added.

    ``counts`` is (sites, sites), row a site, column a rank from 0: how many draws put it
    there, ties shared.
    """

    sites: int
    draws: int = 0
    counts: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.counts = np.zeros((self.sites, self.sites))

    def add(self, scores: Floats) -> None:
        """Count the ranks of more draws.

        Parameters
        ----------
        scores : (draws, sites), more is better; finite
        """
        order, ordered = sorted_sites(scores)
        tally = np.bincount(_cells(order, self.sites), minlength=self.sites**2)
        self.counts += tally.reshape(self.sites, self.sites).T
        tied = ordered[:, 1:] == ordered[:, :-1]
        if tied.any():
            _share(self.counts, order, tied)
        self.draws += scores.shape[0]

    @property
    def acceptability(self) -> Floats:
        """Share of draws in which each site takes each rank, (sites, sites); rows and columns sum to 1."""
        return self.counts / max(self.draws, 1)


def sorted_sites(scores: Floats) -> tuple[Integers, Floats | Integers]:
    """Sort sites by falling score in every draw.

    float32 scores are sorted as 64-bit keys that hold the score's bits above the site's
    number, which is several times faster than sorting indices and gives the same order.

    Parameters
    ----------
    scores : (draws, sites), finite

    Returns
    -------
    order : (draws, sites), numbers of the sites, the best first; ties by number
    ordered : (draws, sites), something that is equal exactly where the scores are
    """
    if scores.dtype != np.float32:
        order = np.argsort(-scores, axis=1, kind="stable")
        return order, np.take_along_axis(scores, order, axis=1)
    bits = (-(scores + np.float32(0))).view(np.int32)
    ascending = np.where(bits < 0, ~bits, bits | np.int32(-(2**31))).view(np.uint32)
    keys = ascending.astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.arange(scores.shape[1], dtype=np.uint64)
    keys.sort(axis=1)
    halves = keys.view(np.uint32)
    little = np.little_endian
    return halves[:, 0 if little else 1 :: 2], halves[:, 1 if little else 0 :: 2]


def central_weights(scores: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Sum the weights of the draws in which each site is first, sharing ties.

    Parameters
    ----------
    scores : (draws, sites)
    weights : (draws, criteria), the draws behind them

    Returns
    -------
    sums : (sites, criteria) : divided by `firsts` they are the central weight vectors
    firsts : (sites,) : how many draws put the site first

    References
    ----------
    Lahdelma and Salminen (2001), "SMAA-2: Stochastic Multicriteria Acceptability Analysis
    for Group Decision Making", *Operations Research* 49(3), 444-454.
    """
    first = scores == scores.max(axis=1, keepdims=True)
    share = first / first.sum(axis=1, keepdims=True)
    return share.T @ weights, share.sum(axis=0)


def rank_bounds(acceptability: Floats, *, tail: float = 0.05) -> tuple[Integers, Integers]:
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
    return 1 + (cumulated < tail - 1e-9).sum(axis=1), 1 + (cumulated < 1 - tail - 1e-9).sum(axis=1)


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


def _cells(order: Integers, sites: int) -> Integers:
    """Give the number of the cell (rank, site) of each entry, rank-major."""
    cells = order.astype(np.intp)
    cells += np.arange(sites) * sites
    return cells.ravel()


def _share(counts: Floats, order: Integers, tied: np.ndarray) -> None:
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
