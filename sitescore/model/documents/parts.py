"""What several documents have in common: figures in their ranges, cells, exclusions, and what each begins with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

CLOSED = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())
"""No other keys than those that are described."""
OPEN = ConfigDict(extra="allow", frozen=True, protected_namespaces=())
"""Columns that the study names, of one type, besides those that are described."""

Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False, description="Points of 100.")]
Gap = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False, description="A difference in points of 100.")]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False, description="Per cent.")]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, description="A share of 1.")]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Figure = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Rank = Annotated[int, Field(ge=1, description="1 is best; ties share the better rank.")]
Correlation = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)]
Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Origin = Annotated[str, Field(description="stated, profile, or the name of a weighting method.")]
Grade = Literal["", "A", "B", "C", "D"]
DatedCell = Annotated[list[str], Field(min_length=3, max_length=3)]
Effect = Literal["tie", "excluded", "admitted"]
Relation = Literal["=", "<", "<=", ">", ">="]


class CriteriaNamed(BaseModel):
    """The criteria file; null where there is none."""

    model_config = CLOSED
    id: str | None
    digest: Annotated[str, StringConstraints(pattern="^([0-9a-f]{64})?$")] | None
    weighting: str = Field("", description="Weighting method, where the file has [weighting].")


class Options(BaseModel):
    """Options that change a result, as far as they were given."""

    model_config = CLOSED
    profile: str = ""
    needs: list[str] = Field(default_factory=list)
    settings: list[str] = Field(default_factory=list)
    as_of: str = Field("", description="Date of the study: a year, a month or a day.")


class Measurement(BaseModel):
    """One cell: a number in the criterion's unit or a word, with the ends of its range; null where not known."""

    model_config = CLOSED
    measurement: Figure | str | None
    low: Figure | None
    high: Figure | None
    unit: str
    known: bool
    applicable: bool
    quality: Grade


class ExclusionRow(BaseModel):
    """A knock-out that excludes a site, or might."""

    model_config = CLOSED
    site: str
    criterion: str
    reason: str
    measurement: Figure | None
    low: Figure | None
    high: Figure | None
    not_applicable: bool


class RefusedMethod(BaseModel):
    """A method that cannot rate these values."""

    model_config = CLOSED
    method: str
    reason: str


class Problem(BaseModel):
    """Something wrong in the user's input; line and column count from 1, sheet and cell are a spreadsheet's."""

    model_config = CLOSED
    code: Annotated[str, StringConstraints(pattern=r"^(SC\d{3})?$")]
    file: str | None
    line: Annotated[int, Field(ge=1)] | None
    column: Annotated[int, Field(ge=1)] | None
    sheet: str | None
    cell: str | None
    message: str
    hint: str


class CellChangeRow(BaseModel):
    """A change of one figure that ends a lead."""

    model_config = CLOSED
    site: str
    criterion: str
    now: Figure
    relation: Relation
    needed: Figure
    change_percent: Figure | None
    effect: Effect
    first: str | None
    with_first: list[str]


class Warned(BaseModel):
    """What every warning has: its code, and the sentence that says it."""

    model_config = CLOSED
    code: Annotated[str, StringConstraints(pattern=r"^SC4\d{2}$")]
    message: str
