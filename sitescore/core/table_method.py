"""What a table of methods on measurements holds: the method, and what callers may rely on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sitescore.core.checks import Integers
from sitescore.core.ranking import ranks
from sitescore.core.table import Scored


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
        """Ranks of `result`, (..., sites), 1 being the best; equal scores share the better rank."""
        return (
            result.ranks
            if result.ranks is not None
            else ranks(result.scores if self.best == "highest" else -result.scores)
        )
