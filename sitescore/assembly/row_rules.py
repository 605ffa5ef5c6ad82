"""From criteria to rules that score a row of a table without seeing the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from sitescore.assembly.knock_outs import knock_out
from sitescore.assembly.measurements import nothing_measured
from sitescore.assembly.missing import stand_in
from sitescore.assembly.valuation import NEUTRAL, Valued, valued
from sitescore.catalog import value_functions
from sitescore.core.block_scores import BlockScorer, Column
from sitescore.core.checks import Floats
from sitescore.core.streaming.known import AS_MEASURED, Known
from sitescore.core.streaming.quick_scores import QuickScores
from sitescore.core.streaming.rules import Rules, Screen
from sitescore.core.value_range import Apply, value_bounds
from sitescore.core.values import ValueFunction
from sitescore.core.values.levels import numbered
from sitescore.matrix import DecisionMatrix
from sitescore.model.criteria import CriteriaSet
from sitescore.records import dataclass

ROUNDING = 1e-13


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


def look_first(criteria: CriteriaSet, *, worded: bool) -> tuple[list[Apply | None], Floats] | None:
    """Say which values `Known` must sum before rows can be scored; None where no look is needed."""
    plain = [_valued(criteria, name, worded=worded) for name in criteria.criteria]
    meant = [criteria.policy(name) == "range" for name in criteria.criteria]
    if not any(meant) and not any(value.observed for value in plain):
        return None
    summed = [(AS_MEASURED if v.observed else v.apply) if mean else None for v, mean in zip(plain, meant, strict=True)]
    return summed, _divisors(criteria)


def row_values(criteria: CriteriaSet, known: Known | None, *, worded: bool) -> tuple[RowValues, ...]:
    """Settle every criterion on what is known of the whole table.

    Parameters
    ----------
    criteria : which no `unfit_for_rows` speak against
    known : where `look_first` asks for it
    worded : whether a cell of levels holds the number of its level, counted from 0, or the number
        that its level is written as
    """
    return tuple(_settled(criteria, name, at, known, worded=worded) for at, name in enumerate(criteria.criteria))


def row_rules(
    criteria: CriteriaSet, matrix: DecisionMatrix, values: Sequence[RowValues], *, top: int, scored: int = 0
) -> Rules:
    """Make the rules that score blocks.

    Parameters
    ----------
    criteria : which no `unfit_for_rows` speak against
    matrix : of these criteria, for their weights
    values : from `row_values`
    top : how many of the best rows to find
    scored : rows that are to be scored, those of every look at the table, where that is known
    """
    combine = partial(criteria.scoring.method.score, **criteria.scoring.parameters)
    weighed = [_column(criteria, value, share) for value, share in zip(values, matrix.weights.tolist(), strict=True)]
    summed = criteria.method == "weighted_sum"
    straight = all(column.pieces(np.dtype(np.float32)) for column in weighed)
    knock_outs = [(at, knock_out(criteria, name)) for at, name in enumerate(criteria.criteria)]
    return Rules(
        values=tuple(value.apply for value in values),
        divisors=_divisors(criteria),
        stand_ins=np.array([value.stand_in for value in values]),
        screens=tuple(
            Screen(criterion=at, operator=rule.operator, bound=rule.bound, divisor=values[at].divisor)
            for at, rule in knock_outs
            if rule is not None and values[at].turning_points is not None
        ),
        score=combine,
        weights=matrix.weights,
        top=top,
        quick=QuickScores.of(BlockScorer(weighed, None if summed else combine, scored * len(weighed))),
        slack=_slack(weighed, np.dtype(np.float64)) if summed else ROUNDING,
        single_slack=_slack(weighed, np.dtype(np.float32)) if summed and straight else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ListedRows:
    """Rows that are listed: ids, names, and (rows, criteria) cells with the ends of their ranges."""

    sites: Sequence[str]
    names: Sequence[str]
    cells: Floats
    low: Floats
    high: Floats


def matrix_of_rows(matrix: DecisionMatrix, values: Sequence[RowValues], listed: ListedRows) -> DecisionMatrix:
    """Make the decision matrix of some rows of the table, valued as all its rows are.

    Parameters
    ----------
    matrix : of the same criteria, without sites
    values : from `row_values`
    listed : the rows
    """
    cells, known = listed.cells, np.isfinite(listed.cells)
    by_criterion = zip(values, cells.T, listed.low.T, listed.high.T, strict=True)
    valued_cells, lowest, highest = np.stack([_bounded(*parts) for parts in by_criterion], axis=-1)
    scales = {
        value.name: replace(matrix.scales[value.name], apply=value.apply, turning_points=value.turning_points)
        for value in values
    }
    nothing = np.zeros(cells.shape, dtype=bool)
    return replace(
        matrix,
        sites=tuple(listed.sites),
        names=tuple(listed.names),
        scales=scales,
        values=valued_cells,
        lowest=lowest,
        highest=highest,
        measurements=cells,
        measured_low=listed.low,
        measured_high=listed.high,
        measured_spread=np.full(cells.shape, np.nan),
        cell_kinds=np.zeros(cells.shape, dtype=np.uint8),
        known=known,
        applicable=~nothing,
        dropped=nothing,
    )


def _column(criteria: CriteriaSet, value: RowValues, weight: float) -> Column:
    """Say how a criterion's column is scored in blocks."""
    function = value_functions()[criteria.criteria[value.name].value.kind]
    parameters: dict[str, object] = {}
    if isinstance(value.apply, partial) and value.turning_points is not None:
        parameters = value.apply.keywords
    else:
        function = ValueFunction(value.apply, None)
    return Column(
        function=function, parameters=parameters, weight=weight, divisor=value.divisor, unknown=value.stand_in
    )


def _slack(columns: Sequence[Column], dtype: np.dtype[np.floating]) -> float:
    """Bound how far sums of rounded products of clipped cells and slopes are from weighted values."""
    pieces = [found for column in columns if (found := column.pieces(dtype))]
    largest = sum(
        float(np.abs(slopes) @ np.maximum(np.abs(knots[1:]), np.abs(knots[:-1]))) for knots, slopes, _ in pieces
    )
    terms = len(columns) + sum(slopes.size for _, slopes, _ in pieces)
    return float(np.finfo(dtype).eps) * (terms + 4) * (2 * largest + 1)


def _bounded(value: RowValues, cells: Floats, low: Floats, high: Floats) -> Floats:
    """Values of one criterion's cells, and what each could be at least and at most, (3, rows)."""
    known = np.isfinite(cells)
    found = np.full(cells.shape, value.stand_in)
    found[known] = value.apply(cells[known] / value.divisor)
    least, greatest = (np.where(known, found, end) for end in (value.least, value.greatest))
    if value.turning_points is not None:
        ends = value_bounds(value.apply, value.turning_points, low[known] / value.divisor, high[known] / value.divisor)
        least[known], greatest[known] = np.fmin(ends[0], found[known]), np.fmax(ends[1], found[known])
    return np.stack([found, least, greatest])


def _divisors(criteria: CriteriaSet) -> Floats:
    return np.array([_divisor(criteria, name) for name in criteria.criteria])


def _divisor(criteria: CriteriaSet, name: str) -> float:
    return criteria.needs.get(criteria.criteria[name].relative_to or "", 1.0)


def _settled(criteria: CriteriaSet, name: str, at: int, known: Known | None, *, worded: bool) -> RowValues:
    ends = (known.least[at], known.greatest[at]) if known else ()
    value, policy = _valued(criteria, name, ends, worded=worded), criteria.policy(name)
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


def _valued(criteria: CriteriaSet, name: str, ends: Iterable[float] = (), *, worded: bool) -> Valued:
    """Value the ends of what is known of a criterion, and last a cell of which nothing is known."""
    spec = criteria.criteria[name].value
    given = np.array([*filter(np.isfinite, ends), np.nan])
    known = np.isfinite(given)
    low, high = (np.where(known, given, away) for away in (-np.inf, np.inf))
    measured = replace(nothing_measured(given.size), number=given, low=low, high=high)
    found = valued(measured, spec, divisor=_divisor(criteria, name))
    if found.turning_points is not None:
        return found
    levels = spec.parameters["levels"]
    named = {str(at): level for at, level in enumerate(levels.values())} if worded else levels
    return replace(found, apply=partial(numbered, levels=named))
