"""Which sites are first at some weights, for scores of any form: found by draws and a climb."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_values
from sitescore.core.ranking import TIE_DECIMALS
from sitescore.core.sensitivity.largest_lead import largest_lead
from sitescore.core.sensitivity.line_search import Score, local_figures
from sitescore.core.sensitivity.potential_optimality import PotentialOptimality
from sitescore.core.sensitivity.trial_weights import leads_over_others, trial_weights
from sitescore.core.sensitivity.weight_bounds import Bounds, as_bounds, filled

BLOCK = 1024
CLIMBERS, RIVALS, ROUNDS = 16, 32, 8
STRIDES = (1.0, 0.3, 0.03)
TOLERANCE = 1e-9


def numeric_optimality(
    score: Score,
    values: ArrayLike,
    dominator: Integers,
    *,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
    rng: np.random.Generator,
) -> tuple[PotentialOptimality, Floats]:
    """Search for weights that put each site first, and for its largest regret.

    Tried are the corners of each criterion, their mean, and seeded draws; from the best of them
    the 16 sites that come closest to leading climb, up to 8 times, towards or away from one
    criterion, or to where a linear program puts their lead if scores went on as they move there.

    Parameters
    ----------
    score : scores at weights
    values : (sites, criteria) in [0, 1], that tell which sites are alike
    dominator : (sites,) number of a site that is never behind each, as from `dominators`; -1 where there is none
    low, high : (criteria,) bounds on the weights within [0, 1]; none where left out
    rng : draws weights

    Returns
    -------
    PotentialOptimality
        `possible` is proof, by its weights; where it is False, `shared` or not, no weights were
        found, which is no proof unless there is a mix: its one site dominates. `margin` is NaN
        and `certain` False, not being worked out. Twins are not each other's rivals.
    (sites,) the most each was behind the best at any weights drawn, a lower bound

    Raises
    ------
    ValueError
        If a shape, a value or a bound is wrong, or no weights between the bounds sum to 1.

    References
    ----------
    The question is that of Hazen (1986), *Operations Research* 34(2), 296-310.

    Examples
    --------
    >>> values = np.array([[0.1, 0.9], [0.9, 0.1], [0.4, 0.4]])
    >>> none, rng = np.full(3, -1), np.random.default_rng(0)
    >>> found, regrets = numeric_optimality(lambda w: w @ values.T, values, none, rng=rng)
    >>> found.possible, regrets.round(9)
    (array([ True,  True, False]), array([0.8, 0.8, 0.5]))
    """
    v = as_values(values)
    bounds = as_bounds(low, high, criteria=v.shape[1])
    first, kind = np.unique(np.round(v, TIE_DECIMALS) + 0.0, axis=0, return_index=True, return_inverse=True)[1:]
    kind, beaten = kind.reshape(-1), dominator[first] >= 0

    def of_kinds(tried: Floats) -> Floats:
        return score(tried)[:, first]

    lead, weights, regrets = _drawn(of_kinds, trial_weights(bounds, rng))
    climbers: Integers = np.flatnonzero(~beaten)
    climbers = climbers[np.argsort(-lead[climbers], kind="stable")]
    climbers = climbers[lead[climbers] <= TOLERANCE][:CLIMBERS]
    for _ in range(ROUNDS if climbers.size else 0):
        climbers = _climbed(of_kinds, lead, weights, climbers, bounds)
        if not climbers.size:
            break
    possible = lead > TOLERANCE
    shared = ~possible & (lead >= -TOLERANCE)
    mixed = beaten & ~possible
    mix_sites, mix_shares = np.full(weights.shape, -1), np.zeros(weights.shape)
    mix_sites[mixed, 0], mix_shares[mixed, 0] = dominator[first][mixed], 1.0
    found = PotentialOptimality(
        margin=np.full(kind.size, np.nan),
        possible=possible[kind],
        shared=shared[kind],
        certain=np.zeros(kind.size, dtype=bool),
        weights=np.where((possible | shared)[:, None], weights, np.nan)[kind],
        mix_sites=mix_sites[kind],
        mix_shares=mix_shares[kind],
    )
    return found, regrets[kind]


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
    """Try weights around each climber's best; give those that came closer and are not first yet."""
    steps = _around(score, weights[climbers], climbers, bounds)
    leads = leads_over_others(score(steps.reshape(-1, steps.shape[-1])))
    each = np.arange(climbers.size)
    own = leads.reshape(climbers.size, steps.shape[1], -1)[each, :, climbers]
    at = own.argmax(axis=1)
    closer = own[each, at] > lead[climbers]
    nearer = climbers[closer]
    lead[nearer], weights[nearer] = own[each, at][closer], steps[each, at][closer]
    return np.asarray(nearer[lead[nearer] <= TOLERANCE])


def _around(score: Score, weights: Floats, climbers: Integers, bounds: Bounds) -> Floats:
    """Weights some way towards others, (climbers, steps, criteria).

    They are the most and the least of every criterion, and those at which the lead over the closest
    rivals would be largest if scores went on as they move here.
    """
    criteria = weights.shape[1]
    most = filled((np.arange(criteria)[:, None] + np.arange(criteria)) % criteria, bounds)
    least = filled((np.arange(criteria)[:, None] + 1 + np.arange(criteria)) % criteria, bounds)
    corners = np.concatenate([most, least])
    figures = local_figures(score, weights)
    scores = np.einsum("nsm,nm->ns", figures, weights)
    scores[np.arange(climbers.size), climbers] = -np.inf
    rivals = np.argsort(-scores, axis=1, kind="stable")[:, : min(RIVALS, scores.shape[1] - 1)]
    ends = [
        np.vstack([corners, _ahead(each[site] - each[others], corners[0], bounds)])
        for each, site, others in zip(figures, climbers, rivals, strict=True)
    ]
    return np.concatenate([(1 - part) * weights[:, None] + part * np.array(ends) for part in STRIDES], axis=1)


def _ahead(leads: Floats, otherwise: Floats, bounds: Bounds) -> Floats:
    """Weights that make the least lead largest, or others where all leads are 0 whatever the weights."""
    return largest_lead(leads, bounds)[0] if leads.any() else otherwise
