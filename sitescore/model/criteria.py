"""A set of weighted criteria, as a criteria file gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, Field, PrivateAttr, model_validator

from sitescore.core.scoring import Scoring
from sitescore.model.criterion import CONFIG, Criterion, Factor, Id, Missing, Number, ProblemsError, Profile
from sitescore.model.cross_checks import Parts, cross_problems
from sitescore.model.parameters import Located
from sitescore.model.scoring import method_problems, scoring_of
from sitescore.model.text import Text
from sitescore.model.trust import DEFAULT_GRADES, GradeId, GradeText, NotYet, Time
from sitescore.model.weighting import Weighting, nodes_from_values
from sitescore.weighings import Weighing


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
    grades: dict[GradeId, GradeText] = Field(default_factory=dict, description="What grades of evidence mean.")
    time: Time = Field(default_factory=Time, description="The date of the study, and what counts before and after.")
    weighting: Weighting | None = Field(None, description="Weights from judgements or from the sites' values.")
    _digest: str = PrivateAttr("")
    _weighings: dict[str, Weighing] = PrivateAttr(default_factory=dict)
    _origins: dict[str, str] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        if problems := self.cross_problems():
            raise ProblemsError(problems)
        if self.weighting:
            from sitescore.model.judged import judged

            self._weighings, problems = judged(self.weighting, self.factors, self.criteria)
            located = [(("weighting", *path), message, hint) for path, message, hint in problems]
            if located:
                raise ProblemsError(located)
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
    def weighings(self) -> Mapping[str, Weighing]:
        """Weights from judgements, by the node whose children they weigh, the root's by ``factors``."""
        return self._weighings

    @property
    def weighed_by_values(self) -> Mapping[str, tuple[str, ...]]:
        """Siblings that the sites' values weigh, by the node above, the deepest first.

        Where a profile states weights, these and those beside them are not weighed.
        """
        if self.weighting is None:
            return {}
        found = nodes_from_values(self.weighting, self.factors, self.criteria)
        return {node: names for node, names in found.items() if "profile" not in map(self.origin, names)}

    def origin(self, node: str) -> str:
        """Say where a node's weight is from: stated, the profile, or the name of a weighting method."""
        return self._origins.get(node, "stated")

    def with_weights(self, weights: Mapping[str, float], *, origin: str) -> Self:
        """Return the set with other weights of some siblings, scaled to the sum that these have now.

        So the weights of a profile keep their scale. A range of weights goes with its weight, in
        proportion.
        """
        entries: dict[str, Factor | Criterion] = {**self.factors, **self.criteria}
        scale = sum(entries[name].weight for name in weights) / sum(weights.values())
        moved = {name: entries[name].reweighted(scale * share) for name, share in weights.items()}
        copy = self.model_copy(
            update={
                "factors": {name: moved.get(name, entry) for name, entry in self.factors.items()},
                "criteria": {name: moved.get(name, entry) for name, entry in self.criteria.items()},
            }
        )
        return copy.with_origins(dict.fromkeys(weights, origin))

    def with_origins(self, origins: Mapping[str, str]) -> Self:
        """Return the same set, knowing of some nodes where their weights are from."""
        copy = self.model_copy()
        copy._origins = {**self._origins, **origins}  # noqa: SLF001 - its own class
        return copy

    def with_judgements(self, weighting: Weighting, weighings: Mapping[str, Weighing]) -> Self:
        """Return the set with judgements, which come to `weighings`, in the place of those of its file."""
        copy = self.model_copy(update={"weighting": weighting})
        copy._weighings = dict(weighings)  # noqa: SLF001 - its own class
        return copy.as_judged()

    def as_judged(self) -> Self:
        """Return the set with the weights that its judgements give."""
        result = self
        for found in self.weighings.values():
            result = result.with_weights(found.weights, origin=found.method)
        return result

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

    @property
    def evidence_grades(self) -> dict[GradeId, GradeText]:
        """All grades, from the best to the worst: as the file has them, else as they are by default."""
        return {**DEFAULT_GRADES, **self.grades}

    def not_yet(self, criterion: str) -> NotYet:
        """Return what a figure of one criterion counts before the date from which it is available."""
        return self.criteria[criterion].not_yet or self.time.not_yet

    def stale_after(self, criterion: str) -> float | None:
        """Return the years after which a figure of one criterion is old; None where none are."""
        return self.criteria[criterion].stale_after or self.time.stale_after

    def policy(self, criterion: str) -> Missing:
        """Return the missing-data policy of one criterion."""
        return self.criteria[criterion].missing or self.missing
