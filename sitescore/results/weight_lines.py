"""How scores and the lead go with one weight at a time."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats
from sitescore.core.frozen import read_only
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WeightLines:
    """Scores as straight lines in the local weight of each node, its siblings keeping their proportions.

    ``slopes``, (nodes, sites), are points of 100 that a score gains as the weight goes from 0 to
    1. ``ends``, (nodes, 2), are the least and the greatest local weight by the stated range, or
    a quarter less and more where none is stated; ``leads``, (nodes, 2), points by which the
    leader is before the best other site there. ``movable`` tells the nodes that have siblings.
    """

    slopes: Floats
    ends: Floats
    leads: Floats
    movable: Booleans

    def __post_init__(self) -> None:
        for name in ("slopes", "ends", "leads", "movable"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    def at(self, node: int, *, scores: Floats, local: float, weight: float) -> Floats:
        """Return all scores with the node's local weight at `weight`, where it is `local` for `scores`."""
        return np.asarray(scores + (weight - local) * self.slopes[node])
