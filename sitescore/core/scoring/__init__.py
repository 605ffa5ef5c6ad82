"""Scoring methods: (values, weights) to scores. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sitescore.core.checks import Floats
from sitescore.core.scoring.weighted_sum import weighted_sum

ScoringFunction = Callable[..., Floats]
"""(..., sites, criteria) values and (..., criteria) weights to (..., sites) scores; parameters by keyword."""


@dataclass(frozen=True, slots=True)
class ScoringMethod:
    """A scoring function and what callers may rely on."""

    score: ScoringFunction
    separable: bool
    """A site's score depends on that site alone: safe block by block, no rank reversal."""
    additive: bool
    """Scores are sums of weight x value, so that contributions add up to them."""


SCORING_METHODS: Mapping[str, ScoringMethod] = MappingProxyType(
    {
        "weighted_sum": ScoringMethod(weighted_sum, separable=True, additive=True),
    }
)
