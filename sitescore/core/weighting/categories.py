"""Differences of attractiveness in words: the guard on them, and the linear constraints that they put on values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, reject
from sitescore.core.weighting.judgements import as_square

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


def constraints(judged: Judged) -> tuple[Floats, Floats, Floats]:
    """Rows on the values of elements that state the judgements: `upper` @ values <= `bound`, `equal` @ values = 0.

    A difference of category i is at least i, one of no difference is 0, and one of a higher
    category is larger than one of a lower, by at least the categories between them.
    """
    unit = np.eye(judged.elements)
    difference = unit[judged.better] - unit[judged.worse]
    some = judged.low > 0
    above, below = np.nonzero(judged.low[:, None] > judged.high)
    upper = np.concatenate([-difference[some], difference[below] - difference[above]])
    bound = np.concatenate([-judged.low[some], judged.high[below] - judged.low[above]]).astype(np.float64)
    return upper, bound, difference[~some]
