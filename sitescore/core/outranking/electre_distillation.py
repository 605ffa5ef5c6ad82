"""Distillation of ELECTRE III and IV: from credibilities to a ranking, from the best down or from the worst up."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_floats
from sitescore.records import dataclass

_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Distillation:
    """How a distillation cuts credibilities.

    Attributes
    ----------
    constant, slope : of s(credibility) = constant + slope * credibility, the difference
        between credibilities from which they count as different; the slope is not above 0,
        and s not negative
    decimals : to which credibilities are compared, so that noise in the last bits cuts nothing
    """

    constant: float = 0.3
    slope: float = -0.15
    decimals: int = 9

    def __post_init__(self) -> None:
        if not self.slope <= 0 <= self.constant + self.slope:
            raise ValueError(
                "distillation must be a constant and a slope, the slope not above 0 and their sum not below, "
                f"got {self.constant} and {self.slope}"
            )

    @classmethod
    def of(cls, given: ArrayLike, *, decimals: int) -> Distillation:
        """Make one of the argument ``distillation``, a constant and a slope.

        Raises
        ------
        ValueError
            If they are not two finite numbers, or not of the signs asked for.
        """
        pair = as_floats("distillation", given)
        if pair.shape != (2,):
            raise ValueError(f"distillation must be a constant and a slope, got shape {pair.shape}")
        return cls(float(pair[0]), float(pair[1]), decimals)

    def less(self, credibility: ArrayLike) -> Floats:
        """Give credibilities less what it takes to differ from them."""
        given = np.asarray(credibility, dtype=np.float64)
        return np.round(given - (self.constant + self.slope * given), self.decimals)


def distilled(credibility: Floats, how: Distillation, *, upwards: bool = False) -> Integers:
    """Take sites in turn, those first that outrank most and are outranked least.

    At a cut, i outranks j where its credibility is above the cut and, less s, above that of j
    over i. The first cut of a turn is the highest credibility among the sites left that is
    below the highest of all less s. Of the sites left those are kept for which the number of
    sites outranked, less that of sites outranked by, is highest (upwards: lowest). While
    several are kept and the cut is above 0, the same is done among them with the highest
    credibility among them that is below the last cut less s.

    The first cuts sink from turn to turn. So pairs are gone through once, in the order of their
    credibility, and the numbers change only by pairs that come in and sites that go.

    Parameters
    ----------
    credibility : (sites, sites) in [0, 1]
    how : s and the decimals
    upwards : take the worst first

    Returns
    -------
    (sites,) turn of each site, from 1

    References
    ----------
    Roy (1978), "ELECTRE III: un algorithme de classements fondé sur une représentation floue
    des préférences en présence de critères multiples", *Cahiers du CERO* 20(1), 3-24.

    Examples
    --------
    >>> distilled(np.array([[1, 0.9, 0.8], [0.4, 1, 0.9], [0.1, 0.3, 1]]), Distillation())
    array([1, 2, 3])
    """
    belief = np.round(credibility, how.decimals)
    np.fill_diagonal(belief, 0)
    ahead = how.less(belief) > belief.T
    pairs = _Pairs.of(belief)
    left, turn = np.ones(len(belief), dtype=bool), np.zeros(len(belief), dtype=np.int64)
    net = np.zeros_like(turn)
    top = counted = 0
    while left.any():
        top = pairs.next_among(left, top)
        below = pairs.above(float(how.less(pairs.belief(top))), itself=True)
        cut = pairs.belief(pairs.next_among(left, max(below, counted)))
        reached = pairs.above(cut)
        new = pairs.first[counted:reached], pairs.second[counted:reached]
        counts = ahead[new] & left[new[0]] & left[new[1]]
        net += np.bincount(new[0][counts], minlength=net.size) - np.bincount(new[1][counts], minlength=net.size)
        counted = reached
        kept = _extreme(np.flatnonzero(left), net[left], upwards=upwards)
        taken = _refined(belief, ahead, kept, cut, how, upwards=upwards)
        turn[taken] = turn.max() + 1
        left[taken] = False
        net += (ahead[taken] & (belief[taken] > cut)).sum(axis=0)
        net -= (ahead[:, taken] & (belief[:, taken] > cut)).sum(axis=1)
    return turn


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of sites with some credibility, the most credible first; ``depths`` are credibilities below 0."""

    first: Integers
    second: Integers
    depths: Floats

    @classmethod
    def of(cls, belief: Floats) -> _Pairs:
        first, second = np.nonzero(belief)
        depths = -belief[first, second]
        order = np.argsort(depths)
        return cls(first[order], second[order], depths[order])

    def belief(self, at: int) -> float:
        """Credibility of the pair number `at`; 0 past the last."""
        return -float(self.depths[at]) if at < self.depths.size else 0.0

    def above(self, belief: float, *, itself: bool = False) -> int:
        """Count the pairs more credible than `belief`, or just as credible."""
        return int(np.searchsorted(self.depths, -belief, side="right" if itself else "left"))

    def next_among(self, left: Booleans, start: int) -> int:
        """Give the number, from `start`, of the first pair of which both sites are `left`; else that past the last."""
        for at in range(start, self.depths.size, _CHUNK):
            here = left[self.first[at : at + _CHUNK]] & left[self.second[at : at + _CHUNK]]
            if here.any():
                return at + int(here.argmax())
        return self.depths.size


def _refined(
    belief: Floats, ahead: Booleans, kept: Integers, cut: float, how: Distillation, *, upwards: bool
) -> Integers:
    """Distil the sites `kept` at `cut` among themselves, as long as there are several and something to cut."""
    while kept.size > 1 and cut > 0:
        among = belief[np.ix_(kept, kept)]
        cut = float(among[among < how.less(cut)].max(initial=0))
        outranks = ahead[np.ix_(kept, kept)] & (among > cut)
        kept = _extreme(kept, outranks.sum(axis=1) - outranks.sum(axis=0), upwards=upwards)
    return kept


def _extreme(sites: Integers, net: Integers, *, upwards: bool) -> Integers:
    best = net.min() if upwards else net.max()
    return np.compress(net == best, sites)
