"""From one criterion's measurements to values, with what each could be at least and at most."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from sitescore.assembly.measurements import Measured
from sitescore.catalog import value_functions
from sitescore.core.checks import Booleans, Floats
from sitescore.core.frozen import sealed
from sitescore.core.value_range import Apply, value_bounds
from sitescore.core.waiting_values import ROWS
from sitescore.model.criterion import ValueSpec
from sitescore.records import dataclass

NEUTRAL = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """How a criterion's measurements, divided by the need, become values."""

    apply: Apply
    parameters: Mapping[str, Any] | None
    turning_points: tuple[float, ...] | None
    observed: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Valued(Rule):
    """A criterion's values, (sites,): NaN where unknown, and the bounds of every cell."""

    value: Floats
    least: Floats
    greatest: Floats


def valued(measured: Measured, spec: ValueSpec, divisor: float, *, into: Floats | None = None) -> Valued:
    """Apply a value function to measurements divided by `divisor`; values of known figures go `into` a given row."""
    if value_functions()[spec.kind].turning_points is None:
        return _worded(measured, spec)
    number = measured.number if divisor == 1 else measured.number / divisor
    known = np.isfinite(number)
    rule = _rule(spec, number, known)
    value = _of_known(rule.apply, number, known, into)
    least, greatest = value, value
    ranged = np.flatnonzero(measured.low < measured.high) if measured.low is not measured.high else np.zeros(0)
    if ranged.size:
        turns = rule.turning_points or ()
        ends = value_bounds(rule.apply, turns, measured.low[ranged] / divisor, measured.high[ranged] / divisor)
        least, greatest = value.copy(), value.copy()
        least[ranged], greatest[ranged] = np.fmin(ends[0], value[ranged]), np.fmax(ends[1], value[ranged])
    return Valued(
        value=value,
        least=least,
        greatest=greatest,
        apply=rule.apply,
        parameters=rule.parameters,
        turning_points=rule.turning_points,
        observed=rule.observed,
    )


def valued_later(measured: Measured, spec: ValueSpec, divisor: float) -> tuple[Rule, tuple[Floats, Apply]]:
    """Find how measurements that are all known become values, and give them with what does it."""
    number = measured.number
    rule = _rule(spec, number if divisor == 1 else number / divisor, np.broadcast_to(np.True_, number.shape))
    return rule, (number, rule.apply if divisor == 1 else partial(_divided, rule.apply, divisor))


def _divided(apply: Apply, divisor: float, number: Floats) -> Floats:
    return apply(number / divisor)


def _rule(spec: ValueSpec, number: Floats, known: Booleans) -> Rule:
    function, parameters = value_functions()[spec.kind], spec.parameters
    observed = parameters.get("range") is not None
    if function.settle is not None and observed:
        parameters = function.settle(number[known], **parameters) if known.any() else {}
    if observed and (not parameters or parameters["worst"] == parameters["best"]):
        apply: Apply = _undecided
        settled: Mapping[str, Any] | None = None
        turns: tuple[float, ...] = (0.0,)
    else:
        apply, settled = partial(function.apply, **parameters), parameters
        turns = tuple(function.turning_points(**parameters)) if function.turning_points else ()
    return Rule(apply=apply, parameters=settled, turning_points=turns, observed=observed)


def _of_known(apply: Apply, number: Floats, known: Booleans, into: Floats | None) -> Floats:
    if known.all():
        value = np.empty(number.shape) if into is None else into
        for start in range(0, number.size, ROWS):
            value[start : start + ROWS] = apply(number[start : start + ROWS])
        return sealed(value)
    value = np.full(number.shape, np.nan)
    value[known] = apply(number[known])
    return value


def _worded(measured: Measured, spec: ValueSpec) -> Valued:
    apply: Apply = partial(value_functions()[spec.kind].apply, **spec.parameters)
    heights = [float(height) for height in spec.parameters["levels"].values()]
    value = np.full(measured.number.shape, np.nan)
    rows = list(measured.words)
    if rows:
        value[rows] = apply(np.array(list(measured.words.values())))
    known = np.isfinite(value)
    return Valued(
        value=value,
        least=np.where(known, value, min(heights)),
        greatest=np.where(known, value, max(heights)),
        apply=apply,
        parameters=spec.parameters,
        turning_points=None,
        observed=False,
    )


def _undecided(measurement: ArrayLike) -> Floats:
    """Give every measurement the same value, where the observed range has no width."""
    return np.full(np.shape(measurement), NEUTRAL)
