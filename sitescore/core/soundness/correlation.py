"""How two criteria run together over the sites of which both are known."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.agreement.spearman import spearman
from sitescore.core.checks import as_floats
from sitescore.core.ranking import ranks


class Correlation(NamedTuple):
    """Pearson's r of the figures and Spearman's rho of their order, and over how many sites."""

    pearson: float
    spearman: float
    sites: int


def correlation(first: ArrayLike, second: ArrayLike) -> Correlation:
    """Correlate two criteria over the sites of which both are known.

    Parameters
    ----------
    first, second : (sites,) in any unit, NaN where not known

    Returns
    -------
    Each from -1 to 1; NaN where fewer than two sites have both, or one of the two is the same for all

    Raises
    ------
    ValueError
        If shapes differ or an entry is infinite.

    References
    ----------
    Pearson (1895), *Proc. R. Soc.* 58, 240-242; Spearman (1904), *Am. J. Psychology* 15(1), 72-101.

    Examples
    --------
    >>> found = correlation([1, 2, 3, float("nan")], [1, 4, 9, 16])
    >>> round(found.pearson, 4), round(found.spearman, 4), found.sites
    (0.9897, 1.0, 3)
    """
    x, y = (as_floats(name, part, unknown=True) for name, part in (("first", first), ("second", second)))
    if x.shape != y.shape or x.ndim != 1:
        raise ValueError(f"first and second must have one shape (sites,), got {x.shape} and {y.shape}")
    both = np.isfinite(x) & np.isfinite(y)
    x, y = x[both], y[both]
    count = int(both.sum())
    if count < 2 or _level(x) or _level(y):
        return Correlation(float("nan"), float("nan"), count)
    a, b = ((part - part.mean()) / np.abs(part - part.mean()).max() for part in (x, y))
    r = float(a @ b / np.sqrt((a @ a) * (b @ b)))
    return Correlation(min(1.0, max(-1.0, r)), float(spearman(ranks(x), ranks(y))), count)


def _level(x: np.ndarray) -> bool:
    return bool(np.ptp(x) <= 1e-12 * np.abs(x).max())
