"""The tables that a method's paper works out on the way to the score of one site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sitescore.matrix import DecisionMatrix
from sitescore.results import rows
from sitescore.results.score_table import ScoreTable


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steps:
    """One method on the values of all included sites, and the site whose row is shown.

    ``table.details`` are laid out by their axes: (sites, criteria) and (criteria,) by
    criterion, (sites,) as one figure of the site, (sites, sites) as its row of figures
    against every other site; figures without axes are of the whole table.
    """

    matrix: DecisionMatrix
    table: ScoreTable
    site: int

    def to_rows(self) -> list[rows.Row]:
        """One row a figure: the table it stands in, its criterion or other site, the figure."""
        found: list[rows.Row] = []
        sites, criteria = len(self.table.sites), len(self.table.criteria)
        figures: list[tuple[str | None, Any]]
        for name, table in self.table.details.items():
            if table.shape == (sites, criteria):
                figures = list(zip(self.table.criteria, table[self.site], strict=True))
            elif table.shape == (sites, sites):
                figures = list(zip(self.table.sites, table[self.site], strict=True))
            elif table.shape == (criteria,):
                figures = list(zip(self.table.criteria, table, strict=True))
            elif table.shape == (sites,):
                figures = [(None, table[self.site])]
            elif table.ndim == 0:
                figures = [(None, table)]
            else:
                continue
            found += [{"step": name, "of": of, "figure": rows.plain(float(figure))} for of, figure in figures]
        return found

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, with the whole tables."""
        return {
            **rows.envelope("explain", self.matrix, self.matrix.notices),
            "site": self.table.sites[self.site],
            "steps": self.to_rows(),
            "table": self.table.to_dict(),
        }

    def to_frame(self) -> Any:
        """Rows as a data frame."""
        return rows.to_frame(self.to_rows())
