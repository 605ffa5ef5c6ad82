"""What the known cells of a table come to: its ranges and means, which some rules need before any row is scored."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.streaming.exact_sums import FIGURE_BITS, SHARE_BITS, sum_of_figures, sum_of_shares
from sitescore.core.streaming.quick_scores import LARGEST
from sitescore.core.value_range import Apply
from sitescore.records import dataclass

AS_MEASURED: Apply = np.positive
"""Stands for the value function where cells are summed as they are."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """Known cells by criterion; `merged` is associative and commutative, bit for bit.

    Attributes
    ----------
    count : (criteria,)
    least, greatest : (criteria,) measurement, inf and -inf where none is known
    totals : (criteria,) sums of the values asked for, in units of 2 ** -1126
    """

    count: Integers
    least: Floats
    greatest: Floats
    totals: tuple[int, ...]

    @classmethod
    def of(cls, values: Sequence[Apply | None], divisors: Floats, cells: Floats) -> Known:
        """Look at a block of cells, (rows, criteria); where there is a value function, its values in [0, 1] are summed.

        Examples
        --------
        >>> known = Known.of([None, np.sqrt], np.array([1.0, 4.0]), np.array([[3.0, 1.0], [5.0, np.nan]]))
        >>> known.greatest, known.means
        (array([5., 1.]), array([0. , 0.5]))
        """
        exact = cells.astype(np.float64, copy=False)
        columns = [column[np.abs(column) <= LARGEST] for column in exact.T]
        summed = [
            apply(column / divisor) if apply else np.zeros(0)
            for apply, divisor, column in zip(values, divisors, columns, strict=True)
        ]
        return cls(
            count=np.array([column.size for column in columns]),
            least=np.array([column.min(initial=np.inf) for column in columns]),
            greatest=np.array([column.max(initial=-np.inf) for column in columns]),
            totals=tuple(
                sum_of_figures(column) if apply is AS_MEASURED else _sum_of_values(column)
                for apply, column in zip(values, summed, strict=True)
            ),
        )

    def merged(self, other: Known) -> Known:
        """Put two parts of one table together."""
        return Known(
            count=self.count + other.count,
            least=np.minimum(self.least, other.least),
            greatest=np.maximum(self.greatest, other.greatest),
            totals=tuple(one + two for one, two in zip(self.totals, other.totals, strict=True)),
        )

    @property
    def means(self) -> Floats:
        """Mean of what was summed, (criteria,), NaN where nothing is known."""
        pairs = zip(self.totals, self.count.tolist(), strict=True)
        return np.array([total / (count << FIGURE_BITS) if count else np.nan for total, count in pairs])


def _sum_of_values(values: Floats) -> int:
    return sum_of_shares(values[~np.isnan(values)]) << (FIGURE_BITS - SHARE_BITS)
