"""Technique for order of preference by similarity to the ideal solution."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import lengths, scale, turned_ends
from sitescore.core.classical.shares import Scale, Share, divided
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def topsis(
    measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, normalisation: str = "vector"
) -> Scored:
    """TOPSIS: closeness to the best and distance from the worst of each criterion, in straight lines.

    With ``vector``, the paper's, figures where less is better are not turned round: the ideal is
    their column's minimum. With any other normalisation more is better in every column. Where all
    sites are alike both distances are 0 and each scores 1.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    normalisation : name in `NORMALISATIONS`

    Returns
    -------
    Scored : closeness within [0, 1], highest is best. Details: ``normalised``, ``weighted``,
        (..., sites, criteria); ``ideal``, ``anti_ideal``, (..., criteria); ``from_ideal``,
        ``from_anti_ideal``, (..., sites).

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Hwang and Yoon (1981), *Multiple Attribute Decision Making: Methods and Applications*,
    Springer, 128-140.

    Examples
    --------
    >>> topsis([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.431, 0.274])
    """
    x, w, d = as_table(measurements, weights, directions)
    as_measured = normalisation == "vector"
    share = lengths(x) if as_measured else scale(normalisation, x, d)
    up = d > 0 if as_measured else np.ones_like(d, dtype=bool)

    low, high = turned_ends(share, x)
    ideal, anti_ideal = np.where(up, high, low), np.where(up, low, high)
    near, far = _distances(share, x, w, ideal, anti_ideal)
    return scored(
        divided(far, near + far),
        normalised=lambda: share(x),
        weighted=lambda: share(x) * w[..., None, :],
        ideal=ideal[..., 0, :] * w,
        anti_ideal=anti_ideal[..., 0, :] * w,
        from_ideal=near,
        from_anti_ideal=far,
    )


def _distances(share: Scale, x: Floats, weights: Floats, ideal: Floats, anti_ideal: Floats) -> tuple[Floats, Floats]:
    """Weighted distances from both points; the largest weight stays out of the squares, which could not hold it."""
    largest = weights.max(axis=-1, keepdims=True)
    relative = weights / largest
    quick = share.compiled_distances(x, relative, ideal, anti_ideal) if isinstance(share, Share) else None
    squared = np.square(relative)

    def lengths_of(rows: Floats) -> tuple[Floats, ...]:
        shares = share(rows)
        return tuple(np.sqrt(weigh(np.square(shares - point), squared)) for point in (ideal, anti_ideal))

    near, far = by_site(lengths_of, x) if quick is None else quick
    return largest * near, largest * far
