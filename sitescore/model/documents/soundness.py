"""Documents of `validate` and `methods`, and the one that errors are written as."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import CLOSED, Count, Problem, Share


class CriterionCoverage(BaseModel):
    """How many sites' cells are known, of which grade, and at the ends of the scale."""

    model_config = CLOSED
    criterion: str
    known: Count
    unknown: Count
    not_applicable: Count
    grade_A: Count  # noqa: N815 - as the document has it
    grade_B: Count  # noqa: N815
    grade_C: Count  # noqa: N815
    grade_D: Count  # noqa: N815
    at_zero: Count
    at_one: Count


class SiteCoverage(BaseModel):
    """Share of the weight that rests on data."""

    model_config = CLOSED
    site: str
    coverage: Share


class Validate(Head):
    """Whether the data are sound."""

    command: Literal["validate"]
    ok: bool
    errors: list[Problem]
    criteria_coverage: list[CriterionCoverage]
    sites: list[SiteCoverage]


class CatalogueEntry(BaseModel):
    """One name that a criteria file may use."""

    model_config = CLOSED
    kind: str
    name: str
    parameters: str
    summary: str


class Methods(Head):
    """What a criteria file may name."""

    command: Literal["methods"]
    entries: list[CatalogueEntry]


class Errors(BaseModel):
    """What `-f json` writes on standard error."""

    model_config = CLOSED
    errors: Annotated[list[Problem], Field(min_length=1)]
