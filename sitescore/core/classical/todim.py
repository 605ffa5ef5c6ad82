"""Gains and losses against every other site, losses felt more."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.classical.blocks import blocks
from sitescore.core.classical.normalisations import minmax, normalised
from sitescore.core.classical.parameters import as_positive
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def todim(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    theta: float = 1.0,
    normalisation: str = "sum",
) -> Scored:
    """TODIM, interactive and multi-criteria decision making.

    On each criterion a site that lies D above another gains sqrt(w D), one that lies D below
    loses sqrt(D / w) / theta, w being the share of the criterion in the sum of weights. The sum
    over all criteria and other sites is brought to 0 for the last and 1 for the first site. A
    criterion without weight is left out. Each pair of sites is compared, which takes time with
    the square of the sites, though not with the number of weight vectors.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, from 0; above 0 where less is better
    weights : (..., criteria), not negative; only their ratios matter
    directions : (criteria,) 1 where more is better, -1 where less is
    theta : above 0, how far losses are attenuated: at 1 they count in full, below 1 more
    normalisation : name in `NORMALISATIONS`; the paper's is "sum"

    Returns
    -------
    Scored : highest is best, in [0, 1]; all 1 where all sites are alike. Details:
        ``normalised``, (..., sites, criteria); ``gains`` and ``losses``,
        (..., sites, criteria), sums over the other sites of the square roots of differences,
        unweighted; ``dominance``, (..., sites), the sum before it is rescaled.

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Gomes, Lima (1992), "TODIM: basics and application to multicriteria ranking of projects with
    environmental impacts", *Foundations of Computing and Decision Sciences* 16(4), 113-127; in
    this form in Gomes, Rangel (2009), "An application of the TODIM method to the multicriteria
    rental evaluation of residential properties", *European Journal of Operational Research*
    193(1), 204-211.

    Examples
    --------
    >>> todim([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.   , 0.039])
    """
    x, w, d = as_table(measurements, weights, directions)
    attenuation = as_positive("theta", theta)
    shares = normalised(normalisation, x, d)
    gains, losses = _roots_of_differences(shares)
    root = np.sqrt(w / w.sum(axis=-1, keepdims=True))
    inverse = np.divide(1, root, out=np.zeros_like(root), where=root > 0)
    dominance = weigh(gains, root) - weigh(losses, inverse) / attenuation
    return scored(
        minmax(dominance[..., None], np.ones(1))(dominance[..., None])[..., 0],
        normalised=shares,
        gains=gains,
        losses=losses,
        dominance=dominance,
    )


def _roots_of_differences(shares: Floats) -> tuple[Floats, Floats]:
    """Sum over the other sites, by criterion, the roots of how far a site lies above them and below them.

    In the order of a column each pair stands once, the later above the earlier.
    """
    order = np.argsort(shares, axis=-2)
    ordered = np.take_along_axis(shares, order, axis=-2)
    gains, losses = np.zeros_like(shares), np.zeros_like(shares)
    for criterion in range(shares.shape[-1]):
        column = ordered[..., criterion]
        for block in blocks(column.shape[-1], entries=column.size):
            earlier = slice(block.stop)
            root = np.sqrt(np.maximum(column[..., block, None] - column[..., None, earlier], 0))
            gains[..., block, criterion] = root.sum(axis=-1)
            losses[..., earlier, criterion] += root.sum(axis=-2)
    return _put_back(gains, order), _put_back(losses, order)


def _put_back(ordered: Floats, order: Integers) -> Floats:
    result = np.empty_like(ordered)
    np.put_along_axis(result, order, ordered, axis=-2)
    return result
