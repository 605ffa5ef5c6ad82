"""The parts of a criteria file: value functions, factors, criteria, profiles."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from sitescore.catalog import value_functions
from sitescore.model.condition import Condition
from sitescore.model.parameters import Located, parameter_problems, schema_of
from sitescore.model.text import Text
from sitescore.model.trust import NotYet, Years

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Weight = Annotated[float, Strict(), Field(ge=0, le=1e12, allow_inf_nan=False)]
Missing = Literal["refuse", "worst", "neutral", "best", "range"]
NotApplicable = Literal["drop", "worst", "neutral", "best", "refuse"]
Controllable = Literal["site", "region", "nation", "none"]
Scope = Literal["site", "municipality", "region", "bidding_zone", "nation"]

CONFIG = ConfigDict(extra="forbid", frozen=True, protected_namespaces=(), defer_build=True)


class ProblemsError(PydanticCustomError):
    """Several problems at once, each with its path below the place that raises."""

    def __new__(cls, problems: list[Located]) -> Self:
        """Carry `problems` to whoever knows the places in the file."""
        text = "; ".join(message for _, message, _ in problems).replace("{", "{{").replace("}", "}}")
        return super().__new__(cls, "problems", text, {"problems": problems})


class ValueSpec(BaseModel):
    """A value function by name; its parameters stand beside the name."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)
    kind: str

    @model_validator(mode="after")
    def _known_and_valid(self) -> Self:
        known = value_functions()
        if self.kind not in known:
            raise ProblemsError([(("kind",), f"no value function {self.kind!r}", f"there are {', '.join(known)}")])
        if problems := parameter_problems(known[self.kind].apply, self.parameters):
            raise ProblemsError(problems)
        return self

    @property
    def parameters(self) -> dict[str, Any]:
        """Everything but the name."""
        return dict(self.model_extra or {})

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """List every value function with its parameters."""
        del core_schema, handler
        kinds = []
        for name, function in value_functions().items():
            schema = schema_of(function.apply).model_json_schema()
            schema["properties"] = {"kind": {"const": name}, **schema.get("properties", {})}
            schema["required"] = ["kind", *schema.get("required", [])]
            kinds.append({**schema, "title": name})
        return {"type": "object", "required": ["kind"], "oneOf": kinds}


class _Weighted(BaseModel):
    """What factors and criteria have in common."""

    model_config = CONFIG
    title: Text = Field(description="Name in en, fi and sv, or one string.")
    description: Text | None = Field(None, description="What is measured, where and how; for grades, what each means.")
    weight: Weight = Field(1.0, description="Share among siblings, on any positive scale.")
    weight_range: tuple[Weight, Weight] | None = Field(None, description="What reasonable people could say instead.")
    source: str = Field("", description="Where weight and points come from; say judgement where they are that.")

    @model_validator(mode="after")
    def _range_runs_upwards(self) -> Self:
        if self.weight_range and not self.weight_range[0] <= self.weight <= self.weight_range[1]:
            low, high = self.weight_range
            raise ProblemsError(
                [
                    (
                        ("weight_range",),
                        f"weight {self.weight:g} lies outside its range {low:g} to {high:g}",
                        "write weight_range = [lowest, highest] around the weight",
                    )
                ]
            )
        return self

    def reweighted(self, weight: float) -> Self:
        """Return it with another weight, its range moved in proportion."""
        ratio = weight / self.weight if self.weight else 1.0
        ends = self.weight_range and (
            min(self.weight_range[0] * ratio, weight),
            max(self.weight_range[1] * ratio, weight),
        )
        return self.model_copy(update={"weight": weight, "weight_range": ends})


class Factor(_Weighted):
    """An inner node of the criteria tree."""

    parent: Id | None = Field(None, description="The factor above; left out at the top.")


class Criterion(_Weighted):
    """One criterion: what is measured, in which unit, what it is worth."""

    factor: Id | None = Field(None, description="The factor above; left out at the top.")
    unit: str = Field("", description="Unit of the measurements.")
    relative_to: Id | None = Field(None, description="Need that the measurement is divided by first.")
    column: str | None = Field(None, description="Header of its column in site files, if not its id or title.")
    value: ValueSpec = Field(description="How a measurement becomes a value from 0 to 1.")
    knock_out: Condition | None = Field(None, description="Excludes a site, as '< 1' or '< fairway_m'.")
    controllable: Controllable = Field("none", description="Whose decision could change it.")
    cost: Number | None = Field(None, ge=0, description="Of improving it by one unit; used by `improve`.")
    limits: tuple[Number, Number] | None = Field(None, description="Lowest and highest it can be made; for `improve`.")
    step: Number | None = Field(None, gt=0, description="It goes by whole multiples of this; for `improve`.")
    scope: Scope | None = Field(None, description="The area that the figure must be about.")
    missing: Missing | None = Field(None, description="Policy for unknown cells, if not the set's.")
    not_applicable: NotApplicable = Field("drop", description="What a cell that says n/a counts as.")
    not_yet: NotYet | None = Field(None, description="What a promised figure counts, if not as [time] says.")
    stale_after: Years | None = Field(None, description="Years after which a figure is old, if not as [time] says.")


class Profile(BaseModel):
    """A named variation of the set for one kind of project."""

    model_config = CONFIG
    title: Text
    description: Text | None = None
    needs: dict[Id, Number] = Field(default_factory=dict)
    weights: dict[Id, Weight] = Field(default_factory=dict, description="By factor or criterion.")
    knock_out: dict[Id, Condition | None] = Field(default_factory=dict, description="By criterion.")
    missing: Missing | None = None
    source: str = ""
