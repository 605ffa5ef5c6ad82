"""How scores and the lead go with one weight at a time."""

from __future__ import annotations

import numpy as np

from sitescore.analysis.scoring import POINTS
from sitescore.core.checks import Floats
from sitescore.core.sensitivity.weight_rates import has_siblings, weight_rates
from sitescore.matrix import DecisionMatrix
from sitescore.results.ranking import Ranking
from sitescore.results.weight_lines import WeightLines

STRAY = 0.25
"""How far a weight without a stated range goes down and up."""


def weight_lines(ranking: Ranking) -> WeightLines | None:
    """Work out the slope of every score in every weight, and the lead at the ends of each weight's range.

    Parameters
    ----------
    ranking : from `rank`

    Returns
    -------
    WeightLines : None where scores are no sums of weight x value, or there are no two sites

    Examples
    --------
    >>> from sitescore import assemble, rank, read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> matrix = assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3"))
    >>> weight_lines(rank(matrix, draws=0)).slopes.shape
    (42, 12)
    """
    matrix = ranking.matrix
    if not matrix.scoring.additive or len(ranking.sites) < 2:
        return None
    rates = weight_rates(matrix.parents, matrix.local, criteria=len(matrix.criteria))
    slopes = POINTS * rates @ matrix.values[matrix.included].T
    ends = _ends(matrix)
    leader = int(ranking.order[0])
    moved = ranking.scores + (ends - matrix.local[:, None])[..., None] * slopes[:, None, :]
    return WeightLines(
        slopes=slopes,
        ends=ends,
        leads=moved[..., leader] - np.delete(moved, leader, axis=-1).max(axis=-1),
        movable=has_siblings(matrix.parents),
    )


def _ends(matrix: DecisionMatrix) -> Floats:
    """Give the least and the greatest local weight of each node, (nodes, 2)."""
    nodes = [matrix.nodes[name] for name in (*matrix.factors, *matrix.criteria)]
    totals: dict[str | None, float] = {}
    for node in nodes:
        totals[node.parent] = totals.get(node.parent, 0.0) + node.points
    stray = matrix.local[:, None] * np.array([1 - STRAY, 1 + STRAY])
    ends = [
        stray[at] if node.points_range is None else np.array(node.points_range) / totals[node.parent]
        for at, node in enumerate(nodes)
    ]
    return np.asarray(np.clip(ends, 0.0, 1.0))
