"""The document of `rank`, with what was ranked, so that two of them can be told apart."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field

from sitescore.model.criteria import CriteriaSet
from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import CLOSED, Count, ExclusionRow, Figure, Gap, Points, Rank, Share


class ByGrade(BaseModel):
    """A figure for each grade of evidence, and for what has none or is not known."""

    model_config = CLOSED
    A: Figure | None
    B: Figure | None
    C: Figure | None
    D: Figure | None
    ungraded: Figure | None
    unknown: Figure | None


class LeadRow(BaseModel):
    """The lead of the first over the second, and what of it rests on weak evidence and on none."""

    model_config = CLOSED
    over: str
    points: Points
    weak: Gap
    unknown: Gap
    by_grade: ByGrade = Field(description="Points that add up to the lead.")


class RankedSite(BaseModel):
    """A site's score and rank, and how sure they are."""

    model_config = CLOSED
    site: str
    name: str
    rank: Rank
    score: Points
    factors: dict[str, Points] = Field(description="Weighted means of values.")
    contributions: dict[str, Points] | None = Field(description="They add up to the score; null where it is no sum.")
    coverage: Share
    worst: Points | None
    best: Points | None
    weak_evidence: Share | None = Field(description="Share of the score; null where it is no sum, or 0.")
    evidence: ByGrade | None = Field(description="Shares of the score; null where it is no sum.")
    rank_interval: Annotated[list[Rank], Field(min_length=2, max_length=2)] | None
    first_rank_share: Share | None
    first_rank_share_interval: Annotated[list[Share], Field(min_length=2, max_length=2)] | None


class RangedCell(BaseModel):
    """A figure in a range; null where there is no figure, or no such end."""

    model_config = CLOSED
    value: Figure | None
    low: Figure | None
    high: Figure | None


class NotApplicableCell(BaseModel):
    """A criterion that does not apply to the site."""

    model_config = CLOSED
    not_applicable: Literal[True]


class PromisedWord(BaseModel):
    """A word promised for later, which counts in part as of the date of the study."""

    model_config = CLOSED
    word: str
    counts_as: Share = Field(description="Its value.")


Cell = Figure | str | RangedCell | NotApplicableCell | PromisedWord
"""A number in the criterion's unit, a word, or what is known instead."""


class MeasuredSite(BaseModel):
    """What is known of a site, by criterion; what is not known is left out."""

    model_config = CLOSED
    site: str
    name: str
    cells: dict[str, Cell]


def _with_infinite(given: Any) -> Any:
    """Read infinite parameters of the method, which are texts in JSON."""
    if not isinstance(given, dict) or not isinstance(given.get("method_parameters"), dict):
        return given
    texts = {"inf": float("inf"), "-inf": float("-inf")}
    read = {key: texts.get(item, item) if isinstance(item, str) else item
            for key, item in given["method_parameters"].items()}  # fmt: skip
    return {**given, "method_parameters": read}


class RankedStudy(BaseModel):
    """What was ranked: criteria as a criteria file has them, with the options applied, and all sites of the file."""

    model_config = CLOSED
    criteria: Annotated[CriteriaSet, BeforeValidator(_with_infinite)]
    sites: list[MeasuredSite]


class RankDocument(Head):
    """Which site is best."""

    command: Literal["rank"]
    method: str
    draws: Count
    seed: Count | None
    varied: list[str]
    sites: list[RankedSite] = Field(description="In rank order.")
    lead: LeadRow | None = Field(description="Of the first; null where nobody leads alone or scores are no sums.")
    excluded: list[ExclusionRow]
    doubtful: list[ExclusionRow]
    study: RankedStudy | None = Field(description="What was ranked; null where there are more than 20,000 sites.")

    @property
    def studied(self) -> RankedStudy:
        """The study of a run that has one."""
        if self.study is None:
            raise ValueError("the run does not hold its study")
        return self.study
