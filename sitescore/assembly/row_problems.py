"""What speaks against scoring the rows of a table each on its own, and cells that cannot be scored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from sitescore.errors import Place, Problem
from sitescore.model.criteria import CriteriaSet

if TYPE_CHECKING:
    from sitescore.core.streaming.partial import Partial

FIND_OUT = 'find out, or set missing = "range" (or worst, neutral, best)'


class Placed(Protocol):
    """A table that knows where its cells stand."""

    @property
    def file(self) -> str:
        """Its name."""
        ...

    def place(self, row: int, column: str) -> Place:
        """Say where a cell stands."""
        ...


def no_column(file: str, criterion: str) -> Problem:
    """Say that a criterion whose cells may not be unknown has no column."""
    what = f"there is no column for the criterion {criterion!r}"
    return Problem("SC306", Place(file, 1), what, 'add it, or set missing = "range" for criteria with unknown cells')


def unfit_for_rows(criteria: CriteriaSet, columns: Mapping[str, str], file: str) -> list[Problem]:
    """List what the criteria ask for that rows alone do not tell, and columns that must be there and are not."""
    found = []
    if not criteria.scoring.separable:
        what = f"{criteria.method} scores measure sites against each other, which a table read in blocks does not show"
        found.append((what, "say --set method=weighted_sum, or another method whose scores are each site's own"))
    if criteria.weighed_by_values:
        what = "weights that come from the values of all sites cannot be found from blocks of them"
        found.append((what, "state the weights, or take them from judgements"))
    refused = [name for name in criteria.criteria if criteria.policy(name) == "refuse" and name not in columns]
    return [
        *(Problem("SC309", Place(file), what, hint) for what, hint in found),
        *(no_column(file, name) for name in refused),
    ]


def unsound_cells(criteria: CriteriaSet, columns: Mapping[str, str], table: Placed, found: Partial) -> list[Problem]:
    """Place the first cell of each criterion that cannot be scored, or is unknown where that is refused."""
    problems = []
    for at, name in enumerate(criteria.criteria):
        levels = criteria.criteria[name].value.kind == "levels"
        off_scale = ("SC304", "is not one of its levels") if levels else ("SC206", "is infinite or too large")
        kinds = [(found.unsound, *off_scale, "check the figures; an unknown one is NaN or an empty cell")]
        if criteria.policy(name) == "refuse":
            kinds.append((found.unknown, "SC306", "is not known", FIND_OUT))
        for cells, code, what, hint in kinds:
            if cells.count[at]:
                rows = f"{cells.count[at]} row{'s' if cells.count[at] > 1 else ''}"
                place = table.place(int(cells.first[at]), columns[name])
                problems.append(Problem(code, place, f"{name} {what} in {rows}, first here", hint))
    return problems
