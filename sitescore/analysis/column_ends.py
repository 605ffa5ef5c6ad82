"""How many cells of each criterion are measured, how many stand at an end of its scale, and how far they reach."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.matrix import DecisionMatrix

ROWS, ABREAST = 4096, 64
"""Sites that are looked at at a time, so that they stay in the cache, and side by side."""


class ColumnEnds:
    """Counts of measured cells, of those with value 0 and of those with 1, and the least and greatest value.

    All are (criteria,), of the rows that were added.

    Examples
    --------
    >>> ends = ColumnEnds(2)
    >>> ends.add(np.array([[0.0, 0.5], [0.2, 1.0]]), np.array([[True, True], [False, True]]), np.ones((2, 2), bool))
    >>> ends.counts, ends.zeros, ends.ones, ends.low, ends.high
    (array([1, 2]), array([1, 0]), array([0, 1]), array([0. , 0.5]), array([0., 1.]))
    """

    def __init__(self, criteria: int) -> None:
        self.counts, self.zeros, self.ones = (np.zeros(criteria, dtype=np.intp) for _ in range(3))
        self.low, self.high = np.full(criteria, np.inf), np.full(criteria, -np.inf)

    def add(self, values: Floats, known: Booleans, applicable: Booleans) -> None:
        """Add rows of values, (rows, criteria), of which those that are known and apply are measured."""
        for start in range(0, len(values), ROWS):
            rows = slice(start, start + ROWS)
            there = known[rows] & applicable[rows]
            self._add(values[rows], None if there.all() else there)

    def add_measured(self, values: Floats) -> None:
        """Add rows of values, (rows, criteria), all of which are measured."""
        for start in range(0, len(values), ROWS):
            self._add(values[start : start + ROWS], None)

    def _add(self, values: Floats, there: Booleans | None) -> None:
        """Add rows of which those cells are measured that are there; all where none are told."""
        lower = higher = values
        if there is not None:
            lower, higher = np.where(there, values, np.inf), np.where(there, values, -np.inf)
        self.counts += len(values) if there is None else there.sum(axis=0)
        least, greatest = _over_rows(np.minimum, lower), _over_rows(np.maximum, higher)
        self.zeros += _by_column(lower == 0) if (least <= 0).any() else 0
        self.ones += _by_column(higher == 1) if (greatest >= 1).any() else 0
        self.low, self.high = np.minimum(self.low, least), np.maximum(self.high, greatest)


def ends_of(matrix: DecisionMatrix) -> ColumnEnds:
    """Find the ends of the values of all sites."""
    ends = ColumnEnds(len(matrix.criteria))
    if matrix.waiting is None:
        ends.add(matrix.values, matrix.known, matrix.applicable)
    else:
        for _, values in matrix.waiting.blocks():  # of measured cells alone
            ends.add_measured(values)
    return ends


def _over_rows(pick: np.ufunc, table: Floats) -> Floats:
    """Reduce each column, many rows side by side, so that each step runs over a long stretch of memory."""
    if table.flags.c_contiguous and len(table) % ABREAST == 0:
        table = pick.reduce(table.reshape(-1, ABREAST * table.shape[1]), axis=0).reshape(ABREAST, -1)
    return np.asarray(pick.reduce(table, axis=0))


def _by_column(flags: Booleans) -> Integers:
    """Count the flags that are set in each column, which are few as a rule."""
    return np.bincount(np.flatnonzero(flags) % flags.shape[1], minlength=flags.shape[1])
