"""The WS coefficient of rankings' similarity."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.agreement.rankings import as_pair
from sitescore.core.checks import Floats


def ws(first: ArrayLike, second: ArrayLike) -> Floats:
    """Similarity of a ranking to a reference, a site counting half as much as that one place before it.

    ``1 - sum 2^-a |a - b| / max(a - 1, n - a)``, a being the places in `first`, the reference:
    the two do not change roles freely. Those who tie are at the mean of their places.

    Parameters
    ----------
    first : (..., sites) places from 1, the best, in the reference
    second : (..., sites) places in the ranking under test; leading axes broadcast

    Returns
    -------
    (...) from above 0 to 1, the same ranking; 1 for a single site

    Raises
    ------
    ValueError
        If an argument is wrong, naming the first entry at fault.

    References
    ----------
    Salabun and Urbaniak (2020), "A New Coefficient of Rankings Similarity in Decision-Making
    Problems", *Computational Science - ICCS 2020*, LNCS 12138, Springer, 632-645.

    Examples
    --------
    >>> ws([1, 2, 3, 4, 5], [[2, 1, 3, 4, 5], [1, 2, 3, 5, 4]]).round(4)
    array([0.7917, 0.9714])
    """
    reference, other = as_pair(first, second, ties="average")
    farthest = np.maximum(reference - 1, reference.shape[-1] - reference)
    apart = np.abs(reference - other) / np.where(farthest > 0, farthest, 1.0)
    return np.asarray(1 - (np.exp2(-reference) * apart).sum(axis=-1))
