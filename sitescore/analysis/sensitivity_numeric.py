"""What single change alters the ranking, for scores that are not linear in the weights: found by search."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.sensitivity.numeric_distances import numeric_distances
from sitescore.core.sensitivity.numeric_optimality import numeric_optimality
from sitescore.core.sensitivity.numeric_radii import numeric_radii, numeric_top_radius
from sitescore.core.sensitivity.numeric_stability import numeric_stability
from sitescore.core.sensitivity.potential_optimality import PotentialOptimality
from sitescore.core.sensitivity.weight_stability import Stability
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results.sensitivity import Searched, WeightAnswers

SEED = 0
CELLS = 1 << 22
"""Weight vectors x sites x criteria scored at once, at most."""


@dataclass(slots=True, eq=False)
class Trials:
    """Scores of the ranked sites at any weights, block by block, and how many weights were tried."""

    matrix: DecisionMatrix
    values: Floats
    tried: int = 0

    def __call__(self, weights: Floats) -> Floats:
        """Score, (rows, criteria) to (rows, sites) in [0, 1]."""
        self.tried += len(weights)
        step = max(1, CELLS // max(self.values.size, 1))
        blocks = [
            self.matrix.scoring.at_drawn(self.values, weights[start : start + step])
            for start in range(0, max(len(weights), 1), step)
        ]
        return np.concatenate(blocks)


def numeric_answers(
    matrix: DecisionMatrix, *, leader: int, top: int, strays: dict[str, float], dominator: Integers
) -> WeightAnswers:
    """Answer every question on weights by search, with a fixed seed.

    Parameters
    ----------
    matrix : from `assemble`
    leader : number of the site that leads among the ranked
    top : size of the set of best sites
    strays : shares by which weights may stray, by name
    dominator : (sites,) number of a site that dominates each, -1 where there is none

    Returns
    -------
    WeightAnswers : distances, radii and intervals are the least found, and no less than the least there is;
        a site that is `possible` is so for certain
    """
    rng = np.random.default_rng(SEED)
    score, weights = Trials(matrix, matrix.values[matrix.included]), matrix.weights
    stability = _stability(score, top)
    ties = numeric_distances(score, weights, leader=leader, rng=rng)
    rival = int(ties.cost.argmin()) if np.isfinite(ties.cost).any() else -1
    radii = numeric_radii(score, weights, leader=leader, rng=rng)
    top_radius = numeric_top_radius(score, weights, top=top, rng=rng)
    possible, regrets = _possible(score, weights, strays, dominator, rng)
    return WeightAnswers(
        rival=rival,
        moved=ties.weights[rival] - weights if rival >= 0 else np.zeros_like(weights),
        distances=ties.cost,
        radii=radii,
        top_radius=top_radius,
        stability=stability,
        leaders=None,
        possible=possible,
        regrets=regrets,
        searched=Searched(seed=SEED, tried=score.tried),
    )


def _stability(score: Trials, top: int) -> dict[str, Stability]:
    """Intervals of every node for the winner, the top and the whole order."""
    matrix, criteria = score.matrix, len(score.matrix.criteria)
    stay: dict[str, str | int] = {"winner": 1, "top": top, "order": "order"}
    return {
        name: numeric_stability(score, matrix.parents, matrix.local, criteria=criteria, keep=keep)
        for name, keep in stay.items()
    }


def _possible(
    score: Trials, weights: Floats, strays: dict[str, float], dominator: Integers, rng: np.random.Generator
) -> tuple[dict[str, PotentialOptimality], Floats]:
    """Who is found first at any weights, and where each strays by a share; with the regrets at any."""
    anywhere, regrets = numeric_optimality(score, score.values, dominator, rng=rng)
    found = {"any": anywhere}
    for name, share in strays.items():
        low, high = weights * (1 - share), np.minimum(weights * (1 + share), 1.0)
        found[name], _ = numeric_optimality(score, score.values, dominator, low=low, high=high, rng=rng)
    return found, regrets
