"""Weighting methods: what tells the criteria's weights. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from sitescore.core.weighting.equal import equal
from sitescore.core.weighting.weighted import Weighted


@dataclass(frozen=True, slots=True)
class WeightingMethod:
    """A function to weights, and what it takes: measurements and directions, or judgements of its own kind."""

    weigh: Callable[..., Weighted]
    takes: Literal["measurements", "judgements"] = "measurements"


WEIGHTING_METHODS: Mapping[str, WeightingMethod] = MappingProxyType(
    {
        "equal": WeightingMethod(equal),
    }
)
