"""Documents of `compare`: sites side by side, or methods."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import (
    CLOSED,
    OPEN,
    Correlation,
    Count,
    Measurement,
    Points,
    Rank,
    RefusedMethod,
    Share,
)


class _Compare(Head):
    command: Literal["compare"]


class ComparedSite(BaseModel):
    """A site's score and factor scores."""

    model_config = CLOSED
    site: str
    name: str
    score: Points
    factors: dict[str, Points]


class ComparedCell(Measurement):
    """A site's figure on a criterion; points where they add up to the score."""

    site: str
    criterion: str
    value: Share
    points: Points | None


class CompareSites(_Compare):
    """Sites side by side."""

    sites: list[ComparedSite]
    cells: list[ComparedCell]


class MethodAgreement(BaseModel):
    """Kendall's tau-b with the stated ranking."""

    model_config = CLOSED
    method: str
    agreement: Correlation | None


class SiteByMethods(BaseModel):
    """A site's ranks; further columns are methods."""

    model_config = OPEN
    __pydantic_extra__: dict[str, Rank]
    site: str
    name: str
    rank: Rank
    consensus: Rank
    best: Rank
    worst: Rank
    first: Count


class CompareMethods(_Compare):
    """Methods side by side, `compare --methods`."""

    concordance: Share | None
    opinions: list[str]
    methods: list[MethodAgreement]
    refused: list[RefusedMethod]
    sites: list[SiteByMethods]


Compare = CompareSites | CompareMethods
