"""Value functions: measurement to value in [0, 1]. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sitescore.core.checks import Floats
from sitescore.core.values import (
    band,
    exponential,
    levels,
    linear,
    log_linear,
    logistic,
    piecewise_linear,
    steps,
)
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True)
class ValueFunction:
    """A value function and what callers need to know of it."""

    apply: Callable[..., Floats]
    """Measurements of any shape to values of that shape; parameters by keyword only."""

    turning_points: Callable[..., list[float]] | None
    """Its parameters to the measurements between which it only rises or only falls; None where words are measured."""

    settle: Callable[..., dict[str, Any]] | None = None
    """Known measurements and parameters to parameters that need no measurements."""

    straight: Callable[..., list[tuple[float, float]] | None] | None = None
    """Its parameters to the (measurement, value) points that it runs straight between, level beyond; None where not."""


VALUE_FUNCTIONS: Mapping[str, ValueFunction] = MappingProxyType(
    {
        "linear": ValueFunction(linear.linear, linear.turning_points, linear.observed_range, straight=linear.straight),
        "piecewise_linear": ValueFunction(
            piecewise_linear.piecewise_linear, piecewise_linear.turning_points, straight=piecewise_linear.straight
        ),
        "log_linear": ValueFunction(log_linear.log_linear, piecewise_linear.turning_points),
        "exponential": ValueFunction(exponential.exponential, exponential.turning_points),
        "logistic": ValueFunction(logistic.logistic, logistic.turning_points),
        "levels": ValueFunction(levels.levels, None),
        "steps": ValueFunction(steps.steps, steps.turning_points),
        "band": ValueFunction(band.band, band.turning_points, straight=band.straight),
    }
)
