"""What is kept of the scores of some rows of a table."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.streaming.best_rows import BestRows
from sitescore.core.streaming.exact_sums import SHARE_BITS
from sitescore.records import dataclass

BINS = 10_000
NO_ROW = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """How many cells of each criterion are of a kind, and where the first stands.

    Attributes
    ----------
    count : (criteria,)
    first : (criteria,) number of the first row with such a cell, ``NO_ROW`` where there is none
    """

    count: Integers
    first: Integers

    @classmethod
    def none(cls, criteria: int) -> Cells:
        """Count nothing."""
        return cls(count=np.zeros(criteria, dtype=np.int64), first=np.full(criteria, NO_ROW))

    @classmethod
    def where(cls, cells: np.ndarray[tuple[int, int], np.dtype[np.bool_]], rows: Integers) -> Cells:
        """Count the cells that are so, (rows, criteria), in rows numbered in ascending order."""
        if not cells.any():
            return cls.none(cells.shape[1])
        there = cells.any(axis=0)
        return cls(count=cells.sum(axis=0), first=np.where(there, rows[cells.argmax(axis=0)], NO_ROW))

    def merged(self, other: Cells) -> Cells:
        """Count the cells of both."""
        return Cells(count=self.count + other.count, first=np.minimum(self.first, other.first))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Partial:
    """What is kept of the scores of some rows; `merged` is associative and commutative, bit for bit.

    Attributes
    ----------
    rows : how many were looked at
    excluded : how many of them knock-outs exclude
    knocked_out : (knock-outs,) rows that each excludes, (knock-outs,) rows that it might exclude
        once an unknown cell is known
    unknown, unsound : cells without a number, and cells that cannot be scored
    least, greatest : score, inf and -inf where no row is scored
    total : sum of the scores, in units of 2 ** -104
    histogram : (``BINS``,) scored rows by score, bins of one width from 0 to 1; a score on an
        edge belongs to the upper bin, 1 to the last
    single : whether the scores but those of the best rows are in single precision
    slack : how far the scores but those of the best rows may be off
    best : the best rows
    """

    rows: int
    excluded: int
    knocked_out: Integers
    doubtful: Integers
    unknown: Cells
    unsound: Cells
    least: float
    greatest: float
    total: int
    histogram: Integers
    single: bool
    slack: float
    best: BestRows

    @property
    def scored(self) -> int:
        """Rows with a score."""
        return int(self.histogram.sum())

    @property
    def mean(self) -> float:
        """Mean score, NaN where no row is scored."""
        return self.total / (self.scored << SHARE_BITS) if self.scored else float("nan")

    def merged(self, other: Partial) -> Partial:
        """Put two parts of one table together, which have no row in common."""
        return Partial(
            rows=self.rows + other.rows,
            excluded=self.excluded + other.excluded,
            knocked_out=self.knocked_out + other.knocked_out,
            doubtful=self.doubtful + other.doubtful,
            unknown=self.unknown.merged(other.unknown),
            unsound=self.unsound.merged(other.unsound),
            least=min(self.least, other.least),
            greatest=max(self.greatest, other.greatest),
            total=self.total + other.total,
            histogram=self.histogram + other.histogram,
            single=self.single or other.single,
            slack=max(self.slack, other.slack),
            best=self.best.merged(other.best),
        )


def bins_of(scores: Floats) -> Integers:
    """Give the bin of the histogram that each score in [0, 1] belongs to.

    Examples
    --------
    >>> bins_of(np.array([0.0, 0.25, 1.0]))
    array([   0, 2500, 9999])
    """
    found = (scores * scores.dtype.type(BINS)).astype(np.intp)
    return np.minimum(found, BINS - 1, out=found)


def histogram_of(scores: Floats) -> Integers:
    """Count the scores in [0, 1] that belong to each bin of the histogram, (``BINS``,)."""
    counts = np.bincount((scores * scores.dtype.type(BINS)).astype(np.intp), minlength=BINS + 1)
    counts[BINS - 1] += counts[BINS]
    return counts[:BINS]
