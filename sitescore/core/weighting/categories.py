"""Differences of attractiveness in words: the guard on them, and the linear constraints that they put on values."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, reject
from sitescore.core.weighting.judgements import as_square
from sitescore.records import dataclass

CATEGORIES = ("no", "very weak", "weak", "moderate", "strong", "very strong", "extreme")


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Judged differences, one each row.

    Attributes
    ----------
    elements : how many elements are compared
    better, worse : (judgements,) numbers of elements
    low, high : (judgements,) first and last category that the difference may have
    """

    elements: int
    better: Integers
    worse: Integers
    low: Integers
    high: Integers

    def only(self, rows: Integers) -> Judged:
        """Keep the judgements of these numbers."""
        return Judged(self.elements, self.better[rows], self.worse[rows], self.low[rows], self.high[rows])


def as_judged(categories: ArrayLike, up_to: ArrayLike | None) -> Judged:
    """Read judged differences from matrices of categories, NaN or None where nothing was said.

    Raises
    ------
    ValueError
        If an entry is no category, a difference is judged both ways round, or `up_to` is not as
        wide as `categories`.

    Examples
    --------
    >>> judged = as_judged([[0, 3], [None, 0]], None)
    >>> judged.better, judged.worse, judged.low
    (array([0]), array([1]), array([3]))
    """
    low = _as_matrix("categories", categories)
    high = low if up_to is None else _as_matrix("up_to", up_to)
    if high.shape != low.shape:
        raise ValueError(f"up_to must have the shape of categories, {low.shape}, got {high.shape}")
    high = np.where(np.isnan(high), low, high)
    reject("up_to", "must not be below categories, nor stand where they do not", high, ~(high >= low) & ~np.isnan(high))
    reject("up_to", "must be 0 where categories are: no difference is no range", high, (low == 0) & (high > 0))
    rows, columns = np.nonzero(~np.isnan(low) & ~np.eye(len(low), dtype=bool))
    twice = ~np.isnan(low) & ~np.isnan(low.T) & ((low != 0) | (low.T != 0))
    reject("categories", "must judge a difference one way round only", low, np.tril(twice, -1))
    once = (low[rows, columns] > 0) | (rows < columns) | np.isnan(low[columns, rows])
    rows, columns = rows[once], columns[once]
    return Judged(len(low), rows, columns, low[rows, columns].astype(np.intp), high[rows, columns].astype(np.intp))


def _as_matrix(name: str, matrix: ArrayLike) -> Floats:
    given = as_square(name, matrix)
    last = len(CATEGORIES) - 1
    known = ~np.isnan(given)
    reject(name, f"must be categories from 0 to {last}", given, known & ~np.isin(given, np.arange(last + 1)))
    reject(name, "must be 0 where nothing is compared", given, known & np.eye(len(given), dtype=bool) & (given != 0))
    return given


@dataclass(frozen=True, slots=True, eq=False)
class Constraints:
    """Rows with `upper` @ (values, thresholds) <= `bound`.

    Attributes
    ----------
    upper : (rows, elements + 6), the thresholds being those at which the categories 1 to 6 begin
    bound : (rows,)
    of : (rows,) number of the judgement that a row states, -1 for what holds between thresholds
    """

    upper: Floats
    bound: Floats
    of: Integers


def constraints(judged: Judged) -> Constraints:
    """State judgements on the values of elements.

    A difference of category i is at least i, one of no difference is 0, and one of a higher
    category is larger than one of a lower, by at least the categories between them. With
    thresholds that rise by 1 or more each judgement says its part alone: a difference is at
    least the threshold of its category, and at least 1 below that of the next.
    """
    n, last = judged.elements, len(CATEGORIES) - 1
    unit = np.eye(n + last)
    difference = unit[judged.better] - unit[judged.worse]
    threshold = np.concatenate([np.zeros((1, n + last)), unit[n:], np.zeros((1, n + last))])
    some, below = np.flatnonzero(judged.low > 0), np.flatnonzero((judged.low > 0) & (judged.high < last))
    level = np.flatnonzero(judged.low == 0)
    parts: tuple[tuple[Floats, float, Integers], ...] = (
        (threshold[judged.low[some]] - difference[some], 0.0, some),
        (difference[below] - threshold[judged.high[below] + 1], -1.0, below),
        (difference[level], 0.0, level),
        (-difference[level], 0.0, level),
        (threshold[:last] - threshold[1:-1], -1.0, np.full(last, -1)),
    )
    upper = np.concatenate([rows for rows, _, _ in parts])
    bound = np.concatenate([np.full(len(rows), value) for rows, value, _ in parts])
    return Constraints(upper, bound, np.concatenate([of for _, _, of in parts]))
