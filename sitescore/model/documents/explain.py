"""Documents of `explain`: of one site or two, by sums or by effects, and a method's steps."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import (
    CLOSED,
    CellChangeRow,
    ExclusionRow,
    Figure,
    Gap,
    Grade,
    Measurement,
    Percent,
    Points,
    Rank,
    Share,
)


class _Explain(Head):
    command: Literal["explain"]


class _OneSite(_Explain):
    site: str
    name: str
    rank: Rank | None = Field(description="null where the site is excluded.")
    score: Points
    worst: Points | None
    best: Points | None
    coverage: Share
    excluded: list[ExclusionRow]


class ContributionRow(Measurement):
    """A criterion's part of a site's score."""

    criterion: str
    value: Share
    weight: Percent
    points: Points
    usual_points: Points | None = Field(description="Mean of the other ranked sites; null where there is no other.")


class ExplainSite(_OneSite):
    """One site, where scores are sums."""

    contributions: list[ContributionRow]


class EffectRow(Measurement):
    """What a criterion does to a site's score."""

    criterion: str
    value: Share
    weight: Percent
    median_value: Share | None
    effect: Gap | None


class ExplainSiteEffects(_OneSite):
    """One site, where scores are no sums."""

    method: str
    effects: list[EffectRow]


class _TwoCells(BaseModel):
    model_config = CLOSED
    criterion: str
    measurement_leader: Figure | str | None
    low_leader: Figure | None
    high_leader: Figure | None
    unit_leader: str
    known_leader: bool
    applicable_leader: bool
    quality_leader: Grade
    measurement_rival: Figure | str | None
    low_rival: Figure | None
    high_rival: Figure | None
    unit_rival: str
    known_rival: bool
    applicable_rival: bool
    quality_rival: Grade
    weight: Percent


class _Pair(_Explain):
    leader: str
    rival: str
    difference: Gap


class DifferenceRow(_TwoCells):
    """A criterion's part of the difference between two sites."""

    difference: Gap
    weight_at_tie: Percent | None


class ExplainPair(_Pair):
    """Two sites, where scores are sums."""

    contributions: list[DifferenceRow]
    weights_moved_to_tie: dict[str, Gap] | None
    cells_to_tie: list[CellChangeRow]


class LeadRow(_TwoCells):
    """What a criterion does for one site's lead."""

    effect: Gap


class ExplainPairEffects(_Pair):
    """Two sites, where scores are no sums."""

    method: str
    effects: list[LeadRow]


class Study(BaseModel):
    """The site by the study's own method."""

    model_config = CLOSED
    method: str
    score: Points
    rank: Rank


class StepRow(BaseModel):
    """One figure of a method's tables."""

    model_config = CLOSED
    step: str
    row: str | None = Field(description="null for the site's own; optimal, or the number of a profile.")
    of: str | None
    figure: Figure | None


class ScoreRow(BaseModel):
    """A site's score as the method's paper prints it."""

    model_config = CLOSED
    site: str
    score: Figure | None
    rank: Rank


class MethodTable(BaseModel):
    """The method's tables."""

    model_config = CLOSED
    method: str
    best: Literal["highest", "lowest"]
    criteria: list[str]
    sites: list[ScoreRow]
    details: dict[str, Figure | list[Any] | None] = Field(description="Numbers, in lists as deep as the table.")


class ExplainSteps(_Explain):
    """A method's steps, `explain --steps`."""

    site: str
    study: Study
    steps: list[StepRow]
    left_out: list[str]
    table: MethodTable


Explain = ExplainSite | ExplainPair | ExplainSiteEffects | ExplainPairEffects | ExplainSteps
