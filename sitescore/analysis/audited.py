"""What the checks of an audit look at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from sitescore.analysis.trust import evidence_classes
from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.soundness.correlation import Correlation
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results.evidence import classes_of


@dataclass(frozen=True, kw_only=True, eq=False)
class Audited:
    """A matrix and what is worked out of it once.

    ``here`` are the numbers of the sites that are compared; ``values`` theirs, NaN where not known or not
    applicable; ``effective`` shares of the variance of scores; ``as_of`` the date by which figures are old.
    """

    matrix: DecisionMatrix
    here: Integers
    values: Floats
    effective: Floats
    as_of: str
    correlations: Mapping[tuple[str, str], Correlation]
    alphas: Mapping[str, tuple[float, int]]

    @cached_property
    def counts(self) -> Integers:
        """Of how many of the compared sites each criterion is known, (criteria,)."""
        return np.asarray(np.isfinite(self.values).sum(axis=0))

    @cached_property
    def spread(self) -> Floats:
        """Greatest less least value of each criterion, (criteria,); NaN where fewer than two sites are known."""
        there = self.counts > 1
        known = np.isfinite(self.values)
        high = np.where(known, self.values, -np.inf).max(axis=0)
        low = np.where(known, self.values, np.inf).min(axis=0)
        return np.asarray(np.subtract(high, low, out=np.full(there.shape, np.nan), where=there))

    @cached_property
    def figures(self) -> list[Floats]:
        """Measurements of each criterion over the compared sites, those known."""
        table = self.matrix.measurements[self.here]
        return [column[np.isfinite(column)] for column in table.T]

    @cached_property
    def measured(self) -> Booleans:
        """Cells of all sites that are known and apply, (sites, criteria)."""
        return np.asarray(self.matrix.known & self.matrix.applicable)

    @cached_property
    def weak(self) -> Booleans:
        """Cells of all sites that are known on weak evidence, (sites, criteria)."""
        classes = classes_of(self.matrix.trust)[:-1]
        numbers = [at for at, name in enumerate(classes) if self.matrix.trust.is_weak(name)]
        return np.isin(evidence_classes(self.matrix), numbers)

    def heaviest(self, which: Booleans) -> list[int]:
        """Numbers of the criteria that are meant, the heaviest first."""
        return sorted(np.flatnonzero(which).tolist(), key=lambda at: (-float(self.matrix.weights[at]), at))

    def names(self, numbers: list[int]) -> tuple[str, ...]:
        """Ids of criteria."""
        return tuple(self.matrix.criteria[at] for at in numbers)
