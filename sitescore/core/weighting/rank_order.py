"""Weights from the ranks of the criteria alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, require_one_of
from sitescore.core.weighting.judgements import as_answers
from sitescore.core.weighting.weighted import Weighted, weighted

MOST_EXPONENT = 100.0

KINDS: Mapping[str, Callable[[Floats, float], Floats]] = MappingProxyType(
    {
        "centroid": lambda place, _: np.cumsum((1 / place)[::-1])[::-1],
        "sum": lambda place, _: place[::-1],
        "reciprocal": lambda place, _: 1 / place,
        "exponent": lambda place, exponent: (place[::-1] / place.size) ** exponent,
    }
)
"""Weights, up to their sum, of the places 1, 2, ... of a ranking."""


def rank_order(ranks: ArrayLike, *, kind: str = "centroid", exponent: float = 1.0) -> Weighted:
    """Weigh criteria by their ranks.

    Criteria of equal rank share the weights of the places that they take together: nothing is
    known between them, so each order of them is as likely.

    Parameters
    ----------
    ranks : (criteria,) at least 1, the most important lowest; only their order counts, so that
        1, 2, 2, 4 and 1, 2, 2, 3 say the same
    kind : with n criteria, the weight of place k is in proportion to

        - ``centroid``: 1/k + ... + 1/n, the mean of all weights in that order
        - ``sum``: n + 1 - k
        - ``reciprocal``: 1/k
        - ``exponent``: (n + 1 - k) to the power of `exponent`
    exponent : from 0 to 100, for ``exponent`` alone. 0 gives equal weights, 1 those of ``sum``;
        the paper finds it from the weight that the person gives to the most important criterion

    Returns
    -------
    Weighted : details: ``places`` (criteria,), the weights of the places 1, 2, ... without ties

    Raises
    ------
    ValueError
        If a rank or the exponent is wrong, or the kind unknown.

    References
    ----------
    Stillwell, Seaver and Edwards (1981), "A comparison of weight approximation techniques in
    multiattribute utility decision making", *Organizational Behavior and Human Performance*
    28(1), 62-77; Barron and Barrett (1996), "Decision Quality Using Ranked Attribute Weights",
    *Management Science* 42(11), 1515-1523.

    Examples
    --------
    >>> rank_order([2, 1, 3]).weights.round(3)
    array([0.278, 0.611, 0.111])
    >>> rank_order([1, 1, 2], kind="sum").weights.round(3)
    array([0.417, 0.417, 0.167])
    """
    require_one_of("kind", kind, KINDS)
    if not 0 <= exponent <= MOST_EXPONENT:
        raise ValueError(f"exponent must lie within 0 and {MOST_EXPONENT:g}, got {exponent}")
    given = as_answers("ranks", ranks, least=1)
    places = KINDS[kind](np.arange(1.0, given.size + 1), exponent)
    places = places / places.sum()
    _, group, size = np.unique(given, return_inverse=True, return_counts=True)
    shared = np.add.reduceat(places, np.cumsum(size) - size) / size
    return weighted(shared[group], places=places)
