"""Which sites can be first at all, at some weights, and proof for those that cannot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_values
from sitescore.core.ranking import TIE_DECIMALS, best
from sitescore.core.sensitivity.dominance import pareto_front
from sitescore.core.sensitivity.largest_lead import largest_lead
from sitescore.core.sensitivity.largest_leads import largest_leads
from sitescore.core.sensitivity.trial_weights import leads_over_others, trial_weights
from sitescore.core.sensitivity.weight_bounds import Bounds, as_bounds, filled, greatest
from sitescore.records import dataclass

BLOCK, TRIED = 1 << 21, 32
STRONGEST = 16
CLOSED = 1e-12
ROUNDS = 12
NOBODY = -1


@dataclass(frozen=True, eq=False)
class PotentialOptimality:
    """Which sites can be first, and what proves it.

    Attributes
    ----------
    margin : (sites,) the largest lead over the best other site that any allowed weights give,
        negative where the site is always behind; inf where there is no rival; NaN where
        the verdict needed no exact figure
    possible : (sites,) alone in first place at some allowed weights
    shared : (sites,) at best one of several in first place
    certain : (sites,) first, alone or with others, at all allowed weights
    weights : (sites, criteria) allowed weights that put the site first; NaN if there are none
    mix_sites : (sites, criteria) for a site that is not `possible`, the other sites of a mix
        that is never behind it; -1 where unused
    mix_shares : (sites, criteria) their shares, largest first, summing to 1; 0 where unused. Without bounds
        the mix is at least as good on every criterion, with bounds at all allowed weights.
    """

    margin: Floats
    possible: Booleans
    shared: Booleans
    certain: Booleans
    weights: Floats
    mix_sites: Integers
    mix_shares: Floats


@dataclass(frozen=True, eq=False)
class _Search:
    """What is known so far of every site; the arrays fill up as the search goes on."""

    lower: Floats
    weights: Floats
    upper: Floats
    mix_sites: Integers
    mix_shares: Floats

    def lead(self, sites: Integers, leads: Floats, weights: Floats) -> None:
        """Keep weights, (sites, criteria), at which sites lead by more than is known."""
        better = leads > self.lower[sites]
        self.lower[sites[better]], self.weights[sites[better]] = leads[better], weights[better]

    def trail(self, sites: Integers, leads: Floats, rivals: Integers, shares: Floats) -> None:
        """Keep mixes, (sites, rivals), that no weights let the sites lead by as much as is known."""
        lower = leads < self.upper[sites]
        sites, rivals, shares = sites[lower], rivals[lower], shares[lower]
        self.upper[sites] = leads[lower]
        used = np.lexsort((rivals, -shares.round(TIE_DECIMALS)))[:, : self.mix_sites.shape[1]]
        rivals, shares = np.take_along_axis(rivals, used, axis=1), np.take_along_axis(shares, used, axis=1)
        self.mix_sites[sites], self.mix_shares[sites] = NOBODY, 0.0
        self.mix_sites[sites, : used.shape[1]] = np.where(shares > 0, rivals, NOBODY)
        self.mix_shares[sites, : used.shape[1]] = shares


def potential_optimality(
    values: ArrayLike,
    *,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
    rng: np.random.Generator | None = None,
    tolerance: float = 1e-9,
    exact_margin: bool = False,
) -> PotentialOptimality:
    """Tell for every site whether some weights make it first, and by how much.

    The margin is the largest s with ``w . (v_i - v_j) >= s`` for all other sites j, a linear
    program in w and s. A weighted sum at which a site leads settles it without the program;
    a mix of other sites that is never behind settles it the other way, and is what the dual
    of the program finds. Both are checked by arithmetic, apart from the solver.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    low, high : (criteria,) bounds on the weights within [0, 1]; none where left out
    rng : draws weights that settle most sites quickly; changes no verdict
    tolerance : lead, as a share of 1, that counts as a lead
    exact_margin : find the margin of every site, also where the verdict does not need it

    Returns
    -------
    PotentialOptimality : twins, with values alike to 12 decimals, are not each other's rivals
        and share one verdict

    Raises
    ------
    ValueError
        If a shape or a range is wrong, or no weights between the bounds sum to 1.

    References
    ----------
    Hazen (1986), "Partial information, dominance, and potential optimality in multiattribute
    utility theory", *Operations Research* 34(2), 296-310.

    Examples
    --------
    The third site is nowhere the worst, yet half of each of the others is better.

    >>> found = potential_optimality([[0.1, 0.9], [0.9, 0.1], [0.4, 0.4]], exact_margin=True)
    >>> found.possible, found.margin.round(9)
    (array([ True,  True, False]), array([ 0.5,  0.5, -0.1]))
    >>> found.mix_sites[2], found.mix_shares[2].round(9)
    (array([0, 1]), array([0.5, 0.5]))
    """
    matrix = as_values(values).astype(np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"values must have shape (sites, criteria), got {matrix.shape}")
    bounds = as_bounds(low, high, criteria=matrix.shape[1])
    distinct, first, kind = np.unique(
        np.round(matrix, TIE_DECIMALS) + 0.0, axis=0, return_index=True, return_inverse=True
    )
    kind = kind.reshape(-1)
    search, ahead = _tried(distinct, trial_weights(bounds, rng))
    if len(distinct) > 1:
        _dominate(search, distinct, pareto_front(distinct))
        _outdo(search, distinct, bounds)
        decided = partial(_decided, search, tolerance=tolerance, exact=exact_margin)
        _contest(search, distinct, bounds, decided)
        for site in np.flatnonzero(~decided(np.arange(len(distinct)))).tolist():
            _settle(search, distinct, site, bounds, decided)
    certain = ahead >= -tolerance
    for always in np.flatnonzero(certain):
        certain[always] = greatest(distinct - distinct[always], bounds).max() <= tolerance
    return _record(search, certain, first, kind, tolerance)


def _record(
    search: _Search, certain: Booleans, first: Integers, kind: Integers, tolerance: float
) -> PotentialOptimality:
    """Spread the findings over twins."""
    possible = search.lower > tolerance
    shared = ~possible & (search.lower >= -tolerance)
    exact = search.upper <= search.lower + tolerance
    firsts = np.where((possible | shared)[:, None], search.weights, np.nan)
    unmixed = possible[:, None] | (search.mix_sites < 0)
    return PotentialOptimality(
        margin=np.where(exact, search.lower, np.nan)[kind],
        possible=possible[kind],
        shared=shared[kind],
        certain=certain[kind],
        weights=firsts[kind],
        mix_sites=np.where(unmixed, -1, first[search.mix_sites])[kind],
        mix_shares=np.where(unmixed, 0.0, search.mix_shares)[kind],
    )


def _tried(kinds: Floats, tried: Floats) -> tuple[_Search, Floats]:
    """Score all sites at the weights `tried`; the second result is each site's worst lead over the best other."""
    sites, criteria = kinds.shape
    lower, worst = np.full(sites, -np.inf), np.full(sites, np.inf)
    weights = np.zeros((sites, criteria))
    step = max(1, BLOCK // sites)
    for start in range(0, len(tried), step):
        leads = leads_over_others(tried[start : start + step] @ kinds.T)
        at = leads.argmax(axis=0)
        best = leads[at, np.arange(sites)]
        better = best > lower
        lower[better], weights[better] = best[better], tried[start + at[better]]
        np.minimum(worst, leads.min(axis=0), out=worst)
    nobody = np.full((sites, criteria), NOBODY)
    return _Search(lower, weights, np.full(sites, np.inf), nobody, np.zeros((sites, criteria))), worst


def _dominate(search: _Search, kinds: Floats, front: Booleans) -> None:
    """Settle the sites that one other site is never behind: the front's best in all are tried first, some at a time."""
    above, below = np.flatnonzero(front), np.flatnonzero(~front)
    above = above[np.argsort(-kinds[above].sum(axis=1), kind="stable")]
    for left in range(0, above.size, TRIED):
        some, below = above[left : left + TRIED], below[search.upper[below] >= 0]
        ahead = np.full((below.size, some.size), np.inf)
        for criterion in kinds.T:
            np.minimum(ahead, criterion[some] - criterion[below, None], out=ahead)
        by = ahead.argmax(axis=1)
        search.trail(below, -ahead[np.arange(below.size), by], some[by][:, None], np.ones((below.size, 1)))


def _outdo(search: _Search, kinds: Floats, bounds: Bounds) -> None:
    """Settle the sites that are behind one of the strongest at all allowed weights."""
    middle = filled(np.arange(kinds.shape[1]), bounds) + filled(np.arange(kinds.shape[1])[::-1], bounds)
    for strong in best(kinds @ middle, STRONGEST).tolist():
        open_ = np.flatnonzero(search.upper >= 0)
        open_ = open_[open_ != strong]
        ahead = greatest(kinds[open_] - kinds[strong], bounds)
        search.trail(open_, ahead, np.full((open_.size, 1), strong), np.ones((open_.size, 1)))


def _contest(search: _Search, kinds: Floats, bounds: Bounds, decided: Callable[[Integers], Booleans]) -> None:
    """Solve the linear programs of the sites still open, together, each against few rivals and then those it forgot."""
    still = np.arange(len(kinds))
    still = still[~decided(still)]
    count = min(2 * kinds.shape[1], len(kinds) - 1)
    step = max(1, BLOCK // len(kinds))
    for start in range(0, still.size, step):
        some = still[start : start + step]
        scores = search.weights[some] @ kinds.T
        scores[np.arange(some.size), some] = -np.inf
        for _ in range(ROUNDS):
            rivals = np.argpartition(-scores, count - 1, axis=1)[:, :count]
            weights, shares = largest_leads(kinds[some, None] - kinds[rivals], bounds)
            scores = weights @ kinds.T
            own = scores[np.arange(some.size), some]
            scores[np.arange(some.size), some] = -np.inf
            search.lead(some, own - scores.max(axis=1), weights)
            behind = kinds[some] - np.einsum("sr,src->sc", shares, kinds[rivals])
            search.trail(some, greatest(behind, bounds), rivals, shares)
            mixed, rival = np.nonzero(shares)
            scores[mixed, rivals[mixed, rival]] = np.inf  # so that they stay
            open_ = ~decided(some)
            some, scores = some[open_], scores[open_]
            if not some.size:
                break


def _decided(search: _Search, sites: Integers, *, tolerance: float, exact: bool) -> Booleans:
    low, high = search.lower[sites], search.upper[sites]
    if exact:
        return np.asarray(high - low <= CLOSED)
    return np.asarray((low > tolerance) | (high < -tolerance) | ((high <= tolerance) & (low >= -tolerance)))


def _settle(search: _Search, kinds: Floats, site: int, bounds: Bounds, decided: Callable[[Integers], Booleans]) -> None:
    """Solve the linear program of one site by a solver that ties do not stop, likewise against few rivals at first."""
    this, lead = np.array([site]), kinds[site] - kinds
    leads = lead @ search.weights[site]
    leads[site] = np.inf
    size = min(2 * kinds.shape[1], len(kinds) - 1)
    rivals = np.argpartition(leads, size - 1)[:size]
    while not decided(this)[0]:
        weights, shares, reached = largest_lead(lead[rivals], bounds)
        leads = lead @ weights
        leads[site] = np.inf
        search.lead(this, leads.min(keepdims=True), weights[None])
        search.trail(this, greatest(shares @ lead[rivals], bounds)[None], rivals[None], shares[None])
        forgotten = np.setdiff1d(np.flatnonzero(leads < reached - CLOSED), rivals)
        if forgotten.size == 0:
            return
        rivals = np.concatenate([rivals, forgotten[np.argsort(leads[forgotten])[:size]]])
