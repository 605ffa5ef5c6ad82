"""How the rows of a table become scores, whichever part of the table they stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.screening import COMPARISONS
from sitescore.core.value_range import Apply

LARGEST = 1e300

Quick = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A knock-out: excludes a row whose cell, divided, compares so with the bound."""

    criterion: int
    operator: str
    bound: float
    divisor: float


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
    quick : the same scores of rows that are known throughout, at less cost; NaN for others
    slack : how far quick scores may be off
    """

    values: tuple[Apply, ...]
    divisors: Floats
    stand_ins: Floats
    screens: tuple[Screen, ...]
    score: Callable[[Floats, Floats], Floats]
    weights: Floats
    top: int
    quick: Quick | None = None
    slack: float = 0.0

    def scores(self, cells: Floats) -> tuple[Floats, Integers, Booleans]:
        """Score rows, quickly where that can be.

        Parameters
        ----------
        cells : (rows, criteria), NaN where unknown

        Returns
        -------
        scores : (rows,) in [0, 1]; NaN for rows that have an unsound cell or one that nothing stands in for
        odd : (odd,) numbers of the rows that had to be scored carefully
        unsound : (odd, criteria) cells of theirs that cannot be scored
        """
        if self.quick is None:
            found, unsound = self.careful(cells)
            return found, np.arange(len(cells)), unsound
        scores = self.quick(cells)
        odd = _odd_rows(cells)
        found, unsound = self.careful(cells[odd])
        scores[odd] = found
        return scores, odd, unsound

    def careful(self, cells: Floats) -> tuple[Floats, Booleans]:
        """Score rows by the plain definition.

        Parameters
        ----------
        cells : (rows, criteria), NaN where unknown

        Returns
        -------
        scores : (rows,), NaN for rows that have an unsound cell or one that nothing stands in for
        unsound : (rows, criteria) cells that are too large, infinite or not on their criterion's scale
        """
        exact = cells.astype(np.float64, copy=False)
        known = ~np.isnan(exact)
        unsound = known & ~(np.abs(exact) <= LARGEST)
        values = np.repeat(self.stand_ins[None, :], len(exact), axis=0)
        for at, (apply, divisor) in enumerate(zip(self.values, self.divisors, strict=True)):
            there = known[:, at] & ~unsound[:, at]
            values[there, at] = apply(exact[there, at] / divisor)
            unsound[there, at] = np.isnan(values[there, at])
        whole = ~(np.isnan(values).any(axis=1) | unsound.any(axis=1))
        scores = np.full(len(exact), np.nan)
        if whole.any():
            scores[whole] = self.score(values[whole], self.weights)
        return scores, unsound

    def excluded_by(self, screen: Screen, cells: Floats) -> Booleans:
        """Tell which rows a knock-out excludes, (rows,); a cell that is not known excludes none."""
        column = cells[:, screen.criterion].astype(np.float64)
        return COMPARISONS[screen.operator](column / screen.divisor, screen.bound)


def _odd_rows(cells: Floats) -> Integers:
    """Numbers of the rows with a cell that is unknown, infinite or too large.

    The sum of all squares is finite only if none is; it is one read of what lies in the cache.
    """
    flat = cells.reshape(-1)
    with np.errstate(over="ignore", invalid="ignore"):
        plain = np.isfinite(np.dot(flat, flat))
        most = min(LARGEST, float(np.finfo(cells.dtype).max))
    return np.zeros(0, dtype=np.intp) if plain else np.flatnonzero(~(np.abs(cells) <= most).all(axis=1))
