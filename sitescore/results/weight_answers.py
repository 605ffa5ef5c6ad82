"""What weights mean in raw units, and which weights favour a site."""

from __future__ import annotations

from typing import Any

from sitescore.core.checks import Floats
from sitescore.core.frozen import read_only
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """A change of one criterion worth as much as the change asked about; None where its scale cannot give it."""

    criterion: int
    now: float
    then: float | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Equivalents:
    """What a change of one criterion at one site is worth in the units of the others; ``points`` of 100."""

    matrix: DecisionMatrix
    site: int
    criterion: int
    now: float
    then: float
    points: float
    others: tuple[Equivalent, ...]

    def to_rows(self) -> list[rows.Row]:
        """One row a criterion."""
        return [
            {
                "criterion": self.matrix.criteria[other.criterion],
                "unit": self.matrix.scales[self.matrix.criteria[other.criterion]].unit,
                "now": rows.plain(other.now),
                "then": None if other.then is None else rows.plain(other.then),
                "change": None if other.then is None else rows.plain(other.then - other.now),
            }
            for other in self.others
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            **rows.envelope("weights equivalent", self.matrix, ()),
            "site": self.matrix.sites[self.site],
            "criterion": self.matrix.criteria[self.criterion],
            "now": rows.plain(self.now),
            "then": rows.plain(self.then),
            "points": rows.plain(self.points),
            "equivalents": self.to_rows(),
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BestFor:
    """The best and worst rank a site can take, and weights near the stated ones that give the best.

    ``within`` is how far each weight may stray from the stated one, None without limit.
    """

    matrix: DecisionMatrix
    site: int
    rank: int
    best_rank: int
    worst_rank: int
    proven: bool
    weights: Floats
    worst_weights: Floats
    within: float | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", read_only(self.weights))
        object.__setattr__(self, "worst_weights", read_only(self.worst_weights))

    def to_rows(self) -> list[rows.Row]:
        """One row a criterion, weights in points of 100."""
        return [
            {
                "criterion": name,
                "stated": rows.plain(100 * self.matrix.weights[at]),
                "best_for": rows.plain(100 * self.weights[at]),
                "change": rows.plain(100 * (self.weights[at] - self.matrix.weights[at])),
                "worst_for": rows.plain(100 * self.worst_weights[at]),
            }
            for at, name in enumerate(self.matrix.criteria)
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            **rows.envelope("weights best-for", self.matrix, ()),
            "site": self.matrix.sites[self.site],
            "rank": self.rank,
            "best_rank": self.best_rank,
            "worst_rank": self.worst_rank,
            "proven": self.proven,
            "within": self.within,
            "weights": self.to_rows(),
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
