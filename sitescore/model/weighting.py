"""Weights from judgements or from the sites' values, as a criteria file asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from sitescore.catalog import weighting_methods
from sitescore.model.criterion import Criterion, Factor

TOP = "factors"
"""What the children of the root are called in judgements."""
LIMIT = 0.1
"""Judgements less consistent than this should be thought over (Saaty 1977); also said of best-worst answers."""


class Weighting(BaseModel):
    """How weights are found: a method, its parameters beside the name, and what people judged."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)
    method: str = Field(description="Weighting method, from judgements or from the sites' values.")
    judgements: dict[str, dict[str, Any]] = Field(
        default_factory=dict, description="By factor, of what is under it; of what is at the top by `factors`."
    )
    nodes: tuple[str, ...] = Field((), description="For methods from values: the factors whose parts they weigh.")

    @property
    def parameters(self) -> dict[str, Any]:
        """Everything else: the method's own."""
        return dict(self.model_extra or {})

    @property
    def from_values(self) -> bool:
        """Whether the method weighs by the sites' values instead of judgements."""
        return weighting_methods()[self.method].takes == "measurements"


def siblings(factors: Mapping[str, Factor], criteria: Mapping[str, Criterion]) -> dict[str, tuple[str, ...]]:
    """List the children of each node, the root's by ``factors``, in the order of the file."""
    above = {name: factor.parent for name, factor in factors.items()}
    above |= {name: criterion.factor for name, criterion in criteria.items()}
    return {parent or TOP: tuple(name for name, over in above.items() if over == parent) for parent in (None, *factors)}


def nodes_from_values(
    weighting: Weighting, factors: Mapping[str, Factor], criteria: Mapping[str, Criterion]
) -> dict[str, tuple[str, ...]]:
    """List the siblings that are weighed by the sites' values, by the node above them, the deepest first.

    Unless the criteria file names the nodes, these are all that have criteria under them and no factors.
    """
    if not weighting.from_values:
        return {}
    tree = siblings(factors, criteria)
    chosen = weighting.nodes or [node for node, names in tree.items() if not factors.keys() & set(names)]
    return {node: tree[node] for node in sorted(chosen, key=lambda node: -_depth(node, factors))}


def _depth(node: str, factors: Mapping[str, Factor]) -> int:
    depth = 0
    while node != TOP:
        depth, node = depth + 1, factors[node].parent or TOP
    return depth
