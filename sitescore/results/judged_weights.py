"""Weights that one person's judgements give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.toml_text import weighting_toml
from sitescore.results.weighing_rows import weighing_row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JudgedWeights:
    """Weights from a table of judgements.

    Attributes
    ----------
    matrix : without sites; its weights are the judged ones, its ``weighings`` say how consistent
    asked : what was asked, the name of the command
    judgements : by node, as ``[weighting.judgements]`` of a criteria file has them
    stated : local weight of each judged node by the criteria file, shares of 1
    digest : of the table of judgements
    notices : how the table was read, and what contradicts itself
    """

    matrix: DecisionMatrix
    asked: str
    judgements: Mapping[str, Mapping[str, Any]]
    stated: Mapping[str, float]
    digest: str
    notices: tuple[Notice, ...]

    def to_rows(self) -> list[rows.Row]:
        """One row a judged factor or criterion; weights in points of 100."""
        every = (*self.matrix.factors, *self.matrix.criteria)
        return [
            {
                "node": name,
                "parent": self.matrix.nodes[name].parent,
                "stated": rows.plain(100 * self.stated[name]),
                "local": rows.plain(100 * self.matrix.local[every.index(name)]),
                "global": rows.plain(100 * self.matrix.overall[every.index(name)]),
            }
            for found in self.matrix.weighings.values()
            for name in found.weights
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            **rows.envelope(f"weights {self.asked}", self.matrix, self.notices),
            "judgements_digest": self.digest,
            "nodes": self.to_rows(),
            "weighings": [weighing_row(node, found) for node, found in self.matrix.weighings.items()],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)

    def to_toml(self) -> str:
        """Write the judgements as ``[weighting]`` of a criteria file, ready to paste."""
        return weighting_toml(self.matrix.provenance.weighting, self.judgements)
