"""Weights under which many sites come close to leading, found together by playing against their rivals."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.sensitivity.weight_bounds import Bounds, filled

ROUNDS = 40


def played(values: Floats, sites: Integers, bounds: Bounds, *, rivals: int) -> tuple[Floats, Floats, Integers]:
    """Search weights for several sites at once, as the first player of a game of weights against rivals.

    In every round a mix of rivals answers the weights by regret matching, and the weights
    answer the mix by the corner that is best against it. The mean of the weights tends to
    those that give the site its largest lead; any weights prove that lead, so nothing here
    depends on how far the play has come.

    Parameters
    ----------
    values : (all sites, criteria) in [0, 1], no two rows alike, at least two
    sites : (sites,) numbers of those to search for
    bounds : from `as_bounds`
    rivals : how many of the toughest rivals to name, fewer than there are sites

    Returns
    -------
    leads : (sites,) over the best other site, at the weights found; negative where behind
    weights : (sites, criteria) allowed weights
    toughest : (sites, rivals) numbers of the rivals with the greatest part in the mix

    References
    ----------
    Tammelin, Burch, Johanson and Bowling (2015), "Solving heads-up limit Texas hold'em",
    *IJCAI*, 645-652: regret matching+ with alternating play and linear averaging.

    Examples
    --------
    >>> from sitescore.core.sensitivity.weight_bounds import as_bounds
    >>> values = np.array([[0.1, 0.9], [0.9, 0.1], [0.6, 0.6]])
    >>> leads, weights, toughest = played(values, np.array([2]), as_bounds(None, None, criteria=2), rivals=2)
    >>> leads.round(1), weights.round(1)
    (array([0.1]), array([[0.5, 0.5]]))
    """
    rows = np.arange(sites.size)
    regret = np.ones((sites.size, len(values)))
    mixes, weights = np.zeros_like(regret), np.zeros((sites.size, values.shape[1]))
    for turn in range(1, ROUNDS + 1):
        regret[rows, sites] = 0.0
        total = regret.sum(axis=1, keepdims=True)
        mix = np.divide(regret, total, out=np.full_like(regret, 1 / len(values)), where=total > 0)
        answer = filled(np.argsort(mix @ values - values[sites], axis=1, kind="stable"), bounds)
        gain = answer @ values.T
        gain -= (mix * gain).sum(axis=1, keepdims=True)
        regret = np.maximum(regret + gain, 0.0)
        mixes += turn * mix
        weights += turn * answer
    weights /= ROUNDS * (ROUNDS + 1) / 2
    scores = weights @ values.T
    own = scores[rows, sites]
    scores[rows, sites] = mixes[rows, sites] = -np.inf
    toughest = np.argpartition(-mixes, rivals - 1, axis=1)[:, :rivals]
    return own - scores.max(axis=1), weights, toughest
