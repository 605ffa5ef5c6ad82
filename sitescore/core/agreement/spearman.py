"""Spearman's rho, and its form that looks at the top first."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.agreement.rankings import as_pair, share
from sitescore.core.checks import Floats


def spearman(first: ArrayLike, second: ArrayLike) -> Floats:
    """Linear correlation of two rankings' places, those who tie at the mean of their places.

    Parameters
    ----------
    first, second : (..., sites) places from 1, the best; leading axes broadcast

    Returns
    -------
    (...) from -1, reversed, to 1, the same order; NaN where a ranking puts all sites level or there is one only

    Raises
    ------
    ValueError
        If an argument is wrong, naming the first entry at fault.

    References
    ----------
    Spearman (1904), "The Proof and Measurement of Association between Two Things", *American
    Journal of Psychology* 15(1), 72-101.

    Examples
    --------
    >>> spearman([1, 2, 3, 4, 5], [2, 1, 3, 4, 5]).round(4)
    np.float64(0.9)
    """
    a, b = as_pair(first, second, ties="average")
    middle = (a.shape[-1] + 1) / 2
    a, b = a - middle, b - middle
    lengths = np.sqrt((a**2).sum(axis=-1)) * np.sqrt((b**2).sum(axis=-1))
    return share((a * b).sum(axis=-1), lengths)


def weighted_spearman(first: ArrayLike, second: ArrayLike) -> Floats:
    """Rank correlation in which a difference counts the more, the nearer to the top it stands.

    ``1 - 6 sum (a - b)^2 ((n - a + 1) + (n - b + 1)) / (n^4 + n^3 - n^2 - n)``. The paper has
    no ties; here those who tie are at the mean of their places.

    Parameters
    ----------
    first, second : (..., sites) places from 1, the best; leading axes broadcast

    Returns
    -------
    (...) from -1, reversed, to 1, the same ranking; NaN for a single site

    Raises
    ------
    ValueError
        If an argument is wrong, naming the first entry at fault.

    References
    ----------
    Pinto da Costa and Soares (2005), "A Weighted Rank Measure of Correlation", *Australian &
    New Zealand Journal of Statistics* 47(4), 515-529.

    Examples
    --------
    >>> weighted_spearman([1, 2, 3, 4], [[2, 1, 3, 4], [1, 2, 4, 3]]).round(4)
    array([0.72, 0.88])
    """
    a, b = as_pair(first, second, ties="average")
    n = a.shape[-1]
    apart = ((a - b) ** 2 * (2 * n + 2 - a - b)).sum(axis=-1)
    farthest = n**4 + n**3 - n**2 - n
    return 1 - share(6 * apart, np.full_like(apart, farthest))
