"""Why a site has its score, and why one site is before another."""

from __future__ import annotations

from typing import Any

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.frozen import read_only
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.ranking import Ranking


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Explanation:
    """What one site's score is made of.

    ``site`` is its number in the matrix; ``contributions`` and ``usual`` are points of 100,
    (criteria,), of the site and on average of the other ranked sites; ``usual`` is NaN
    where there is no other. ``rank`` is None where the site is excluded.
    """

    ranking: Ranking
    site: int
    rank: int | None
    score: float
    worst: float
    best: float
    coverage: float
    contributions: Floats
    usual: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "contributions", read_only(self.contributions))
        object.__setattr__(self, "usual", read_only(self.usual))

    def to_rows(self) -> list[rows.Row]:
        """One row a criterion, in the order of the criteria file."""
        matrix = self.ranking.matrix
        return [
            {
                "criterion": name,
                **measurement(matrix, self.site, at),
                "value": rows.plain(matrix.values[self.site, at]),
                "weight": rows.plain(100 * matrix.weights[at]),
                "points": rows.plain(self.contributions[at]),
                "usual_points": rows.plain(self.usual[at]),
            }
            for at, name in enumerate(matrix.criteria)
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        matrix = self.ranking.matrix
        return {
            **rows.envelope("explain", matrix, self.ranking.notices),
            "site": matrix.sites[self.site],
            "name": matrix.names[self.site],
            "rank": self.rank,
            "score": rows.plain(self.score),
            "worst": rows.plain(self.worst),
            "best": rows.plain(self.best),
            "coverage": rows.plain(self.coverage),
            "contributions": self.to_rows(),
            "excluded": [rows.exclusion_row(e) for e in matrix.excluded if e.site == matrix.sites[self.site]],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A change of one measurement of one site that ends another's lead, or its own.

    Sites and criteria are numbers in the matrix; ``now`` and ``needed`` in the criterion's
    unit. ``effect`` is "tie": at ``needed`` the site ``first`` draws level; "excluded": where
    the measurement is ``relation`` ("<", "<=", ">" or ">=") ``needed`` a knock-out excludes
    the site; "admitted": there it no longer does. After these ``first`` leads, None where nobody is left.
    ``with_first`` are further sites that draw level along with ``first``.
    """

    site: int
    criterion: int
    now: float
    needed: float
    first: int | None
    effect: str = "tie"
    relation: str = "="
    with_first: tuple[int, ...] = ()

    @property
    def leading(self) -> tuple[int, ...]:
        """Sites that draw level, or the one that leads then."""
        return self.with_first if self.first is None else (self.first, *self.with_first)

    def to_row(self, matrix: DecisionMatrix) -> rows.Row:
        """Return the change as plain data."""
        return {
            "site": matrix.sites[self.site],
            "criterion": matrix.criteria[self.criterion],
            "now": rows.plain(self.now),
            "relation": self.relation,
            "needed": rows.plain(self.needed),
            "change_percent": rows.plain(100 * (self.needed / self.now - 1)) if self.now else None,
            "effect": self.effect,
            "first": None if self.first is None else matrix.sites[self.first],
            "with_first": [matrix.sites[at] for at in self.with_first],
        }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Difference:
    """What puts one site before another, and what would make them tie.

    ``leader`` and ``rival`` are numbers of sites; ``difference`` is (criteria,) in points
    of 100 and adds up to the difference of the scores; ``moved`` is the smallest change of
    weights that makes them tie, NaN where none does; ``crossings`` the weight of each
    criterion alone that does, NaN where none does; both as shares of 1.
    """

    ranking: Ranking
    leader: int
    rival: int
    asked: int
    difference: Floats
    moved: Floats
    crossings: Floats
    cells: tuple[CellChange, ...]

    def __post_init__(self) -> None:
        for name in ("difference", "moved", "crossings"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def gap(self) -> float:
        """Points of 100 between the two."""
        return float(self.difference.sum())

    def to_rows(self) -> list[rows.Row]:
        """One row a criterion, the largest difference first."""
        matrix = self.ranking.matrix
        order = sorted(range(len(matrix.criteria)), key=lambda at: (-abs(float(self.difference[at])), at))
        return [
            {
                "criterion": matrix.criteria[at],
                **{f"{key}_leader": item for key, item in measurement(matrix, self.leader, at).items()},
                **{f"{key}_rival": item for key, item in measurement(matrix, self.rival, at).items()},
                "weight": rows.plain(100 * matrix.weights[at]),
                "difference": rows.plain(self.difference[at]),
                "weight_at_tie": rows.plain(100 * self.crossings[at]),
            }
            for at in order
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        matrix = self.ranking.matrix
        named = zip(matrix.criteria, self.moved, strict=True)
        moved = None if np.isnan(self.moved).any() else {n: rows.plain(100 * x) for n, x in named if abs(x) > 1e-12}
        return {
            **rows.envelope("explain", matrix, self.ranking.notices),
            "leader": matrix.sites[self.leader],
            "rival": matrix.sites[self.rival],
            "difference": rows.plain(self.gap),
            "contributions": self.to_rows(),
            "weights_moved_to_tie": moved,
            "cells_to_tie": [cell.to_row(matrix) for cell in self.cells],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)


def measurement(matrix: DecisionMatrix, site: int, criterion: int) -> rows.Row:
    """Return what is measured in one cell, as plain data."""
    low, high = float(matrix.measured_low[site, criterion]), float(matrix.measured_high[site, criterion])
    ranged = low != high
    evidence = matrix.evidence.get((site, criterion))
    return {
        "measurement": matrix.words.get((site, criterion)) or rows.plain(matrix.measurements[site, criterion]),
        "low": rows.plain(low) if ranged and abs(low) != float("inf") else None,
        "high": rows.plain(high) if ranged and abs(high) != float("inf") else None,
        "unit": matrix.scales[matrix.criteria[criterion]].unit,
        "known": bool(matrix.known[site, criterion]),
        "applicable": bool(matrix.applicable[site, criterion]),
        "quality": evidence.quality if evidence else "",
    }
