"""Flows of each criterion alone: how far a site is preferred to the others on it, and they to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.outranking.preferences import Preference, as_preferences
from sitescore.core.table import as_directions, as_measurements


def net_flows(
    measurements: ArrayLike,
    directions: ArrayLike,
    *,
    functions: str | Sequence[str] = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> Floats:
    """Net flow of every site on every criterion, which the net flow of PROMETHEE II is the weighted mean of.

    The net flow is linear in the weights: ``net_flows(...) @ weights / weights.sum()``. So
    whatever can be asked of a weighted sum can be asked of PROMETHEE II.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    directions : (criteria,) 1 where more is better, -1 where less is
    functions, q, p, s : as in `promethee_ii`

    Returns
    -------
    (..., sites, criteria) in [-1, 1], more is better; each criterion sums to 0 over the sites

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Mareschal and Brans (1988), "Geometrical representations for MCDA", *European Journal of
    Operational Research* 34(1), 69-77.

    Examples
    --------
    >>> net_flows([[3, 1], [2, 2], [1, 2]], [1, -1])
    array([[ 1. ,  1. ],
           [ 0. , -0.5],
           [-1. , -0.5]])
    """
    x = as_measurements(measurements)
    d = as_directions(directions, criteria=x.shape[-1])
    preferences = as_preferences(functions, criteria=x.shape[-1], q=q, p=p, s=s)
    positive, negative = criterion_flows(x, d, preferences)
    return np.asarray(positive - negative, dtype=x.dtype)


def criterion_flows(
    measurements: Floats, directions: Floats, preferences: Sequence[Preference]
) -> tuple[Floats, Floats]:
    """Positive and negative flows of each criterion alone.

    Each sum over the other sites is found on the sorted criterion, so that no pair is compared
    but for the Gaussian function. A site alone has flows of 0.

    Parameters
    ----------
    measurements : (..., sites, criteria)
    directions : (criteria,) 1 or -1
    preferences : (criteria,) preference functions with their thresholds

    Returns
    -------
    positive, negative : (..., sites, criteria) in [0, 1], in double precision
    """
    table = (measurements * directions).astype(np.float64)
    positive, negative = np.empty_like(table), np.empty_like(table)
    for at in np.ndindex(table.shape[:-2]):
        for j, preference in enumerate(preferences):
            column = (*at, slice(None), j)
            order = np.argsort(table[column], kind="stable")
            ordered = table[column][order]
            positive[column][order] = preference.summed(ordered)
            negative[column][order[::-1]] = preference.summed(-ordered[::-1])
    others = max(table.shape[-2] - 1, 1)
    positive /= others
    negative /= others
    return positive, negative
