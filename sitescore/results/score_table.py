"""Scores of a plain table of measurements by one method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from sitescore.core.checks import Floats, Integers
from sitescore.core.detail_axes import Axes
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScoreTable:
    """What one method makes of a table.

    Attributes
    ----------
    method : its name
    best : "highest" or "lowest", the end of ``scores`` that is best in the method's paper
    named : names of the sites, from the table; None where it has none
    criteria : names, from the table where it has them, else numbers from 1
    scores : (sites,) as the paper prints them
    ranks : (sites,) from 1 for the best, whichever end that is; equal scores share the better rank
    details : the paper's tables in the order in which they arise, by plain name; those as large
        as the measurements are worked out when first asked for, so that scoring a million sites
        needs no room for them. Large measurements are not to be changed before.
    axes : what the axes of each of them are, in the words of `sitescore.core.detail_axes`
    """

    method: str
    best: str
    named: tuple[str, ...] | None
    criteria: tuple[str, ...]
    scores: Floats
    ranks: Integers
    details: Mapping[str, Floats]
    axes: Mapping[str, Axes] = field(default_factory=dict)

    @property
    def sites(self) -> tuple[str, ...]:
        """Names of the sites, numbers from 1 where they have none."""
        return counted(len(self.scores)) if self.named is None else self.named

    def to_rows(self) -> list[Row]:
        """One row a site, in the order of the table."""
        return [
            {"site": site, "score": rows.plain(score), "rank": int(place)}
            for site, score, place in zip(self.sites, self.scores, self.ranks, strict=True)
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, with the paper's tables."""
        return {
            "method": self.method,
            "best": self.best,
            "criteria": list(self.criteria),
            "sites": self.to_rows(),
            "details": {name: _plain(table.tolist()) for name, table in self.details.items()},
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame({"site": self.sites, "score": rows.rounded(self.scores), "rank": self.ranks}, like)


def counted(count: int) -> tuple[str, ...]:
    """Name things that have no names by their numbers from 1."""
    return tuple(map(str, range(1, count + 1)))


def _plain(part: Any) -> Any:
    return [_plain(item) for item in part] if isinstance(part, list) else rows.plain(part)
