"""Weights from points given to each criterion."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.checks import reject
from sitescore.core.weighting.judgements import as_answers
from sitescore.core.weighting.weighted import Weighted, weighted


def direct(points: ArrayLike) -> Weighted:
    """Turn points into weights by their share of the sum.

    Serves both ways of asking: points for each criterion on their own (direct rating), and a
    number of points shared out between the criteria (point allocation).

    Parameters
    ----------
    points : (criteria,) not negative, not all 0; more for what counts more

    Returns
    -------
    Weighted : without details; points cannot contradict each other

    Raises
    ------
    ValueError
        If a point is wrong, or all are 0.

    References
    ----------
    Bottomley and Doyle (2001), "A comparison of three weight elicitation methods: good, better,
    and best", *Omega* 29(6), 553-560.

    Examples
    --------
    >>> direct([50, 30, 20]).weights
    array([0.5, 0.3, 0.2])
    """
    given = as_answers("points", points)
    reject("points", "must not all be 0", given, (given == 0) & (given.sum() == 0))
    return weighted(given)
