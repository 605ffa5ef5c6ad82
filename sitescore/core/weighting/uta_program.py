"""The linear program behind value functions that give a ranking back."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats, reject
from sitescore.records import dataclass

MOST_PIECES = 50


@dataclass(frozen=True, slots=True, eq=False)
class RankedProgram:
    """Rises of value functions, one for each straight piece, that should give a ranking back.

    Attributes
    ----------
    shares : (sites, rises) how much of each rise a site has, in [0, 1]
    criterion, piece : (rises,) whose rise it is, and which from the worst measurement, from 0
    knots : (rises, 2) measurements at which it begins and ends
    over, under : (comparisons,) sites that follow each other in the ranking
    least : (comparisons,) by how much the first exceeds the second; 0 for sites as good as each other
    """

    shares: Floats
    criterion: Integers
    piece: Integers
    knots: Floats
    over: Integers
    under: Integers
    least: Floats

    def least_errors(self) -> tuple[Floats, float]:
        """Errors (sites, 2), too high and too low, of the smallest sum; and that sum."""
        sites, rises = self.shares.shape
        found, total = self._solve(np.concatenate([np.zeros(rises), np.ones(2 * sites)]), np.inf)
        return found[rises:].reshape(2, sites).T, max(total, 0.0)

    def largest(self, criterion: int, error_sum: float) -> Floats:
        """Rises (rises,) that give `criterion` its largest weight, the errors summing to `error_sum` at most."""
        goal = np.concatenate([-(self.criterion == criterion).astype(np.float64), np.zeros(2 * len(self.shares))])
        return np.clip(self._solve(goal, error_sum)[0][: self.criterion.size], 0, None)

    def weights(self, rises: Floats) -> Floats:
        """Weights (..., criteria): the sums of the rises (..., rises) of each criterion."""
        return np.asarray(np.add.reduceat(rises, np.flatnonzero(self.piece == 0), axis=-1))

    def points(self, rises: Floats) -> tuple[Integers, Floats, Floats]:
        """Criterion, measurement and value of the points of the functions, from worst to best."""
        first = self.piece == 0
        starts = np.flatnonzero(first)
        total = np.cumsum(rises)
        heights = total - np.repeat(total[starts] - rises[starts], np.diff(np.append(starts, first.size)))
        criterion = np.insert(self.criterion, starts, self.criterion[starts])
        measurement = np.insert(self.knots[:, 1], starts, self.knots[starts, 0])
        return criterion, measurement, np.insert(heights, starts, 0.0)

    def _solve(self, goal: Floats, error_sum: float) -> tuple[Floats, float]:
        from scipy.optimize import linprog

        sites, rises = self.shares.shape
        unit = np.eye(sites)
        valued = np.hstack([self.shares, -unit, unit])
        lead = valued[self.over] - valued[self.under]
        level = self.least == 0
        errors = np.concatenate([np.zeros(rises), np.ones(2 * sites)])
        limit = np.isfinite(error_sum)
        upper = np.vstack([-lead[~level], *([errors] if limit else [])])
        bound = np.append(-self.least[~level], [error_sum] if limit else [])
        equal = np.vstack([lead[level], 1 - errors])
        total = np.append(np.zeros(level.sum()), 1.0)
        found = linprog(goal, upper, bound, equal, total, bounds=(0, None), method="highs")
        return found.x, float(found.fun)


def as_pieces(pieces: ArrayLike, *, criteria: int) -> Integers:
    """Return `pieces`, one number or (criteria,), as whole numbers from 1 to 50, one for each criterion."""
    given = as_floats("pieces", pieces).astype(np.float64)
    if given.shape not in ((), (criteria,)):
        raise ValueError(f"pieces must be one number or have shape ({criteria},), got {given.shape}")
    allowed = (given % 1 == 0) & (given >= 1) & (given <= MOST_PIECES)
    reject("pieces", f"must be whole numbers from 1 to {MOST_PIECES}", given, ~allowed)
    return np.broadcast_to(given, criteria).astype(np.intp)


def ranked_program(
    measurements: Floats, directions: Floats, ranks: Floats, pieces: Integers, delta: float
) -> RankedProgram:
    """Set the program up for sites (sites, criteria) of these ranks (sites,), a lead of `delta` between ranks."""
    upward = measurements * directions
    worst, best = upward.min(axis=0), upward.max(axis=0)
    same = np.broadcast_to(worst == best, upward.shape)
    reject("measurements", "must differ between sites on each criterion", measurements, same)
    criterion = np.repeat(np.arange(pieces.size), pieces)
    piece = np.concatenate([np.arange(count) for count in pieces])
    at = (upward - worst) / (best - worst) * pieces
    shares = np.clip(at[:, criterion] - piece, 0, 1)
    ends = np.stack([piece, piece + 1], axis=1) / pieces[criterion][:, None]
    knots = (worst[criterion][:, None] * (1 - ends) + best[criterion][:, None] * ends) * directions[criterion][:, None]
    order = np.argsort(ranks, kind="stable")
    least = np.where(np.diff(ranks[order]) > 0, delta, 0.0)
    return RankedProgram(shares, criterion, piece, knots, order[:-1], order[1:], least)
