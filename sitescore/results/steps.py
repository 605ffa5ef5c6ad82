"""The tables that a method's paper works out on the way to the score of one site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sitescore.core.checks import Floats
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.score_table import ScoreTable

LONGEST = 20
"""Rows of a table that are not sites, such as profiles, are listed up to this number."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steps:
    """One method on the values of all included sites, and the site whose figures are shown.

    Attributes
    ----------
    matrix : the study
    table : the method at its paper's defaults on the study's values and weights
    site : number of the site among those of ``table``
    study_score : the site's score by the study's own method, in points of 100
    study_rank : its rank by that
    """

    matrix: DecisionMatrix
    table: ScoreTable
    site: int
    study_score: float
    study_rank: int

    @property
    def left_out(self) -> tuple[str, ...]:
        """Tables that `to_rows` has no row for: of too many rows that are no sites, or with axes that are not known."""
        return tuple(name for name in self.table.details if not self._listed(name))

    def to_rows(self) -> list[rows.Row]:
        """One row a figure of the site.

        ``row`` is None for the site's own or for the whole table's, "optimal", or the number from
        1 of a row that is no site's, such as a profile's; ``of`` the criterion, other site or
        number that the figure is of.
        """
        return [
            {"step": name, "row": row, "of": of, "figure": rows.plain(float(figure))}
            for name, table in self.table.details.items()
            if self._listed(name)
            for row, part, axes in self._rows(table, self.table.axes[name])
            for of, figure in self._figures(part, axes)
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, with the whole tables but for those of every site against every other."""
        whole = {
            name: table for name, table in self.table.details.items() if self.table.axes.get(name, ()).count("site") < 2
        }
        return {
            **rows.envelope("explain", self.matrix, self.matrix.notices),
            "site": self.table.sites[self.site],
            "study": {
                "method": self.matrix.scoring.name,
                "score": rows.plain(self.study_score),
                "rank": self.study_rank,
            },
            "steps": self.to_rows(),
            "left_out": list(self.left_out),
            "table": replace(self.table, details=whole).to_dict(),
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)

    def _listed(self, name: str) -> bool:
        axes = self.table.axes.get(name)
        return axes is not None and all(
            kind != "other" or length <= LONGEST
            for kind, length in zip(axes, self.table.details[name].shape, strict=True)
        )

    def _rows(self, table: Floats, axes: tuple[str, ...]) -> Iterator[tuple[str | None, Floats, tuple[str, ...]]]:
        """Take the rows of `table` that concern the site, with the axes that are left."""
        if axes[:1] == ("site_and_optimal",):
            yield None, table[self.site], axes[1:]
            yield "optimal", table[-1], axes[1:]
        elif axes[:1] == ("site",):
            yield None, table[self.site], axes[1:]
        elif axes[:1] == ("other",):
            yield from ((str(number), part, axes[1:]) for number, part in enumerate(table, start=1))
        else:
            yield None, table, axes

    def _figures(self, part: Floats, axes: tuple[str, ...]) -> list[tuple[str | None, Any]]:
        if not axes:
            return [(None, part)]
        names = {
            "site": self.table.sites,
            "criterion": self.table.criteria,
            "other": tuple(str(number) for number in range(1, len(part) + 1)),
        }
        return list(zip(names[axes[0]], part, strict=True))
