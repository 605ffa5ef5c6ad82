"""The best rows of a table that is seen part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Floats, Integers
from sitescore.records import dataclass

WINDOW = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class BestRows:
    """The `count` best rows seen so far, and those so near to the last of them that they may tie with it.

    Rows whose scores differ by noise in the last bits share a rank and are listed by number, so
    which of them are listed is known at the end only; of rows with the very same score no more
    than `count` can be listed. `merged` is associative and commutative, bit for bit.

    Attributes
    ----------
    count : how many are asked for, 1 or more
    scores : (kept,) the best first, in [0, 1]; equal ones by row
    rows : (kept,) numbers of the rows in the whole table
    carried : arrays of ``kept`` first entries that go with the rows, as their cells
    """

    count: int
    scores: Floats
    rows: Integers
    carried: tuple[NDArray[Any], ...] = ()

    @classmethod
    def none(cls, count: int) -> Self:
        """Choose among no rows."""
        return cls(count, np.zeros(0), np.zeros(0, dtype=np.int64))

    @classmethod
    def among(cls, count: int, scores: Floats, rows: Integers, carried: Sequence[NDArray[Any]] = ()) -> Self:
        """Choose among rows in any order.

        Examples
        --------
        >>> found = BestRows.among(2, np.array([0.4, 0.9, 0.4, 0.1]), np.array([7, 5, 3, 2]))
        >>> found.rows, found.bar
        (array([5, 3, 7]), 0.4)
        """
        if scores.size > count:
            near = scores >= np.partition(scores, scores.size - count)[scores.size - count] - WINDOW
            scores, rows, carried = scores[near], rows[near], [part[near] for part in carried]
        order = np.lexsort((rows, -scores))
        ordered = scores[order]
        opens = np.flatnonzero(np.diff(ordered, prepend=np.inf))
        place = np.arange(ordered.size) - np.repeat(opens, np.diff(opens, append=ordered.size))
        order = order[place < count]
        return cls(count, scores[order], rows[order], tuple(part[order] for part in carried))

    @property
    def bar(self) -> float:
        """The least score that still counts, but for near ties: -inf until there are enough rows."""
        return float(self.scores[self.count - 1]) if self.scores.size >= self.count else -np.inf

    def merged(self, other: BestRows) -> BestRows:
        """Choose among the rows of both, which have none in common.

        Raises
        ------
        ValueError
            If they were asked for different counts.
        """
        if self.count != other.count:
            raise ValueError(f"best rows must be of one count, got {self.count} and {other.count}")
        if not self.scores.size or not other.scores.size:
            return self if self.scores.size else other
        both = [np.concatenate(pair) for pair in zip(self.carried, other.carried, strict=True)]
        scores = np.concatenate([self.scores, other.scores])
        rows = np.concatenate([self.rows, other.rows])
        return BestRows.among(self.count, scores, rows, both)
