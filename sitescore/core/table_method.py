"""What a table of methods on measurements holds: the method, and what callers may rely on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.ranking import ranks
from sitescore.core.table import Scored
from sitescore.records import dataclass

TIE_DECIMALS = {"e": 2, "f": 5, "d": 12, "g": 12}
"""Scores, as shares of their spread, that differ less than this are equal: noise of the last bits orders no sites."""
NARROWEST = 0.01
"""A spread below this share of the largest score counts as this share, since noise grows with the score."""


@dataclass(frozen=True, slots=True)
class TableMethod:
    """A method on measurements, and what callers may rely on.

    Attributes
    ----------
    score : (measurements, weights, directions, ...) to `Scored`; parameters by keyword
    best : which end of its scores is best
    positive : works on measurements above 0 only
    dominance : a site at least as good on every criterion never comes behind
    scale_free : ranks do not change when a criterion is measured in another unit
    absent : a criterion of weight 0 changes nothing
    """

    score: Callable[..., Scored]
    best: Literal["highest", "lowest"] = "highest"
    positive: bool = False
    dominance: bool = True
    scale_free: bool = True
    absent: bool = True

    def places(self, result: Scored) -> Integers:
        """Ranks of `result`, (..., sites), 1 being the best; scores alike but for the last bits share the better."""
        if result.ranks is not None:
            return result.ranks
        return ranked(result.scores, best=self.best)


def ranked(scores: Floats, *, best: Literal["highest", "lowest"] = "highest") -> Integers:
    """Rank scores of any size, (..., sites), the `best` first; noise of the last bits orders no sites.

    Examples
    --------
    >>> ranked(np.array([3e-20, 1e-20, 3e-20]))
    array([1, 3, 1])
    """
    largest = np.abs(scores).max(axis=-1, keepdims=True)
    size = np.maximum(np.ptp(scores, axis=-1, keepdims=True), NARROWEST * largest)
    unit = np.where(size > 0, size, 1)
    return ranks(scores / (unit if best == "highest" else -unit), decimals=TIE_DECIMALS[scores.dtype.char])
