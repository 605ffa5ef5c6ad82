"""What a site must change to be chosen."""

from __future__ import annotations

from typing import Any, ClassVar

from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.ranking import Ranking

NOTABLE = 0.05
"""Points by which a plan raises the score to reach, or goes beyond it, from which on it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One measurement's change: numbers in the criterion's unit, or words; points of 100 gained; cost."""

    criterion: int
    now: float | str
    then: float | str
    points: float
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A plan: its changes, the score and rank they lead to, and in what share of weight draws it still gets there.

    ``to_reach`` is the score to reach with the plan carried out, None where nobody is to be reached;
    ``rise`` by how much it is higher than before: the sites ``rising`` to it have unknown figures at
    the mean of the known ones, which the plan lifts in the criteria ``unsure``.
    """

    kind: str
    changes: tuple[Change, ...]
    cost: float
    score: float
    rank: int
    reachable: bool
    exact: bool
    share: float
    share_low: float
    share_high: float
    to_reach: float | None
    rise: float
    rising: tuple[int, ...]
    unsure: tuple[int, ...]

    @property
    def spare(self) -> float:
        """Points by which the plan goes beyond the score to reach; below 0 where it stays short of it."""
        return 0.0 if self.to_reach is None else self.score - self.to_reach


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Improvement:
    """Plans for one site. ``site`` and ``rival`` are numbers in the matrix.

    ``gap`` is in points of 100; ``out_of_reach`` the points lost on criteria that nobody
    concerned can change, ``unknown`` those criteria whose figure must be found out first.
    """

    COLUMNS: ClassVar = ("plan", "kind", "criterion", "unit", "now", "then", "points", "cost")

    ranking: Ranking
    site: int
    to_rank: int | None
    rival: int | None
    score: float
    rank: int | None
    gap: float
    controllable: tuple[str, ...]
    plans: tuple[Way, ...]
    out_of_reach: float
    unknown: tuple[int, ...]
    draws: int
    seed: int

    @property
    def reachable(self) -> bool:
        """Whether any plan gets there."""
        return any(plan.reachable for plan in self.plans) or (self.gap <= 0 and self.rank is not None)

    def to_rows(self) -> list[rows.Row]:
        """One row a change of a plan."""
        matrix = self.ranking.matrix
        return [
            {
                "plan": number,
                "kind": plan.kind,
                "criterion": matrix.criteria[change.criterion],
                "unit": matrix.scales[matrix.criteria[change.criterion]].unit,
                "now": change.now if isinstance(change.now, str) else rows.plain(change.now),
                "then": change.then if isinstance(change.then, str) else rows.plain(change.then),
                "points": rows.plain(change.points),
                "cost": rows.plain(change.cost),
            }
            for number, plan in enumerate(self.plans, start=1)
            for change in plan.changes
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        matrix = self.ranking.matrix
        changes = self.to_rows()
        plans = [
            {
                "plan": number,
                "kind": plan.kind,
                "reachable": plan.reachable,
                "exact": plan.exact,
                "cost": rows.plain(plan.cost),
                "score": rows.plain(plan.score),
                "rank": plan.rank,
                "to_reach": None if plan.to_reach is None else rows.plain(plan.to_reach),
                "rise_to_reach": rows.plain(plan.rise),
                "rising": [matrix.sites[at] for at in plan.rising],
                "rising_by": [matrix.criteria[at] for at in plan.unsure],
                "share_of_weights": rows.plain(100 * plan.share),
                "share_low": rows.plain(100 * plan.share_low),
                "share_high": rows.plain(100 * plan.share_high),
                "changes": [{k: v for k, v in row.items() if k not in ("plan", "kind")} for row in changes
                            if row["plan"] == number],
            }
            for number, plan in enumerate(self.plans, start=1)
        ]  # fmt: skip
        return {
            **rows.envelope("improve", matrix, self.ranking.notices),
            "site": matrix.sites[self.site],
            "to_rank": self.to_rank,
            "beat": None if self.rival is None else matrix.sites[self.rival],
            "score": rows.plain(self.score),
            "rank": self.rank,
            "gap": rows.plain(self.gap),
            "reachable": self.reachable,
            "controllable": list(self.controllable),
            "plans": plans,
            "out_of_reach": rows.plain(self.out_of_reach),
            "unknown": [matrix.criteria[at] for at in self.unknown],
            "draws": self.draws,
            "seed": self.seed,
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
