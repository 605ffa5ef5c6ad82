"""What the weights are: local, global, and how much each moves these sites."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.explanation.effective_weights import effective_weights
from sitescore.matrix import DecisionMatrix
from sitescore.results.weights_table import WeightsTable


def weights_table(matrix: DecisionMatrix) -> WeightsTable:
    """List every node's local and global weight, and its effective weight among the ranked sites.

    A factor's effective weight is the sum of its criteria's. Effective weights are NaN with
    fewer than two ranked sites, where there is nothing to move, and where scores are not
    additive, so that no part of their differences belongs to one criterion.
    """
    every = (*matrix.factors, *matrix.criteria)
    leaves = np.full(len(matrix.criteria), np.nan)
    if len(matrix.included) > 1 and matrix.scoring.additive:
        leaves = effective_weights(matrix.values[matrix.included], matrix.weights)
    effective = np.concatenate([_descendants(matrix) @ leaves, leaves])
    nodes, depths = _in_tree_order(matrix)
    at = [every.index(name) for name in nodes]
    return WeightsTable(
        matrix=matrix,
        nodes=tuple(nodes),
        depths=tuple(depths),
        local=matrix.local[at],
        overall=matrix.overall[at],
        effective=effective[at],
    )


def _descendants(matrix: DecisionMatrix) -> Floats:
    """Tell which criteria stand under which factors, those without weight included."""
    under = np.zeros((len(matrix.factors), len(matrix.criteria)), dtype=np.float64)
    for at, name in enumerate(matrix.criteria):
        above = matrix.nodes[name].parent
        while above is not None:
            under[matrix.factors.index(above), at] = 1.0
            above = matrix.nodes[above].parent
    return under


def _in_tree_order(matrix: DecisionMatrix) -> tuple[list[str], list[int]]:
    nodes: list[str] = []
    depths: list[int] = []

    def visit(parent: str | None, depth: int) -> None:
        for name, node in matrix.nodes.items():
            if node.parent == parent:
                nodes.append(name)
                depths.append(depth)
                visit(name, depth + 1)

    visit(None, 0)
    return nodes, depths
