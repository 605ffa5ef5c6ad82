"""What scores, and the lead of the first site, rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.evidence import Trust
from sitescore.records import dataclass
from sitescore.results import rows

HALF = 0.5 - 1e-9
UNGRADED, UNKNOWN = "ungraded", "unknown"
"""Classes of evidence beside the grades: known without a grade, and not known."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EvidenceShares:
    """Shares of each score by what they rest on, and the points of the lead of the first over the second.

    Attributes
    ----------
    classes : grades, then ungraded and unknown
    weak : which of them are weak evidence; unknown is none at all, and not among them
    shares : (sites, classes) of 1, in the order of the ranking's sites; NaN where a score is 0
    lead : points by class; None where nobody leads alone
    graded : whether any figure has a grade, so that these shares tell anything
    """

    classes: tuple[str, ...]
    weak: tuple[str, ...]
    shares: Floats
    lead: Mapping[str, float] | None
    graded: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", read_only(self.shares))

    @property
    def weak_shares(self) -> Floats:
        """Share of each score that rests on weak evidence, (sites,)."""
        return np.asarray(self.shares[:, [self.classes.index(name) for name in self.weak]].sum(axis=1))

    @property
    def middle_classes(self) -> Integers:
        """Number of the class that half of a score rests on, or on a better one, (sites,); the last where it is 0."""
        reached = np.nan_to_num(self.shares).cumsum(axis=1) >= HALF
        return np.where(reached.any(axis=1), reached.argmax(axis=1), len(self.classes) - 1)

    @property
    def weak_lead(self) -> float:
        """Points of the lead that rest on weak evidence."""
        return sum((self.lead or {}).get(name, 0.0) for name in self.weak)

    @property
    def unknown_lead(self) -> float:
        """Points of the lead that rest on figures that are not known."""
        return (self.lead or {}).get(UNKNOWN, 0.0)

    @property
    def by_class(self) -> dict[str, Floats]:
        """Shares of each score, (sites,), by class."""
        return dict(zip(self.classes, self.shares.T, strict=True))

    def lead_row(self, second: str) -> dict[str, Any] | None:
        """Give the lead over a site as plain data; None where nobody leads alone."""
        if self.lead is None:
            return None
        return {
            "over": second,
            "points": rows.plain(sum(self.lead.values())),
            "weak": rows.plain(self.weak_lead),
            "unknown": rows.plain(self.unknown_lead),
            "by_grade": {name: rows.plain(points) for name, points in self.lead.items()},
        }


def classes_of(trust: Trust) -> tuple[str, ...]:
    """Name the classes of evidence, from the best to the worst."""
    return (*trust.grades, UNGRADED, UNKNOWN)
