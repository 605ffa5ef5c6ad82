"""How far weights must go before each rival is found level with the leader, for scores of any form."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.sensitivity.line_search import LEVEL, Score, first_crossings, local_leads
from sitescore.records import dataclass

STEPS, ROUNDS = 32, 4
CLOSE = 64
BLOCK = 256


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """A family of ways out of the stated weights, each described by one number a criterion."""

    along: Callable[[Floats, Floats], Floats]
    """Descriptions, (rows, criteria), and how far along, (rows,) in [0, 1], to weights, (rows, criteria)."""
    cost: Callable[[Floats], Floats]
    """Descriptions to the cost of the whole of each way, (rows,); parts cost their share."""
    towards: Callable[[Floats], Floats]
    """Leads by criterion, (rows, criteria), to the ways that should end them soonest: one or more for each, in turn."""


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """The cheapest way found to each rival's tie: its cost, (sites,), inf if none; and the weights, NaN if none."""

    cost: Floats
    weights: Floats


def nearest_ties(score: Score, weights: Floats, paths: Paths, tried: Floats, *, leader: int) -> Ties:
    """Search for the cheapest tie of every rival with the leader.

    All ways in `tried` are walked in 32 steps. For the 64 rivals that are then cheapest, ways that
    should be cheaper by how scores move at the stated weights, and at the tie found last,
    are walked as well, four times over. Ties are refined by halving.

    Parameters
    ----------
    score : scores at weights
    weights : (criteria,) stated
    paths : which ways there are
    tried : (ways, criteria) descriptions of those to begin with
    leader : number of the site that leads

    Returns
    -------
    Ties : the cost is an upper bound, as the rival is level or ahead at these weights; 0 for rivals level now

    Examples
    --------
    See `numeric_distances` and `numeric_radii`.
    """
    now = score(weights[None])[0]
    found = _walked(score, paths, tried, leader)
    found.cost[leader] = np.inf
    level = now[leader] - now <= LEVEL
    level[leader] = False
    found.cost[level], found.weights[level] = 0.0, weights
    open_ = np.flatnonzero(~level & (np.arange(now.size) != leader))
    likely = open_[np.lexsort((now[leader] - now[open_], found.cost[open_]))][:CLOSE]
    for _ in range(ROUNDS if likely.size else 0):
        _nearer(score, weights, paths, found, leader, likely)
    return found


def _walked(score: Score, paths: Paths, tried: Floats, leader: int) -> Ties:
    """Walk all ways in steps, and keep each rival's cheapest tie, not refined."""
    sites = score(paths.along(tried[:1], np.zeros(1))).shape[1]
    cost, at = np.full(sites, np.inf), np.full((sites, tried.shape[1]), np.nan)
    parts = np.arange(1, STEPS + 1) / STEPS
    for start in range(0, len(tried), BLOCK):
        some = np.repeat(tried[start : start + BLOCK], STEPS, axis=0)
        weights = paths.along(some, np.tile(parts, len(some) // STEPS))
        scores = score(weights)
        costs = paths.cost(some) * np.tile(parts, len(some) // STEPS)
        each = np.where(scores[:, leader, None] - scores <= LEVEL, costs[:, None], np.inf)
        least = each.argmin(axis=0)
        sooner = each[least, np.arange(sites)] < cost
        cost[sooner] = each[least, np.arange(sites)][sooner]
        at[sooner] = weights[least[sooner]]
    return Ties(cost, at)


def _nearer(score: Score, stated: Floats, paths: Paths, found: Ties, leader: int, rivals: Integers) -> None:
    """Walk ways that should be cheaper by the scores near the tie found, or near the stated weights."""
    tied = np.where(np.isfinite(found.weights[rivals]), found.weights[rivals], stated)
    points = np.concatenate([np.broadcast_to(stated, tied.shape), tied])
    who = np.concatenate([rivals, rivals])
    ways = paths.towards(local_leads(score, points, np.full(who.size, leader), who))
    who = np.tile(who, len(ways) // who.size)

    def measure(rows: Integers, at: Floats) -> Floats:
        scores = score(paths.along(ways[rows], at))
        return np.asarray(scores[:, leader] - scores[np.arange(rows.size), who[rows]] - LEVEL)

    part = first_crossings(measure, who.size, steps=STEPS)
    reached = np.flatnonzero(np.isfinite(part))
    costs = (paths.cost(ways[reached]) * part[reached]).tolist()
    weights = paths.along(ways[reached], part[reached])
    for site, price, at in zip(who[reached].tolist(), costs, weights, strict=True):
        if price < found.cost[site]:
            found.cost[site], found.weights[site] = price, at
