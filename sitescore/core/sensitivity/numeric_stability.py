"""Weight stability intervals for scores of any form, searched for along each node's line of weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_floats
from sitescore.core.hierarchy import global_weights
from sitescore.core.ranking import best
from sitescore.core.sensitivity.line_search import LEVEL, Score, first_crossings
from sitescore.core.sensitivity.weight_rates import has_siblings, weight_rates
from sitescore.core.sensitivity.weight_stability import NOBODY, Stability
from sitescore.records import dataclass

STEPS = 100


def numeric_stability(
    score: Score, parents: ArrayLike, local: ArrayLike, *, criteria: int, keep: str | int = "order"
) -> Stability:
    """Find how far the local weight of each node can move before the ranking is seen to change.

    One weight moves and its siblings keep their proportions. The way to 0 and the way to 1
    are tried at 100 points each, and the first step across a change is halved down to
    1e-9 of weight. A change that is undone within one step is not seen.

    Parameters
    ----------
    score : scores at weights
    parents, local : (nodes,) the tree, factors first, and its local weights
    criteria : how many of the nodes, the last ones, are criteria
    keep : "order" for the whole ranking, or k for the set of the k best (1: the winner)

    Returns
    -------
    Stability
        As of `stability`; the ends are the last weights at which nothing had changed, to
        1e-9. Sites that are level now must stay so, or the interval has no width.

    Raises
    ------
    ValueError
        If a shape is wrong, or `keep` is neither.

    References
    ----------
    The question is that of O'Shea et al. (2026), *Expert Syst. Appl.* 296,
    doi:10.1016/j.eswa.2025.128460; without straight lines it is answered by search.

    Examples
    --------
    >>> values = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> found = numeric_stability(lambda w: w @ values.T, [-1, -1], [0.8, 0.2], criteria=2, keep=1)
    >>> found.low.round(6), found.low_in
    (array([0.5, 0. ]), array([ 1, -1]))
    """
    if keep != "order" and (isinstance(keep, str) or keep < 1):
        raise ValueError(f'keep must be "order" or a count of sites from 1, got {keep!r}')
    tree, shares = np.asarray(parents), as_floats("local", local)
    rates = weight_rates(tree, shares, criteria=criteria)
    stated = global_weights(tree, shares)[shares.size - criteria :]
    now = score(stated[None])[0]
    kept = _Order.of(now) if keep == "order" else _Top.of(now, int(keep))
    moving = np.flatnonzero(has_siblings(tree))
    nodes, ends = np.tile(moving, 2), np.repeat([0.0, 1.0], moving.size)

    def weights(rows: Integers, along: Floats) -> Floats:
        change = along * (ends[rows] - shares[nodes[rows]])
        moved = np.maximum(stated + change[:, None] * rates[nodes[rows]], 0.0)
        return np.asarray(moved / moved.sum(axis=1, keepdims=True))

    def measure(rows: Integers, along: Floats) -> Floats:
        return np.where(kept.stays(score(weights(rows, along))), 1.0, -1.0)

    reached = first_crossings(measure, nodes.size, steps=STEPS)
    found = np.flatnonzero(np.isfinite(reached))
    reach = shares[nodes] + np.minimum(reached, 1.0) * (ends - shares[nodes])
    limits, who = np.tile(shares, (2, 1)), np.full((2, 2, shares.size), NOBODY)
    side = (ends > 0).astype(np.intp)
    limits[side, nodes] = reach
    if found.size:
        who[:, side[found], nodes[found]] = kept.swaps(score(weights(found, reached[found])))
    return Stability(
        low=limits[0], high=limits[1], low_in=who[0, 0], low_out=who[1, 0], high_in=who[0, 1], high_out=who[1, 1]
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """Keeps the whole ranking: the sign of the gap between every two neighbours."""

    order: Integers
    signs: Integers

    @classmethod
    def of(cls, now: Floats) -> _Order:
        order = np.argsort(-now, kind="stable")
        return cls(order, _signs(now[order[:-1]] - now[order[1:]]))

    def _changed(self, scores: Floats) -> Booleans:
        ordered = scores[:, self.order]
        return np.asarray(_signs(ordered[:, :-1] - ordered[:, 1:]) != self.signs)

    def stays(self, scores: Floats) -> Booleans:
        return np.asarray(~self._changed(scores).any(axis=1))

    def swaps(self, scores: Floats) -> Integers:
        """Give who comes up and whom it passes, (2, rows): the best placed pair that changed."""
        pair = self._changed(scores).argmax(axis=1)
        return np.stack([self.order[pair + 1], self.order[pair]])


@dataclass(frozen=True, slots=True)
class _Top:
    """Keeps the set of the best: sites above its edge, those level across the edge, and those below."""

    above: Integers
    level: Integers
    below: Integers

    @classmethod
    def of(cls, now: Floats, count: int) -> _Top:
        inside = best(now, count)
        out = np.ones(now.size, dtype=bool)
        out[inside] = False
        at_edge = np.abs(now - now[inside[-1]]) <= LEVEL
        across = at_edge & bool((at_edge & out).any())
        return cls(*(np.flatnonzero(part) for part in (~out & ~across, across, out & ~across)))

    def _gaps(self, scores: Floats) -> tuple[Floats, Floats, Floats]:
        above = scores[:, self.above].min(axis=1, initial=np.inf)
        level = scores[:, self.level]
        least, most = level.min(axis=1, initial=np.inf), level.max(axis=1, initial=-np.inf)
        below = scores[:, self.below].max(axis=1, initial=-np.inf)
        return above - np.maximum(most, below), np.minimum(above, least) - below, most - least

    def stays(self, scores: Floats) -> Booleans:
        upper, lower, apart = self._gaps(scores)
        return np.asarray((upper > LEVEL) & (lower > LEVEL) & (apart <= LEVEL))

    def swaps(self, scores: Floats) -> Integers:
        """Give who comes up and whom it passes, (2, rows): the best not from above, the worst not from below."""
        outside, inside = np.concatenate([self.level, self.below]), np.concatenate([self.above, self.level])
        return np.stack(
            [outside[scores[:, outside].argmax(axis=1)], inside[scores[:, inside].argmin(axis=1)]],
        )


def _signs(gaps: Floats) -> Integers:
    return (gaps > LEVEL).astype(np.intp) - (gaps < -LEVEL)
