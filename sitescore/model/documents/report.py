"""What `sitescore report -f json` writes: the documents of other commands, together."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from sitescore.model.documents.change import Improve, Scenarios
from sitescore.model.documents.compare import CompareMethods
from sitescore.model.documents.doubt import Robustness, Sensitivity, Survey
from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import CLOSED, CellChangeRow, Count
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
    improve: list[Improve]
    flips: list[FlipRow] = Field(description="The first site against each of the best, and neighbours among these.")
    left_out: list[LeftOutPart]
