"""Flows of each criterion alone: how far a site is preferred to the others on it, and they to it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.outranking.preference_sums import BLOCK, Sums, row_starts
from sitescore.core.outranking.preferences import (
    PREFERENCE_FUNCTIONS,
    Preference,
    PreferenceFunction,
    Thresholds,
    as_preferences,
)
from sitescore.core.rising_orders import rising_orders
from sitescore.core.table import as_directions, as_measurements

GROUP = 2**20
"""Flows worked out at a time: of a criterion after the other where there are a million sites."""


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
    return flow_differences(x, d, as_preferences(functions, criteria=x.shape[-1], q=q, p=p, s=s))


def flow_differences(measurements: Floats, directions: Floats, preferences: Sequence[Preference]) -> Floats:
    """Net flows of each criterion alone, (..., sites, criteria), in the precision of the measurements."""
    net = np.empty_like(measurements)
    for some, positive, negative in criterion_flows(measurements, directions, preferences):
        np.subtract(positive, negative, out=net[..., some], casting="same_kind")
        del positive, negative  # before the next are worked out
    return net


def criterion_flows(
    measurements: Floats, directions: Floats, preferences: Sequence[Preference]
) -> Iterator[tuple[slice, Floats, Floats]]:
    """Positive and negative flows of each criterion alone, of as many criteria at a time as bounded memory holds.

    Each sum over the other sites is found on the sorted criterion, so that no pair is compared.
    A site alone has flows of 0.

    Parameters
    ----------
    measurements : (..., sites, criteria)
    directions : (criteria,) 1 or -1
    preferences : (criteria,) preference functions with their thresholds

    Yields
    ------
    some : which criteria
    positive, negative : (..., sites, those criteria) in [0, 1], in double precision, the caller's to change
    """
    others = max(measurements.shape[-2] - 1, 1)
    step = max(GROUP // math.prod(measurements.shape[:-1]), 1)
    for start in range(0, measurements.shape[-1], step):
        some = slice(start, start + step)
        yield some, *_flows(measurements[..., some], directions[some], preferences[some], others)


def _flows(measurements: Floats, directions: Floats, preferences: Sequence[Preference], others: int) -> Sums:
    """Positive and negative flows, (..., sites, criteria)."""
    columns = np.multiply(measurements.swapaxes(-1, -2), directions[:, None], order="C", dtype=np.float64)
    gains, losses = columns, np.empty_like(columns)  # a column is not needed once its sums are known
    for function, thresholds, at in _together(preferences, columns.shape):
        rows = columns[at]
        order = rising_orders(rows)
        order += row_starts(order)
        rows = rows.take(order)
        found = function.summed(rows, thresholds)
        for sums, ordered in zip((gains, losses), found, strict=True):
            back = np.empty_like(ordered)
            back.ravel()[order] = ordered
            sums[at] = back
    gains /= others
    losses /= others
    return gains.swapaxes(-1, -2), losses.swapaxes(-1, -2)


def _together(
    preferences: Sequence[Preference], shape: tuple[int, ...]
) -> Iterator[tuple[PreferenceFunction, Thresholds, tuple[Integers, ...]]]:
    """Give the places of columns that share a function, a block at a time, in a (..., criteria, sites) table."""
    numbers = np.arange(math.prod(shape[:-1])).reshape(-1, shape[-2])
    step = max(BLOCK // shape[-1], 1)
    thresholds = Thresholds.of(preferences)
    kinds = np.array([preference.function for preference in preferences])
    for kind in dict.fromkeys(kinds.tolist()):
        alike = numbers[:, kinds == kind].ravel()
        for start in range(0, alike.size, step):
            at = np.unravel_index(alike[start : start + step], shape[:-1])
            yield PREFERENCE_FUNCTIONS[kind], thresholds.take(at[-1]), at
