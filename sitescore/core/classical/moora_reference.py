"""Tchebycheff distance from the reference point."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import lengths, turned_ends
from sitescore.core.table import Scored, as_table, scored


def moora_reference(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """MOORA, reference point approach.

    The reference point has the best of every column among the sites; a site is rated by its
    largest weighted distance from it, after the columns are divided by their lengths.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : largest distance, lowest is best. Details: ``normalised``, (..., sites, criteria),
        ``reference``, (..., criteria), unweighted, and ``distances``, (..., sites, criteria),
        weighted.

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Brauers, Zavadskas (2006), "The MOORA method and its application to privatization in a
    transition economy", *Control and Cybernetics* 35(2), 445-469.

    Examples
    --------
    >>> moora_reference([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([0.   , 0.267, 0.327])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = lengths(x)
    low, high = turned_ends(share, x)
    reference = np.where(d > 0, high, low)

    def distances(rows: Floats) -> Floats:
        return np.asarray(w[..., None, :] * np.abs(reference - share(rows)))

    (largest,) = by_site(lambda rows: (distances(rows).max(axis=-1),), x)
    return scored(largest, normalised=lambda: share(x), reference=reference[..., 0, :], distances=lambda: distances(x))
