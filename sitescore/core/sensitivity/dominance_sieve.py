"""Which sites dominate which, a block of pairs at a time.

Two sites are compared on many criteria at once: coarse places of a site, a few bits a
criterion, stand side by side in one word of 64 bits, and one subtraction shows whether any
is lower. What passes that sieve is compared place by place.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Floats, Integers
from sitescore.records import dataclass

FIELDS = 16
"""Criteria in a word, at most: each has one bit to borrow from and the others for its place."""
MANY = 20
"""Where more than one in so many pairs pass, comparing all of a block costs less than picking them out."""


def places(table: Floats) -> Integers:
    """Count for each site and criterion how many sites are worse.

    Parameters
    ----------
    table : (sites, criteria), more is better

    Returns
    -------
    (sites, criteria) : whole numbers in as few bytes as they fit

    Examples
    --------
    >>> places(np.array([[0.9, 0.5], [0.9, 0.4], [0.2, 0.8]])).tolist()
    [[1, 1], [1, 0], [0, 2]]
    """
    sites, criteria = table.shape
    columns = np.ascontiguousarray(table.T)
    order = np.argsort(columns, axis=1)
    ranked = np.take_along_axis(columns, order, axis=1)
    worse = np.zeros((criteria, sites), dtype=np.int16 if sites < np.iinfo(np.int16).max else np.int32)
    worse[:, 1:] = np.where(ranked[:, 1:] != ranked[:, :-1], np.arange(1, sites), 0)
    np.maximum.accumulate(worse, axis=1, out=worse)
    result = np.empty_like(worse)
    np.put_along_axis(result, order, worse, axis=1)
    return np.ascontiguousarray(result.T)


@dataclass(frozen=True, slots=True, eq=False)
class Sieve:
    """Sites by places, (sites, criteria), their sums, and their words without and with all bits to borrow from."""

    places: Integers
    sums: Integers
    low: NDArray[np.uint64]
    high: NDArray[np.uint64]
    borrows: np.uint64

    @classmethod
    def of(cls, every: Integers) -> Sieve:
        """Pack `places` of sites.

        Examples
        --------
        >>> Sieve.of(np.array([[1, 1], [1, 0], [0, 2]])).low.tolist() == [1 + (1 << 32), 1, 2 << 32]
        True
        """
        fields = min(every.shape[1], FIELDS)
        width = 64 // fields
        levels = 1 << min(width - 1, 31)
        coarse = every[:, :fields].astype(np.uint64)
        extent = int(every.max()) + 1
        if levels < extent:
            coarse = coarse * np.uint64(levels) // np.uint64(extent)
        shifts = np.arange(0, width * fields, width, dtype=np.uint64)
        low = np.bitwise_or.reduce(coarse << shifts, axis=1)
        borrows = np.bitwise_or.reduce(np.uint64(1) << shifts + np.uint64(width - 1))
        return cls(every, every.sum(axis=1, dtype=np.int64), low, low | borrows, borrows)

    def pairs(self, these: Integers, those: Integers) -> tuple[Integers, Integers]:
        """Find every pair of one of `these` that dominates one of `those`, sites by number.

        Returns
        -------
        Where they stand in the two lists, (pairs,) each, in the order of the second. Of two sites
        that cover all of each other's places, twins, neither has the greater sum.

        Examples
        --------
        >>> sieve = Sieve.of(np.array([[1, 1], [1, 0], [0, 2]]))
        >>> sieve.pairs(np.arange(3), np.arange(3))
        (array([0]), array([1]))
        """
        spare = self.high[these] - self.low[those][:, None]
        spare &= self.borrows
        passed = spare == self.borrows
        if MANY * np.count_nonzero(passed) > passed.size:
            passed &= self.sums[these] > self.sums[those][:, None]
            for one, other in zip(self.places[these].T.copy(), self.places[those].T, strict=True):
                passed &= one >= other[:, None]
            worse, better = np.divmod(np.flatnonzero(passed), these.size)
            return better, worse
        worse, better = np.divmod(np.flatnonzero(passed), these.size)
        one, other = these[better], those[worse]
        sure = (self.places[one] >= self.places[other]).all(axis=1) & (self.sums[one] > self.sums[other])
        return better[sure], worse[sure]
