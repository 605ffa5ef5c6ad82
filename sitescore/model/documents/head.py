"""What every document of a command begins with, and its warnings by kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from sitescore.model.documents.parts import (
    CLOSED,
    Amount,
    Count,
    CriteriaNamed,
    DatedCell,
    Digest,
    Options,
    Share,
)


class _Warned(BaseModel):
    model_config = CLOSED
    code: Annotated[str, StringConstraints(pattern=r"^SC4\d{2}$")]
    message: str


class OnCriteria(_Warned):
    """What is the matter with some criteria."""

    kind: Literal["observed_range", "no_column"]
    criteria: list[str]


class WithoutOrder(_Warned):
    """Criteria that cannot order the sites, and their share of the weight."""

    kind: Literal["no_data", "not_separating"]
    criteria: list[str]
    weight: Share


class Saturated(_Warned):
    """Criteria on which many sites stand at an end of the scale, and the share that do."""

    kind: Literal["saturated_zero", "saturated_one"]
    criteria: list[str]
    shares: list[Share]


class LowCoverage(_Warned):
    """Sites that rest on known data for less than a limit of the weight, and the one with the least."""

    kind: Literal["low_coverage"]
    count: Count
    of: Count
    limit: Share
    site: str
    least: Share


class MayBeExcluded(_Warned):
    """How many ranked sites a knock-out may yet exclude."""

    kind: Literal["may_be_excluded"]
    count: Count
    of: Count
    criteria: list[str]


class NobodyLeft(_Warned):
    """Every site is excluded."""

    kind: Literal["nobody_left"]
    sites: Count


class Slips(_Warned):
    """Figures that lie a hundred times off all others of their criterion."""

    kind: Literal["slips"]
    cells: list[tuple[str, str, str]] = Field(description="Site, criterion and figure.")
    count: Count


class Namesakes(_Warned):
    """Sites whose ids or names differ by spelling only: the first such, and how many there are."""

    kind: Literal["namesakes"]
    alike: list[str]
    count: Count


class RelativeScores(_Warned):
    """The method measures sites against each other."""

    kind: Literal["relative_scores"]
    method: str


class WeighedByValues(_Warned):
    """Weights that come, or do not come, from the sites' values."""

    kind: Literal["weights_from_values", "weights_not_from_values"]
    method: str
    nodes: list[str]


class Inconsistent(_Warned):
    """Judgements of a node that contradict each other."""

    kind: Literal["inconsistent"]
    node: str
    ratio: Amount


class InconsistentTriad(_Warned):
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


class ReadAs(_Warned):
    """How a file was read."""

    kind: Literal["read_as"]
    file: str
    delimiter: str
    encoding: str


class DecimalComma(_Warned):
    """A file's decimal mark is the comma."""

    kind: Literal["decimal_comma"]
    file: str


class MatchedByTitle(_Warned):
    """Columns taken for criteria by their title."""

    kind: Literal["matched_by_title"]
    columns: str


class ColumnsIgnored(_Warned):
    """Columns that were left out."""

    kind: Literal["columns_ignored"]
    file: str
    columns: str


class ShortRows(_Warned):
    """Rows that ended early."""

    kind: Literal["short_rows"]
    file: str
    lines: str
    count: Count


class NamedRows(_Warned):
    """Rows with nothing but an id, or sites that are called like totals; the first of them by their ids."""

    kind: Literal["bare_rows", "called_like_totals"]
    file: str
    sites: str
    count: Count


class HeaderRead(_Warned):
    """A text table whose header has titles above it."""

    kind: Literal["header_read"]
    file: str
    line: Count


class SheetRead(_Warned):
    """The sheet of a spreadsheet that was read, and the row of its header."""

    kind: Literal["sheet_read"]
    file: str
    sheet: str
    line: Count


class SheetsHidden(_Warned):
    """Hidden sheets that were not looked at."""

    kind: Literal["sheets_hidden"]
    file: str
    sheets: str


class RowsHidden(_Warned):
    """Hidden rows that were read like others, the first of them by number."""

    kind: Literal["rows_hidden"]
    file: str
    count: Count
    lines: str


class ColumnsHidden(_Warned):
    """Hidden columns that were read like others, the first of them by name."""

    kind: Literal["columns_hidden"]
    file: str
    count: Count
    columns: str


class TextsBeside(_Warned):
    """Texts that number formats show and that were not read."""

    kind: Literal["texts_beside"]
    file: str
    texts: str


class NotDrawn(_Warned):
    """More sites than ranks are drawn for."""

    kind: Literal["not_drawn"]
    most: Count


class Projected(_Warned):
    """Coordinates in metres that were turned into degrees, and where the first of them lies."""

    kind: Literal["projected"]
    file: str
    count: Count
    first: str = Field("", description="Where its northing stands.")
    point: str = Field("", description="Its latitude and longitude, to be checked.")


class _OnCells(_Warned):
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


class Ungraded(_Warned):
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
    | ReadAs
    | DecimalComma
    | MatchedByTitle
    | ColumnsIgnored
    | ShortRows
    | NamedRows
    | HeaderRead
    | SheetRead
    | SheetsHidden
    | RowsHidden
    | ColumnsHidden
    | TextsBeside
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
