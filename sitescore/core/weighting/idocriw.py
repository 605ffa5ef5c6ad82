"""IDOCRIW: entropy and impact loss in one."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.weighting.cilos import cilos
from sitescore.core.weighting.entropy import entropy
from sitescore.core.weighting.weighted import Weighted, weighted


def idocriw(measurements: ArrayLike, directions: ArrayLike | None = None) -> Weighted:
    """Integrated determination of objective criteria weights: entropy weights times CILOS weights, to sum 1.

    As in the paper's example, entropy is that of the measurements as they are, CILOS that of
    the table with costs inverted.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit, not negative, above 0 where less is better
    directions : (criteria,) 1 where more is better, which is the default, -1 where less is

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight. Details:
        ``entropy``, ``cilos``, the two parts' weights, (criteria,).

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative or that of a cost is 0, or no two sites differ.

    References
    ----------
    Zavadskas and Podvezko (2016), "Integrated Determination of Objective Criteria Weights in
    MCDM", *International Journal of Information Technology & Decision Making* 15(2), 267-283.

    Examples
    --------
    >>> table = [[3, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    >>> idocriw(table, [-1, 1, -1, 1]).weights.round(3)
    array([0.166, 0.189, 0.355, 0.291])
    """
    spread, loss = entropy(measurements, directions).weights, cilos(measurements, directions).weights
    return weighted(spread * loss, entropy=spread, cilos=loss)
