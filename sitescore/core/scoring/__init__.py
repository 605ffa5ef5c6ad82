"""Scoring methods: (values, weights) to scores. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from inspect import signature
from types import MappingProxyType
from typing import Any

from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.scoring.choquet import choquet
from sitescore.core.scoring.compensation import compensation
from sitescore.core.scoring.harmonic import harmonic
from sitescore.core.scoring.minimum import minimum
from sitescore.core.scoring.owa import owa
from sitescore.core.scoring.promethee_ii import halved_flows, promethee_ii
from sitescore.core.scoring.spotis import spotis
from sitescore.core.scoring.topsis import topsis
from sitescore.core.scoring.vikor import vikor
from sitescore.core.scoring.weighted_product import scaled_logarithms, weighted_product
from sitescore.core.scoring.weighted_sum import weighted_sum
from sitescore.records import dataclass

ScoringFunction = Callable[..., Floats]
"""(..., sites, criteria) values and (..., criteria) weights to (..., sites) scores; parameters by keyword."""

CRITERIA = "criteria"
"""The parameter through which a function that speaks of criteria by id is told the ids."""

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ScoringMethod:
    """A scoring function and what callers may rely on.

    All of them give scores in [0, 1], more being better, and never lower a site's score for
    a better value of that site alone among the same others.
    """

    score: ScoringFunction
    separable: bool
    """A site's score depends on that site alone: safe block by block, no rank reversal."""
    additive: bool
    """Scores are sums of weight x value, so that contributions add up to them."""
    separable_with: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    """Parameters with which it is separable though without them it is not."""
    linear: Callable[..., Floats] | None = None
    """Turns values, with the parameters, into figures in [0, 1] whose weighted sum orders sites as the scores do."""
    when_drawn: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    """Parameters that let it take any weights, also such as the stated parameters do not fit."""


SCORING_METHODS: Mapping[str, ScoringMethod] = MappingProxyType(
    {
        "weighted_sum": ScoringMethod(weighted_sum, separable=True, additive=True),
        "weighted_product": ScoringMethod(weighted_product, separable=True, additive=False, linear=scaled_logarithms),
        "harmonic": ScoringMethod(harmonic, separable=True, additive=False),
        "minimum": ScoringMethod(minimum, separable=True, additive=False),
        "compensation": ScoringMethod(compensation, separable=True, additive=False),
        "owa": ScoringMethod(owa, separable=True, additive=False),
        "choquet": ScoringMethod(choquet, separable=True, additive=False, when_drawn={"excess": "weaken"}),
        "promethee_ii": ScoringMethod(promethee_ii, separable=False, additive=False, linear=halved_flows),
        "topsis": ScoringMethod(topsis, separable=False, additive=False, separable_with={"ideal": "fixed"}),
        "vikor": ScoringMethod(vikor, separable=False, additive=False, separable_with={"ideal": "fixed"}),
        "spotis": ScoringMethod(spotis, separable=True, additive=True),
    }
)


@dataclass(frozen=True, slots=True)
class Scoring:
    """A scoring method with its parameters settled: what a study scores its sites by."""

    name: str
    method: ScoringMethod
    parameters: Mapping[str, Any] = field(default_factory=lambda: NOTHING)

    def __call__(self, values: ArrayLike, weights: ArrayLike) -> Floats:
        """Score sites, (..., sites) in [0, 1], at the stated weights."""
        return self.method.score(values, weights, **self.parameters)

    def at_drawn(self, values: ArrayLike, weights: ArrayLike) -> Floats:
        """Score sites at weights other than those that the parameters were stated for."""
        return self.method.score(values, weights, **{**self.parameters, **self.method.when_drawn})

    def linear(self, values: Floats) -> Floats | None:
        """Figures in [0, 1], (..., sites, criteria), whose weighted sum orders sites as the scores do.

        The values themselves for additive scores; None for methods that have none.

        Raises
        ------
        ValueError
            If these values have none.
        """
        if self.additive:
            return values
        return None if self.method.linear is None else self.method.linear(values, **self.parameters)

    @property
    def additive(self) -> bool:
        """Whether contributions add up to scores."""
        return self.method.additive

    @property
    def separable(self) -> bool:
        """Whether a site's score depends on that site alone, with these parameters."""
        asked = self.method.separable_with
        return self.method.separable or (bool(asked) and asked.items() <= dict(self.parameters).items())


def settled(name: str, method: ScoringMethod, parameters: Mapping[str, Any], criteria: tuple[str, ...]) -> Scoring:
    """Settle a method's parameters, telling it the ids of the criteria if it takes them."""
    known = {CRITERIA: criteria} if CRITERIA in signature(method.score).parameters else {}
    return Scoring(name, method, MappingProxyType({**parameters, **known}))
