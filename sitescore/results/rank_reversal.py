"""Whether methods contradict themselves when sites come, go, are copied, worsen, or are taken two by two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows

if TYPE_CHECKING:
    from sitescore.core.agreement.reversals import Reversals


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankReversal:
    """Checks of the study's own method and of others, by check; None where a method met sites it cannot rate.

    Sites of an example are numbers among the included sites of ``matrix``. ``refused`` names
    the methods that cannot rate these values at all, with the reason.
    """

    matrix: DecisionMatrix
    own: Mapping[str, Reversals | None]
    found: Mapping[str, Mapping[str, Reversals | None]]
    refused: Mapping[str, str]
    trials: int
    seed: int

    def to_rows(self) -> list[rows.Row]:
        """One row a method and check, the study's own method first."""
        own = self.matrix.scoring.name
        return [
            *(self._row(own, check, result, own=True) for check, result in self.own.items()),
            *(self._row(name, *one, own=False) for name, checks in self.found.items() for one in checks.items()),
        ]

    def names(self, result: Reversals | None) -> list[str]:
        """Ids of the sites of a check's first example: the first led the second; none where nothing was reversed."""
        return [] if result is None or result.first is None else [self._site(at) for at in result.first.sites]

    def _row(self, method: str, check: str, result: Reversals | None, *, own: bool) -> rows.Row:
        first = None if result is None else result.first
        ranked = len(self.matrix.included)
        changed = None if first is None or first.changed is None or first.changed >= ranked else first.changed
        figures = None if first is None or first.measurements is None else first.measurements
        return {
            "method": method,
            "own": own,
            "check": check,
            "trials": None if result is None else result.trials,
            "reversals": None if result is None else result.reversals,
            "exhaustive": None if result is None else result.exhaustive,
            "sites": " ".join(self.names(result)),
            "changed": None if changed is None else self._site(changed),
            "values": "" if figures is None else " ".join(f"{figure:.9g}" for figure in figures),
        }

    def _site(self, at: int) -> str:
        return str(self.matrix.sites[self.matrix.included[at]])

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            **rows.envelope("audit", self.matrix, self.matrix.notices),
            "trials": self.trials,
            "seed": self.seed,
            "rank_reversal": self.to_rows(),
            "refused": [{"method": name, "reason": reason} for name, reason in self.refused.items()],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
