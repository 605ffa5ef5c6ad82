"""Documents of `improve` and `scenarios`: what would be otherwise."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import CLOSED, OPEN, Amount, Count, Figure, Gap, Percent, Points, Rank


class ChangeRow(BaseModel):
    """One measurement's change, in the criterion's unit or in words."""

    model_config = CLOSED
    criterion: str
    unit: str
    now: Figure | str | None
    then: Figure | str | None
    points: Gap | None
    cost: Amount


class Plan(BaseModel):
    """Changes that go together."""

    model_config = CLOSED
    plan: Rank
    kind: str
    reachable: bool
    exact: bool
    cost: Amount
    score: Points
    rank: Rank
    to_reach: Points | None
    rise_to_reach: Gap
    rising: list[str]
    rising_by: list[str]
    share_of_weights: Percent | None
    share_low: Percent | None
    share_high: Percent | None
    changes: list[ChangeRow]


class Improve(Head):
    """The cheapest changes that bring a site to a rank."""

    command: Literal["improve"]
    site: str
    to_rank: Rank | None
    beat: str | None
    score: Points
    rank: Rank | None
    gap: Gap
    reachable: bool
    controllable: list[str]
    plans: list[Plan]
    out_of_reach: Points
    unknown: list[str]
    draws: Count
    seed: Count


class SiteInScenarios(BaseModel):
    """Ranks by scenario, null where excluded."""

    model_config = OPEN
    __pydantic_extra__: dict[str, Rank | None]
    site: str
    name: str
    largest_regret: Points | None


class Scenarios(Head):
    """Ranks under every profile and scenario."""

    command: Literal["scenarios"]
    scenarios: list[str]
    sites: list[SiteInScenarios]
    scores: dict[str, dict[str, Points | None]]
