"""Weights at which to try who is first, before anything is worked out."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.sensitivity.weight_bounds import Bounds, filled

DRAWS = 8192
BOUNDED_DRAWS = 1024
EDGES = 0.2


def trial_weights(bounds: Bounds, rng: np.random.Generator | None) -> Floats:
    """Give weights worth trying: the most of each criterion, their mean, and draws between corners.

    Parameters
    ----------
    bounds : from `as_bounds`
    rng : makes the draws, which are left out without it

    Returns
    -------
    (trials, criteria) : weights between the bounds, summing to 1

    Examples
    --------
    >>> trial_weights((np.zeros(2), np.ones(2)), None)
    array([[1. , 0. ],
           [0. , 1. ],
           [0.5, 0.5]])
    """
    criteria = bounds[0].size
    most = filled((np.arange(criteria)[:, None] + np.arange(criteria)) % criteria, bounds)
    tried = np.vstack([most, most.mean(axis=0)])
    if rng is None:
        return tried
    spread = np.where(np.arange(DRAWS) % 2 == 0, 1.0, EDGES)[:, None]
    shares = rng.standard_gamma(spread, (DRAWS, criteria)) + np.finfo(float).tiny
    shares /= shares.sum(axis=1, keepdims=True)
    if (bounds[0] <= 0).all() and (bounds[1] >= 1).all():
        return np.vstack([tried, shares])
    shares = shares[:BOUNDED_DRAWS]
    keys = rng.random((len(shares), criteria, criteria))
    keys[:, np.arange(criteria), np.arange(criteria)] = -1
    return np.vstack([tried, np.einsum("dk,dkm->dm", shares, filled(np.argsort(keys, axis=-1), bounds))])


def leads_over_others(scores: Floats) -> Floats:
    """Turn scores, (draws, sites), into leads over the best other site, in place; inf if there is none.

    >>> leads_over_others(np.array([[0.5, 0.75, 0.25]]))
    array([[-0.25,  0.25, -0.5 ]])
    """
    rows = np.arange(len(scores))
    winner = scores.argmax(axis=1)
    best = scores[rows, winner]
    scores[rows, winner] = -np.inf
    second = scores.max(axis=1)
    scores -= best[:, None]
    scores[rows, winner] = best - second
    return scores
