"""What a criteria file may name."""

from __future__ import annotations

from typing import Any

from sitescore.records import dataclass
from sitescore.results import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name: what kind of thing it is, its parameters as they are written, and what it does."""

    kind: str
    name: str
    parameters: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All names that a criteria file may use."""

    entries: tuple[Entry, ...]

    def to_rows(self) -> list[rows.Row]:
        """One row a name."""
        return [
            {"kind": e.kind, "name": e.name, "parameters": e.parameters, "summary": e.summary} for e in self.entries
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {**rows.bare_envelope("methods"), "entries": self.to_rows()}

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
