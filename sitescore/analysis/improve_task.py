"""Whom a plan must reach, and what a value is worth against each of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sitescore.analysis.coupling import after_change, followed_weights, gap_weights
from sitescore.core.checks import Floats, Integers
from sitescore.core.explanation.improvement import Plan
from sitescore.core.explanation.levers import Lever, best_gains, ways
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results.improvement import Change

TIE, ROUNDING = 1e-9, 1e-12


def task_of(
    matrix: DecisionMatrix,
    site: int,
    others: Integers,
    *,
    k: int,
    lifted: Sequence[Change],
    usable: Sequence[Lever],
) -> Task:
    """Tell which of the `others` can be at the k-th score, or before it, whatever of `usable` is changed."""
    near = _near(matrix, others, k, usable)
    return Task(matrix, site, others, near, k, tuple(lifted), gap_weights(matrix, site, near, at_least=True))


def _near(matrix: DecisionMatrix, others: Integers, k: int, usable: Sequence[Lever]) -> Integers:
    """Leave out the sites that stay behind the k-th score however far their unknown figures rise with the plan."""
    if others.size < k:
        return others
    gains = np.zeros(len(matrix.criteria))
    gains[[lever.criterion for lever in usable]] = best_gains(ways(usable))
    scores = matrix.values[others] @ matrix.weights
    highest = scores + followed_weights(matrix, others, held=True) @ gains
    return np.asarray(others[highest >= np.partition(scores, -k)[-k] - TIE])


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Who is to be reached: the k-th best of `others`; and what is changed in any case, to lift knock-outs."""

    matrix: DecisionMatrix
    site: int
    others: Integers
    near: Integers
    """Those of them that can be at the k-th score, or before it, at the stated weights."""
    k: int
    lifted: tuple[Change, ...]
    against: Floats
    """(near, criteria) what a value is worth at least against each, some of whom stand at a mean that it lifts."""

    def strength(self, criterion: int) -> float:
        """Give what a value is worth against every rival."""
        stated = float(self.matrix.weights[criterion])
        return max(float(self.against[:, criterion].min()) if len(self.against) else stated, 0.0)

    def unit_cost(self, lever: Lever) -> float | None:
        """Give what a unit costs: as much after a knock-out is lifted as before."""
        for change in self.lifted:
            now, then = change.now, change.then
            if change.criterion == lever.criterion and isinstance(now, float) and isinstance(then, float):
                return change.cost / abs(then - now) if then != now else lever.unit_cost
        return lever.unit_cost

    @property
    def is_even(self) -> bool:
        """Whether a value is always worth the same against every rival, so that one threshold says all."""
        return self.is_steady and bool(np.allclose(self.against, self.against[:1], rtol=0, atol=ROUNDING))

    @property
    def is_steady(self) -> bool:
        """Whether a value is worth as much against a rival however far it rises: no stand-in meets a bound."""
        low, high = (part[self.near] for part in (self.matrix.lowest, self.matrix.highest))
        return not (~self.matrix.known[self.near] & (low < high) & ((low > 0) | (high < 1))).any()

    def thresholds(self, weights: Floats, values: Floats) -> Floats:
        """Score to reach under each weight vector, (draws,); -inf where there is nobody to reach."""
        if self.others.size < self.k:
            return np.full(len(weights), -np.inf)
        scores = weights @ values[self.others].T
        return np.asarray(np.partition(scores, -self.k, axis=1)[:, -self.k])

    def after(self, usable: Sequence[Lever], plan: Plan) -> Floats:
        """Give all sites' values once the plan is carried out, (sites, criteria)."""
        values = self.matrix.values[self.site].copy()
        values[[lever.criterion for lever in usable]] += plan.values_gained
        return after_change(self.matrix, self.site, np.clip(values, 0, 1))

    def gaps(self, weights: Floats, values: Floats) -> Floats:
        """Score to gain under each weight vector, (draws,); not above 0 where the site is there."""
        return np.asarray(self.thresholds(weights, values) - weights @ values[self.site])
