"""One plan for many weight vectors: it closes the gap under all of them, or under a share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats
from sitescore.core.explanation.improvement import Plan, settle, useful
from sitescore.core.explanation.improvement_milp import choose, fill_all
from sitescore.core.explanation.levers import TOLERANCE, Lever, Way, best_gains, is_plain, stop_at

EXACT_UP_TO = 200
"""Weight vectors among which the cheapest share is chosen by an exact program."""

ROWS_A_ROUND = 4
"""Weight vectors added to the program at a time, those furthest from closing their gap."""


def robust_plan(levers: Sequence[Lever], gaps: ArrayLike, weights: ArrayLike) -> Plan:
    """Find the cheapest changes that raise the score by its gap under every weight vector.

    A linear program where value for cost only falls along every lever, else a mixed-integer
    one. Only vectors that bind enter it: those still short are added until none is.

    Parameters
    ----------
    levers : each of another criterion
    gaps : (draws,) score to gain under each weight vector, share of 1
    weights : (draws, criteria), not negative; what a value is worth under each

    Returns
    -------
    The plan, closing every gap to within 1e-9; where one cannot be closed, every lever of any
        weight at its best. A lever that costs nothing may go further than it need.

    Raises
    ------
    ValueError
        If a shape or a range is wrong, or a lever's criterion has no column.

    References
    ----------
    Ben-Tal, El Ghaoui and Nemirovski (2009), *Robust Optimization*, ch. 1: a linear constraint
    holds over a polytope of coefficients if it holds at its vertices.

    Examples
    --------
    >>> ends = [(0, 0.0), (1, 1.0)]
    >>> levers = [Lever(criterion=at, weight=0.5, start=0, limit=1, points=ends) for at in (0, 1)]
    >>> plan = robust_plan(levers, [0.3, 0.3], [[0.75, 0.25], [0.25, 0.75]])
    >>> plan.measurements.round(6).tolist(), round(plan.cost, 6)
    ([0.3, 0.3], 0.6)
    """
    needs, table = _as_draws(levers, gaps, weights)
    routes = useful(levers, table)
    best = best_gains(routes)
    furthest = table @ best
    reachable = (furthest >= needs - TOLERANCE).all()
    values = _close_all(routes, table, np.minimum(needs, furthest)) if reachable else best
    return settle(levers, routes, values, gaps=needs, weights=table)


def chance_plan(levers: Sequence[Lever], gaps: ArrayLike, weights: ArrayLike, share: float) -> Plan:
    """Find cheap changes that raise the score by its gap under at least a share of the weight vectors.

    Up to 200 vectors, a mixed-integer program chooses which to close; ``exact`` is False if
    it had to stop early. For more, the vectors easiest to close are taken and all of them
    closed as cheaply as can be; then those best closed under that plan are taken instead,
    for as long as this makes it cheaper. That often ends a few hundredths, and has ended a
    quarter, above the least cost, so ``exact`` is False; ``share`` is counted over all
    vectors.

    Parameters
    ----------
    levers, gaps, weights : as for `robust_plan`
    share : of the weight vectors, in [0, 1]

    Returns
    -------
    The plan, with the share of gaps it closes. Where that many cannot be closed, every lever
        of any weight at its best.

    Raises
    ------
    ValueError
        As for `robust_plan`, or if `share` is outside [0, 1].

    References
    ----------
    Luedtke and Ahmed (2008), "A sample approximation approach for optimization with
    probabilistic constraints", *SIAM J. Optim.* 19(2), 674-699.

    Examples
    --------
    >>> ends = [(0, 0.0), (1, 1.0)]
    >>> levers = [Lever(criterion=at, weight=0.5, start=0, limit=1, points=ends) for at in (0, 1)]
    >>> plan = chance_plan(levers, [0.3, 0.3, 0.3], [[0.8, 0.2], [0.75, 0.25], [0.1, 0.9]], 0.6)
    >>> plan.measurements.round(6).tolist(), round(plan.share, 3), plan.reachable
    ([0.4, 0.0], 0.667, True)
    """
    needs, table = _as_draws(levers, gaps, weights)
    if not 0 <= share <= 1:
        raise ValueError(f"share must lie within [0, 1], got {share}")
    routes = useful(levers, table)
    best = best_gains(routes)
    furthest = table @ best
    wanted = int(np.ceil(share * needs.size - TOLERANCE))
    can = furthest >= needs - TOLERANCE
    is_open = can & (needs > TOLERANCE)
    missing = wanted - int((needs <= TOLERANCE).sum())
    values: Floats = np.zeros(len(levers))
    exact = True
    if can.sum() < wanted:
        values = best
    elif missing > 0:
        values, exact = _close_some(routes, table[is_open], np.minimum(needs, furthest)[is_open], missing)
    plan = settle(levers, routes, values, gaps=needs, weights=table)
    return replace(plan, reachable=bool(can.sum() >= wanted), exact=exact)


def _as_draws(levers: Sequence[Lever], gaps: ArrayLike, weights: ArrayLike) -> tuple[Floats, Floats]:
    """Return the gaps, (draws,), and the levers' columns of the weights, (draws, levers)."""
    needs = as_floats("gaps", gaps).astype(np.float64)
    table = as_floats("weights", weights).astype(np.float64)
    if needs.ndim != 1 or needs.size == 0 or table.ndim != 2 or len(table) != needs.size:
        raise ValueError(
            f"gaps must have shape (draws,) and weights (draws, criteria), got {needs.shape} and {table.shape}"
        )
    if (table < 0).any():
        raise ValueError(f"weights must not be negative, got {table.min()}")
    columns = [lever.criterion for lever in levers]
    if outside := [column for column in columns if column >= table.shape[1]]:
        raise ValueError(f"levers must be of criteria below {table.shape[1]}, got {outside[0]}")
    return needs, table[:, columns]


def _close_all(routes: Sequence[Way], weights: Floats, gaps: Floats) -> Floats:
    """Close every gap, adding the vectors still short until none is."""
    values: Floats = np.zeros(len(routes))
    used: list[int] = []
    forbidden: list[Floats] = []
    while True:
        short = gaps - weights @ values
        worst = [int(at) for at in np.argsort(-short, kind="stable")[:ROWS_A_ROUND] if short[at] > TOLERANCE]
        fresh = [at for at in worst if at not in used]
        if not fresh:
            return values
        used += fresh
        values = _close_rows(routes, weights[used], gaps[used], forbidden)


def _close_rows(routes: Sequence[Way], weights: Floats, gaps: Floats, forbidden: list[Floats]) -> Floats:
    """Choose stretches where there is a choice, and fill them; add choices that prove short to `forbidden`."""
    if all(is_plain(way) for way in routes):
        filled = fill_all([way[0] if way else None for way in routes], weights, gaps)
        return best_gains(routes) if filled is None else filled
    while choice := choose(routes, weights, gaps, forbidden=forbidden):
        filled = fill_all(choice.stretches, weights, gaps)
        if filled is not None:
            return filled
        forbidden.append(choice.integers)
    return best_gains(routes)


def _close_some(routes: Sequence[Way], weights: Floats, gaps: Floats, count: int) -> tuple[Floats, bool]:
    """Close `count` of the gaps; tell whether no way of doing so is cheaper."""
    if count == gaps.size:
        return _close_all(routes, weights, gaps), True
    values = _close_easiest(routes, weights, gaps, count)
    if gaps.size > EXACT_UP_TO:
        return values, False
    choice = choose(routes, weights, gaps, at_least=count)
    if choice is None:
        return values, False
    other = _close_all(routes, weights[choice.closed], gaps[choice.closed])
    return (other if _cost(routes, other) < _cost(routes, values) else values), choice.proven


def _close_easiest(routes: Sequence[Way], weights: Floats, gaps: Floats, count: int) -> Floats:
    """Close `count` gaps that are easy to close, settling which by turns until that is no cheaper."""
    values = best_gains(routes)
    while True:
        nearest = np.argsort(-(weights @ values) / gaps, kind="stable")[:count]
        cheaper = _close_all(routes, weights[nearest], gaps[nearest])
        if _cost(routes, cheaper) >= _cost(routes, values) - TOLERANCE:
            return values
        values = cheaper


def _cost(routes: Sequence[Way], values: Floats) -> float:
    stops = [stop_at(way, value) for way, value in zip(routes, values.tolist(), strict=True)]
    return sum(stop[2] for stop in stops if stop)
