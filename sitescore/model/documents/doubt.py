"""Documents of `sensitivity`, `robustness` and `survey`: how far a ranking can be trusted."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import (
    CLOSED,
    Amount,
    CellChangeRow,
    Count,
    Figure,
    Gap,
    Percent,
    Points,
    Rank,
    Share,
)


class SensitiveSite(BaseModel):
    """How near a site is to the lead. Distances in points of 100 of weight, null without limit."""

    model_config = CLOSED
    site: str
    rank: Rank
    weight_to_move: Amount | None
    tolerance: Amount | None
    can_be_first: bool
    can_share_first: bool
    dominating_mix: dict[str, Share]
    dominated_by: list[str] = Field(description="Up to 20 of the sites that are never behind it.")
    dominators: Count
    largest_regret: Gap | None


class StabilityRow(BaseModel):
    """The interval of a local weight, in points of 100, that keeps the winner, the top or the order."""

    model_config = CLOSED
    keeps: str
    node: str
    now: Percent
    low: Percent
    high: Percent
    low_site: str | None
    high_site: str | None


class LeaderRow(BaseModel):
    """Who leads while the local weight of a node lies between two, in points of 100."""

    model_config = ConfigDict(**CLOSED, populate_by_name=True)
    node: str
    start: Percent = Field(alias="from")
    to: Percent
    site: str


class LeftOutRow(BaseModel):
    """The ranking without a criterion, factor or site."""

    model_config = CLOSED
    kind: str
    name: str
    leader: str | None
    sites_that_move: Count


class Sensitivity(Head):
    """What single change alters the ranking."""

    command: Literal["sensitivity"]
    exact: bool
    numeric: bool
    seed: Count | None
    weights_tried: Count | None
    leader: str | None
    closest_rival: str | None
    weights_moved_to_tie: dict[str, Gap | None]
    tolerance: Amount | None
    top: Count
    top_tolerance: Amount | None
    sites: list[SensitiveSite]
    stability: list[StabilityRow]
    leaders: list[LeaderRow] | None
    cells: list[CellChangeRow] | None
    possible: dict[str, list[str]] = Field(description="By how far weights may stray, in per cent; any: no limit.")
    left_out: list[LeftOutRow]


class Varied(BaseModel):
    """What was varied, and how."""

    model_config = CLOSED
    groups: list[str]
    weights: str | Share
    prefer: list[str]
    data: bool
    missing: str
    curve: Amount
    methods: list[str]
    normalisers: list[str]


class AcceptabilityRow(BaseModel):
    """In what share of draws the site takes a rank."""

    model_config = CLOSED
    rank: Rank
    share: Percent
    low: Percent
    high: Percent


class RobustSite(BaseModel):
    """A site over all draws."""

    model_config = CLOSED
    site: str
    name: str
    rank: Rank
    expected_rank: Amount
    expected_rank_error: Amount | None
    rank_low: Rank
    rank_low_low: Rank
    rank_low_high: Rank
    rank_high: Rank
    rank_high_low: Rank
    rank_high_high: Rank
    first: Percent
    first_low: Percent
    first_high: Percent
    top: Percent
    top_low: Percent
    top_high: Percent
    confidence: Percent | None
    confidence_low: Percent | None
    confidence_high: Percent | None
    acceptability: list[AcceptabilityRow]
    central_weights: dict[str, Percent | None] | None
    central_error: dict[str, Amount | None] | None


class UncertaintyShare(BaseModel):
    """Part of the uncertainty that comes from one group, in per cent with half-widths of 95 % bars."""

    model_config = CLOSED
    alone: Figure | None
    alone_error: Amount | None
    total: Figure | None
    total_error: Amount | None
    fair: Figure | None
    fair_error: Amount | None


Pairwise = dict[str, dict[str, Percent | None]]


class Robustness(Head):
    """How sure, over everything that is not known."""

    command: Literal["robustness"]
    draws: Count
    seed: Count
    sampler: Literal["independent", "chains", "sobol"]
    replicates: Count
    varied: Varied
    top: Count
    decisiveness: Figure | None
    decisiveness_low: Figure | None
    decisiveness_high: Figure | None
    sites: list[RobustSite]
    pairwise: Pairwise | None
    pairwise_low: Pairwise | None
    pairwise_high: Pairwise | None
    uncertainty_shares: dict[str, UncertaintyShare]


class Worth(BaseModel):
    """What finding out is worth."""

    model_config = CLOSED
    worth: Points


class WorthOfSite(Worth):
    """All of one site's cells."""

    site: str


class WorthOfCriterion(Worth):
    """All of one criterion's cells."""

    criterion: str


class WorthOfCell(Worth):
    """One cell."""

    site: str
    criterion: str
    known: bool
    chance_of_change: Percent
    cost: Amount | None
    worth_per_cost: Amount | None
    may_exclude: bool


class Survey(Head):
    """Which unknown to find out first."""

    command: Literal["survey"]
    everything: Worth
    cells: list[WorthOfCell]
    by_site: list[WorthOfSite]
    by_criterion: list[WorthOfCriterion]
    missing: str
