"""Scores of blocks in three looks or so at each cell, where every value is on one straight line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import numpy as np

from sitescore.core.block_scores import BlockScorer
from sitescore.core.checks import Booleans, Floats, squares
from sitescore.records import dataclass

LARGEST = 1e300
"""Cells beyond are taken for mistakes, for what is worked out from them could overflow."""
LARGEST_OF = {"f": float(np.finfo(np.float32).max), "d": LARGEST}
"""The same by the sign of a precision, some of which end before."""
ROWS, ABREAST = 4096, 64
"""Rows at a time, few enough for the processor's cache; and how many of them stand side by side, so that what is
done to each column runs over a long stretch of memory. Only whole lots of rows side by side are multiplied: linear
algebra libraries add up the rows of whole lots alike, wherever they stand, and single ones that are left otherwise."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The weighted sum of values on one straight line each: ends, slopes with the weight, a constant.

    ``low`` and ``high`` are those of ``ABREAST`` rows side by side, ``slopes`` those of one.
    """

    low: Floats
    high: Floats
    slopes: Floats
    constant: float

    @classmethod
    def of(cls, scorer: BlockScorer, dtype: np.dtype[np.floating]) -> Self | None:
        """Take the lines from a scorer; None where it combines otherwise, or a value has other than one line."""
        pieces = [] if scorer.combine else [column.pieces(dtype) for column in scorer.columns]
        lines = [piece for piece in pieces if piece is not None and piece[1].size == 1]
        if len(lines) < len(scorer.columns):
            return None
        low, high = np.stack([knots for knots, _, _ in lines], axis=1)
        slopes = np.concatenate([slopes for _, slopes, _ in lines])
        return cls(np.tile(low, ABREAST), np.tile(high, ABREAST), slopes, sum(constant for _, _, constant in lines))

    @property
    def common(self) -> tuple[float, float] | None:
        """Ends between which every line runs; None where there is no such stretch."""
        low, high = float(self.low.max()), float(self.high.min())
        return (low, high) if low < high else None

    def score_within(self, cells: Floats, out: Floats, ends: tuple[float, float]) -> bool:
        """Score rows as `score` does where all cells lie within the ends, so that nothing is to clip; else nothing."""
        if not _lie_within(cells, *ends):
            return False
        np.dot(cells, self.slopes, out=out)
        out += self.constant
        return True

    def score(self, cells: Floats, out: Floats, room: Floats) -> bool:
        """Score whole lots of rows into `out`; False, and nothing done, where a cell is not plain.

        Scores may lie outside of [0, 1] by rounding.

        The least and the greatest cell of each criterion tell whether there is such a cell, and
        whether there is anything to clip. `room` is for as many cells.
        """
        side, room = cells.reshape(-1, self.low.size), room[: cells.size].reshape(-1, self.low.size)
        least, greatest = np.minimum.reduce(side, axis=0), np.maximum.reduce(side, axis=0)
        most = LARGEST_OF[cells.dtype.char]
        if not least.min() >= -most or not greatest.max() <= most:
            return False
        if (least < self.low).any():
            side = np.maximum(side, self.low, out=room)
        if (greatest > self.high).any():
            side = np.minimum(side, self.high, out=room)
        np.dot(side.reshape(cells.shape), self.slopes, out=out)
        out += self.constant
        return True


@dataclass(frozen=True, slots=True, eq=False)
class QuickScores:
    """Scores cells as a `BlockScorer` does, and tells which of them were plain.

    Where no value stands in for an unknown cell, a row has a score only if all its cells are finite.
    """

    scorer: BlockScorer
    stands_in: bool
    single: Lines | None
    double: Lines | None

    @classmethod
    def of(cls, scorer: BlockScorer) -> Self:
        """Prepare what can be prepared."""
        stands_in = not all(np.isnan(column.unknown) for column in scorer.columns)
        return cls(scorer, stands_in, *(Lines.of(scorer, np.dtype(kind)) for kind in (np.float32, np.float64)))

    def __call__(self, cells: Floats) -> tuple[Floats, Booleans]:
        """Score rows, (rows, criteria) of one precision, one after the other in memory.

        Returns
        -------
        scores : (rows,) in [0, 1], NaN where there is none
        plain : (rows,) whether every cell is known to be finite and not too large
        """
        lines = self.single if cells.dtype == np.float32 else self.double
        if lines is None:
            scores = self.scorer(cells)
            told = cells.dtype == np.float32 and not self.stands_in
            return scores, ~np.isnan(scores) if told else np.full(len(cells), squares(cells) < np.inf)
        scores, plain = np.empty(len(cells), dtype=cells.dtype), np.ones(len(cells), dtype=bool)
        room, ends = np.empty(ROWS * cells.shape[1], dtype=cells.dtype), lines.common
        for rows in _stretches(len(cells)):
            part = _in_whole_lots(cells[rows])
            out = np.empty(len(part), dtype=cells.dtype)
            if ends and not lines.score_within(part, out, ends):
                ends = None  # the rest is hardly within them either
            if ends is None and not lines.score(part, out, room):
                odd: Booleans = ~np.all(np.abs(part) <= LARGEST_OF[cells.dtype.char], axis=1)
                lines.score(np.where(odd[:, None], lines.low[: cells.shape[1]], part), out, room)
                out[odd] = self.scorer(part[odd])
                plain[rows] = ~odd[: rows.stop - rows.start]
            scores[rows] = out[: rows.stop - rows.start]
        return np.clip(scores, 0, 1, out=scores), plain


def _in_whole_lots(cells: Floats) -> Floats:
    """Repeat the last row until there are whole lots of rows, of which a product treats each row alike."""
    lacking = -len(cells) % ABREAST
    return np.concatenate([cells, np.repeat(cells[-1:], lacking, axis=0)]) if lacking else cells


def _lie_within(cells: Floats, low: float, high: float) -> bool:
    """Tell whether all cells do; in one look where none is below 0.

    Read as whole numbers, cells that are not below 0 keep their order, and all others are above them.
    """
    whole = cells.view(f"u{cells.itemsize}")
    if low <= 0 < high and whole.max() <= cells.dtype.type(high).view(whole.dtype):
        return True
    return bool(cells.min() >= low and cells.max() <= high)


def _stretches(rows: int) -> Iterator[slice]:
    """Cut rows into stretches."""
    return (slice(start, min(start + ROWS, rows)) for start in range(0, rows, ROWS))
