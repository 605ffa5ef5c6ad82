"""Weight stability intervals of the additive model, exact, at every node of the tree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats, as_values, as_weights
from sitescore.core.hierarchy import global_weights
from sitescore.core.sensitivity.node_lines import node_lines

SAME = 1e-12
NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stability:
    """Intervals of local weights, each (nodes,), that keep something of the ranking as it is.

    At the ends, ``low_in`` and ``high_in`` are the numbers of the sites that come up, and
    ``low_out`` and ``high_out`` of those that they pass; -1 where the interval ends at 0 or
    1 because nothing changes. A node without siblings cannot move: its interval is its
    weight, 1.
    """

    low: Floats
    high: Floats
    low_in: Integers
    low_out: Integers
    high_in: Integers
    high_out: Integers


def weight_stability(values: ArrayLike, weights: ArrayLike, *, keep: str | int = "order") -> Floats:
    """Find how far each weight of a flat list can move; see `stability` for trees.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    weights : (criteria,), not negative, summing to 1
    keep : "order" for the whole ranking, or k for the set of the k best (1: the winner)

    Returns
    -------
    (criteria, 2) : lowest and highest weight; no width where sites that tie now would part

    References
    ----------
    O'Shea et al. (2026), "Weight stability intervals for multi-criteria decision analysis
    using the weighted sum model", *Expert Syst. Appl.* 296, doi:10.1016/j.eswa.2025.128460.

    Examples
    --------
    >>> weight_stability([[1.0, 0.0], [0.0, 1.0]], [0.8, 0.2])
    array([[0.5, 1. ],
           [0. , 0.5]])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    found = stability(v, np.full(w.size, -1), w, keep=keep)
    return np.stack([found.low, found.high], axis=1)


def stability(values: ArrayLike, parents: ArrayLike, local: ArrayLike, *, keep: str | int = "order") -> Stability:
    """Find how far the local weight of each node can move before the ranking changes.

    One weight moves and its siblings keep their proportions. Scores are straight lines in
    it, so the change that comes first on either side is found by comparing each pair that
    matters once: neighbours for the whole order, those in with those out for the k best.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    parents, local : (nodes,) the tree, factors first, and its local weights
    keep : "order" for the whole ranking, or k for the set of the k best (1: the winner)

    Returns
    -------
    Stability
        An interval has no width where sites that tie now would part.

    Raises
    ------
    ValueError
        If a shape or range is wrong, or `keep` is neither.

    Examples
    --------
    >>> two = stability([[1.0, 0.0], [0.0, 1.0]], [-1, -1], [0.8, 0.2], keep=1)
    >>> two.low, two.low_in
    (array([0.5, 0. ]), array([ 1, -1]))
    """
    v = as_values(values)
    shares = as_floats("local", local)
    scores = v @ global_weights(np.asarray(parents), shares)[shares.size - v.shape[1] :]
    above, below = _pairs(scores, keep)
    low, high = shares.copy(), shares.copy()
    who = np.full((4, shares.size), NOBODY, dtype=np.intp)
    for nodes, at_zero, at_one in node_lines(v, parents, shares):
        ends, found = _intervals(at_zero, at_one, above, below, shares[nodes])
        low[nodes], high[nodes] = ends
        who[:, nodes] = found
    return Stability(low=low, high=high, low_in=who[0], low_out=who[1], high_in=who[2], high_out=who[3])


def _pairs(scores: Floats, keep: str | int) -> tuple[Integers, Integers]:
    """Pairs of sites, the first before the second, whose order is to be kept."""
    order = np.argsort(-scores, kind="stable")
    if keep == "order":
        return order[:-1], order[1:]
    if isinstance(keep, str) or keep < 1:
        raise ValueError(f'keep must be "order" or a count of sites from 1, got {keep!r}')
    inside, outside = order[:keep], order[keep:]
    if keep == 1:
        return np.broadcast_to(inside, outside.shape), outside
    return np.repeat(inside, outside.size), np.tile(outside, inside.size)


def _intervals(
    at_zero: Floats, at_one: Floats, above: Integers, below: Integers, now: Floats
) -> tuple[tuple[Floats, Floats], Integers]:
    """Find the ends of the intervals of some nodes, and who comes up and is passed at each end."""
    who = np.full((4, now.size), NOBODY, dtype=np.intp)
    if not below.size:
        return (np.zeros_like(now), np.ones_like(now)), who
    start, end = (_leads(line, above, below) for line in (at_zero, at_one))
    slope = end - start
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = -start / slope
    rising = np.where(slope > SAME, crossing, -np.inf)
    falling = np.where(slope < -SAME, crossing, np.inf)
    tied = np.flatnonzero(np.abs(start[0] + slope[0] * now[0]) <= SAME)
    if tied.size:
        parting = np.abs(slope[:, tied]) > SAME
        rising[:, tied] = np.where(parting, now[:, None], rising[:, tied])
        falling[:, tied] = np.where(parting, now[:, None], falling[:, tied])
    each = np.arange(now.size)
    first, last = rising.argmax(axis=1), falling.argmin(axis=1)
    low, high = rising[each, first], falling[each, last]
    who[:2] = np.where(low >= 0, (below[first], above[first]), NOBODY)
    who[2:] = np.where(high <= 1, (below[last], above[last]), NOBODY)
    return (np.minimum(np.maximum(low, 0.0), now), np.maximum(np.minimum(high, 1.0), now)), who


def _leads(line: Floats, above: Integers, below: Integers) -> Floats:
    """Give by how much the first of each pair leads the second, for each node."""
    if above.strides == (0,):
        return line[:, above[:1]] - line[:, below]
    return line[:, above] - line[:, below]
