"""How much of a change in one site's figure reaches the gap to another site.

An unknown cell stands at the mean of the other sites' values, so it follows, in part, when
one of those changes.
"""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.matrix import DecisionMatrix


def own_effect(matrix: DecisionMatrix, other: int) -> Floats:
    """Give the share of a known value's change that is not matched by `other`'s unknown cell following it.

    Parameters
    ----------
    matrix : from `assemble`
    other : number of the site that the gap is to

    Returns
    -------
    (criteria,) in [0, 1] : 1 where the other site's cell is known, or cannot follow because
        it stands at an end of what it can be
    """
    measured = (matrix.known & matrix.applicable).sum(axis=0)
    value, low, high = matrix.values[other], matrix.lowest[other], matrix.highest[other]
    follows = ~matrix.known[other] & (low < value) & (value < high)
    return np.where(follows, 1 - 1 / np.maximum(measured, 1), 1.0)
