"""How a reader wants to see a result."""

from __future__ import annotations

from dataclasses import field

from sitescore.records import dataclass
from sitescore.report.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewing:
    """Language, and what a table is to show."""

    words: Words = field(default_factory=Words)
    top: int | None = None
    stoplight: bool = False
    file: str = "SITES"
    site: str | None = None
    """Id of the one site that a page is to be about, where it is."""
