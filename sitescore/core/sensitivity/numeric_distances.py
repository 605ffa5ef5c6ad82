"""Weight to move before rivals tie with the leader, for scores of any form: the least found."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_weights
from sitescore.core.sensitivity.line_search import Score
from sitescore.core.sensitivity.moved_weight import moved_weight
from sitescore.core.sensitivity.nearest_ties import Paths, Ties, nearest_ties

MANY_CRITERIA, DRAWS, EDGES = 40, 512, 0.2
OVERSHOOTS = (1e-7, 0.1)
NOISE = 1e-8


def numeric_distances(score: Score, weights: ArrayLike, *, leader: int, rng: np.random.Generator) -> Ties:
    """Search for the least weight that must move before each rival ties with the leader.

    Straight ways are walked: transfers between every two criteria, where there are up to
    40; ways to random weights, half of them near edges; and those that would be the shortest
    if scores went on as they move at the stated weights and at the tie found last.

    Parameters
    ----------
    score : scores at weights
    weights : (criteria,), not negative, summing to 1
    leader : number of the site that leads
    rng : draws the random ways

    Returns
    -------
    Ties
        Costs are shares of 1, at least the distances of `weight_distances`, and those
        where scores are additive; inf where no tie was found, which does not prove that
        there is none.

    Raises
    ------
    ValueError
        If the weights have a wrong shape, range or sum.

    References
    ----------
    Successive linearisation, each solved greedily as in `moved_weight`: Griffith and Stewart
    (1961), "A Nonlinear Programming Technique for the Optimization of Continuous Processing
    Systems", *Management Science* 7(4), 379-392.

    Examples
    --------
    >>> values = np.array([[0.9, 0.5], [0.5, 0.7], [0.1, 0.1]])
    >>> rng = np.random.default_rng(0)
    >>> numeric_distances(lambda w: w @ values.T, [0.5, 0.5], leader=0, rng=rng).cost.round(6)
    array([     inf, 0.166667,      inf])
    """
    w = as_weights(weights, criteria=np.size(weights))
    spread = np.where(np.arange(DRAWS) % 2 == 0, 1.0, EDGES)[:, None]
    shares = rng.standard_gamma(spread, (DRAWS, w.size)) + np.finfo(float).tiny
    ends = [shares / shares.sum(axis=1, keepdims=True)]
    if w.size <= MANY_CRITERIA:
        ends.append(_transfers(w))

    def along(ends: Floats, part: Floats) -> Floats:
        return np.asarray(w + part[:, None] * (ends - w))

    def cost(ends: Floats) -> Floats:
        return np.asarray(np.abs(ends - w).sum(axis=1) / 2)

    def towards(leads: Floats) -> Floats:
        return np.array([_end(lead, w, past) for past in OVERSHOOTS for lead in leads])

    return nearest_ties(score, w, Paths(along, cost, towards), np.concatenate(ends), leader=leader)


def _transfers(weights: Floats) -> Floats:
    """All weight of one criterion given to another, for every two, (transfers, criteria)."""
    giver, taker = np.nonzero((weights[:, None] > 0) & ~np.eye(weights.size, dtype=bool))
    ends = np.tile(weights, (giver.size, 1))
    each = np.arange(giver.size)
    ends[each, taker] += weights[giver]
    ends[each, giver] = 0.0
    return ends


def _end(lead: Floats, weights: Floats, past: float) -> Floats:
    """Go a share `past` where the lead, were it linear, would end; if it does not, take all that it rests on."""
    gap = float(weights @ lead)
    change = moved_weight(lead + past * gap, weights) if gap > 0 else np.full_like(weights, np.nan)
    if not np.isnan(change).any():
        return np.maximum(weights + change, 0.0)
    end = np.where(lead <= max(float(lead.min()), NOISE), weights, 0.0)
    end[int(lead.argmin())] += 1 - end.sum()
    return end
