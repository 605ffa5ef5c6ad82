"""Weights from standard deviations."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.classical.normalisations import normalised
from sitescore.core.weighting.weighted import Weighted, as_degrees_of_freedom, as_varied_table, weighted


def standard_deviation(
    measurements: ArrayLike, directions: ArrayLike | None = None, *, normalisation: str | None = None, ddof: int = 1
) -> Weighted:
    """Weigh a criterion by the standard deviation of its measurements.

    Without `normalisation` the unit counts: the same criterion in metres weighs a thousand
    times what it weighs in kilometres, so it is for tables already on one scale, as in the
    papers' examples. ``minmax`` frees the weights from units, as CRITIC's deviations are.

    Parameters
    ----------
    measurements : (sites, criteria) in one unit, or any if normalised
    directions : (criteria,) 1 where more is better, which is the default, -1 where less is;
        used only by the normalisation
    normalisation : name in `NORMALISATIONS`, or None for the measurements as they are
    ddof : taken from the number of sites in the divisor of the deviations; does not change the weights

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight. Details:
        ``deviations``, (criteria,).

    Raises
    ------
    ValueError
        If an argument is wrong, the normalisation cannot take the measurements, or no two sites differ.

    References
    ----------
    Diakoulaki, Mavrotas and Papayannakis (1995), "Determining objective weights in multiple
    criteria problems: The critic method", *Computers & Operations Research* 22(7), 763-770.

    Examples
    --------
    >>> standard_deviation([[3, 0.1], [1, 0.3], [2, 0.3]]).weights.round(4)
    array([0.8965, 0.1035])
    >>> standard_deviation([[3, 0.1], [1, 0.3], [2, 0.3]], normalisation="minmax").weights.round(4)
    array([0.4641, 0.5359])
    """
    x, d, differs = as_varied_table(measurements, directions)
    scale = x if normalisation is None else normalised(normalisation, x, d)
    found = scale.std(axis=0, ddof=as_degrees_of_freedom(ddof, sites=len(x)))
    deviations = np.where(differs, found, 0.0)
    return weighted(deviations, deviations=deviations)
