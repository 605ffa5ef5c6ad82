"""Where everything stands in the workbook of a ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from sitescore.core.checks import Floats, Integers
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.report.wording import Words
from sitescore.report.workbook.value_formulas import FORMULAS, Cells, Table
from sitescore.results.ranking import POINTS, Ranking

HEAD = 5
"""Rows above the first site, on every sheet that has sites."""
BEFORE = 2
"""Columns before the first criterion on the sheets of values and measurements: id and name."""
BEFORE_POINTS = 8
"""Columns before the first point of a value function."""


@dataclass(frozen=True)
class Layout:
    """Names, rows and columns of a ranking's sheets; rows and columns count from 0.

    Criteria stand in the order of the tree, so that those of one factor lie together, and sites
    in the order of their file. ``numbers`` are the criteria's in the matrix.
    """

    ranking: Ranking
    words: Words
    template: bool = False
    """Whether it is a template's, whose weights and value functions are there to be read."""

    @property
    def matrix(self) -> DecisionMatrix:
        """What was ranked."""
        return self.ranking.matrix

    @property
    def live(self) -> bool:
        """Whether formulas follow what is changed: where scores are sums."""
        return self.matrix.scoring.additive and not self.template

    def subtitle(self, live: str, given: str) -> str:
        """Say what becomes of figures that are changed on a sheet, by the keys of the two texts."""
        if self.template:
            return self.words("from_criteria_file")
        return self.words(live if self.live else given)

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Factors and criteria, each factor before what is under it."""
        below: dict[str | None, list[str]] = {}
        for name in (*self.matrix.factors, *self.matrix.criteria):
            below.setdefault(self.matrix.nodes[name].parent, []).append(name)

        def under(node: str | None) -> Iterator[str]:
            for name in below.get(node, ()):
                yield name
                yield from under(name)

        return tuple(under(None))

    @cached_property
    def numbers(self) -> Integers:
        """Number in the matrix of the criterion in each column."""
        place = {name: at for at, name in enumerate(self.matrix.criteria)}
        return np.array([place[name] for name in self.nodes if name in place], dtype=np.intp)

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """Criteria in the order of the columns."""
        return tuple(self.matrix.criteria[at] for at in self.numbers)

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """First and last column, from 0, of the criteria under each node."""
        found: dict[str, tuple[int, int]] = {}
        for at, name in enumerate(self.criteria):
            above: str | None = name
            while above is not None:
                found[above] = (found.get(above, (at, at))[0], at)
                above = self.matrix.nodes[above].parent
        return found

    @property
    def top(self) -> tuple[str, ...]:
        """Nodes at the top of the tree that have criteria, in the order of the columns."""
        return tuple(name for name in self.nodes if self.matrix.nodes[name].parent is None and name in self.spans)

    @property
    def sites(self) -> int:
        """How many sites are ranked."""
        return len(self.ranking.sites)

    @property
    def last(self) -> int:
        """Row of the last site."""
        return HEAD + self.sites - 1

    def sheet(self, key: str) -> str:
        """Name a sheet in the language, in quotes as formulas want it."""
        return f"'{self.sheet_name(key)}'"

    def sheet_name(self, key: str) -> str:
        """Name a sheet in the language."""
        return self.words(f"sheet_{key}")

    def value_column(self, at: int) -> str:
        """Letters of the column of a criterion, by its place, on the sheets of values and measurements."""
        return str(xl_col_to_name(BEFORE + at))

    def run(self, span: tuple[int, int], row: int) -> str:
        """Name the cells of criteria from the first to the last in a row that stays when copied."""
        first, last = map(self.value_column, span)
        return f"${first}{row + 1}:${last}{row + 1}"

    @property
    def weight_run(self) -> str:
        """Name the row of all overall weights on the sheet of values."""
        return self.fixed_run((0, len(self.criteria) - 1))

    def fixed_run(self, span: tuple[int, int]) -> str:
        """Name overall weights on the sheet of values."""
        first, last = map(self.value_column, span)
        return f"${first}${WEIGHTS + 1}:${last}${WEIGHTS + 1}"

    def down(self, column: int) -> str:
        """Name all sites' cells in a column of the sheet of values."""
        letters = xl_col_to_name(column)
        return f"${letters}${HEAD + 1}:${letters}${self.last + 1}"

    @property
    def after_criteria(self) -> int:
        """Column of the first contribution on the sheet of values."""
        return BEFORE + len(self.criteria)

    @property
    def summary(self) -> dict[str, int]:
        """Columns of score, rank, place, share known and rank as written on the sheet of values."""
        start = self.after_criteria + len(self.top)
        return {name: start + at for at, name in enumerate(("score", "rank", "place", "known", "rank_written"))}

    @cached_property
    def top_weights(self) -> Floats:
        """Overall weights of the nodes at the top, (top,)."""
        number = {name: at for at, name in enumerate((*self.matrix.factors, *self.matrix.criteria))}
        return self.matrix.overall[[number[name] for name in self.top]]

    @cached_property
    def parts(self) -> Floats:
        """What each top node adds to each score, (ranked sites, top); its weighted mean where scores are no sums."""
        nodes = [self.matrix.top_factors.index(name) for name in self.top]
        means = POINTS * self.matrix.node_values(self.matrix.ranked_values)[:, nodes]
        return np.asarray(means * self.top_weights if self.live else means)

    def table_of(self, name: str) -> Table | None:
        """Points or parameters of a criterion's value function; None where no formula can be written."""
        scale = self.matrix.scales[name]
        if scale.kind not in FORMULAS or scale.settled is None:
            return None
        return FORMULAS[scale.kind].table(scale.settled)

    def first_row_of(self, name: str) -> int:
        """Row of a criterion's value function on the sheet of criteria: two each, below the needs."""
        return CRITERIA_HEAD + len(self.matrix.needs) + 2 * self.criteria.index(name)

    def cells_of(self, name: str, table: Table) -> Cells:
        """Name the cells of a criterion's value function."""
        columns = tuple(xl_col_to_name(BEFORE_POINTS + at) for at in range(len(table[0])))
        return Cells(self.sheet("criteria"), columns, self.first_row_of(name) + 1)

    def weight_row(self, name: str) -> int:
        """Row of a node on the sheet of weights."""
        return HEAD + self.nodes.index(name)


IDS, WEIGHTS = HEAD - 2, HEAD - 1
"""Rows of the criteria's ids, on the sheets of values and measurements, and of the overall weights."""
CRITERIA_HEAD = 7
"""Rows of the sheet of criteria besides the needs, above the first criterion."""


def applying(layout: Layout, site: int, names: Sequence[str]) -> list[str]:
    """Keep the nodes under which some criterion applies to a site of the matrix."""
    there = ~layout.matrix.dropped[site, layout.numbers]

    def applies(name: str) -> bool:
        first, last = layout.spans.get(name, (0, -1))
        return bool(there[first : last + 1].any())

    return [name for name in names if applies(name)]
