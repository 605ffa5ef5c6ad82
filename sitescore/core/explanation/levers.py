"""What could be changed at a site: the way each measurement may go, what it gains and what it costs.

A way is cut into stretches along which further cost brings ever less value. Where value is
flat, falls, or comes in steps, one stretch ends and the next begins with a jump in cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from sitescore.core.checks import Floats, as_points
from sitescore.records import dataclass

TOLERANCE = 1e-9
"""Values and scores, as shares of 1, are told apart from here on."""

ROUNDING = 1e-12

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """A measurement of the site that may be changed.

    Give either `points`, where every measurement on the way can be reached, or `steps`,
    where only those listed can.
    """

    criterion: int
    """Number of the criterion."""
    weight: float
    """Of the criterion, share of 1."""
    start: float
    """Measurement now, in the criterion's unit."""
    limit: float
    """Measurement it may be changed to at most, on either side of `start`."""
    points: Points = ()
    """(measurement, value) pairs, increasing measurements, values in [0, 1]: straight lines between, level beyond."""
    steps: Points = ()
    """(measurement, value) pairs, increasing measurements, values in [0, 1]; `start` must be one of them."""
    unit_cost: float | None = None
    """Of a change by 1 in the criterion's unit, not negative; None makes the whole way to `limit` cost 1."""
    fixed_cost: float = 0.0
    """Of changing it at all, not negative."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretch:
    """A part of the way with ever less value for the cost; a single knot where only that measurement is to be had."""

    measurements: Floats
    """(knots,), going away from the start."""
    values: Floats
    """(knots,) value gained since the start, increasing."""
    costs: Floats
    """(knots,) since the start, the fixed cost included, not decreasing."""


Way = tuple[Stretch, ...]
"""All positions worth stopping at: more value than at any nearer one."""


def ways(levers: Sequence[Lever]) -> list[Way]:
    """Work out where each lever is worth moving to.

    Parameters
    ----------
    levers : each of another criterion

    Returns
    -------
    A way for each; empty where no change gains anything

    Raises
    ------
    ValueError
        If a number is not finite or out of range, a criterion comes twice, or a lever has
        both or neither of points and steps.

    Examples
    --------
    >>> ways([Lever(criterion=0, weight=1.0, start=2, limit=8, points=[(0, 0.0), (4, 0.5), (6, 0.5), (8, 1.0)])])[0]
    ... # doctest: +NORMALIZE_WHITESPACE
    (Stretch(measurements=array([2., 4.]), values=array([0. , 0.25]), costs=array([0. , 0.33333333])),
     Stretch(measurements=array([6., 8.]), values=array([0.25, 0.75]), costs=array([0.66666667, 1. ])))
    """
    numbers = [lever.criterion for lever in levers]
    if len(set(numbers)) < len(numbers) or min(numbers, default=0) < 0:
        raise ValueError(f"levers must be of different criteria, numbered from 0, got {numbers}")
    return [_way(lever) for lever in levers]


def value_at(lever: Lever) -> tuple[Floats, Floats]:
    """List the measurements from start to limit where the value function turns, and the values there.

    Returns
    -------
    measurements, values : (knots,), the start first; the limit last unless the lever has steps
    """
    start, limit = float(lever.start), float(lever.limit)
    knots, heights = as_points(lever.steps or lever.points)
    inside = (knots > min(start, limit)) & (knots < max(start, limit))
    if lever.steps:
        inside |= (knots == start) | (knots == limit)
        if start not in knots:
            raise ValueError(f"steps must include the start {start:g}, got {knots.tolist()}")
        along, values = knots[inside], heights[inside]
    else:
        along = np.unique(np.concatenate([[start, limit], knots[inside]]))
        values = np.interp(along, knots, heights)
    turn = 1 if limit >= start else -1
    return along[::turn], values[::turn]


def is_plain(way: Way) -> bool:
    """Tell whether value for cost only falls along the whole way, so that there are no stretches to choose from."""
    return not way or (len(way) == 1 and way[0].values.size > 1 and way[0].costs[0] == 0 and way[0].values[0] == 0)


def stop_at(way: Way, gained: float) -> tuple[float, float, float] | None:
    """Find the nearest measurement that gains a value, or the furthest worth going to.

    Returns
    -------
    measurement, value gained, cost; None where nothing need be changed
    """
    if gained <= TOLERANCE or not way:
        return None
    stretch = next((one for one in way if one.values[-1] >= gained - TOLERANCE), way[-1])
    value = float(np.clip(gained, stretch.values[0], stretch.values[-1]))
    at = int(np.argmin(np.abs(stretch.values - value)))
    if abs(stretch.values[at] - value) <= ROUNDING:
        return float(stretch.measurements[at]), float(stretch.values[at]), float(stretch.costs[at])
    measurement = float(np.interp(value, stretch.values, stretch.measurements))
    return measurement, value, float(np.interp(value, stretch.values, stretch.costs))


def best_gains(routes: Sequence[Way]) -> Floats:
    """Give the most value each lever can gain, (levers,)."""
    return np.array([way[-1].values[-1] if way else 0.0 for way in routes])


def _way(lever: Lever) -> Way:
    _check(lever)
    along, values = value_at(lever)
    distance = np.abs(along - lever.start)
    span = abs(lever.limit - lever.start)
    unit_cost = lever.unit_cost if lever.unit_cost is not None else 1 / span if span > 0 else 0.0
    costs = lever.fixed_cost + unit_cost * distance
    knots = np.column_stack([along, values - values[0], costs])
    parts = _stops(knots) if lever.steps else _stretches(knots)
    return tuple(Stretch(measurements=part[:, 0], values=part[:, 1], costs=part[:, 2]) for part in parts)


def _check(lever: Lever) -> None:
    numbers = {"weight": lever.weight, "start": lever.start, "limit": lever.limit, "fixed_cost": lever.fixed_cost}
    if lever.unit_cost is not None:
        numbers["unit_cost"] = lever.unit_cost
    for name, number in numbers.items():
        if not np.isfinite(number):
            raise ValueError(f"{name} must be finite, got {number}")
        if name in ("weight", "fixed_cost", "unit_cost") and number < 0:
            raise ValueError(f"{name} must not be negative, got {number}")
    if lever.weight > 1 + TOLERANCE:
        raise ValueError(f"weight must be a share of 1, got {lever.weight}")
    if bool(len(lever.points)) == bool(len(lever.steps)):
        raise ValueError(f"lever {lever.criterion} must have either points or steps")


def _stops(knots: Floats) -> list[Floats]:
    """Keep each (measurement, gain, cost) that gains more than all nearer ones, each by itself."""
    best = np.maximum.accumulate(knots[:, 1])
    return [knots[at : at + 1] for at in range(1, len(knots)) if knots[at, 1] > best[at - 1] + TOLERANCE]


def _stretches(knots: Floats) -> list[Floats]:
    """Keep the rising parts above all nearer ones, cut wherever value for cost grows."""
    parts: list[list[Floats]] = []
    best = 0.0
    for near, far in pairwise(knots):
        if far[1] <= best + TOLERANCE:
            continue
        entry = near + (far - near) * max(0.0, (best - near[1]) / (far[1] - near[1]))
        entry[1] = best
        if parts and np.array_equal(parts[-1][-1], entry) and _bends_down(parts[-1], far):
            parts[-1].append(far)
        else:
            parts.append([entry, far])
        best = float(far[1])
    return [np.array(part) for part in parts]


def _bends_down(part: list[Floats], far: Floats) -> bool:
    last, following = part[-1] - part[-2], far - part[-1]
    return bool(following[1] * last[2] <= last[1] * following[2] * (1 + TOLERANCE))
