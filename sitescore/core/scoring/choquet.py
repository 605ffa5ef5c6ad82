"""Criteria that overlap or need each other: the 2-additive Choquet integral."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import SUM_TOLERANCE, Floats, Integers, as_values, as_weights
from sitescore.core.weigh import weigh
from sitescore.records import dataclass

Interactions = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Numbers of two criteria each, (pairs, 2), and their interaction, (pairs,)."""

    ends: Integers
    strengths: Floats
    names: Sequence[str]


def choquet(
    values: ArrayLike,
    weights: ArrayLike,
    *,
    interactions: Interactions | None = None,
    excess: Literal["refuse", "weaken"] = "refuse",
    criteria: tuple[str, ...] | None = None,
) -> Floats:
    """Score sites by the weighted sum, less what pairs of criteria that interact do not share.

    The score is ``sum w v - 1/2 sum I |v_a - v_b|`` over the pairs that interact. Where I is
    above 0 the two need each other, and one without the other counts for less; below 0 they
    stand in for each other, and one without the other counts for more. The weights are the
    Shapley values of the capacity: what each criterion brings on average.

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1
    interactions : by pair of criteria, as ``{"a": {"b": 0.1}}``, each pair once; none for
        the weighted sum. A better value never lowers the score as long as the interactions
        of each criterion, without their signs, sum to no more than twice its weight
    excess : what is done where they sum to more: "refuse", or "weaken" each by the share that
        the more burdened of its two criteria can bear, which draws of weights call for
    criteria : ids that `interactions` uses; numbers from 0 without them

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong, an entry is not finite, or interactions name
        no criterion, a pair twice, or ask for more than the weights allow; then naming the
        first pair that does.

    References
    ----------
    Grabisch (1997), "k-order Additive Discrete Fuzzy Measures and Their Representation",
    *Fuzzy Sets and Systems* 92(2), 167-189.

    Examples
    --------
    >>> choquet([[1.0, 0.0], [0.5, 0.5]], [0.5, 0.5], interactions={"0": {"1": 0.4}})
    array([0.3, 0.5])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    pairs = _pairs(interactions or {}, criteria or tuple(map(str, range(v.shape[-1]))))
    if excess not in ("refuse", "weaken"):
        raise ValueError(f"excess must be refuse or weaken, got {excess!r}")
    borne = _borne(pairs, w)
    if excess == "refuse":
        _check(pairs, w, borne)
    strengths = pairs.strengths * borne[..., pairs.ends].min(axis=-1)
    apart = np.abs(v[..., pairs.ends[:, 0]] - v[..., pairs.ends[:, 1]])
    return weigh(v, w) - weigh(apart, strengths.astype(w.dtype)) / 2


def _pairs(interactions: Interactions, names: Sequence[str]) -> _Pairs:
    ends, strengths = [], []
    for one, others in interactions.items():
        for other, strength in others.items():
            for name in (one, other):
                if str(name) not in names:
                    raise ValueError(f"interactions must be between criteria, got {name!r}")
            pair = sorted((names.index(str(one)), names.index(str(other))))
            if pair[0] == pair[1] or pair in ends:
                what = "a criterion with itself" if pair[0] == pair[1] else "a pair twice"
                raise ValueError(
                    f"interactions must be between two criteria, each pair once, got {what}: {one}, {other}"
                )
            if not math.isfinite(strength):
                raise ValueError(f"interactions must be finite, got {strength} for {one}, {other}")
            ends.append(pair)
            strengths.append(float(strength))
    return _Pairs(np.array(ends, dtype=np.intp).reshape(-1, 2), np.array(strengths), names)


def _borne(pairs: _Pairs, weights: Floats) -> Floats:
    """Give the share of its interactions that each criterion can bear, (..., criteria), at most 1."""
    burden = np.zeros(weights.shape[-1])
    np.add.at(burden, pairs.ends, np.abs(pairs.strengths)[:, None])
    share = np.divide(2 * weights, burden, out=np.ones(weights.shape), where=burden > 2 * weights)
    return np.minimum(share, 1)


def _check(pairs: _Pairs, weights: Floats, borne: Floats) -> None:
    """Raise for the first pair with which the interactions of a criterion outgrow its weight."""
    over = np.argwhere(borne < 1 - SUM_TOLERANCE)
    if not over.size:
        return
    at = tuple(over[0])
    weight = float(weights[at])
    own = np.flatnonzero((pairs.ends == at[-1]).any(axis=1))
    sums = np.cumsum(np.abs(pairs.strengths[own]))
    first = int(np.argmax(sums > 2 * weight * (1 + SUM_TOLERANCE)))
    one, other = (pairs.names[end] for end in pairs.ends[own[first]])
    raise ValueError(
        f"interactions of {pairs.names[at[-1]]} must sum to no more than twice its weight {weight:.4g}, "
        f"got {sums[first]:.4g} with the pair {one}, {other}"
    )
