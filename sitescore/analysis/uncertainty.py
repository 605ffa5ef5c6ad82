"""Everything that is not known about a study, as draws: weights, data, missing cells, value curves, method."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sitescore.analysis.coupling import handed_on
from sitescore.analysis.ways import METHOD, NORMALISER, Ways, ways_of
from sitescore.analysis.weight_draws import draw_weights
from sitescore.core.checks import Floats, Integers
from sitescore.core.sampling.measurements import cells_at
from sitescore.errors import Place, refusal
from sitescore.matrix import CELL_KINDS, DecisionMatrix
from sitescore.records import dataclass

if TYPE_CHECKING:
    from sitescore.analysis.preferences import Preferred

AROUND = 0.25
CURVE = 1.25
FEWEST_KNOWN = 3
BLOCK = 2**17
"""Draws x values worked on at a time: few enough to stay close to the processor."""
FIGURES = 2**16
"""Draws x uncertain figures worked on at a time, likewise."""
GROUPS = ("weights", "data", "missing", "curves", NORMALISER, METHOD)

Parts = Mapping[str, Floats]
"""One array of draws for each group that is varied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknowns:
    """What is varied, and how.

    ``weights`` is "ranges" (local weights within the ranges of the criteria file, uniformly,
    at each node), "uniform" (all weights of the criteria), "tree" (all local weights at each
    node), "stated" (not varied), or a share: each global weight within that share of the
    stated one. ``prefer`` are statements on weights that must hold, as `preferences` reads
    them; all weights for which they do are then equally likely. ``missing`` is "others"
    (drawn from the other sites' known values, if at least three are known), "range" (anything its scale allows) or
    "fixed". ``curve`` bends each value function: values are raised to a power between
    1 / curve and curve, 1 for not. ``methods`` are scoring methods and ``normalisers`` ways to
    stretch the values by what the sites have, one of each drawn with equal chance; none for
    the stated ones, "all" for all.
    """

    weights: str | float = "ranges"
    prefer: tuple[str, ...] = ()
    data: bool = True
    missing: str = "others"
    curve: float = CURVE
    methods: tuple[str, ...] = ()
    normalisers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Cells that are drawn, by row (of the ranked sites) and column, in the order of rows."""

    rows: Integers
    columns: Integers

    def __len__(self) -> int:
        return self.rows.size

    @property
    def criteria(self) -> list[int]:
        """Columns that they stand in, ascending."""
        return sorted(set(self.columns.tolist()))


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """A matrix with what is varied in it, ready to be drawn."""

    matrix: DecisionMatrix
    unknowns: Unknowns
    values: Floats
    uncertain: Cells
    missing: Cells
    following: tuple[tuple[Integers, Floats], ...]
    """Rows with cells that follow their siblings, and how, (criteria, criteria), pattern by pattern."""
    ways: Ways
    preferred: Preferred | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        """Groups that vary at all."""
        there = {
            "weights": self.unknowns.weights != "stated" or self.preferred is not None,
            "data": len(self.uncertain) > 0,
            "missing": len(self.missing) > 0,
            "curves": self.unknowns.curve != 1,
            **{group: self.ways.varied(group) for group in (NORMALISER, METHOD)},
        }
        return tuple(group for group in GROUPS if there[group])

    def draw(self, group: str, draws: int, *, rng: np.random.Generator) -> Floats:
        """Draw one group, (draws, its inputs)."""
        if group == "weights" and self.preferred is not None:
            return self.preferred.weights[rng.integers(0, len(self.preferred.weights), draws)]
        if group == "weights":
            return draw_weights(self.matrix, self.unknowns.weights, draws, rng=rng)
        if group == "data":
            return _draw_data(self, draws, rng=rng)
        if group == "missing":
            return _draw_missing(self, draws, rng=rng)
        if group in (NORMALISER, METHOD):
            return self.ways.draw(group, draws, rng=rng).astype(np.float64)
        reach = math.log(self.unknowns.curve)
        return np.exp(rng.uniform(-reach, reach, (draws, self.values.shape[1])))

    def scores(self, parts: Parts) -> Floats:
        """Score the ranked sites in every draw, (draws, sites), shares of 1; groups not given stay as stated."""
        draws = len(next(iter(parts.values())))
        weights = parts.get("weights")
        if weights is None:
            weights = np.broadcast_to(self.matrix.weights, (draws, self.values.shape[1]))
        if self.sums(parts) and "curves" not in parts:
            return self._summed(parts, weights)
        scores = np.empty((draws, len(self.values)))
        for block, values in self.drawn_values(parts, draws):
            scores[block] = self.scored(values, weights[block], parts, block)
        return scores

    def sums(self, parts: Parts) -> bool:
        """Tell whether scores in these draws are sums of weight x value."""
        return self.matrix.scoring.additive and NORMALISER not in parts and METHOD not in parts

    def scored(self, values: Floats, weights: Floats, parts: Parts, block: slice) -> Floats:
        """Score the values of a block of draws, (draws, sites, criteria); shares of 1, (draws, sites)."""
        if self.sums(parts):
            return np.asarray((values @ weights[:, :, None])[:, :, 0])
        drawn = {group: parts[group][block] for group in (NORMALISER, METHOD) if group in parts}
        return self.ways.scored(values, weights, drawn)

    def _summed(self, parts: Parts, weights: Floats) -> Floats:
        """Add what the drawn cells change to the scores at the stated values."""
        scores: Floats = weights @ self.values.T
        for cells, drawn in self._drawn(parts):
            change = (drawn - self.values[cells.rows, cells.columns]) * self.cell_weights(cells, weights)
            starts = np.flatnonzero(np.append(True, np.diff(cells.rows) > 0))
            scores[:, cells.rows[starts]] += np.add.reduceat(change, starts, axis=1)
        return scores

    def drawn_values(self, parts: Parts, draws: int) -> Iterator[tuple[slice, Floats]]:
        """Give the values of the ranked sites, (draws, sites, criteria), block by block of the draws."""
        step = max(1, BLOCK // self.values.size)
        for start in range(0, draws, step):
            block = slice(start, min(start + step, draws))
            values = self._bent(parts, block) if "curves" in parts else self._unbent(parts, block)
            for rows, moved in self.following:
                values[:, rows] = values[:, rows] @ moved
            yield block, values

    def _unbent(self, parts: Parts, block: slice) -> Floats:
        values = np.tile(self.values, (block.stop - block.start, 1, 1))
        for cells, drawn in self._drawn(parts):
            values[:, cells.rows, cells.columns] = drawn[block]
        return values

    def _bent(self, parts: Parts, block: slice) -> Floats:
        """Raise values to the powers of a block by their logarithms, of which there are fewer than powers."""
        powers = parts["curves"][block]
        with np.errstate(divide="ignore"):
            values: Floats = powers[:, None, :] * np.log(self.values)
            for cells, drawn in self._drawn(parts):
                values[:, cells.rows, cells.columns] = powers[:, cells.columns] * np.log(drawn[block])
        return np.exp(values, out=values)

    def cell_weights(self, cells: Cells, weights: Floats) -> Floats:
        """Give what a change of 1 in each cell adds to its site's score, (draws, cells)."""
        found: Floats = weights[:, cells.columns]
        for rows, moved in self.following:
            these = np.isin(cells.rows, rows)
            if these.any():
                found[:, these] = weights @ moved[cells.columns[these]].T
        return found

    def _drawn(self, parts: Parts) -> list[tuple[Cells, Floats]]:
        named = (("data", self.uncertain), ("missing", self.missing))
        return [(cells, parts[name]) for name, cells in named if name in parts and len(cells)]


def study(matrix: DecisionMatrix, unknowns: Unknowns, *, seed: int = 1234) -> Study:
    """Find out what there is to vary in a matrix; weights under statements are drawn once, by `seed`."""
    if isinstance(unknowns.weights, int):
        unknowns = replace(unknowns, weights=float(unknowns.weights))
    _check(unknowns)
    here = matrix.included
    values = matrix.values[here]
    open_ones = (matrix.highest - matrix.lowest)[here] > 0
    known = matrix.known[here]
    ranged = (matrix.cell_kinds[here] > 0) & known & unknowns.data
    unknown = ~known & open_ones & (unknowns.missing != "fixed")
    resolved = _weights_known(matrix, unknowns)
    pool = _preferred(matrix, unknowns.prefer, seed) if unknowns.prefer else None
    ways = ways_of(matrix, resolved.methods, resolved.normalisers)
    return Study(matrix, resolved, values, _cells(ranged), _cells(unknown), _following(matrix), ways, pool)


def _preferred(matrix: DecisionMatrix, statements: tuple[str, ...], seed: int) -> Preferred:
    from sitescore.analysis.preferences import preferred_weights

    return preferred_weights(matrix, statements, seed=seed)


def _draw_data(study: Study, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw measurements, cell by cell, and turn them into values."""
    return data_at(study, rng.random((len(study.uncertain), draws)).T)


def data_at(study: Study, quantiles: Floats) -> Floats:
    """Give the values of the uncertain cells at quantiles of their distributions, (draws, cells) both."""
    matrix, cells = study.matrix, study.uncertain
    at = matrix.included[cells.rows], cells.columns
    kinds = np.array(CELL_KINDS)[matrix.cell_kinds[at]]
    low, high = (np.where(kinds == "normal", np.nan, part[at]) for part in (matrix.measured_low, matrix.measured_high))
    known = (kinds, matrix.measurements[at], low, high, matrix.measured_spread[at])
    drawn, step = np.empty(quantiles.T.shape), max(1, FIGURES // max(1, len(quantiles)))
    for start in range(0, len(cells), step):
        some = slice(start, start + step)
        drawn[some] = cells_at(quantiles[:, some], *(part[some] for part in known)).T
    for criterion in cells.criteria:
        these = np.flatnonzero(cells.columns == criterion)
        scale = matrix.scales[matrix.criteria[criterion]]
        drawn[these] = scale.apply(drawn[these] / scale.divisor)
    return drawn.T


def _draw_missing(study: Study, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw values of unknown cells, from the other sites' known values or from all that is possible."""
    matrix, cells = study.matrix, study.missing
    at = matrix.included[cells.rows], cells.columns
    low, high = matrix.lowest[at][:, None], matrix.highest[at][:, None]
    values = np.empty((len(cells), draws))
    for criterion in cells.criteria:
        these = np.flatnonzero(cells.columns == criterion)
        known = known_values(matrix, criterion)
        if study.unknowns.missing == "others" and known.size >= FEWEST_KNOWN:
            taken = known[rng.integers(0, known.size, (these.size, draws))]
            values[these] = np.clip(taken, low[these], high[these])
        else:
            values[these] = low[these] + rng.random((these.size, draws)) * (high[these] - low[these])
    return values.T


def known_values(matrix: DecisionMatrix, criterion: int) -> Floats:
    """Give what an unknown cell is drawn from: the values that are known of a criterion, (sites,)."""
    known: Floats = matrix.values[matrix.known[:, criterion] & matrix.applicable[:, criterion], criterion]
    return known


def _cells(which: np.ndarray) -> Cells:
    rows, columns = np.nonzero(which)
    return Cells(rows, columns)


def _following(matrix: DecisionMatrix) -> tuple[tuple[Integers, Floats], ...]:
    dropped = matrix.dropped[matrix.included]
    patterns, which = np.unique(dropped, axis=0, return_inverse=True)
    return tuple(
        (np.flatnonzero(which.ravel() == number), handed_on(matrix, pattern))
        for number, pattern in enumerate(patterns)
        if pattern.any()
    )


def _weights_known(matrix: DecisionMatrix, unknowns: Unknowns) -> Unknowns:
    """Vary weights around the stated ones where the criteria file gives no ranges."""
    has_ranges = any(node.points_range for node in matrix.nodes.values())
    if unknowns.weights == "ranges" and not has_ranges:
        how: str | float = AROUND if len(matrix.criteria) > 1 else "stated"
        return replace(unknowns, weights=how)
    return unknowns


def _check(unknowns: Unknowns) -> None:
    if isinstance(unknowns.weights, str) and unknowns.weights not in ("ranges", "uniform", "tree", "stated"):
        what = f"weights are varied by ranges, uniform, tree, stated or a share, got {unknowns.weights!r}"
        raise refusal("SC111", Place("--weights"), what, "as --weights 25%")
    if isinstance(unknowns.weights, float) and not 0 < unknowns.weights <= 1:
        raise refusal("SC111", Place("--weights"), f"a share is above 0 and at most 1, got {unknowns.weights}")
    if unknowns.missing not in ("others", "range", "fixed"):
        raise refusal("SC111", Place("--missing"), f"missing cells: others, range or fixed, got {unknowns.missing!r}")
    if not 1 <= unknowns.curve <= 10:
        raise refusal("SC111", Place("--curve"), f"a curve is a factor from 1 to 10, got {unknowns.curve}")
