"""Why a site has its score, or is before another, where scores are not sums of contributions."""

from __future__ import annotations

from typing import Any

from sitescore.core.checks import Floats
from sitescore.core.frozen import read_only
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.explanation import measurement
from sitescore.results.ranking import Ranking


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Effects:
    """What each figure of a site does to its score, the others staying as they are.

    ``site`` is its number in the matrix; ``medians`` are the ranked sites' median values,
    (criteria,); ``effects`` the points of 100 that the score would lose if that criterion
    alone stood at its median. They do not add up to anything. ``worst`` and ``best`` are NaN
    where the score depends on the other sites; ``rank`` is None where the site is excluded.
    """

    ranking: Ranking
    site: int
    rank: int | None
    score: float
    worst: float
    best: float
    coverage: float
    medians: Floats
    effects: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "medians", read_only(self.medians))
        object.__setattr__(self, "effects", read_only(self.effects))

    def to_rows(self) -> list[rows.Row]:
        """One row a criterion, in the order of the criteria file."""
        matrix = self.ranking.matrix
        return [
            {
                "criterion": name,
                **measurement(matrix, self.site, at),
                "value": rows.plain(matrix.values[self.site, at]),
                "weight": rows.plain(100 * matrix.weights[at]),
                "median_value": rows.plain(self.medians[at]),
                "effect": rows.plain(self.effects[at]),
            }
            for at, name in enumerate(matrix.criteria)
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        matrix = self.ranking.matrix
        return {
            **rows.envelope("explain", matrix, self.ranking.notices),
            "method": self.ranking.method,
            "site": matrix.sites[self.site],
            "name": matrix.names[self.site],
            "rank": self.rank,
            "score": rows.plain(self.score),
            "worst": rows.plain(self.worst),
            "best": rows.plain(self.best),
            "coverage": rows.plain(self.coverage),
            "effects": self.to_rows(),
            "excluded": [rows.exclusion_row(e) for e in matrix.excluded if e.site == matrix.sites[self.site]],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lead:
    """What each criterion does for one site's lead over another, the others staying as they are.

    ``leader`` and ``rival`` are numbers of sites, their scores points of 100; ``effects`` are
    the points by which the lead would shrink if the leader had the rival's value on that
    criterion alone, (criteria,). They do not add up to the lead.
    """

    ranking: Ranking
    leader: int
    rival: int
    leader_score: float
    rival_score: float
    effects: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "effects", read_only(self.effects))

    @property
    def gap(self) -> float:
        """Points of 100 between the two."""
        return self.leader_score - self.rival_score

    @property
    def order(self) -> list[int]:
        """Numbers of the criteria, the largest effect first."""
        return sorted(range(self.effects.size), key=lambda at: (-abs(float(self.effects[at])), at))

    def to_rows(self) -> list[rows.Row]:
        """One row a criterion, the largest effect first."""
        matrix = self.ranking.matrix
        return [
            {
                "criterion": matrix.criteria[at],
                **{f"{key}_leader": item for key, item in measurement(matrix, self.leader, at).items()},
                **{f"{key}_rival": item for key, item in measurement(matrix, self.rival, at).items()},
                "weight": rows.plain(100 * matrix.weights[at]),
                "effect": rows.plain(self.effects[at]),
            }
            for at in self.order
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        matrix = self.ranking.matrix
        return {
            **rows.envelope("explain", matrix, self.ranking.notices),
            "method": self.ranking.method,
            "leader": matrix.sites[self.leader],
            "rival": matrix.sites[self.rival],
            "difference": rows.plain(self.gap),
            "effects": self.to_rows(),
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
