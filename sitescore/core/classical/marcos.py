"""Utility between the anti-ideal and the ideal site."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.classical.ideal import best_and_worst
from sitescore.core.classical.normalisations import scale
from sitescore.core.classical.shares import divided, weighted_sums
from sitescore.core.table import Scored, as_table, scored


def marcos(
    measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, normalisation: str = "linear"
) -> Scored:
    """Measurement of alternatives and ranking according to compromise solution (MARCOS).

    The table gets two more rows, the ideal and the anti-ideal site, and is normalised with
    them. With K+ and K- the ratios of a site's weighted sum S to theirs, the paper's utility
    (K+ + K-) / (1 + (1 - f(K+)) / f(K+) + (1 - f(K-)) / f(K-)), where f(K+) = K- / (K+ + K-) and
    f(K-) = K+ / (K+ + K-), reduces to S (a + b) / (a^2 + a b + b^2) for ideal sum a and
    anti-ideal sum b. That form is used, since it holds for an anti-ideal of 0 too. Where both
    sums are 0 all sites are alike and score 2/3, as at any other sum.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit that the normalisation takes: "linear" asks for
        measurements from 0, above 0 where less is better
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    normalisation : name in `NORMALISATIONS`; the paper's is "linear"

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, ``weighted``, (..., sites, criteria);
        ``sums``, (..., sites), S; ``ideal_sum`` and ``anti_ideal_sum``, (...).

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Stevic, Pamucar, Puska, Chatterjee (2020), "Sustainable supplier selection in healthcare
    industries using a new MCDM method: Measurement of alternatives and ranking according to
    COmpromise solution (MARCOS)", *Computers & Industrial Engineering* 140, 106231.

    Examples
    --------
    >>> marcos([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([0.938, 0.391, 0.43 ])
    """
    x, w, d = as_table(measurements, weights, directions)
    ideal, anti_ideal = best_and_worst(x, d)
    table = np.concatenate([x, ideal, anti_ideal], axis=-2)
    share = scale(normalisation, table, d)
    sums = weighted_sums(share, table, w)
    own, best, worst = sums[..., :-2], sums[..., -2:-1], sums[..., -1:]
    utility = divided(own * (best + worst), best**2 + best * worst + worst**2, empty=2 / 3)
    return scored(
        utility,
        normalised=lambda: share(x),
        weighted=lambda: share(x) * w[..., None, :],
        sums=own,
        ideal_sum=best[..., 0],
        anti_ideal_sum=worst[..., 0],
    )
