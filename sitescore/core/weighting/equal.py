"""The same weight for every criterion."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.weighting.weighted import Weighted, as_judged_table, weighted


def equal(measurements: ArrayLike, directions: ArrayLike | None = None) -> Weighted:
    """Give every criterion the same weight.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit; only their number of columns counts
    directions : (criteria,) 1 or -1; not used

    Returns
    -------
    Weighted : without details

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Dawes and Corrigan (1974), "Linear models in decision making", *Psychological Bulletin*
    81(2), 95-106.

    Examples
    --------
    >>> equal([[3, 1], [2, 2]]).weights
    array([0.5, 0.5])
    """
    x, _ = as_judged_table(measurements, directions)
    return weighted(np.ones(x.shape[1]))
