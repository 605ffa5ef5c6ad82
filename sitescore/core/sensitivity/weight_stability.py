"""Weight stability intervals of the additive model, exact, at every node of the tree."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_floats, as_values, as_weights
from sitescore.core.hierarchy import global_weights
from sitescore.core.ranking import best
from sitescore.core.sensitivity.weight_rates import has_siblings, weight_rates
from sitescore.records import dataclass

SAME, BLOCK = 1e-12, 8192
NOBODY = -1
NEVER = 1e-300
SIDES = np.array([[1.0], [-1.0]])
"""Below and above."""


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
    rates = weight_rates(parents, shares, criteria=v.shape[1])
    scores = v @ global_weights(np.asarray(parents), shares)[shares.size - v.shape[1] :]
    first = FirstChanges(shares.size)
    for slopes, gaps, above, below in _pairs(v, rates, scores, keep):
        first.meet(slopes, gaps, above, below)
    return first.intervals(has_siblings(parents), shares)


def _pairs(
    values: Floats, rates: Floats, scores: Floats, keep: str | int
) -> Iterator[tuple[Floats, Floats, Integers | int, Integers]]:
    """Give pairs of sites whose order is to be kept, in blocks, the first before the second.

    With them come the slope of their gap at each node, (nodes, pairs), and the gap, inf where nothing is to be kept.
    """
    if keep != "order" and (isinstance(keep, str) or keep < 1):
        raise ValueError(f'keep must be "order" or a count of sites from 1, got {keep!r}')
    if keep == "order":
        order = np.argsort(-scores, kind="stable")
        for start in range(0, order.size - 1, BLOCK):
            some = order[start : start + BLOCK + 1]
            slopes = rates @ values[some].T
            yield slopes[:, :-1] - slopes[:, 1:], scores[some[:-1]] - scores[some[1:]], some[:-1], some[1:]
        return
    inside = best(scores, int(keep))
    outside = scores.copy()
    outside[inside] = -np.inf
    ahead = rates @ values[inside].T
    for start in range(0, scores.size if scores.size > inside.size else 0, BLOCK):
        some = np.arange(start, min(start + BLOCK, scores.size))
        slopes = rates @ values[start : start + BLOCK].T
        for place, first in enumerate(inside):
            gaps = scores[first] - outside[some]
            yield ahead[:, place : place + 1] - slopes, gaps, int(first), some


class FirstChanges:
    """The change of order that is met first on either side, below and above, of every node's weight.

    Kept are its pace, one over its distance, (sides, nodes), and who comes up past whom.
    """

    def __init__(self, nodes: int) -> None:
        self._rows = np.arange(nodes)
        self._pace: Floats | None = None

    def meet(self, slopes: Floats, gaps: Floats, above: Integers | int, below: Integers) -> None:
        """Look at more pairs: how their gaps grow with each weight, (nodes, pairs), and the gaps; both are used up."""
        if gaps.min() <= SAME:
            tied = np.flatnonzero(gaps <= SAME)
            parting = np.where(np.abs(slopes[:, tied]) > SAME, np.inf, 0.0)
            pair = parting.argmax(axis=1)
            self._keep(np.stack([parting[self._rows, pair]] * 2), np.stack([tied[pair]] * 2), above, below)
            gaps[tied] = np.inf
        self.see(np.multiply(slopes, np.divide(1.0, gaps, out=gaps), out=slopes), above, below)

    def see(
        self, paces: Floats, above: Integers | int, below: Integers, *, units: Floats | float = 1.0, less: float = 0.0
    ) -> None:
        """Look at more pairs by their paces, (nodes, pairs), `less` each, in units of each node's own, (nodes,)."""
        pairs = np.array([paces.argmax(axis=1), paces.argmin(axis=1)])
        self._keep((paces[self._rows, pairs] - less) * (units * SIDES), pairs, above, below)

    def _keep(self, pace: Floats, pairs: Integers, above: Integers | int, below: Integers) -> None:
        comes = below[pairs]
        falls = np.full(pairs.shape, above) if isinstance(above, int) else above[pairs]
        if self._pace is None:
            self._pace, self._comes, self._falls = pace, comes, falls
            return
        sooner = pace > self._pace
        for kept, new in ((self._pace, pace), (self._comes, comes), (self._falls, falls)):
            np.copyto(kept, new, where=sooner)

    def intervals(self, movable: Booleans, shares: Floats) -> Stability:
        """Give the local weights between those changes; `shares` are those of now."""
        if self._pace is None:
            nobody = np.full(shares.size, NOBODY)
            low, high = np.where(movable, SIDES < 0, shares)
            return Stability(low=low, high=high, low_in=nobody, low_out=nobody, high_in=nobody, high_out=nobody)
        ends = shares - SIDES / np.maximum(self._pace, NEVER)
        within = np.minimum(np.maximum(ends, 0.0), 1.0)
        beyond = ends != within
        self._comes[beyond] = NOBODY
        self._falls[beyond] = NOBODY
        low, high = np.where(movable, within, shares)
        (low_in, high_in), (low_out, high_out) = self._comes, self._falls
        return Stability(low=low, high=high, low_in=low_in, low_out=low_out, high_in=high_in, high_out=high_out)
