"""How far rankings agree, and one ranking from several, by name."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, require_one_of


def agreement(first: ArrayLike, second: ArrayLike, *, measure: str = "kendall_tau_b", **parameters: Any) -> Floats:
    """Measure how far rankings of the same sites agree.

    Parameters
    ----------
    first, second : (..., sites) places, 1 being the best; ties however numbered
    measure : "kendall_tau_b", "spearman", "weighted_spearman", "ws", "rank_biased_overlap" or
        "top_overlap"
    **parameters : of the measure, as ``p`` of "rank_biased_overlap" or ``count`` of "top_overlap"

    Returns
    -------
    (...) : 1 where they agree in full; NaN where a ranking has no order at all

    Raises
    ------
    ValueError
        If there is no such measure or an argument is wrong.

    Examples
    --------
    >>> float(agreement([1, 2, 3], [1, 3, 2]).round(3))
    0.333
    """
    from sitescore.core.agreement import AGREEMENT_MEASURES

    require_one_of("measure", measure, AGREEMENT_MEASURES)
    return np.asarray(AGREEMENT_MEASURES[measure](first, second, **parameters))


def consensus(rankings: ArrayLike, *, method: str = "borda") -> Integers:
    """Make one ranking of several.

    Parameters
    ----------
    rankings : (rankings, sites) places, 1 being the best; ties however numbered
    method : "borda", "copeland", "rank_position" or "dominance"

    Returns
    -------
    (sites,) places from 1; sites that tie share the better

    Raises
    ------
    ValueError
        If there is no such method or an argument is wrong.

    Examples
    --------
    >>> consensus([[1, 2, 3], [1, 3, 2], [2, 1, 3]])
    array([1, 2, 3])
    """
    from sitescore.core.agreement import CONSENSUS_METHODS

    require_one_of("method", method, CONSENSUS_METHODS)
    return CONSENSUS_METHODS[method](rankings)
