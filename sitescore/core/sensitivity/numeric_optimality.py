"""Which sites are first at some weights, for scores of any form: found by draws and a climb."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.sensitivity.line_search import Score
from sitescore.core.sensitivity.potential_optimality import PotentialOptimality
from sitescore.core.sensitivity.trial_weights import leads_over_others, trial_weights
from sitescore.core.sensitivity.weight_bounds import Bounds, as_bounds, filled

BLOCK = 1024
CLIMBERS, ROUNDS = 16, 12
STRIDES = (0.3, 0.03)
TOLERANCE = 1e-9


def numeric_optimality(
    score: Score,
    dominated: Booleans,
    *,
    criteria: int,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
    rng: np.random.Generator,
) -> tuple[PotentialOptimality, Floats]:
    """Search for weights that put each site first, and for its largest regret.

    Tried are the corners of each criterion, their mean, and seeded draws; from the best of them
    the 16 sites that come closest to leading climb towards and away from one criterion at
    a time, up to 12 times.

    Parameters
    ----------
    score : scores at weights
    dominated : (sites, sites), True at (i, j) where i is never behind j, as from `dominance`
    criteria : how many weights there are
    low, high : (criteria,) bounds on the weights within [0, 1]; none where left out
    rng : draws weights

    Returns
    -------
    PotentialOptimality
        `possible` is proof, by its weights; where it is False, `shared` or not, no weights were
        found, which is no proof unless the one site of the mix dominates. `margin` is NaN
        and `certain` False, not being worked out.
    (sites,) the most each was behind the best at any weights drawn, a lower bound

    Raises
    ------
    ValueError
        If a bound is wrong, or no weights between the bounds sum to 1.

    References
    ----------
    The question is that of Hazen (1986), *Operations Research* 34(2), 296-310.

    Examples
    --------
    >>> values = np.array([[0.1, 0.9], [0.9, 0.1], [0.4, 0.4]])
    >>> none, rng = np.zeros((3, 3), dtype=bool), np.random.default_rng(0)
    >>> found, regrets = numeric_optimality(lambda w: w @ values.T, none, criteria=2, rng=rng)
    >>> found.possible, regrets.round(9)
    (array([ True,  True, False]), array([0.8, 0.8, 0.5]))
    """
    bounds = as_bounds(low, high, criteria=criteria)
    lead, weights, regrets = _drawn(score, trial_weights(bounds, rng))
    hopeful = np.flatnonzero((lead <= TOLERANCE) & ~dominated.any(axis=0))
    climbers = hopeful[np.argsort(-lead[hopeful], kind="stable")][:CLIMBERS]
    for _ in range(ROUNDS):
        climbers = climbers[lead[climbers] <= TOLERANCE]
        if not climbers.size:
            break
        climbers = _climbed(score, lead, weights, climbers, bounds)
    possible = lead > TOLERANCE
    shared = ~possible & (lead >= -TOLERANCE)
    by = np.where(dominated.any(axis=0) & ~possible, dominated.argmax(axis=0), -1)
    mix_sites, mix_shares = np.full(weights.shape, -1), np.zeros(weights.shape)
    mix_sites[:, 0], mix_shares[:, 0] = by, by >= 0
    found = PotentialOptimality(
        margin=np.full(lead.size, np.nan),
        possible=possible,
        shared=shared,
        certain=np.zeros(lead.size, dtype=bool),
        weights=np.where((possible | shared)[:, None], weights, np.nan),
        mix_sites=mix_sites,
        mix_shares=mix_shares,
    )
    return found, regrets


def _drawn(score: Score, tried: Floats) -> tuple[Floats, Floats, Floats]:
    """Give each site's best lead over the others, the weights of it, and its largest regret."""
    lead = weights = regrets = np.zeros(0)
    for start in range(0, len(tried), BLOCK):
        scores = score(tried[start : start + BLOCK])
        behind = (scores.max(axis=1, keepdims=True) - scores).max(axis=0)
        leads = leads_over_others(scores)
        at = leads.argmax(axis=0)
        best = leads[at, np.arange(at.size)]
        if not start:
            lead, weights, regrets = best, tried[at], behind
        better = best > lead
        lead[better], weights[better] = best[better], tried[start + at[better]]
        regrets = np.maximum(regrets, behind)
    return lead, weights, regrets


def _climbed(score: Score, lead: Floats, weights: Floats, climbers: Integers, bounds: Bounds) -> Integers:
    """Try weights around each climber's best; give those that came closer."""
    steps = _around(weights[climbers], bounds)
    leads = leads_over_others(score(steps.reshape(-1, steps.shape[-1])).copy())
    each = np.arange(climbers.size)
    own = leads.reshape(climbers.size, steps.shape[1], -1)[each, :, climbers]
    at = own.argmax(axis=1)
    closer = own[each, at] > lead[climbers]
    nearer = climbers[closer]
    lead[nearer], weights[nearer] = own[each, at][closer], steps[each, at][closer]
    return nearer


def _around(weights: Floats, bounds: Bounds) -> Floats:
    """Weights some way towards the most, and towards the least, of every criterion, (sites, steps, criteria)."""
    criteria = weights.shape[1]
    most = filled((np.arange(criteria)[:, None] + np.arange(criteria)) % criteria, bounds)
    least = filled((np.arange(criteria)[:, None] + 1 + np.arange(criteria)) % criteria, bounds)
    ends = np.concatenate([most, least])
    return np.concatenate([(1 - part) * weights[:, None] + part * ends for part in STRIDES], axis=1)
