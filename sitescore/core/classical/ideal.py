"""Best and worst of each criterion among the sites."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import ends


def best_and_worst(measurements: Floats, directions: Floats) -> tuple[Floats, Floats]:
    """Give the best and the worst of each column, (..., 1, criteria) each.

    >>> best_and_worst(np.array([[1.0, 5.0], [3.0, 9.0]]), np.array([1.0, -1.0]))
    (array([[3., 5.]]), array([[1., 9.]]))
    """
    low, high = ends(measurements)
    more = directions > 0
    return np.where(more, high, low), np.where(more, low, high)
