"""Agreement of every ranking with every other."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.agreement.rankings import as_rankings
from sitescore.core.checks import Floats


def agreement_matrix(rankings: ArrayLike, measure: Callable[..., Floats], **parameters: float) -> Floats:
    """Compare every ranking with every other.

    Parameters
    ----------
    rankings : (rankings, sites) places from 1, the best
    measure : one of `AGREEMENT_MEASURES`
    parameters : the measure's own

    Returns
    -------
    (rankings, rankings) agreement of the row's ranking, as `first`, with the column's

    Raises
    ------
    ValueError
        If an argument is wrong, naming the first entry at fault.

    Examples
    --------
    >>> from sitescore.core.agreement.spearman import spearman
    >>> agreement_matrix([[1, 2, 3], [1, 3, 2], [3, 2, 1]], spearman).round(4)
    array([[ 1. ,  0.5, -1. ],
           [ 0.5,  1. , -0.5],
           [-1. , -0.5,  1. ]])
    """
    places = as_rankings(rankings, ties="min")
    return np.stack([measure(ranking, places, **parameters) for ranking in places])
