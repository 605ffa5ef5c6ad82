"""The weights of a criteria tree, as given and as they work."""

from __future__ import annotations

from typing import Any

from sitescore.codes import ON_WEIGHTS
from sitescore.core.checks import Floats
from sitescore.core.frozen import read_only
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.weighing_rows import weighing_row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WeightsTable:
    """Local, global and effective weight of every node, shares of 1.

    ``nodes`` are in the order of the tree, each factor before what is under it, with their
    ``depths``; ``effective`` is NaN where no sites were given.
    """

    matrix: DecisionMatrix
    nodes: tuple[str, ...]
    depths: tuple[int, ...]
    local: Floats
    overall: Floats
    effective: Floats

    def __post_init__(self) -> None:
        for name in ("local", "overall", "effective"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a reader must know of the weights."""
        return tuple(notice for notice in self.matrix.notices if notice.kind in ON_WEIGHTS)

    def to_rows(self) -> list[rows.Row]:
        """One row a node; weights in points of 100."""
        return [
            {
                "node": name,
                "depth": self.depths[at],
                "parent": self.matrix.nodes[name].parent,
                "points": self.matrix.nodes[name].points,
                "range": list(self.matrix.nodes[name].points_range or ()) or None,
                "local": rows.plain(100 * self.local[at]),
                "global": rows.plain(100 * self.overall[at]),
                "effective": rows.plain(100 * self.effective[at]),
                "source": self.matrix.nodes[name].origin,
            }
            for at, name in enumerate(self.nodes)
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            **rows.envelope("weights", self.matrix, self.notices),
            "nodes": self.to_rows(),
            "weighings": [weighing_row(node, found) for node, found in self.matrix.weighings.items()],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
