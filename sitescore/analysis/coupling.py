"""How much a change in one figure of a site moves its gap to another site.

More than the criterion's weight where the site has a cell that does not apply and follows
its siblings; less where the other site's cell is unknown and follows the mean.
"""

from __future__ import annotations

import numpy as np

from sitescore.assembly.missing import shared_out
from sitescore.core.checks import Floats
from sitescore.matrix import DecisionMatrix


def gap_weights(matrix: DecisionMatrix, site: int, other: int) -> Floats:
    """Give what a change of 1 in each value of `site` adds to its lead over `other`.

    Parameters
    ----------
    matrix : from `assemble`
    site, other : numbers of sites

    Returns
    -------
    (criteria,) : the weight, where every cell applies to the site and the other's is known
    """
    measured = (matrix.known & matrix.applicable).sum(axis=0)
    value, low, high = matrix.values[other], matrix.lowest[other], matrix.highest[other]
    follows = ~matrix.known[other] & (low < value) & (value < high)
    matched = follows / np.maximum(measured, 1) * _own_weights(matrix, other)
    return np.asarray(_own_weights(matrix, site) - matched)


def _own_weights(matrix: DecisionMatrix, site: int) -> Floats:
    """Weights of a site's values, those of its dropped cells handed on to what they follow."""
    dropped = matrix.dropped[site]
    if not dropped.any():
        return matrix.weights
    each = np.eye(dropped.size)
    each[:, dropped] = np.nan
    moved = shared_out(each, matrix.parents, matrix.local) @ matrix.weights
    return np.where(dropped, 0.0, moved)
