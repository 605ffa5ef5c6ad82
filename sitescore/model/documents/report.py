"""What `sitescore report -f json` writes: the documents of other commands, together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from sitescore.model.documents.change import Improve, Scenarios
from sitescore.model.documents.compare import CompareMethods
from sitescore.model.documents.doubt import Robustness, Sensitivity, StabilityRow, Survey
from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import CLOSED, Amount, CellChangeRow, Count, Gap, Rank, Share
from sitescore.model.documents.rank import RankDocument
from sitescore.model.documents.weights import WeightsShow


class LeftOutPart(BaseModel):
    """A part that the study is too large for, or that its scores do not have."""

    model_config = CLOSED
    part: str
    why: str
    limit: Count | None


class FlipRow(BaseModel):
    """Two sites, and the single figures that would each end the lead of the first of them, the nearest first."""

    model_config = CLOSED
    leader: str
    rival: str
    cells: list[CellChangeRow]


class LeadingSite(BaseModel):
    """One of the best sites in the draws; distances in points of 100 of weight, null without limit."""

    model_config = CLOSED
    site: str
    rank: Rank
    first_rank_share: Share
    first_rank_share_interval: Annotated[list[Share], Field(min_length=2, max_length=2)]
    top_share: Share
    top_share_interval: Annotated[list[Share], Field(min_length=2, max_length=2)]
    rank_interval: Annotated[list[Rank], Field(min_length=2, max_length=2)]
    weight_to_move: Amount | None
    tolerance: Amount | None


class LeadingWeights(BaseModel):
    """What weights would end the lead, as in the document of `sensitivity`."""

    model_config = CLOSED
    closest_rival: str | None
    weights_moved_to_tie: dict[str, Gap | None]
    tolerance: Amount | None
    possible: dict[str, list[str]] = Field(description="Who can be first, by how far weights may stray, in per cent.")
    stability: list[StabilityRow]


class Leading(BaseModel):
    """The 20 best of more sites than `robustness` takes; ranks are among all of them."""

    model_config = CLOSED
    draws: Count
    seed: Count
    varied: list[str]
    top: Count
    came_first: Count = Field(description="Sites that were first in at least one draw.")
    others_first_share: Share = Field(description="Share of draws in which a site that is not listed was first.")
    sites: list[LeadingSite]
    weights: LeadingWeights | None = Field(
        description="Null where scores are not linear in the weights, and beside a part `sensitivity`, which has it."
    )


class Report(Head):
    """The whole study; parts are null where they were left out."""

    command: Literal["report"]
    rank: RankDocument
    weights: WeightsShow
    sensitivity: Sensitivity | None
    robustness: Robustness | None
    survey: Survey | None
    methods: CompareMethods | None
    scenarios: Scenarios | None
    leading: Leading | None
    improve: list[Improve]
    flips: list[FlipRow] = Field(description="The first site against each of the best, and neighbours among these.")
    left_out: list[LeftOutPart]
