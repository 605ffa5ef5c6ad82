"""What of a site could be changed, and how far: its measurements as levers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from sitescore.analysis.coupling import moves_scale
from sitescore.analysis.single_cells import around_bound, excludes
from sitescore.core.explanation.levers import Lever
from sitescore.matrix import DecisionMatrix, Scale

CURVED = ("log_linear", "exponential", "logistic")
SAMPLES, MOST_STOPS = 33, 200


def levers(
    matrix: DecisionMatrix,
    site: int,
    *,
    controllable: Sequence[str],
    costs: Mapping[str, float],
    limits: Mapping[str, float],
) -> list[Lever]:
    """List the measurements of a site that those concerned could improve.

    What has a step goes by whole multiples of it, words by levels; curved value functions
    and more than 200 steps by close knots. Without a limit a measurement may go to the
    nearest one of the best value; none goes to where a knock-out would exclude the site, or
    moves a scale drawn from the sites.

    Parameters
    ----------
    matrix : from `assemble`
    site : number of the site
    controllable : whose decisions count
    costs, limits : by criterion id, over those of the criteria file
    """
    found = []
    for at, name in enumerate(matrix.criteria):
        scale = matrix.scales[name]
        if scale.controllable not in controllable or not matrix.applicable[site, at] or matrix.weights[at] <= 0:
            continue
        cost = costs.get(name, scale.cost)
        lever = _by_levels(matrix, site, at, cost) if scale.turning_points is None else None
        if lever is None and scale.turning_points is not None and math.isfinite(matrix.measurements[site, at]):
            lever = _by_number(matrix, site, at, cost, limits.get(name))
        if lever is not None:
            found.append(lever)
    return found


def level_names(scale: Scale) -> list[str]:
    """Levels by rising value; a lever of words counts them from 0."""
    table = scale.levels or {}
    return sorted(table, key=lambda word: (table[word], word))


def _by_levels(matrix: DecisionMatrix, site: int, at: int, cost: float | None) -> Lever | None:
    scale = matrix.scales[matrix.criteria[at]]
    names, word = level_names(scale), matrix.words.get((site, at))
    if word is None or scale.levels is None or len(names) < 2:
        return None
    start = [name.casefold() for name in names].index(word.casefold())
    steps = [(float(n), float(scale.levels[name])) for n, name in enumerate(names)]
    if start == len(names) - 1:
        return None
    return Lever(
        criterion=at, weight=float(matrix.weights[at]), start=start, limit=len(names) - 1, steps=steps, unit_cost=cost
    )


def _by_number(matrix: DecisionMatrix, site: int, at: int, cost: float | None, limit: float | None) -> Lever | None:
    scale = matrix.scales[matrix.criteria[at]]
    start = float(matrix.measurements[site, at])
    turns = [x * scale.divisor for x in scale.turning_points or ()]
    goal = _goal(scale, start, turns) if limit is None else limit
    low, high = scale.limits or (-math.inf, math.inf)
    goal = min(max(goal, min(low, start)), max(high, start))
    if excludes(scale, goal / scale.divisor) and not excludes(scale, start / scale.divisor):
        goal = around_bound(scale)[1]
    if goal == start or moves_scale(matrix, site, at, goal):
        return None
    ends = sorted((start, goal))
    weight = float(matrix.weights[at])
    whole = turns if scale.kind == "steps" else _multiples(scale.step, *ends)
    if whole is not None:
        stops = sorted({start, *(x for x in whole if ends[0] <= x <= ends[1])})
        stops = stops if len(stops) > 1 else ends
        steps = _pairs(scale, stops)
        return Lever(criterion=at, weight=weight, start=start, limit=goal, steps=steps, unit_cost=cost)
    inner = [x for x in turns if ends[0] < x < ends[1]]
    knots = sorted({*ends, *inner})
    if scale.kind in CURVED:
        knots = sorted({x for a, b in pairwise(knots) for x in np.linspace(a, b, SAMPLES)})
    return Lever(criterion=at, weight=weight, start=start, limit=goal, points=_pairs(scale, knots), unit_cost=cost)


def _multiples(step: float | None, low: float, high: float) -> list[float] | None:
    """List the whole multiples of a step from `low` to `high`; None without a step, or with too many."""
    if step is None or (high - low) / step > MOST_STOPS:
        return None
    return [step * number for number in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _pairs(scale: Scale, stops: Sequence[float]) -> list[tuple[float, float]]:
    values = scale.apply(np.array(stops) / scale.divisor)
    return [(float(x), float(v)) for x, v in zip(stops, values, strict=True)]


def _goal(scale: Scale, start: float, turns: Sequence[float]) -> float:
    """Find the nearest measurement of the best value there is."""
    values = np.asarray(scale.apply(np.array(turns) / scale.divisor))
    best = float(values.max())
    if float(scale.apply(np.array([start / scale.divisor]))[0]) >= best - 1e-12:
        return start
    good = [x for x, v in zip(turns, values, strict=True) if v >= best - 1e-12]
    return min(good, key=lambda x: abs(x - start))
