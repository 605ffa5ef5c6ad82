"""The cheapest changes of a site's measurements that raise its additive score by a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats
from sitescore.core.explanation.improvement_milp import choose
from sitescore.core.explanation.levers import TOLERANCE, Lever, Stretch, Way, best_gains, is_plain, stop_at, ways
from sitescore.core.frozen import read_only
from sitescore.records import dataclass

SEARCHES = 20
"""Problems solved at most for each alternative plan asked for."""
ALIKE = 0.9
"""Share of what two plans gain that comes from the same criteria, from which on they are the same in substance."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """Changes of a site's measurements, with what they gain and cost. Arrays are read-only, in the levers' order."""

    measurements: Floats
    """(levers,) after the change, in the criterion's unit; the start where nothing is changed."""
    values_gained: Floats
    """(levers,) change of value in [0, 1]."""
    costs: Floats
    """(levers,)"""
    changed: tuple[int, ...]
    """Numbers of the criteria that are changed."""
    cost: float
    """Of all changes."""
    gain: float
    """Score gained under the levers' own weights, share of 1."""
    gains: Floats
    """(gaps,) score gained under the weights that belong to each gap."""
    share: float
    """Of the gaps that are closed."""
    reachable: bool
    """Whether the plan does what was asked; if False it is the furthest one can get."""
    exact: bool = True
    """Whether no plan is cheaper; False if the search had to stop early or was not exhaustive."""


def cheapest_plan(levers: Sequence[Lever], gap: float, *, max_changes: int | None = None) -> Plan:
    """Find the cheapest changes that raise the score by `gap`.

    Where value for cost only falls along every lever, the bits of all levers are taken by
    score per cost until the gap is closed. Otherwise a mixed-integer program chooses how
    far to go past flat parts, steps and fixed costs, and the same filling follows.

    Parameters
    ----------
    levers : each of another criterion
    gap : score to gain, share of 1; nothing is changed where it is 0 or less
    max_changes : criteria that may be changed at most; None for any number

    Returns
    -------
    The plan; it closes the gap to within 1e-9 and is the cheapest to about 1e-9 of the
        dearest lever. Where the gap cannot be closed, every lever of any weight at its best,
        or with `max_changes` those that gain most. A weightless lever is never moved.

    Raises
    ------
    ValueError
        If `gap` is not finite, `max_changes` is negative, or a lever is wrong.

    References
    ----------
    Dantzig (1957), "Discrete-variable extremum problems", *Operations Research* 5(2),
    on filling by value for cost.

    Examples
    --------
    A grid connection gains more for its cost up to 100 MW than beyond; the rest comes from zoning.

    >>> grid = Lever(criterion=0, weight=0.5, start=50, limit=400, points=[(0, 0.0), (100, 0.8), (400, 1.0)])
    >>> zoning = Lever(criterion=1, weight=0.5, start=0, limit=10, points=[(0, 0.0), (10, 1.0)])
    >>> plan = cheapest_plan([grid, zoning], 0.3)
    >>> plan.measurements.round(6).tolist(), round(plan.cost, 6), plan.reachable
    ([100.0, 2.0], 0.342857, True)
    """
    gap = float(as_floats("gap", gap))
    if max_changes is not None and max_changes < 0:
        raise ValueError(f"max_changes must not be negative, got {max_changes}")
    routes, weights = useful(levers), own_weights(levers)
    best = best_gains(routes)
    if max_changes is not None and max_changes < np.count_nonzero(best):
        best[np.argsort(-weights * best, kind="stable")[max_changes:]] = 0.0
    values = best if weights @ best < gap - TOLERANCE else _cheapest(routes, weights, gap, best, max_changes)
    return settle(levers, routes, values, gaps=[gap], weights=weights[None])


def fewest_changes(levers: Sequence[Lever], gap: float) -> int | None:
    """Count the criteria that must be changed at least to raise the score by `gap`.

    Parameters
    ----------
    levers, gap : as for `cheapest_plan`

    Returns
    -------
    How many; None where changing all is not enough

    Examples
    --------
    >>> ends = [(0, 0.0), (1, 1.0)]
    >>> levers = [Lever(criterion=at, weight=w, start=0, limit=1, points=ends) for at, w in enumerate([0.2, 0.5, 0.3])]
    >>> fewest_changes(levers, 0.6)
    2
    """
    gains = own_weights(levers) * best_gains(ways(levers))
    reached = np.concatenate([[0.0], np.cumsum(-np.sort(-gains))])
    enough = np.flatnonzero(reached >= gap - TOLERANCE)
    return int(enough[0]) if enough.size else None


def alternative_plans(levers: Sequence[Lever], gap: float, count: int) -> list[Plan]:
    """Find several plans that close the gap by really different means.

    The cheapest plan comes first. Others do without the criterion that gains most in an
    earlier plan, or change as few criteria as can be; then without any other criterion of an
    earlier plan. No plan changes all that another one changes, and maybe more, nor gains
    nearly the same from the same criteria; see `is_another`.

    Parameters
    ----------
    levers, gap : as for `cheapest_plan`
    count : plans wanted at most, 1 or more

    Returns
    -------
    Plans by rising cost, each closing the gap; none where it cannot be closed, only the
        empty plan where there is no gap, and fewer than `count` where the search, which
        solves at most 20 problems for each plan wanted, finds no more

    Raises
    ------
    ValueError
        If `count` is less than 1, `gap` is not finite, or a lever is wrong.

    Examples
    --------
    >>> ends = [(0, 0.0), (1, 1.0)]
    >>> levers = [Lever(criterion=at, weight=w, start=0, limit=1, points=ends) for at, w in enumerate([0.2, 0.5, 0.3])]
    >>> [(plan.changed, round(plan.cost, 3)) for plan in alternative_plans(levers, 0.25, 3)]
    [((1,), 0.5), ((2,), 0.833)]
    """
    if count < 1:
        raise ValueError(f"count must be 1 or more, got {count}")
    first = cheapest_plan(levers, gap)
    if not first.reachable or not first.changed:
        return [first] if first.reachable else []
    few = cheapest_plan(levers, gap, max_changes=fewest_changes(levers, gap))
    weights = own_weights(levers)
    accepted = [first, few][:count] if is_another(few, [first], weights) else [first]
    waiting = _narrower(first, frozenset(), levers)
    seen: set[frozenset[int]] = set()
    for _ in range(SEARCHES * count):
        fresh = [one for one in waiting if one[1] not in seen]
        if len(accepted) >= count or not fresh:
            break
        waiting = sorted(fresh, key=lambda one: one[0])
        banned = waiting.pop(0)[1]
        seen.add(banned)
        plan = cheapest_plan(_without(levers, banned), gap)
        if not plan.reachable:
            continue
        waiting += _narrower(plan, banned, levers)
        accepted += [plan] if is_another(plan, accepted, weights) else []
    return sorted(accepted, key=lambda one: one.cost)


def is_another(plan: Plan, others: Sequence[Plan], weights: Floats) -> bool:
    """Tell whether a plan is in substance another one than each of `others`, of the same levers.

    It is not, if it changes all that one of them changes, and maybe more, or the other way
    round; nor if at least nine tenths of what both gain come from the same criteria: the sum over
    the criteria of what the lesser of the two gains there, against what the plan that gains more gains in all.

    Parameters
    ----------
    weights : (levers,) what a value is worth
    """
    return not any(
        set(plan.changed) <= set(one.changed) or set(one.changed) <= set(plan.changed) or _is_alike(plan, one, weights)
        for one in others
    )


def useful(levers: Sequence[Lever], weights: ArrayLike | None = None) -> list[Way]:
    """Work out the ways of levers that have weight under any of `weights`, (draws, levers); leave the others empty."""
    counted = np.atleast_2d(own_weights(levers) if weights is None else np.asarray(weights)).max(axis=0) > 0
    return [way if counts else () for way, counts in zip(ways(levers), counted, strict=True)]


def own_weights(levers: Sequence[Lever]) -> Floats:
    """Return the levers' weights, (levers,)."""
    return np.array([lever.weight for lever in levers], dtype=np.float64)


def settle(levers: Sequence[Lever], routes: Sequence[Way], values: Floats, *, gaps: ArrayLike, weights: Floats) -> Plan:
    """Turn values to gain, (levers,), into the nearest measurements that gain them, and add up.

    Parameters
    ----------
    gaps : (gaps,) scores to gain
    weights : (gaps, levers) weights that belong to them
    """
    stops = [stop_at(way, value) for way, value in zip(routes, values.tolist(), strict=True)]
    rows = [stop or (lever.start, 0.0, 0.0) for stop, lever in zip(stops, levers, strict=True)]
    table = np.array(rows, dtype=np.float64).reshape(len(levers), 3)
    gains = weights @ table[:, 1]
    closed = gains >= np.asarray(gaps) - TOLERANCE
    return Plan(
        measurements=read_only(table[:, 0]),
        values_gained=read_only(table[:, 1]),
        costs=read_only(table[:, 2]),
        changed=tuple(lever.criterion for lever, stop in zip(levers, stops, strict=True) if stop),
        cost=float(table[:, 2].sum()),
        gain=float(own_weights(levers) @ table[:, 1]),
        gains=read_only(gains),
        share=float(closed.mean()) if closed.size else 1.0,
        reachable=bool(closed.all()),
    )


def fill(stretches: Sequence[Stretch | None], weights: Floats, gap: float) -> Floats | None:
    """Go along the chosen stretches, taking bits by score per cost, until the gap is closed.

    Returns
    -------
    (levers,) value gained; None where the stretches do not reach the gap
    """
    values = np.array([one.values[0] if one else 0.0 for one in stretches])
    bits = [(at, weights[at], one) for at, one in enumerate(stretches) if one and one.values.size > 1]
    need = gap - weights @ values
    if need <= TOLERANCE or not bits:
        return values if need <= TOLERANCE else None
    lever = np.concatenate([np.full(one.values.size - 1, at) for at, _, one in bits])
    value = np.concatenate([np.diff(one.values) for _, _, one in bits])
    with np.errstate(divide="ignore", over="ignore"):
        slopes = [np.minimum.accumulate(w * np.diff(one.values) / np.diff(one.costs)) for _, w, one in bits]
    order = np.argsort(-np.concatenate(slopes), kind="stable")
    gains = (weights[lever] * value)[order]
    reached = np.cumsum(gains)
    if reached[-1] < need - TOLERANCE:
        return None
    taken = np.clip((need - (reached - gains)) / gains, 0.0, 1.0)
    return np.asarray(values + np.bincount(lever[order], taken * value[order], minlength=values.size))


def _cheapest(routes: Sequence[Way], weights: Floats, gap: float, best: Floats, max_changes: int | None) -> Floats:
    """Choose stretches where there is a choice, and fill them; `best` closes the gap, if only just."""
    gap = min(gap, float(weights @ best))
    if gap <= TOLERANCE:
        return np.zeros(len(routes))
    if max_changes is None and all(is_plain(way) for way in routes):
        filled = fill([way[0] if way else None for way in routes], weights, gap)
        return best if filled is None else filled
    forbidden: list[Floats] = []
    while choice := choose(routes, weights[None], np.array([gap]), max_changes=max_changes, forbidden=forbidden):
        filled = fill(choice.stretches, weights, gap)
        if filled is not None:
            return filled
        forbidden.append(choice.integers)
    return best


def _without(levers: Sequence[Lever], banned: frozenset[int]) -> list[Lever]:
    """Hold the banned criteria where they are."""
    return [replace(lever, limit=lever.start) if lever.criterion in banned else lever for lever in levers]


def _narrower(
    plan: Plan, banned: frozenset[int], levers: Sequence[Lever]
) -> list[tuple[tuple[bool, float], frozenset[int]]]:
    """List what to ban next: the plan's main criterion, alone and with those banned, then each other one."""
    gains = own_weights(levers) * plan.values_gained
    main = levers[int(np.argmax(gains))].criterion
    nearer = [((False, plan.cost), ban) for ban in (banned | {main}, frozenset({main}))]
    return nearer + [((True, plan.cost), banned | {other}) for other in plan.changed if other != main]


def _is_alike(plan: Plan, other: Plan, weights: Floats) -> bool:
    one, two = weights * plan.values_gained, weights * other.values_gained
    return bool(np.minimum(one, two).sum() >= ALIKE * max(one.sum(), two.sum()))
