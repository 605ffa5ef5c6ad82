"""How the weights of siblings were found, where they were not stated."""

from __future__ import annotations

from collections.abc import Mapping

from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three comparisons that do not agree: the first over the second, that over the third, the first over the third."""

    names: tuple[str, str, str]
    stated: tuple[float, float, float]
    implied: float
    """The first over the third, as the other two comparisons have it."""

    @property
    def across(self) -> tuple[str, str, float]:
        """The comparison of the first with the third, the way round in which it is at least 1."""
        first, _, third = self.names
        times = self.stated[2]
        return (first, third, times) if times >= 1 else (third, first, 1 / times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """The comparison to think over, and the value in its place that makes all most consistent."""

    first: str
    second: str
    stated: float
    proposed: float
    consistency_ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """How the weights of siblings were found.

    Attributes
    ----------
    method : name of the weighting method
    weights : share of each sibling, summing to 1
    consistency_ratio : 0 where judgements agree; None where the method has no such measure
    triads : what contradicts itself most, the worst first
    mending : the change of one judgement that would help most, None where none would
    """

    method: str
    weights: Mapping[str, float]
    consistency_ratio: float | None = None
    triads: tuple[Triad, ...] = ()
    mending: Mending | None = None
