"""Weights that are not known, drawn as a study says they may vary."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.hierarchy import ROOT
from sitescore.core.sampling.boxed import boxed_weights
from sitescore.core.sampling.simplex import uniform_weights
from sitescore.matrix import DecisionMatrix


def draw_weights(matrix: DecisionMatrix, how: str | float, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw weights of the criteria, (draws, criteria); see `Unknowns`."""
    if isinstance(how, float):
        low, high = matrix.weights * (1 - how), np.minimum(matrix.weights * (1 + how), 1.0)
        return boxed_weights(low, high, draws, rng=rng)
    if how == "stated":
        return np.tile(matrix.weights, (draws, 1))
    if how == "uniform":
        return uniform_weights(len(matrix.criteria), draws, rng=rng)
    local = np.tile(matrix.local, (draws, 1))
    for parent in (ROOT, *range(len(matrix.factors))):
        siblings = np.flatnonzero(matrix.parents == parent)
        if siblings.size > 1:
            draw = _ranged_siblings if how == "ranges" else _any_siblings
            local[:, siblings] = draw(matrix, siblings, draws, rng=rng)
    overall = local.copy()
    above = matrix.parents.copy()
    while (above != ROOT).any():
        below = np.flatnonzero(above != ROOT)
        overall[:, below] *= local[:, above[below]]
        above = np.where(above != ROOT, matrix.parents[above], ROOT)
    return overall[:, len(matrix.factors) :]


def _any_siblings(matrix: DecisionMatrix, siblings: Integers, draws: int, *, rng: np.random.Generator) -> Floats:
    del matrix
    return uniform_weights(siblings.size, draws, rng=rng)


def _ranged_siblings(matrix: DecisionMatrix, siblings: Integers, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw local weights within their ranges; siblings without a range share what is left as stated."""
    names = [(*matrix.factors, *matrix.criteria)[at] for at in siblings]
    ranges = [matrix.nodes[name].points_range for name in names]
    total = sum(matrix.nodes[name].points for name in names)
    ranged = np.array([ends is not None for ends in ranges])
    stated = matrix.local[siblings]
    if not ranged.any():
        return np.tile(stated, (draws, 1))
    ends = np.array([ends for ends in ranges if ends is not None]) / total
    rest = float(stated[~ranged].sum())
    low, high = np.append(ends[:, 0], 0.0), np.append(ends[:, 1], 1.0 if rest > 0 else 0.0)
    drawn = boxed_weights(np.minimum(low, 1.0), np.minimum(high, 1.0), draws, rng=rng)
    result = np.empty((draws, siblings.size))
    result[:, ranged] = drawn[:, :-1]
    result[:, ~ranged] = drawn[:, -1:] * (stated[~ranged] / rest if rest > 0 else 0.0)
    return result
