"""The best rows of a table too large to list, and what its scores come to as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitescore.core.checks import Integers
from sitescore.core.frozen import read_only
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results.ranking import Ranking
from sitescore.results.rows import Row, envelope, plain, to_frame


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TableRanking:
    """The best rows with their ranks among all rows, and counts, quantiles and histogram of all scores.

    Attributes
    ----------
    ranking : of the listed rows, the best first; its ranks count all rows of the table, its
        draws, where there are any, only the listed ones
    numbers : (listed,) number of each listed row in the table, from 0
    rows, scored, excluded : how many the table has, have a score, are excluded by knock-outs
    conditions : knock-out of each criterion that has one
    knocked_out, doubtful : rows that the knock-out of each criterion excludes, and might exclude
        once an unknown cell is known
    unknown : cells of each criterion that are not known
    least, mean, greatest : score in points of 100, NaN where no row is scored
    quantiles : score in points of 100, by share of the scored rows that lie below
    histogram : (bins,) scored rows by score, bins of one width from 0 to 100 points; a score on
        an edge belongs to the upper bin, 100 to the last
    slack : how far, in points of 100, scores may be off in the mean, the quantiles and the
        histogram, as where cells are single precision; listed scores never are
    """

    ranking: Ranking
    numbers: Integers
    rows: int
    scored: int
    excluded: int
    conditions: Mapping[str, str]
    knocked_out: Mapping[str, int]
    doubtful: Mapping[str, int]
    unknown: Mapping[str, int]
    least: float
    mean: float
    greatest: float
    quantiles: Mapping[float, float]
    histogram: Integers
    slack: float
    notices: tuple[Notice, ...]

    def __post_init__(self) -> None:
        for name in ("numbers", "histogram"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def matrix(self) -> DecisionMatrix:
        """The decision matrix of the listed rows."""
        return self.ranking.matrix

    def to_rows(self) -> list[Row]:
        """One row a listed site, the best first; ``row`` is its number in the table, from 0."""
        numbers = self.numbers[self.ranking.order].tolist()
        return [{"row": number, **row} for number, row in zip(numbers, self.ranking.to_rows(), strict=True)]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready; the layout is in docs/formats.md."""
        listed = self.ranking.to_dict()
        numbers = self.numbers[self.ranking.order].tolist()
        width = 100 / len(self.histogram)
        return {
            **envelope("rank", self.matrix, self.notices),
            **{key: listed[key] for key in ("method", "draws", "seed", "varied")},
            "sites": [{"row": number, **site} for number, site in zip(numbers, listed["sites"], strict=True)],
            "table": {
                "rows": self.rows,
                "scored": self.scored,
                "excluded": self.excluded,
                "excluded_by": self._reasons(self.knocked_out),
                "doubtful_by": self._reasons(self.doubtful),
                "unknown": dict(self.unknown),
                **{name: plain(getattr(self, name)) for name in ("least", "mean", "greatest")},
                "quantiles": [{"share": share, "score": plain(at)} for share, at in self.quantiles.items()],
                "histogram": {"from": 0, "to": 100, "width": plain(width), "counts": self.histogram.tolist()},
                "accuracy": plain(self.slack),
            },
        }

    def _reasons(self, counts: Mapping[str, int]) -> list[Row]:
        return [{"criterion": name, "reason": self.conditions[name], "rows": count} for name, count in counts.items()]

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `to_frame`."""
        return to_frame(self.to_rows(), like)


def coarser(histogram: Integers, bins: int) -> Integers:
    """Put neighbouring bins of a histogram together, so that `bins` are left.

    Examples
    --------
    >>> import numpy as np
    >>> coarser(np.array([1, 2, 3, 4]), 2)
    array([3, 7])
    """
    result: Integers = histogram.reshape(bins, -1).sum(axis=1)
    return result
