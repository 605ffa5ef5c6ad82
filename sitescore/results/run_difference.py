"""Why two runs rank sites differently."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.errors import Notice
from sitescore.matrix import Titles
from sitescore.records import dataclass
from sitescore.results import rows

NO_SPLIT = "together"
"""The one part of changes that cannot be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What a run was computed from."""

    sitescore: str
    criteria_id: str
    criteria_digest: str
    weighting: str
    sites_digest: str
    method: str
    options: Mapping[str, Any]
    draws: int
    seed: int | None
    ranked: int

    def to_row(self) -> rows.Row:
        """Return them as plain data."""
        return {
            "sitescore": self.sitescore,
            "criteria": self.criteria,
            "sites_digest": self.sites_digest,
            "options": dict(self.options),
            "method": self.method,
            "draws": self.draws,
            "seed": self.seed,
            "ranked": self.ranked,
        }

    @property
    def criteria(self) -> rows.Row:
        """The criteria file, as documents have it."""
        weighting = {"weighting": self.weighting} if self.weighting else {}
        return {"id": self.criteria_id, "digest": self.criteria_digest, **weighting}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaking:
    """A site that was below another and is above it ("passed"), or level where one was below or is above.

    ``site`` and ``other`` are numbers of sites in both runs; ``drew_level`` from below, or
    ``left_behind`` after they were level. ``part`` is the number of the part that did most of
    the ``swing``, the points by which the site gained on the other, and ``points`` what that
    part did; ``criterion`` the number of the criterion that did most of these, None where
    scores are no sums.
    """

    kind: str
    site: int
    other: int
    part: int
    points: float
    swing: float
    criterion: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A site that only one run ranks, with its rank and score there, and why the other does not.

    ``reason`` is "added" or "removed" where the other file does not have it, "admitted" or
    "excluded" where a knock-out does, on ``criterion`` by ``condition``.
    """

    site: str
    name: str
    rank: int
    score: float
    reason: str
    criterion: str | None = None
    condition: str | None = None

    def to_row(self) -> rows.Row:
        """Return it as plain data."""
        named = {name: getattr(self, name) for name in ("site", "name", "rank", "reason", "criterion", "condition")}
        return {**named, "score": rows.plain(self.score)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One thing that differs, as text or number; ``part`` says to what it belongs, None is what a run does not have."""

    part: str
    site: str | None
    criterion: str | None
    before: float | str | None
    after: float | str | None

    def to_row(self) -> rows.Row:
        """Return it as plain data."""
        return {name: getattr(self, name) for name in ("part", "site", "criterion", "before", "after")}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunDifference:
    """What changed between two runs, and what it did to the sites that both rank.

    Attributes
    ----------
    before, after : the runs
    options : name, earlier and later value of the options that differ
    parts : what differs, in the order of the rows of ``effects``; ``NO_SPLIT`` alone where it cannot be told apart
    changes : the differences one by one
    sites, names : ids and names of the sites that both rank, in the order of the later run
    rank_before, rank_after : (sites,)
    score_before, score_after : (sites,) points of 100
    effects : (parts, sites) points of 100, adding up to the change of the score
    by_criterion : (parts, sites, criteria) the same by criterion; None where scores are no sums
    criteria : criteria of either run
    titles : their titles
    overtakings : pairs of sites whose order changed
    entered, left : sites that only one run ranks
    """

    before: RunFacts
    after: RunFacts
    options: tuple[tuple[str, Any, Any], ...]
    parts: tuple[str, ...]
    changes: tuple[Changed, ...]
    sites: tuple[str, ...]
    names: tuple[str, ...]
    rank_before: Integers
    rank_after: Integers
    score_before: Floats
    score_after: Floats
    effects: Floats
    by_criterion: Floats | None
    criteria: tuple[str, ...]
    titles: Mapping[str, Titles]
    overtakings: tuple[Overtaking, ...]
    entered: tuple[Moved, ...]
    left: tuple[Moved, ...]
    notices: tuple[Notice, ...] = ()

    def __post_init__(self) -> None:
        for name in ("rank_before", "rank_after", "score_before", "score_after", "effects", "by_criterion"):
            part = getattr(self, name)
            object.__setattr__(self, name, None if part is None else read_only(part))

    @property
    def split(self) -> bool:
        """Whether the changes could be told apart."""
        return self.parts != (NO_SPLIT,)

    @property
    def ranks_changed(self) -> bool:
        """Whether a site has another rank, or came or went."""
        return bool((self.rank_before != self.rank_after).any() or self.entered or self.left)

    @property
    def alike(self) -> bool:
        """Whether nothing differs that a score rests on."""
        return not self.parts and not self.changes

    def to_rows(self) -> list[rows.Row]:
        """One row a site: those that both rank, those that entered, those that left."""
        both = [self._row(at) for at in range(len(self.sites))]
        came = [self._one_sided(moved, "after") for moved in self.entered]
        return [*both, *came, *(self._one_sided(moved, "before") for moved in self.left)]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        after = self.after
        return {
            **rows.bare_envelope("diff"),
            "criteria": after.criteria,
            "sites_digest": after.sites_digest,
            "options": dict(after.options),
            "before": self.before.to_row(),
            "after": after.to_row(),
            "alike": self.alike,
            "ranks_changed": self.ranks_changed,
            "split": self.split,
            "parts": list(self.parts),
            "options_changed": [{"option": name, "before": old, "after": new} for name, old, new in self.options],
            "changes": [change.to_row() for change in self.changes],
            "sites": [self._site(at) for at in range(len(self.sites))],
            "entered": [moved.to_row() for moved in self.entered],
            "left": [moved.to_row() for moved in self.left],
            "overtakings": [self._overtaking(pair) for pair in self.overtakings],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame."""
        return rows.to_frame(self.to_rows(), like)

    def _row(self, at: int) -> rows.Row:
        before, after = float(self.score_before[at]), float(self.score_after[at])
        return {
            "site": self.sites[at],
            "name": self.names[at],
            "reason": "",
            "rank_before": int(self.rank_before[at]),
            "rank_after": int(self.rank_after[at]),
            "score_before": rows.plain(before),
            "score_after": rows.plain(after),
            "change": rows.plain(after - before),
            **{part: rows.plain(self.effects[number, at]) for number, part in enumerate(self.parts)},
        }

    def _one_sided(self, moved: Moved, side: str) -> rows.Row:
        blank: rows.Row = dict.fromkeys(("rank_before", "rank_after", "score_before", "score_after", "change"))
        told = {f"rank_{side}": moved.rank, f"score_{side}": rows.plain(moved.score)}
        who = {"site": moved.site, "name": moved.name, "reason": moved.reason}
        return {**who, **blank, **told, **dict.fromkeys(self.parts)}

    def _site(self, at: int) -> rows.Row:
        row = self._row(at)
        kept = ("site", "name", "rank_before", "rank_after", "score_before", "score_after", "change")
        return {
            **{key: row[key] for key in kept},
            "parts": {part: row[part] for part in self.parts},
            "by_criterion": None if self.by_criterion is None else self._criteria(at),
        }

    def _criteria(self, at: int) -> rows.Row:
        found = {} if self.by_criterion is None else {
            name: {part: rows.plain(self.by_criterion[p, at, c]) for p, part in enumerate(self.parts)}
            for c, name in enumerate(self.criteria)
        }  # fmt: skip
        return {name: parts for name, parts in found.items() if any(parts.values())}

    def _overtaking(self, pair: Overtaking) -> rows.Row:
        return {
            "kind": pair.kind,
            "site": self.sites[pair.site],
            "other": self.sites[pair.other],
            "part": self.parts[pair.part],
            "points": rows.plain(pair.points),
            "swing": rows.plain(pair.swing),
            "criterion": None if pair.criterion is None else self.criteria[pair.criterion],
        }
