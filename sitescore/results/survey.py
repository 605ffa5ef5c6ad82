"""What to find out first."""

from __future__ import annotations

from typing import Any, ClassVar

from sitescore.core.checks import Floats
from sitescore.core.frozen import read_only
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.ranking import Ranking


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCell:
    """A cell that is unknown or has a range, and what finding it out is worth, in points of 100.

    ``worth`` is exact for the distribution assumed; ``chance`` the probability that the
    choice changes; ``cost`` of finding out, None where not given; ``may_exclude`` where a
    knock-out hangs on it.
    """

    site: int
    criterion: int
    known: bool
    worth: float
    chance: float
    cost: float | None
    may_exclude: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Survey:
    """Unknown and uncertain cells by the value of information, the most valuable first.

    ``evpi`` is worth finding out everything, ``sites`` all of one ranked site's, ``criteria``
    all of one criterion's cells; points of 100, exact as the cells' worth is. They bound from
    above what partial knowledge is worth.
    """

    COLUMNS: ClassVar = (
        "site",
        "criterion",
        "known",
        "worth",
        "chance_of_change",
        "cost",
        "worth_per_cost",
        "may_exclude",
    )

    ranking: Ranking
    cells: tuple[OpenCell, ...]
    evpi: float
    sites: Floats
    criteria: Floats
    missing: str

    def __post_init__(self) -> None:
        for name in ("sites", "criteria"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    def to_rows(self) -> list[rows.Row]:
        """One row a cell."""
        matrix = self.ranking.matrix
        return [
            {
                "site": matrix.sites[cell.site],
                "criterion": matrix.criteria[cell.criterion],
                "known": cell.known,
                "worth": rows.plain(cell.worth),
                "chance_of_change": rows.plain(100 * cell.chance),
                "cost": cell.cost,
                "worth_per_cost": rows.plain(cell.worth / cell.cost) if cell.cost else None,
                "may_exclude": cell.may_exclude,
            }
            for cell in self.cells
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        matrix = self.ranking.matrix
        by_site = zip(self.ranking.sites, self.sites, strict=True)
        by_criterion = zip(matrix.criteria, self.criteria, strict=True)
        return {
            **rows.envelope("survey", matrix, self.ranking.notices),
            "everything": {"worth": rows.plain(self.evpi)},
            "cells": self.to_rows(),
            "by_site": [{"site": name, "worth": rows.plain(worth)} for name, worth in by_site],
            "by_criterion": [{"criterion": name, "worth": rows.plain(worth)} for name, worth in by_criterion],
            "missing": self.missing,
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
