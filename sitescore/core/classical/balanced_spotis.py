"""SPOTIS between the ideal and the expected solution point."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.classical.parameters import as_share
from sitescore.core.classical.spotis import spotis
from sitescore.core.table import Scored, scored


def balanced_spotis(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    bounds: ArrayLike | None = None,
    esp: ArrayLike | None = None,
    alpha: float = 0.5,
) -> Scored:
    """Balanced SPOTIS: a mean of the distances from the ideal and from the expected solution point.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, within `bounds`
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    bounds : (criteria, 2) least and greatest measurement that is possible, in the criteria's units;
        None for those of the measurements
    esp : (criteria,) expected solution point, in the criteria's units and within `bounds` if they
        are given; None for the ideal point, which leaves SPOTIS
    alpha : trust in the expected solution point, within [0, 1]; the rest goes to the ideal point

    Returns
    -------
    Scored : weighted distance, lowest is best. Details: ``to_ideal``, ``to_expected``,
        (..., sites).

    Raises
    ------
    ValueError
        If an argument is wrong or lies beyond `bounds`.

    References
    ----------
    Shekhovtsov, Dezert and Sałabun (2025), "Enhancing Personalized Decision-Making with the
    Balanced SPOTIS Algorithm", *17th International Conference on Agents and Artificial
    Intelligence (ICAART)* 3, 264-271.

    Examples
    --------
    >>> balanced_spotis([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1], bounds=[[0, 5], [1, 5]], esp=[2, 2]).scores
    array([0.2125, 0.3125, 0.4625])
    """
    trust = as_share("alpha", alpha)
    ideal = spotis(measurements, weights, directions, bounds=bounds).scores
    wanted = spotis(measurements, weights, directions, bounds=bounds, esp=esp).scores
    return scored((1 - trust) * ideal + trust * wanted, to_ideal=ideal, to_expected=wanted)
