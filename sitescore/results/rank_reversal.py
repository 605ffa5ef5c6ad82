"""Whether methods contradict themselves when sites come, go, are copied, worsen, or are taken two by two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sitescore.matrix import DecisionMatrix
from sitescore.results import rows

if TYPE_CHECKING:
    from sitescore.core.agreement.reversals import Reversals


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankReversal:
    """Checks by method and check; ``found`` holds them in the order of the methods asked for.

    Sites of an example are numbers among the included sites of ``matrix``. ``refused`` names
    the methods that cannot rate these values, with the reason.
    """

    matrix: DecisionMatrix
    found: Mapping[str, Mapping[str, Reversals]]
    refused: Mapping[str, str]
    trials: int
    seed: int

    def to_rows(self) -> list[rows.Row]:
        """One row a method and check."""
        return [
            {
                "method": method,
                "check": check,
                "trials": result.trials,
                "reversals": result.reversals,
                "exhaustive": result.exhaustive,
                "example": " > ".join(self.names(result)),
            }
            for method, checks in self.found.items()
            for check, result in checks.items()
        ]

    def names(self, result: Reversals) -> list[str]:
        """Ids of the sites of a check's first example; none where nothing was reversed."""
        ranked = [self.matrix.sites[at] for at in self.matrix.included]
        return [ranked[at] for at in result.first.sites] if result.first else []

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            **rows.envelope("audit", self.matrix, self.matrix.notices),
            "trials": self.trials,
            "seed": self.seed,
            "rank_reversal": self.to_rows(),
            "refused": [{"method": name, "reason": reason} for name, reason in self.refused.items()],
        }

    def to_frame(self) -> Any:
        """Rows as a data frame."""
        return rows.to_frame(self.to_rows())
