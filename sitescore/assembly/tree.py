"""The tree of factors and criteria as arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.hierarchy import ROOT, local_weights
from sitescore.model.criteria import CriteriaSet


def tree(criteria: CriteriaSet, leaves: Sequence[str] | None = None) -> tuple[Integers, Floats]:
    """Give each node's parent and local weight, (nodes,), factors first.

    Parameters
    ----------
    criteria : the set
    leaves : criteria in another order, and others than those of the set, which have no weight and stand at the top
    """
    ends = tuple(criteria.criteria) if leaves is None else tuple(leaves)
    names = (*criteria.factors, *ends)
    own = [criteria.criteria.get(name) for name in ends]
    above = [f.parent for f in criteria.factors.values()] + [leaf.factor if leaf else None for leaf in own]
    points = [f.weight for f in criteria.factors.values()] + [leaf.weight if leaf else 0.0 for leaf in own]
    parents = np.array([ROOT if name is None else names.index(name) for name in above], dtype=np.intp)
    return parents, local_weights(parents, np.array(points))
