"""Central weights: the mean of the weights that put a site first, with their error bars."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.sensitivity.shares_of_draws import student95
from sitescore.records import dataclass


@dataclass(slots=True)
class CentralWeights:
    """Sums over draws of what puts each site first; a draw that sites tie in counts for each in part.

    Attributes
    ----------
    firsts, parts : (sites,) draws in which the site is first, and the sum of their squared parts
    sums, squares : (sites, criteria) weights in those draws, and their squares, summed

    References
    ----------
    Lahdelma and Salminen (2001), "SMAA-2: Stochastic Multicriteria Acceptability Analysis
    for Group Decision Making", *Operations Research* 49(3), 444-454.
    """

    firsts: Floats
    parts: Floats
    sums: Floats
    squares: Floats

    @classmethod
    def of(cls, sites: int, criteria: int) -> CentralWeights:
        """Start with no draws."""
        return cls(np.zeros(sites), np.zeros(sites), np.zeros((sites, criteria)), np.zeros((sites, criteria)))

    def add(self, scores: Floats, weights: Floats) -> None:
        """Count more draws.

        Parameters
        ----------
        scores : (draws, sites)
        weights : (draws, criteria), the draws behind them
        """
        first = scores == scores.max(axis=1, keepdims=True)
        share = first / first.sum(axis=1, keepdims=True)
        self.firsts += share.sum(axis=0)
        self.parts += (share**2).sum(axis=0)
        self.sums += share.T @ weights
        self.squares += share.T @ weights**2

    @property
    def mean(self) -> Floats:
        """Central weights, (sites, criteria); NaN for a site that is never first."""
        return _divided(self.sums, self.firsts)

    def error(self, *, worth: float = 1.0) -> Floats:
        """Half-widths of the 95 % bars of `mean` from independent draws, (sites, criteria).

        Parameters
        ----------
        worth : how many independent draws one draw is worth, at most 1

        Returns
        -------
        NaN where fewer than two draws put the site first
        """
        count = worth * _divided(self.firsts[:, None] ** 2, self.parts)
        enough = np.where(count > 1.5, count, np.nan)
        varied = np.maximum(_divided(self.squares, self.firsts) - self.mean**2, 0)
        found = np.full(varied.shape, np.nan)
        rows = np.flatnonzero(np.isfinite(enough))
        found[rows] = student95(enough[rows]) * np.sqrt(varied[rows] / (enough[rows] - 1))
        return found


def replicate_error(replicates: list[CentralWeights]) -> Floats:
    """Give half-widths of the 95 % bars from independent replicates, as of a ratio of means, (sites, criteria).

    Parameters
    ----------
    replicates : of like many draws, at least two

    Returns
    -------
    NaN where a site is first in fewer than two of the replicates

    References
    ----------
    Cochran (1977), *Sampling Techniques*, 3rd edition, chapter 6: the ratio estimate.
    """
    firsts = np.stack([one.firsts for one in replicates])[:, :, None]
    sums = np.stack([one.sums for one in replicates])
    middle = _divided(sums.sum(axis=0), firsts.sum(axis=(0, 2)))
    count = len(replicates)
    spread = (sums - middle * firsts).std(axis=0, ddof=1)
    error = student95(count) / np.sqrt(count) * _divided(spread, firsts.mean(axis=(0, 2)))
    return np.asarray(np.where((firsts > 0).sum(axis=0) > 1, error, np.nan))


def _divided(sums: Floats, firsts: Floats) -> Floats:
    """Divide the rows of sums, NaN where there is nothing to divide by."""
    found = np.full(sums.shape, np.nan)
    np.divide(sums, firsts[:, None], out=found, where=firsts[:, None] > 0)
    return found
