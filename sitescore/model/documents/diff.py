"""The document of `diff`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import (
    CLOSED,
    Amount,
    Count,
    CriteriaNamed,
    Digest,
    Figure,
    Gap,
    Options,
    Points,
    Rank,
)

Part = Literal["data", "value_functions", "weights", "method", "membership"]
ByPart = dict[Part | Literal["together"], Gap]


class RunNamed(BaseModel):
    """What a run was computed from."""

    model_config = CLOSED
    sitescore: str
    criteria: CriteriaNamed
    sites_digest: Digest | Literal[""]
    options: Options
    method: str
    draws: Count
    seed: Count | None
    ranked: Count


class OptionChanged(BaseModel):
    """An option that differs; null where not given."""

    model_config = CLOSED
    option: str
    before: str | int | list[str] | None
    after: str | int | list[str] | None


class ChangeOfRun(BaseModel):
    """One thing that differs; weights in points of 100, null for what a run does not have."""

    model_config = CLOSED
    part: Part
    site: str | None
    criterion: str | None
    before: Figure | str | None
    after: Figure | str | None


class SiteInBoth(BaseModel):
    """A site that both rank, and what each part did to its score."""

    model_config = CLOSED
    site: str
    name: str
    rank_before: Rank
    rank_after: Rank
    score_before: Points
    score_after: Points
    change: Gap
    parts: ByPart = Field(description="They add up to the change.")
    by_criterion: dict[str, ByPart] | None = Field(description="The same by criterion; null where scores are no sums.")


class SiteInOne(BaseModel):
    """A site that one run ranks, and why the other does not."""

    model_config = CLOSED
    site: str
    name: str
    rank: Rank
    score: Points
    reason: Literal["added", "admitted", "removed", "excluded"]
    criterion: str | None
    condition: str | None


class OvertakingRow(BaseModel):
    """A pair whose order changed: the points that the site gained, and the part and criterion that did most."""

    model_config = CLOSED
    kind: Literal["passed", "drew_level", "left_behind"]
    site: str
    other: str
    part: Part | Literal["together"]
    points: Figure
    swing: Amount
    criterion: str | None


class DiffDocument(Head):
    """Why ranks changed between two runs; it begins with what the later was computed from."""

    command: Literal["diff"]
    before: RunNamed
    after: RunNamed
    alike: bool
    ranks_changed: bool
    split: bool
    parts: list[Part] | list[Literal["together"]]
    options_changed: list[OptionChanged]
    changes: list[ChangeOfRun]
    sites: list[SiteInBoth]
    entered: list[SiteInOne]
    left: list[SiteInOne]
    overtakings: list[OvertakingRow]
