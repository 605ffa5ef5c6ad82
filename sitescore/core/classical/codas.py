"""Combinative distance-based assessment."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import scale, turned_ends
from sitescore.core.classical.parameters import as_not_negative
from sitescore.core.table import Scored, as_table, scored


def codas(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    tau: float = 0.02,
    normalisation: str = "linear",
) -> Scored:
    """CODAS: how far a site is from the worst of each criterion, compared with every other site.

    Each site is compared with each other by the difference of their straight distances E, and
    also by that of their taxicab distances T where those of E differ by `tau` or more. A site
    that dominates another can come behind it, since its own E decides which T count for or
    against it.

    Parameters
    ----------
    measurements : (..., sites, criteria) not negative; above 0 where less is better
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    tau : difference of straight distances from which taxicab distances count too, from 0,
        where they always do; the paper advises 0.01 to 0.05
    normalisation : name in `NORMALISATIONS`

    Returns
    -------
    Scored : sum of comparisons, 0 on average, highest is best. Details: ``normalised``,
        (..., sites, criteria); ``euclidean``, ``taxicab``, (..., sites), distances E and T.

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Keshavarz Ghorabaee, Zavadskas, Turskis and Antucheviciene (2016), "A New Combinative
    Distance-Based Assessment (CODAS) Method for Multi-Criteria Decision-Making", *Economic
    Computation and Economic Cybernetics Studies and Research* 50(3), 25-44.

    Examples
    --------
    >>> codas([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([ 1.837, -1.043, -0.793])
    """
    x, w, d = as_table(measurements, weights, directions)
    threshold = as_not_negative("tau", tau)
    share = scale(normalisation, x, d)
    least = turned_ends(share, x)[0] * w[..., None, :]

    def lengths(rows: Floats) -> tuple[Floats, ...]:
        ahead = share(rows) * w[..., None, :] - least
        return np.linalg.norm(ahead, axis=-1), ahead.sum(axis=-1)

    straight, taxicab = by_site(lengths, x)
    rows = zip(*(part.reshape(-1, part.shape[-1]) for part in (straight, taxicab)), strict=True)
    scores = np.stack([_compared(e, t, threshold) for e, t in rows]).reshape(straight.shape)
    return scored(scores, normalised=lambda: share(x), euclidean=straight, taxicab=taxicab)


def _compared(straight: Floats, taxicab: Floats, tau: float) -> Floats:
    """Sum over all other sites of E_i - E_k, and of T_i - T_k where E differs by `tau`; from sorted sums."""
    order = np.argsort(straight, kind="stable")
    ordered = straight[order]
    up_to = np.concatenate([np.zeros(1, taxicab.dtype), np.cumsum(taxicab[order])])
    below = np.searchsorted(ordered, straight - tau, side="right")
    above = np.maximum(np.searchsorted(ordered, straight + tau, side="left"), below)
    others = below + straight.size - above
    counted = up_to[below] + up_to[-1] - up_to[above]
    differences = straight.size * straight - straight.sum() + others * taxicab - counted
    return np.asarray(differences.astype(straight.dtype))
