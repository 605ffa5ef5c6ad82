"""Normalisations: measurements in any unit to figures that can be added, more being better.

Each takes (..., sites, criteria) measurements and (criteria,) directions and works column by
column. A column without spread has no information to give: where a formula would divide by 0
its entries are all 1, the best there is, so that no site gains or loses by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from sitescore.core.checks import Floats, reject
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
    _require_ratios(measurements, directions, method="the linear normalisation")
    low, high = _ends(measurements)
    return np.where(directions > 0, divided(measurements, high), divided(low, measurements))


def total(measurements: Floats, directions: Floats) -> Floats:
    """Share of the sum: x / sum x, or (1/x) / sum (1/x) where less is better."""
    _require_ratios(measurements, directions, method="the sum normalisation")
    costs = directions < 0
    parts = np.where(costs, _ends(measurements)[0] / np.where(costs, measurements, 1), measurements)
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


def logarithmic(measurements: Floats, directions: Floats) -> Floats:
    """Share of the logarithm: ln x / ln prod x, or (1 - ln x / ln prod x) / (n - 1) where less is better.

    Columns sum to 1, and shares change with the unit. A measurement below 1 has a negative
    logarithm: its share is below 0 where the product of the column is above 1; where that
    product is below 1, the order turns round and more counts as less. A product of 1, whose
    logarithm divides, is refused unless all measurements are 1, which share alike.

    Zavadskas and Turskis (2008), "A New Logarithmic Normalization Method in Games Theory",
    *Informatica* 19(2), 303-314.
    """
    require_positive(measurements, method="the logarithmic normalisation")
    sites = measurements.shape[-2]
    logs = np.log(measurements)
    whole, size = logs.sum(axis=-2, keepdims=True), np.abs(logs).sum(axis=-2, keepdims=True)
    noise = 4 * np.finfo(logs.dtype).eps * size
    unit = (np.abs(whole) <= noise) & (size > 0)
    rule = "must not have a product of 1 on a criterion for the logarithmic normalisation"
    reject("measurements", rule, np.exp(whole)[..., 0, :], unit[..., 0, :])
    share = divided(logs, whole, empty=1 / sites)
    return np.where(directions > 0, share, (1 - share) / (sites - 1) if sites > 1 else share)


def enhanced_accuracy(measurements: Floats, directions: Floats) -> Floats:
    """One minus the share of all shortfalls: 1 - (max - x) / sum (max - x), with x - min where less is better.

    Zeng, Li and Yang (2013), "VIKOR Method with Enhanced Accuracy for Multiple Criteria Decision
    Making in Healthcare Management", *Journal of Medical Systems* 37(2), 9908.
    """
    low, high = _ends(measurements)
    short = np.where(directions > 0, high - measurements, measurements - low)
    return 1 - divided(short, short.sum(axis=-2, keepdims=True), empty=0)


def zavadskas_turskis(measurements: Floats, directions: Floats) -> Floats:
    """One minus the relative distance from the best: 1 - (max - x) / max, or 1 - (x - min) / min where less is better.

    Below 0 where a measurement is over twice the least.

    Zavadskas and Turskis (2008), as for the logarithmic normalisation; Jahan and Edwards (2015),
    "A State-of-the-Art Survey on the Influence of Normalization Techniques in Ranking",
    *Materials & Design* 65, 335-342.
    """
    _require_ratios(measurements, directions, method="the Zavadskas-Turskis normalisation")
    low, high = _ends(measurements)
    short = np.where(directions > 0, high - measurements, measurements - low)
    return 1 - divided(short, np.where(directions > 0, high, low), empty=0)


def nonlinear(measurements: Floats, directions: Floats) -> Floats:
    """Powers of the linear ratio: (x / max)^2, or (min / x)^3 where less is better.

    Peldschus, Vaigauskas and Zavadskas (1983), "Technologische Entscheidungen bei der
    Berücksichtigung mehrerer Ziele", *Bauplanung - Bautechnik* 37(4), 173-175.
    """
    ratio = linear(measurements, directions)
    return np.where(directions > 0, ratio**2, ratio**3)


def divided(over: Floats, under: Floats, *, empty: float = 1) -> Floats:
    """``over / under``, and `empty` where the divisor is 0: a column without information."""
    over, under = np.broadcast_arrays(over, under)
    return np.divide(over, under, out=np.full_like(over, empty), where=under != 0)


def _require_ratios(measurements: Floats, directions: Floats, *, method: str) -> None:
    """Refuse negative measurements, and 0 where less is better, which would be divided by."""
    require_positive(measurements, method=method, zero=True)
    costs = np.where(directions < 0, measurements, 1)
    require_positive(costs, method=f"{method} of a criterion where less is better")


def _ends(measurements: Floats) -> tuple[Floats, Floats]:
    return measurements.min(axis=-2, keepdims=True), measurements.max(axis=-2, keepdims=True)


NORMALISATIONS: Mapping[str, Normalisation] = MappingProxyType(
    {
        "minmax": minmax,
        "max": maximum,
        "linear": linear,
        "sum": total,
        "vector": vector,
        "logarithmic": logarithmic,
        "enhanced_accuracy": enhanced_accuracy,
        "zavadskas_turskis": zavadskas_turskis,
        "nonlinear": nonlinear,
    }
)


def normalised(name: str, measurements: Floats, directions: Floats) -> Floats:
    """Apply the normalisation called `name`.

    Raises
    ------
    ValueError
        If there is none of that name, or it cannot take these measurements.
    """
    joined = {listed.replace("_", ""): function for listed, function in NORMALISATIONS.items()}
    plain = str(name).casefold().replace("_", "").replace("-", "")
    if plain not in joined:
        raise ValueError(f"normalisation must be one of {', '.join(NORMALISATIONS)}, got {name!r}")
    return joined[plain](measurements, directions)
