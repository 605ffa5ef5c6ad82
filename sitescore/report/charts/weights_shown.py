"""What charts of weights share: which nodes can move, and in what order they stand."""

from __future__ import annotations

from sitescore.core.sensitivity.weight_rates import has_siblings
from sitescore.report.views.explanation import tree_order
from sitescore.report.wording import Words
from sitescore.results.sensitivity import Sensitivity


def movable_nodes(found: Sensitivity) -> list[int]:
    """Return the numbers of the nodes that have siblings."""
    return [at for at, movable in enumerate(has_siblings(found.ranking.matrix.parents)) if movable]


def in_tree_order(found: Sensitivity, nodes: list[int]) -> list[int]:
    """Return `nodes` so that each factor stands before what is under it."""
    place = {name: at for at, name in enumerate(tree_order(found.ranking.matrix))}
    return sorted(nodes, key=lambda node: (place.get(found.nodes[node], -1), node))


def outcome_note(found: Sensitivity, words: Words) -> str:
    """Say of what ranking the intervals are, and whether they were worked out or searched for."""
    leader = found.ranking.names[found.leader]
    return words("chart_stability_searched" if found.numeric else "chart_stability_exact", leader=leader)
