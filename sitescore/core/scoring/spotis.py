"""Distance from the ideal solution point within fixed bounds: SPOTIS on values."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.weigh import weigh


def spotis(values: ArrayLike, weights: ArrayLike) -> Floats:
    """Score sites by 1 less their weighted distance from the ideal solution point.

    On values the bounds are 0 and 1 and the ideal solution point is 1, more being better.
    The paper's distance ``sum w |v - 1| / (1 - 0)`` is then 1 less the weighted sum: SPOTIS
    ranks as the weighted sum does, and is here to say so.

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better; the paper's distance has the lowest best

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong, or an entry is not finite.

    References
    ----------
    Dezert, Tchamova, Han and Tacnet (2020), "The SPOTIS Rank Reversal Free Method for
    Multi-Criteria Decision-Making Support", *23rd International Conference on Information
    Fusion*.

    Examples
    --------
    >>> spotis([[1.0, 0.0], [0.5, 0.5]], [0.75, 0.25])
    array([0.75, 0.5 ])
    """
    v = as_values(values)
    w = as_weights(weights, criteria=v.shape[-1])
    return 1 - weigh(1 - v, w)
