"""Documents of `audit`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import (
    CLOSED,
    Amount,
    Correlation,
    Count,
    DatedCell,
    Figure,
    RefusedMethod,
    Share,
)


class Nothing(BaseModel):
    """No facts but those that every finding has."""

    model_config = CLOSED


class OfHowMany(BaseModel):
    """Of how many sites."""

    model_config = CLOSED
    of: Count


class CountOf(BaseModel):
    """How many figures, and of how many."""

    model_config = CLOSED
    count: Count
    of: Count


class TogetherFacts(BaseModel):
    """How two criteria run together, and over how many sites."""

    model_config = CLOSED
    pearson: Correlation
    spearman: Correlation
    known: Count


class ShapeFacts(BaseModel):
    """The shape of a criterion's figures, and how many there are."""

    model_config = CLOSED
    skewness: Figure | None
    kurtosis: Figure | None
    known: Count


class AlphaFacts(BaseModel):
    """Cronbach's alpha of a factor, and over how many sites."""

    model_config = CLOSED
    alpha: Figure
    count: Count


class SecondFacts(BaseModel):
    """What another source says, in the criterion's unit, and the points of 100 between the two."""

    model_config = CLOSED
    number: Figure | None
    low: Figure | None
    high: Figure | None
    word: str
    source: str
    second_source: str
    points: Amount


class StaleFacts(BaseModel):
    """How many figures are old, and by which date."""

    model_config = CLOSED
    count: Count
    as_of: str


class DatedFacts(BaseModel):
    """Which figures are promised for later, or have a date that cannot be read: site, criterion, date."""

    model_config = CLOSED
    count: Count
    cells: list[DatedCell]


class _Finding(BaseModel):
    model_config = CLOSED
    severity: Literal["serious", "check", "note"]
    weight: Share = Field(description="Of the whole weight, that it concerns.")
    criteria: list[str]
    sites: list[str]
    figures: list[Figure | None] = Field(description="One for each of the criteria, else of the sites.")
    message: str
    advice: str


class OnScales(_Finding):
    """Criteria without enough data, that do not tell the sites apart, or move more or less than they weigh."""

    kind: Literal[
        "no_data", "thin_criteria", "all_alike", "little_spread", "at_zero", "at_one", "moves_more", "pulls_against",
        "moves_less", "weak_criteria"
    ]  # fmt: skip
    facts: Nothing


class OnSites(_Finding):
    """Sites of which little is known, or little for certain; knock-outs that are open."""

    kind: Literal["low_coverage_sites", "weak_sites", "open_knock_outs"]
    facts: OfHowMany


class Untold(_Finding):
    """Figures without source, grade or date."""

    kind: Literal["no_source", "no_grade", "no_date"]
    facts: CountOf


class Together(_Finding):
    """Two criteria of one factor that run together or against each other."""

    kind: Literal["redundant", "opposed"]
    facts: TogetherFacts


class Outliers(_Finding):
    """Sites whose figure is far from all others."""

    kind: Literal["outliers"]
    facts: ShapeFacts


class AgainstItself(_Finding):
    """A factor whose criteria pull against each other."""

    kind: Literal["against_itself"]
    facts: AlphaFacts


class TwoSources(_Finding):
    """A figure that another source gives otherwise, or alone."""

    kind: Literal["conflict", "only_second"]
    facts: SecondFacts


class Stale(_Finding):
    """Old figures."""

    kind: Literal["stale"]
    facts: StaleFacts


class Dated(_Finding):
    """Figures promised for later, and those with a date that cannot be read."""

    kind: Literal["promised", "unread_date"]
    facts: DatedFacts


FoundRow = Annotated[
    OnScales | OnSites | Untold | Together | Outliers | AgainstItself | TwoSources | Stale | Dated,
    Field(discriminator="kind"),
]


class CheckedCriterion(BaseModel):
    """A criterion's share of the sites known and known on weak evidence, and what it does among them."""

    model_config = CLOSED
    criterion: str
    weight: Share
    known: Share
    weak_cells: Share | None
    spread: Share | None
    effective: Figure | None = Field(description="Share of the variance of scores; null where they are no sums.")
    skewness: Figure | None
    kurtosis: Figure | None


class CheckedSite(BaseModel):
    """Shares of the weight that are known, and known on weak evidence."""

    model_config = CLOSED
    site: str
    coverage: Share
    weak: Share


class CorrelationRow(BaseModel):
    """Two criteria of one factor; null where fewer than two sites have both, or one is the same for all."""

    model_config = CLOSED
    criteria: Annotated[list[str], Field(min_length=2, max_length=2)]
    pearson: Correlation | None
    spearman: Correlation | None
    sites: Count


class FactorAlpha(BaseModel):
    """Cronbach's alpha of a factor's criteria; null for fewer than five sites."""

    model_config = CLOSED
    factor: str
    alpha: Figure | None
    sites: Count


class AuditFindings(Head):
    """Whether the criteria and the data are sound."""

    command: Literal["audit"]
    as_of: str | None = Field(description="The date by which figures are old; null where no figure has one.")
    findings: list[FoundRow] = Field(description="By importance.")
    criteria_checked: list[CheckedCriterion]
    sites: list[CheckedSite]
    correlations: list[CorrelationRow]
    factors: list[FactorAlpha]


class ReversalRow(BaseModel):
    """One check of one method, with an example where it failed."""

    model_config = CLOSED
    method: str
    own: bool
    check: str
    trials: Count | None
    reversals: Count | None
    exhaustive: bool | None
    sites: str
    changed: str | None
    values: str


class AuditReversal(Head):
    """Whether the order of two sites hangs on the others, `audit --rank-reversal`."""

    command: Literal["audit"]
    trials: Count
    seed: Count
    rank_reversal: list[ReversalRow]
    refused: list[RefusedMethod]


Audit = AuditFindings | AuditReversal
