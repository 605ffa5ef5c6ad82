"""Normalisations: measurements in any unit to figures that can be added, more being better.

Each takes (..., sites, criteria) measurements and (criteria,) directions and works column by
column. A column without spread has no information to give: where a formula would divide by 0
its entries are all 1, the best there is, so that no site gains or loses by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.table import require_positive

Normalisation = Callable[[Floats, Floats], Floats]


def minmax(measurements: Floats, directions: Floats) -> Floats:
    """Range: (x - min) / (max - min), or (max - x) / (max - min) where less is better; in [0, 1].

    >>> minmax(np.array([[1.0, 5.0], [3.0, 9.0]]), np.array([1.0, -1.0]))
    array([[0., 1.],
           [1., 0.]])
    """
    low, high = _ends(measurements)
    ahead = np.where(directions > 0, measurements - low, high - measurements)
    return divided(ahead, high - low)


def maximum(measurements: Floats, directions: Floats) -> Floats:
    """Share of the largest: x / max, or 1 - x / max where less is better; for measurements from 0."""
    require_positive(measurements, method="the max normalisation", zero=True)
    share = divided(measurements, _ends(measurements)[1])
    return np.where(directions > 0, share, 1 - share)


def linear(measurements: Floats, directions: Floats) -> Floats:
    """Linear ratio: x / max, or min / x where less is better; needs measurements above 0 where less is better."""
    require_positive(measurements, method="the linear normalisation", zero=True)
    low, high = _ends(measurements)
    return np.where(directions > 0, divided(measurements, high), divided(low, measurements))


def total(measurements: Floats, directions: Floats) -> Floats:
    """Share of the sum: x / sum x, or (1/x) / sum (1/x) where less is better."""
    costs = directions < 0
    require_positive(np.where(costs, 1.0, measurements), method="the sum normalisation", zero=True)
    require_positive(
        np.where(costs, measurements, 1.0), method="the sum normalisation of a criterion where less is better"
    )
    parts = np.where(costs, 1 / np.where(costs, measurements, 1.0), measurements)
    return divided(parts, parts.sum(axis=-2, keepdims=True))


def vector(measurements: Floats, directions: Floats) -> Floats:
    """Share of the length: x / sqrt(sum x^2), or 1 - x / sqrt(sum x^2) where less is better."""
    share = lengths(measurements)
    return np.where(directions > 0, share, 1 - share)


def lengths(measurements: Floats) -> Floats:
    """X / sqrt(sum x^2), whatever the direction."""
    scale = np.abs(measurements).max(axis=-2, keepdims=True)
    part = measurements / np.where(scale > 0, scale, 1.0)
    return divided(part, np.sqrt((part**2).sum(axis=-2, keepdims=True)))


def divided(over: Floats, under: Floats) -> Floats:
    """``over / under``, and 1 where both the divisor is 0: a column without information."""
    over, under = np.broadcast_arrays(over, under)
    return np.divide(over, under, out=np.ones_like(over), where=under != 0)


def _ends(measurements: Floats) -> tuple[Floats, Floats]:
    return measurements.min(axis=-2, keepdims=True), measurements.max(axis=-2, keepdims=True)


NORMALISATIONS: Mapping[str, Normalisation] = MappingProxyType(
    {
        "minmax": minmax,
        "max": maximum,
        "linear": linear,
        "sum": total,
        "vector": vector,
    }
)


def normalised(name: str, measurements: Floats, directions: Floats) -> Floats:
    """Apply the normalisation called `name`.

    Raises
    ------
    ValueError
        If there is none of that name, or it cannot take these measurements.
    """
    if name not in NORMALISATIONS:
        raise ValueError(f"normalisation must be one of {', '.join(NORMALISATIONS)}, got {name!r}")
    return NORMALISATIONS[name](measurements, directions)
