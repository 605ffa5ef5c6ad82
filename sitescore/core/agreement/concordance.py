"""Kendall's W: agreement of any number of rankings."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.agreement.rankings import as_rankings


def kendalls_w(rankings: ArrayLike) -> float:
    """Coefficient of concordance, corrected for ties.

    How far the sites' sums of places spread, of how far they could if all rankings were alike:
    ``12 S / (k^2 (n^3 - n) - k sum (t^3 - t))`` for k rankings of n sites, S being the sum of
    squared deviations of those sums, t the sizes of the groups that tie.

    Parameters
    ----------
    rankings : (rankings, sites) places from 1, the best

    Returns
    -------
    From 0, no agreement, to 1, all alike; NaN where every ranking puts all sites level or there is one site only

    Raises
    ------
    ValueError
        If the argument is wrong, naming the first entry at fault.

    References
    ----------
    Kendall and Babington Smith (1939), "The Problem of m Rankings", *Annals of Mathematical
    Statistics* 10(3), 275-287.

    Examples
    --------
    >>> round(kendalls_w([[1, 2, 3], [1, 3, 2], [1, 2, 3]]), 4)
    0.7778
    """
    places = as_rankings(rankings, ties="average")
    centred = places - (places.shape[1] + 1) / 2
    alike = len(places) * (centred**2).sum()
    return float((centred.sum(axis=0) ** 2).sum() / alike) if alike > 0 else float("nan")
