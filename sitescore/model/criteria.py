"""A set of weighted criteria, as a criteria file gives it."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, Field, PrivateAttr, model_validator

from sitescore.core.scoring import Scoring
from sitescore.model.criterion import CONFIG, Criterion, Factor, Id, Missing, Number, ProblemsError, Profile
from sitescore.model.cross_checks import Parts, cross_problems
from sitescore.model.parameters import Located
from sitescore.model.scoring import method_problems, scoring_of
from sitescore.model.text import Text


class CriteriaSet(BaseModel):
    """Criteria in a tree of factors, with weights, value functions, needs and profiles."""

    model_config = CONFIG
    format: Literal[1] = Field(description="Version of this file format.")
    id: Id
    title: Text
    description: Text | None = None
    source: str = ""
    method: str = Field("weighted_sum", description="Scoring method.")
    method_parameters: dict[str, Any] = Field(default_factory=dict, description="Of the scoring method.")
    missing: Missing = Field("refuse", description="Policy for unknown cells.")
    ignore_columns: tuple[str, ...] = Field((), description="Columns of site files that are not criteria.")
    needs: dict[Id, Number] = Field(default_factory=dict, description="What the project to be sited needs.")
    factors: dict[Id, Factor] = Field(default_factory=dict)
    criteria: dict[Id, Criterion] = Field(min_length=1)
    profiles: dict[Id, Profile] = Field(default_factory=dict, description="By kind of project.")
    scenarios: dict[Id, Profile] = Field(default_factory=dict, description="Futures: the same keys as a profile.")
    _digest: str = PrivateAttr("")

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        if problems := self.cross_problems():
            raise ProblemsError(problems)
        return self

    def cross_problems(self) -> list[Located]:
        """List where the entries do not fit together."""
        parts = Parts(self.factors, self.criteria, self.needs, {"profiles": self.profiles, "scenarios": self.scenarios})
        method = self.method, self.method_parameters, self.factors, self.criteria
        return cross_problems(parts) or method_problems(*method)

    @property
    def scoring(self) -> Scoring:
        """The scoring method with its parameters."""
        return scoring_of(self.method, self.method_parameters, self.criteria)

    @property
    def variations(self) -> dict[str, Profile]:
        """Profiles and scenarios together."""
        return {**self.profiles, **self.scenarios}

    @property
    def digest(self) -> str:
        """SHA-256 of the file it was read from; "" where it was not."""
        return self._digest

    def with_digest(self, digest: str) -> Self:
        """Return the same set with the digest of its file."""
        copy = self.model_copy()
        copy._digest = digest  # noqa: SLF001 - its own class
        return copy

    def policy(self, criterion: str) -> Missing:
        """Return the missing-data policy of one criterion."""
        return self.criteria[criterion].missing or self.missing
