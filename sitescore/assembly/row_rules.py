"""From criteria to rules that score a row of a table without seeing the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from sitescore.assembly.knock_outs import knock_out
from sitescore.assembly.measurements import nothing_measured
from sitescore.assembly.missing import stand_in
from sitescore.assembly.valuation import NEUTRAL, Valued, valued
from sitescore.core.checks import Floats
from sitescore.core.streaming.known import Known
from sitescore.core.streaming.rules import Rules, Screen
from sitescore.core.value_range import Apply
from sitescore.core.values.levels import numbered
from sitescore.errors import Place, Problem
from sitescore.matrix import DecisionMatrix
from sitescore.model.criteria import CriteriaSet


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowValues:
    """How the cells of one criterion become values, once the whole table's ranges and means are settled.

    ``stand_in`` is the value of an unknown cell, NaN where one is refused, and ``least`` and
    ``greatest`` what it could be; ``divisor`` is the need that a cell is divided by.
    """

    name: str
    apply: Apply
    turning_points: tuple[float, ...] | None
    divisor: float
    stand_in: float
    least: float
    greatest: float


def problems_of_rows(criteria: CriteriaSet, file: str) -> list[Problem]:
    """List what the criteria ask for that rows alone do not tell."""
    found = []
    if not criteria.scoring.separable:
        what = f"{criteria.method} scores measure sites against each other, which a table read in blocks does not show"
        found.append((what, 'say --set method=weighted_sum, or another method whose scores are each site\'s own'))
    if criteria.weighed_by_values:
        what = "weights that come from the values of all sites cannot be found from blocks of them"
        found.append((what, "state the weights, or take them from judgements"))
    return [Problem("SC309", Place(file), what, hint) for what, hint in found]


def look_first(criteria: CriteriaSet) -> tuple[list[Apply | None], Floats] | None:
    """Say which values `Known` must sum before rows can be scored; None where no look is needed."""
    plain = [_valued(criteria, name) for name in criteria.criteria]
    meant = [criteria.policy(name) == "range" for name in criteria.criteria]
    if not any(meant) and not any(value.observed for value in plain):
        return None
    summed = [(np.positive if v.observed else v.apply) if mean else None for v, mean in zip(plain, meant, strict=True)]
    return summed, _divisors(criteria)


def row_values(criteria: CriteriaSet, known: Known | None) -> tuple[RowValues, ...]:
    """Settle every criterion on what is known of the whole table."""
    return tuple(_settled(criteria, name, at, known) for at, name in enumerate(criteria.criteria))


def row_rules(criteria: CriteriaSet, matrix: DecisionMatrix, values: Sequence[RowValues], *, top: int) -> Rules:
    """Make the rules that score blocks.

    Parameters
    ----------
    criteria : which no `problems_of_rows` speak against
    matrix : of these criteria, for their weights
    values : from `row_values`
    top : how many of the best rows to find
    """
    knock_outs = [(at, knock_out(criteria, name)) for at, name in enumerate(criteria.criteria)]
    scoring = criteria.scoring
    return Rules(
        values=tuple(value.apply for value in values),
        divisors=_divisors(criteria),
        stand_ins=np.array([value.stand_in for value in values]),
        screens=tuple(
            Screen(criterion=at, operator=rule.operator, bound=rule.bound, divisor=values[at].divisor)
            for at, rule in knock_outs
            if rule is not None
        ),
        score=partial(scoring.method.score, **scoring.parameters),
        weights=matrix.weights,
        top=top,
    )


def matrix_of_rows(
    matrix: DecisionMatrix, values: Sequence[RowValues], cells: Floats, *, sites: Sequence[str], names: Sequence[str]
) -> DecisionMatrix:
    """Make the decision matrix of some rows of the table, valued as all its rows are.

    Parameters
    ----------
    matrix : of the same criteria, without sites
    values : from `row_values`
    cells : (rows, criteria), NaN where unknown
    sites, names : of the rows
    """
    known = np.isfinite(cells)
    ends = {"values": "stand_in", "lowest": "least", "highest": "greatest"}
    stacked: dict[str, Any] = {part: _stacked(values, end, cells) for part, end in ends.items()}
    scales = {
        value.name: replace(matrix.scales[value.name], apply=value.apply, turning_points=value.turning_points)
        for value in values
    }
    nothing = np.zeros(cells.shape, dtype=bool)
    return replace(
        matrix,
        sites=tuple(sites),
        names=tuple(names),
        scales=scales,
        **stacked,
        measurements=cells,
        measured_low=np.where(known, cells, -np.inf),
        measured_high=np.where(known, cells, np.inf),
        measured_spread=np.full(cells.shape, np.nan),
        cell_kinds=np.zeros(cells.shape, dtype=np.uint8),
        known=known,
        applicable=~nothing,
        dropped=nothing,
    )


def _stacked(values: Sequence[RowValues], end: str, cells: Floats) -> Floats:
    """Values of the cells, (rows, criteria), with one end of what they could be where they are not known."""
    stacked = np.empty(cells.shape)
    for at, value in enumerate(values):
        known = np.isfinite(cells[:, at])
        stacked[:, at] = getattr(value, end)
        stacked[known, at] = value.apply(cells[known, at] / value.divisor)
    return stacked


def _divisors(criteria: CriteriaSet) -> Floats:
    return np.array([_divisor(criteria, name) for name in criteria.criteria])


def _divisor(criteria: CriteriaSet, name: str) -> float:
    return criteria.needs.get(criteria.criteria[name].relative_to or "", 1.0)


def _settled(criteria: CriteriaSet, name: str, at: int, known: Known | None) -> RowValues:
    ends = (known.least[at], known.greatest[at]) if known else ()
    value, policy = _valued(criteria, name, ends), criteria.policy(name)
    mean = float(known.means[at]) if known and known.count[at] and policy == "range" else NEUTRAL
    if value.observed and known and known.count[at]:
        mean = float(value.apply(np.array([mean]))[0])
    least, greatest = value.least[-1:], value.greatest[-1:]
    unknown = float(stand_in(policy, mean, least, greatest)[0])
    return RowValues(
        name=name,
        apply=value.apply,
        turning_points=value.turning_points,
        divisor=_divisor(criteria, name),
        stand_in=np.nan if policy == "refuse" else unknown,
        least=float(least[0]) if policy == "range" else unknown,
        greatest=float(greatest[0]) if policy == "range" else unknown,
    )


def _valued(criteria: CriteriaSet, name: str, ends: Iterable[float] = ()) -> Valued:
    """Value the ends of what is known of a criterion, and last a cell of which nothing is known."""
    spec = criteria.criteria[name].value
    given = np.array([*filter(np.isfinite, ends), np.nan])
    known = np.isfinite(given)
    low, high = (np.where(known, given, away) for away in (-np.inf, np.inf))
    measured = replace(nothing_measured(given.size), number=given, low=low, high=high)
    found = valued(measured, spec, divisor=_divisor(criteria, name))
    if found.turning_points is not None:
        return found
    return replace(found, apply=partial(numbered, levels=spec.parameters["levels"]))
