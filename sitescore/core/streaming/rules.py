"""How the rows of a table become scores, whichever part of the table they stand in."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.screening import COMPARISONS, holds
from sitescore.core.streaming.quick_scores import LARGEST, LARGEST_OF
from sitescore.core.value_range import Apply
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A knock-out: excludes a row whose cell, divided, compares so with the bound."""

    criterion: int
    operator: str
    bound: float
    divisor: float

    def excludes(self, cells: Floats) -> Booleans:
        """Tell which rows of (rows, criteria) are excluded, (rows,); a cell that is not known excludes none."""
        return COMPARISONS[self.operator](self._divided(cells), self.bound)

    def possibly(self, low: Floats, high: Floats) -> Booleans:
        """Tell which rows could be, given the ends of all cells, (rows, criteria) each."""
        return holds(self.operator, self._divided(low), self._divided(high), self.bound)[1]

    def _divided(self, cells: Floats) -> Floats:
        return np.asarray(cells[:, self.criterion].astype(np.float64) / self.divisor)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """Everything that turns cells into scores, settled beforehand, so that a row needs no other row.

    Attributes
    ----------
    values : (criteria,) value functions, of a cell divided by its divisor; NaN for what is not
        on their scale
    divisors : (criteria,) positive
    stand_ins : (criteria,) value of a cell that is not known, NaN where none is given
    screens : knock-outs
    score : values and weights to scores, each row on its own
    weights : (criteria,) summing to 1
    top : how many of the best rows to find, 1 or more
    quick : the same scores from cells at once, at less cost, NaN where there is none; and for each
        row whether all its cells are known to be finite and not too large
    slack : how far they may be off for cells in double precision
    single_slack : the same in single precision; None where those must be made double first
    """

    values: tuple[Apply, ...]
    divisors: Floats
    stand_ins: Floats
    screens: tuple[Screen, ...]
    score: Callable[[Floats, Floats], Floats]
    weights: Floats
    top: int
    quick: Callable[[Floats], tuple[Floats, Booleans]]
    slack: float
    single_slack: float | None = None

    def workable(self, cells: Floats) -> tuple[Floats, float]:
        """Give cells in the precision they are scored in, and how far quick scores may be off then."""
        if cells.dtype == np.float32 and self.single_slack is not None:
            return cells, self.single_slack
        return cells.astype(np.float64, copy=False), self.slack

    def scores(self, cells: Floats) -> tuple[Floats, Integers, Booleans]:
        """Score rows, off by no more than the slack.

        Parameters
        ----------
        cells : (rows, criteria), workable; NaN where unknown

        Returns
        -------
        scores : (rows,) in [0, 1]; NaN for rows that have an unsound cell or one that nothing stands in for
        odd : (odd,) numbers of the rows with a cell that is unknown or unsound
        unsound : (odd, criteria) cells of theirs that are infinite, too large or not on their scale
        """
        scores, plain = self.quick(cells)
        strange = np.isnan(scores) if plain.all() else ~plain | np.isnan(scores)
        look = np.flatnonzero(strange)
        odd = look[np.isnan(scores[look]) | ~(np.abs(cells[look]) <= LARGEST_OF[cells.dtype.char]).all(axis=1)]
        unsound = np.abs(cells[odd]) > LARGEST_OF[cells.dtype.char]
        lost = np.flatnonzero(np.isnan(scores[odd]))
        if lost.size:
            unsound[lost] |= self.careful(cells[odd[lost]])[1]
        scores[odd[unsound.any(axis=1)]] = np.nan
        return scores, odd, unsound

    def careful(self, cells: Floats) -> tuple[Floats, Booleans]:
        """Score rows by the plain definition, in double precision; scores and unsound cells as from `scores`.

        Each is scored as a table of its own, so that its last bit does not depend on how many there are.
        """
        exact = cells.astype(np.float64, copy=False)
        known = ~np.isnan(exact)
        unsound = known & ~(np.abs(exact) <= LARGEST)
        values = np.repeat(self.stand_ins[None, :], len(exact), axis=0)
        sound = known & ~unsound
        everywhere: Booleans = np.logical_and.reduce(sound, axis=0)
        for at, (apply, divisor) in enumerate(zip(self.values, self.divisors, strict=True)):
            there = slice(None) if everywhere[at] else sound[:, at]
            values[there, at] = apply(exact[there, at] / divisor)
            unsound[there, at] = np.isnan(values[there, at])
        whole = ~(np.isnan(values).any(axis=1) | unsound.any(axis=1))
        scores = np.full(len(exact), np.nan)
        if whole.any():
            scores[whole] = self.score(values[whole][:, None, :], self.weights)[:, 0]
        return scores, unsound
