"""Technique for order of preference by similarity to the ideal solution."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import FirstLook, by_site
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
    as_measured, look = normalisation == "vector", FirstLook()
    x, w, d = as_table(measurements, weights, directions, add_squares=look.add_squares if as_measured else None)
    share = lengths(x, look) if as_measured else scale(normalisation, x, d)
    low, high = share.ends if isinstance(share, Share) else turned_ends(share, x)
    up = d > 0 if as_measured else np.ones_like(d, dtype=bool)
    points = np.where(up, high, low), np.where(up, low, high)
    largest = w.max(axis=-1, keepdims=True)
    near, far = _distances(share, x, w / largest, points)
    ideal, anti_ideal = map(share, points) if isinstance(share, Share) else points
    both = np.asarray(near + far)
    return scored(
        divided(far, both, out=both),
        normalised=lambda: share(x),
        weighted=lambda: share(x) * w[..., None, :],
        ideal=ideal[..., 0, :] * w,
        anti_ideal=anti_ideal[..., 0, :] * w,
        from_ideal=lambda: largest * near,
        from_anti_ideal=lambda: largest * far,
    )


def _distances(share: Scale, x: Floats, weights: Floats, points: tuple[Floats, Floats]) -> tuple[Floats, ...] | Floats:
    """Weighted straight distances of each site from both points: measurements for shares of a length, else shares."""
    if isinstance(share, Share):
        quick = share.compiled_distances(x, weights, points)
        if quick is not None:
            return quick
    squared = np.square(weights)

    def lengths_of(rows: Floats) -> tuple[Floats, ...]:
        if isinstance(share, Share):
            apart = [share.apart(rows, point) for point in points]
        else:
            shares = share(rows)
            apart = [shares - point for point in points]
        return tuple(np.sqrt(weigh(np.square(gaps), squared)) for gaps in apart)

    return by_site(lengths_of, x)
