"""Studies between two runs: each part of the one or of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

import numpy as np

from sitescore.assembly.measurements import Measured, nothing_measured
from sitescore.assembly.missing import filled, shared_out
from sitescore.assembly.tree import tree
from sitescore.assembly.valuation import Valued, valued
from sitescore.core.checks import Floats
from sitescore.core.hierarchy import global_weights
from sitescore.core.scoring import Scoring, settled
from sitescore.model.criterion import Criterion
from sitescore.model.documents.rank import Cell, NotApplicableCell, PromisedWord, RangedCell, RankDocument
from sitescore.model.units import conversion
from sitescore.records import dataclass

POINTS = 100.0
PARTS = ("data", "value_functions", "weights", "method", "membership")
"""What a run is made of: measurements; value functions, needs and rules for missing cells; weights and their tree; the
scoring method and its parameters; which sites are in the file and which of them are ranked."""


@dataclass(frozen=True, slots=True, eq=False)
class Hybrids:
    """Two runs that can be mixed.

    A criterion that one of them lacks has no weight in it. A site that one lacks has the measurements of the other.
    Measurements that the value function of the other run cannot take, words for numbers or another unit, are
    replaced along with it.
    """

    before: RankDocument
    after: RankDocument
    cells: tuple[Mapping[str, Mapping[str, Cell]], ...] = field(init=False)
    columns: dict[tuple[str, int, int, int], Floats] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        cells = tuple({site.site: site.cells for site in run.studied.sites} for run in self.runs)
        object.__setattr__(self, "cells", cells)

    @property
    def runs(self) -> tuple[RankDocument, RankDocument]:
        """The two, the earlier first."""
        return self.before, self.after

    @property
    def criteria(self) -> tuple[str, ...]:
        """Criteria of either run."""
        return tuple(dict.fromkeys(name for run in reversed(self.runs) for name in run.studied.criteria.criteria))

    @property
    def common(self) -> tuple[str, ...]:
        """Sites that both rank, in the order of the later."""
        earlier = {row.site for row in self.before.sites}
        return tuple(row.site for row in self.after.sites if row.site in earlier)

    @property
    def additive(self) -> bool:
        """Whether the scores of both are sums of weight x value."""
        return all(self.scoring(at).additive for at in (0, 1))

    def scoring(self, run: int) -> Scoring:
        """Settle the method of a run on the criteria of both."""
        own = self.runs[run].studied.criteria.scoring
        parameters = {name: item for name, item in own.parameters.items() if name != "criteria"}
        return settled(own.name, own.method, parameters, self.criteria)

    def outcome(self, whose: Mapping[str, int]) -> Floats:
        """Score the common sites with each part of run 0 or 1.

        Returns
        -------
        (common sites, criteria) contributions where both runs are additive, else (common sites,) scores; points of 100

        Raises
        ------
        ValueError
            If the method's parameters do not fit these criteria.
        """
        criteria = self.runs[whose["weights"]].studied.criteria
        parents, local = tree(criteria, self.criteria)
        where = whose["data"], whose["value_functions"], whose["membership"]
        values = shared_out(np.stack([self._column(name, *where) for name in self.criteria], axis=1), parents, local)
        weights = global_weights(parents, local)[len(criteria.factors) :]
        weights = weights / weights.sum()
        row = {site: at for at, site in enumerate(self.cells[whose["membership"]])}
        if self.additive:
            return np.asarray(POINTS * values[[row[site] for site in self.common]] * weights)
        ranked = [found.site for found in self.runs[whose["membership"]].sites]
        method = self.scoring(whose["method"])
        scores = (method if whose["method"] == whose["weights"] else method.at_drawn)(
            values[[row[site] for site in ranked]], weights
        )
        place = {site: at for at, site in enumerate(ranked)}
        return np.asarray(POINTS * scores[[place[site] for site in self.common]])

    def rule(self, name: str, run: int) -> Criterion:
        """Return a criterion as a run has it, or as the other where it has none."""
        return self.runs[self._having(name, run)].studied.criteria.criteria[name]

    def divisor(self, name: str, run: int) -> float:
        """Return what the measurements of a criterion are divided by."""
        needs = self.runs[self._having(name, run)].studied.criteria.needs
        return needs.get(self.rule(name, run).relative_to or "", 1.0)

    def policy(self, name: str, run: int) -> str:
        """Return what the unknown cells of a criterion count as."""
        return self.runs[self._having(name, run)].studied.criteria.policy(name)

    def measured_cells(self, name: str, data: int, rules: int, sites: Iterable[str]) -> list[Cell | None]:
        """Give the cells of a criterion in the unit of a run's rule; None where nothing is known."""
        sources = [(self.cells[run], self._portable(name, run, self._having(name, rules))) for run in (data, 1 - data)]
        usable = [(cells, factor) for cells, factor in sources if factor is not None]
        found = (
            next(((c[site].get(name), factor) for c, factor in usable if site in c), (None, 1.0)) for site in sites
        )
        return [_scaled(cell, factor) for cell, factor in found]

    def _having(self, name: str, run: int) -> int:
        return run if name in self.runs[run].studied.criteria.criteria else 1 - run

    def _portable(self, name: str, data: int, rules: int) -> float | None:
        """Return what a run's figures are multiplied by for another run's rule; None where that cannot take them."""
        if name not in self.runs[data].studied.criteria.criteria:
            return None
        own, other = self.rule(name, data), self.rule(name, rules)
        if (own.value.kind == "levels") != (other.value.kind == "levels"):
            return None
        if own.value.kind == "levels":
            known = {str(level).casefold() for level in other.value.parameters["levels"]}
            given = (cells.get(name) for cells in self.cells[data].values())
            words = (cell.word if isinstance(cell, PromisedWord) else cell for cell in given)
            return 1.0 if {word.casefold() for word in words if isinstance(word, str)} <= known else None
        return conversion(own.unit, other.unit) if own.unit and other.unit else 1.0

    def _column(self, name: str, data: int, rules: int, membership: int) -> Floats:
        key = name, data, rules, membership
        if key not in self.columns:
            cells = self.measured_cells(name, data, rules, self.cells[membership])
            measured = _measured(cells)
            criterion = self.rule(name, rules)
            found = valued(measured, criterion.value, divisor=self.divisor(name, rules))
            found = _as_promised(found, cells)
            policy = self.policy(name, rules)
            self.columns[key] = filled(found, policy, measured.not_applicable, criterion.not_applicable)[0]
        return self.columns[key]


def _scaled(cell: Cell | None, factor: float) -> Cell | None:
    if factor == 1.0 or cell is None or isinstance(cell, str | NotApplicableCell | PromisedWord):
        return cell
    if isinstance(cell, RangedCell):
        parts = {name: part if part is None else factor * part for name, part in cell.model_dump().items()}
        return RangedCell(**parts)
    return factor * cell


def _as_promised(found: Valued, cells: list[Cell | None]) -> Valued:
    """Put in what words promised for later count as, which belongs to the data."""
    promised = {row: cell.counts_as for row, cell in enumerate(cells) if isinstance(cell, PromisedWord)}
    if not promised:
        return found
    value = found.value.copy()
    value[list(promised)] = list(promised.values())
    return replace(found, value=value)


def _measured(cells: list[Cell | None]) -> Measured:
    """Make a column of cells as documents have them."""
    nothing = nothing_measured(len(cells))
    number, low, high = nothing.number.copy(), nothing.low.copy(), nothing.high.copy()
    not_applicable = nothing.not_applicable.copy()
    words = {}
    for row, cell in enumerate(cells):
        if isinstance(cell, str):
            words[row] = cell
        elif isinstance(cell, PromisedWord):
            words[row] = cell.word
        elif isinstance(cell, NotApplicableCell):
            not_applicable[row] = True
        elif isinstance(cell, RangedCell):
            number[row] = np.nan if cell.value is None else cell.value
            low[row] = -np.inf if cell.low is None else cell.low
            high[row] = np.inf if cell.high is None else cell.high
        elif cell is not None:
            number[row] = low[row] = high[row] = cell
    return replace(nothing, number=number, low=low, high=high, not_applicable=not_applicable, words=words)
