"""Distance from the border approximation area."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site, column_sums
from sitescore.core.classical.normalisations import scale
from sitescore.core.table import Scored, as_table, scored


def mabac(
    measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, normalisation: str = "minmax"
) -> Scored:
    """Multi-attributive border approximation area comparison (MABAC).

    The border of a criterion is the geometric mean of its weighted entries; a site is rated by
    how far it lies above the borders in sum.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    normalisation : name in `NORMALISATIONS`; the paper's is "minmax"

    Returns
    -------
    Scored : highest is best, above 0 where a site lies above the borders. Details:
        ``normalised``, ``weighted``, ``distances``, (..., sites, criteria), and ``border``,
        (..., criteria).

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Pamucar, Cirovic (2015), "The selection of transport and handling resources in logistics
    centers using Multi-Attributive Border Approximation area Comparison (MABAC)", *Expert
    Systems with Applications* 42(6), 3016-3028.

    Examples
    --------
    >>> mabac([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([ 0.532, -0.135, -0.218])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = scale(normalisation, x, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.exp(column_sums(lambda rows: np.log(share(rows) + 1), x) / x.shape[-2])
    border = w[..., None, :] * mean

    def weighted(rows: Floats) -> Floats:
        return np.asarray(w[..., None, :] * (share(rows) + 1))

    (sums,) = by_site(lambda rows: ((weighted(rows) - border).sum(axis=-1),), x)
    return scored(
        sums,
        normalised=lambda: share(x),
        weighted=lambda: weighted(x),
        border=border[..., 0, :],
        distances=lambda: weighted(x) - border,
    )
