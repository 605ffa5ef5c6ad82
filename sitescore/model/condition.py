"""A knock-out condition: a comparison with a number or with one of the project's needs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, model_serializer, model_validator

from sitescore.core.screening import COMPARISONS
from sitescore.patterns import pattern

_FORM = pattern(r"\s*(<=|>=|<|>)\s*(?:([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([a-z][a-z0-9_]*))\s*")


class Condition(BaseModel):
    """``< 1`` or ``< fairway_m``: the site is excluded where the measurement satisfies it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    operator: str
    bound: float | None = None
    need: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _parsed(cls, given: Any) -> Any:
        match = _FORM.fullmatch(given) if isinstance(given, str) else None
        if match is None or (match[2] and not math.isfinite(float(match[2]))):
            signs = " ".join(COMPARISONS)
            raise ValueError(f'a condition is one of {signs} and a number or a need, as "< 1", got {given!r}')
        return {"operator": match[1], "bound": float(match[2]) if match[2] else None, "need": match[3]}

    @model_serializer
    def _written(self) -> str:
        return str(self)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Describe it as it is written."""
        del core_schema, handler
        return {"type": "string", "pattern": f"^{_FORM.pattern}$"}

    def __str__(self) -> str:
        return f"{self.operator} {self.need if self.need else f'{self.bound:g}'}"

    def bound_for(self, needs: Mapping[str, float]) -> float | None:
        """Return the number compared with; None where the need is 0, so that nothing is asked for."""
        if self.need is None:
            return self.bound
        return needs[self.need] or None
