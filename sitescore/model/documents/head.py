"""What every document of a command begins with, and its warnings by kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from sitescore.model.documents.parts import (
    CLOSED,
    Amount,
    Count,
    CriteriaNamed,
    DatedCell,
    Digest,
    Options,
    Share,
    Warned,
)
from sitescore.model.documents.reading import OnReading


class OnCriteria(Warned):
    """What is the matter with some criteria."""

    kind: Literal["observed_range", "no_column"]
    criteria: list[str]


class WithoutOrder(Warned):
    """Criteria that cannot order the sites, and their share of the weight."""

    kind: Literal["no_data", "not_separating"]
    criteria: list[str]
    weight: Share


class Saturated(Warned):
    """Criteria on which many sites stand at an end of the scale, and the share that do."""

    kind: Literal["saturated_zero", "saturated_one"]
    criteria: list[str]
    shares: list[Share]


class LowCoverage(Warned):
    """Sites that rest on known data for less than a limit of the weight, and the one with the least."""

    kind: Literal["low_coverage"]
    count: Count
    of: Count
    limit: Share
    site: str
    least: Share


class MayBeExcluded(Warned):
    """How many ranked sites a knock-out may yet exclude."""

    kind: Literal["may_be_excluded"]
    count: Count
    of: Count
    criteria: list[str]


class NobodyLeft(Warned):
    """Every site is excluded."""

    kind: Literal["nobody_left"]
    sites: Count


class Slips(Warned):
    """Figures that lie a hundred times off all others of their criterion."""

    kind: Literal["slips"]
    cells: list[tuple[str, str, str]] = Field(description="Site, criterion and figure.")
    count: Count


class Namesakes(Warned):
    """Sites whose ids or names differ by spelling only: the first such, and how many there are."""

    kind: Literal["namesakes"]
    alike: list[str]
    count: Count


class RelativeScores(Warned):
    """The method measures sites against each other."""

    kind: Literal["relative_scores"]
    method: str


class WeighedByValues(Warned):
    """Weights that come, or do not come, from the sites' values."""

    kind: Literal["weights_from_values", "weights_not_from_values"]
    method: str
    nodes: list[str]


class Inconsistent(Warned):
    """Judgements of a node that contradict each other."""

    kind: Literal["inconsistent"]
    node: str
    ratio: Amount


class InconsistentTriad(Warned):
    """The same, with the three that contradict each other most."""

    kind: Literal["inconsistent_triad"]
    node: str
    ratio: Amount
    first: str
    second: str
    third: str
    upper: str
    lower: str
    before: Amount
    after: Amount
    across: Amount


class NotDrawn(Warned):
    """More sites than ranks are drawn for."""

    kind: Literal["not_drawn"]
    most: Count


class Projected(Warned):
    """Coordinates in metres that were turned into degrees, and where the first of them lies."""

    kind: Literal["projected"]
    file: str
    count: Count
    first: str = Field("", description="Where its northing stands.")
    point: str = Field("", description="Its latitude and longitude, to be checked.")


class _OnCells(Warned):
    cells: list[DatedCell] = Field(description="Site, criterion, and the date that is the matter.")
    count: Count


class PromisedInFull(_OnCells):
    """Figures promised for later that count in full."""

    kind: Literal["promised_in_full"]
    as_of: str = Field("", description="Date of the study, where it has one.")


class PromisedInPart(_OnCells):
    """Figures promised for later that count in part, and the share that is left for a year to wait."""

    kind: Literal["promised_in_part"]
    share: Share
    as_of: str


class AsOf(_OnCells):
    """Figures promised or measured after the date of the study and not used, or old by then."""

    kind: Literal["promised_not_used", "dated_later", "stale"]
    as_of: str


class Ungraded(Warned):
    """Figures without a grade."""

    kind: Literal["ungraded"]
    count: Count


DocumentWarning = Annotated[
    OnCriteria
    | WithoutOrder
    | Saturated
    | LowCoverage
    | MayBeExcluded
    | NobodyLeft
    | Namesakes
    | Slips
    | RelativeScores
    | WeighedByValues
    | Inconsistent
    | InconsistentTriad
    | OnReading
    | NotDrawn
    | Projected
    | PromisedInFull
    | PromisedInPart
    | AsOf
    | Ungraded,
    Field(discriminator="kind"),
]


class Head(BaseModel):
    """What a document was computed from."""

    model_config = CLOSED
    sitescore: str = Field(description="Version of the program.")
    criteria: CriteriaNamed
    sites_digest: Digest | Literal[""] | None = Field(description="SHA-256 of the site file; empty without one.")
    options: Options
    warnings: list[DocumentWarning]
