"""Who leads at every weight that one node of the tree could have, for 100,000 sites."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats, as_values
from sitescore.core.hierarchy import global_weights
from sitescore.core.sensitivity.weight_rates import weight_rates
from sitescore.records import dataclass

BLOCK = 8192
SAME = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Leaders:
    """The sites that lead as one local weight goes from 0 to 1: each from its start to the next one's.

    Attributes
    ----------
    starts : (leaders,) local weights, rising from 0
    sites : (leaders,) numbers of the sites; of those alike, the first
    """

    starts: Floats
    sites: Integers


def leaders_by_weight(values: ArrayLike, parents: ArrayLike, local: ArrayLike) -> tuple[Leaders, ...]:
    """Find who leads at each local weight of every node, while its siblings keep their proportions.

    Scores are straight lines in the weight, and the leaders are the upper envelope of those.
    Whoever leads between two leaders is ahead of both where their lines cross, so one look
    at all sites there leaves few; between each of those and its neighbours the same again.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    parents, local : (nodes,) the tree, factors first, and its local weights

    Returns
    -------
    One for each node; sites that lead in one point only, or by less than 1e-12, are left out. A node
        without siblings cannot move: who leads now does so throughout.

    Raises
    ------
    ValueError
        If a shape or a range is wrong.

    References
    ----------
    Barber, Dobkin and Huhdanpaa (1996), "The Quickhull Algorithm for Convex Hulls", *ACM
    Transactions on Mathematical Software* 22(4), 469-483: lines and their upper envelope are
    points and their hull.

    Examples
    --------
    >>> found = leaders_by_weight([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]], [-1, -1], [0.5, 0.5])
    >>> found[0].starts, found[0].sites
    (array([0. , 0.4, 0.6]), array([1, 2, 0]))
    """
    v, shares = as_values(values), as_floats("local", local)
    rates = weight_rates(parents, shares, criteria=v.shape[1])
    weights = global_weights(np.asarray(parents), shares)[shares.size - v.shape[1] :]
    at_none = weights - shares[:, None] * rates
    at_all = at_none + rates
    first = _best(v, np.concatenate([at_none, at_all])).reshape(2, -1)
    ends = np.array([[(v[site] * at).sum(axis=1) for site in first] for at in (at_none, at_all)])
    crossing = _crossing(ends[:, 0], ends[:, 1])
    level = ends[0, 0] + crossing * (ends[1, 0] - ends[0, 0])
    above = _above(v, at_none + crossing[:, None] * rates, level + SAME)
    found = []
    for node, between in enumerate(above):
        some = np.concatenate([first[:, node], between])
        lines = np.stack([v[some] @ at_none[node], v[some] @ at_all[node]])
        found.append(_leaders(lines, some))
    return tuple(found)


def _best(values: Floats, weights: Floats) -> Integers:
    """Give the site with the best score at each of the weights, (rows, criteria)."""
    most, who = np.full(len(weights), -np.inf), np.zeros(len(weights), dtype=np.intp)
    for start in range(0, len(values), BLOCK):
        scores = weights @ values[start : start + BLOCK].T
        at = scores.argmax(axis=1)
        score = scores[np.arange(at.size), at]
        better = score > most
        most[better], who[better] = score[better], start + at[better]
    return who


def _above(values: Floats, weights: Floats, levels: Floats) -> list[Integers]:
    """Give for each of the weights, (rows, criteria), the sites with scores above a level."""
    found: list[list[Integers]] = [[] for _ in weights]
    for start in range(0, len(values), BLOCK):
        scores = weights @ values[start : start + BLOCK].T
        for row in np.flatnonzero(scores.max(axis=1) > levels):
            found[row].append(start + np.flatnonzero(scores[row] > levels[row]))
    return [np.concatenate([np.zeros(0, dtype=np.intp), *parts]) for parts in found]


def _crossing(one: Floats, other: Floats) -> Floats:
    """Tell where lines given by their ends cross, `one` ahead at 0 and `other` at 1; 1 where they are alike."""
    behind, ahead = np.maximum(one[0] - other[0], 0.0), np.maximum(other[1] - one[1], 0.0)
    apart = behind + ahead
    return np.asarray(np.divide(behind, apart, out=np.ones_like(apart), where=apart > 0))


def _leaders(lines: Floats, sites: Integers) -> Leaders:
    """Find the envelope of `lines`, (2, lines), of which the first is the best at 0 and the second at 1."""
    todo = [(0, 1, np.arange(2, sites.size))]
    starts, found = [0.0], [0]
    while todo:
        left, right, between = todo.pop()
        where = float(_crossing(lines[:, left], lines[:, right]))
        scores = lines[0, between] + where * (lines[1, between] - lines[0, between])
        above = scores > lines[0, left] + where * (lines[1, left] - lines[0, left]) + SAME
        if above.any():
            middle = int(between[scores.argmax()])
            todo += [(middle, right, between[above]), (left, middle, between[above])]
            continue
        starts.append(where)
        found.append(right)
    ends = np.append(starts[1:], 1.0)
    wide = ends - starts > SAME
    return Leaders(np.append(0.0, np.array(starts)[wide][1:]), sites[np.array(found)[wide]])
