"""Flows of each criterion alone: how far a site is preferred to the others on it, and they to it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.outranking.preference_sums import BLOCK
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
    but for the Gaussian function. Columns with the same preference are worked out together,
    as many at a time as bounded memory holds. A site alone has flows of 0.

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
    columns, gains, losses = (part.swapaxes(-1, -2) for part in (table, positive, negative))
    for preference, at in _together(preferences, columns.shape):
        gains[at], losses[at] = _sums(columns[at], preference)
    others = max(table.shape[-2] - 1, 1)
    positive /= others
    negative /= others
    return positive, negative


def _together(
    preferences: Sequence[Preference], shape: tuple[int, ...]
) -> Iterator[tuple[Preference, tuple[Integers, ...]]]:
    """Give the places of columns that share a preference, a block at a time, in a (..., criteria, sites) table."""
    numbers = np.arange(math.prod(shape[:-1])).reshape(-1, shape[-2])
    step = max(BLOCK // shape[-1], 1)
    kinds = np.array([repr(preference) for preference in preferences])  # NaN thresholds are unlike themselves
    for kind, preference in dict(zip(kinds, preferences, strict=True)).items():
        alike = numbers[:, kinds == kind].ravel()
        for start in range(0, alike.size, step):
            yield preference, np.unravel_index(alike[start : start + step], shape[:-1])


def _sums(columns: Floats, preference: Preference) -> tuple[Floats, Floats]:
    """Sum in (columns, sites) each site's preferences over all others, and theirs over it."""
    order = np.argsort(columns, axis=-1, kind="stable")
    ordered = np.take_along_axis(columns, order, axis=-1)
    gains, losses = np.empty_like(columns), np.empty_like(columns)
    np.put_along_axis(gains, order, preference.summed(ordered), axis=-1)
    np.put_along_axis(losses, order[..., ::-1], preference.summed(-ordered[..., ::-1]), axis=-1)
    return gains, losses
