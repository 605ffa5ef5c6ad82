"""Share out a change that several parts make together."""

from __future__ import annotations

from math import comb

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats


def shapley_values(outcomes: ArrayLike) -> Floats:
    """Split the difference between two outcomes among the parts that differ: each part's mean effect over all orders.

    Parameters
    ----------
    outcomes : (2 ** parts, ...) the outcome for each set of parts that are changed; part p is in set number s where
        bit p of s is set, so that the first outcome is of nothing changed and the last of everything

    Returns
    -------
    (parts, ...) : adding up to the last outcome less the first

    Raises
    ------
    ValueError
        If there is not an outcome for each set, or one is not finite.

    References
    ----------
    Shapley (1953), "A value for n-person games", *Contributions to the Theory of Games* II, 307-317.

    Examples
    --------
    A product grows from 2 x 3 to 4 x 5: by 8 for the first factor, by 6 for the second.

    >>> shapley_values([6, 12, 10, 20])
    array([8., 6.])
    """
    found = as_floats("outcomes", outcomes)
    parts = max(len(found).bit_length() - 1, 0) if found.ndim else 0
    if not found.ndim or len(found) != 1 << parts:
        raise ValueError(f"outcomes must have shape (2 ** parts, ...), got {found.shape}")
    sets = np.arange(len(found))
    values = np.empty((parts, *found.shape[1:]))
    for part in range(parts):
        without = sets[(sets >> part & 1) == 0]
        orders = np.array([1 / (parts * comb(parts - 1, int(number).bit_count())) for number in without])
        values[part] = np.tensordot(orders, found[without | 1 << part] - found[without], axes=1)
    return values
