"""Normalisations: measurements in any unit to figures that can be added, more being better.

Each takes (..., sites, criteria) measurements and (criteria,) directions, settles what it needs of
each column, such as its least and greatest, and gives the function that then turns any rows, so
that a million sites go block by block. A column without spread has no information to give: where
a formula would divide by 0 its entries are all 1, the best there is, so that no site gains or
loses by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from sitescore.core.checks import Floats, reject
from sitescore.core.classical.blocks import FirstLook, column_sums, ends, ends_and_squares
from sitescore.core.classical.shares import Gaps, Scale, Share, divided
from sitescore.core.table import LARGEST, require_positive

Normalisation = Callable[[Floats, Floats], Scale]


def minmax(measurements: Floats, directions: Floats) -> Gaps:
    """Range: (x - min) / (max - min), or (max - x) / (max - min) where less is better; in [0, 1].

    >>> table = np.array([[1.0, 5.0], [3.0, 9.0]])
    >>> minmax(table, np.array([1.0, -1.0]))(table)
    array([[0., 1.],
           [1., 0.]])
    """
    low, high = ends(measurements)
    return Gaps(np.where(directions > 0, low, high), high - low)


def maximum(measurements: Floats, directions: Floats) -> Scale:
    """Share of the largest: x / max, or 1 - x / max where less is better; for measurements from 0."""
    low, high = ends(measurements)
    require_positive(measurements, method="the max normalisation", zero=True, least=low)
    return lambda rows: _turned(divided(rows, high), directions)


def linear(measurements: Floats, directions: Floats) -> Scale:
    """Linear ratio: x / max, or min / x where less is better; needs measurements above 0 where less is better."""
    low, high = _ends_of_ratios(measurements, directions, method="the linear normalisation")

    def scale(rows: Floats) -> Floats:
        up = directions > 0
        return divided(np.where(up, rows, low), np.where(up, high, rows))

    return scale


def total(measurements: Floats, directions: Floats) -> Scale:
    """Share of the sum: x / sum x, or (1/x) / sum (1/x) where less is better."""
    low, _ = _ends_of_ratios(measurements, directions, method="the sum normalisation")
    costs = directions < 0

    def parts(rows: Floats) -> Floats:
        return np.where(costs, low / np.where(costs, rows, 1), rows) if costs.any() else rows

    whole = column_sums(parts, measurements)
    return lambda rows: divided(parts(rows), whole)


def vector(measurements: Floats, directions: Floats) -> Scale:
    """Share of the length: x / sqrt(sum x^2), or 1 - x / sqrt(sum x^2) where less is better."""
    share = lengths(measurements)
    return lambda rows: _turned(share(rows), directions)


def lengths(measurements: Floats, look: FirstLook | None = None) -> Share:
    """X / sqrt(sum x^2), whatever the direction; `look` is the one by which the table was checked."""
    reach, total = look.ends_and_squares(measurements) if look else ends_and_squares(measurements)
    largest = np.maximum(*map(np.abs, reach))
    kind = largest.dtype.char
    hard = (largest > 0) & (largest * LARGEST[kind] < 1 if kind != "e" else True)  # to square as they are
    if not hard.any():
        return Share(np.sqrt(total), reach)
    unit = np.where(hard, largest, 1)
    return Share(unit * np.sqrt(column_sums(lambda rows: np.square(rows / unit), measurements)), reach)


def logarithmic(measurements: Floats, directions: Floats) -> Scale:
    """Share of the logarithm: ln x / ln prod x, or (1 - ln x / ln prod x) / (n - 1) where less is better.

    Columns sum to 1, and shares change with the unit. A measurement below 1 has a negative
    logarithm: its share is below 0 where the product of the column is above 1; where that
    product is below 1, the order turns round and more counts as less. A product of 1, whose
    logarithm divides, is refused unless all measurements are 1, which share alike.

    Zavadskas and Turskis (2008), "A New Logarithmic Normalization Method in Games Theory",
    *Informatica* 19(2), 303-314.
    """
    require_positive(measurements, method="the logarithmic normalisation", least=ends(measurements)[0])
    sites = measurements.shape[-2]
    whole = column_sums(np.log, measurements)
    size = column_sums(lambda rows: np.abs(np.log(rows)), measurements)
    noise = 4 * np.finfo(whole.dtype).eps * size
    unit = (np.abs(whole) <= noise) & (size > 0)
    rule = "must not have a product of 1 on a criterion for the logarithmic normalisation"
    reject("measurements", rule, np.exp(whole)[..., 0, :], unit[..., 0, :])

    def scale(rows: Floats) -> Floats:
        share = divided(np.log(rows), whole, empty=1 / sites)
        return np.where(directions > 0, share, (1 - share) / (sites - 1) if sites > 1 else share)

    return scale


def enhanced_accuracy(measurements: Floats, directions: Floats) -> Scale:
    """One minus the share of all shortfalls: 1 - (max - x) / sum (max - x), with x - min where less is better.

    Zeng, Li and Yang (2013), "VIKOR Method with Enhanced Accuracy for Multiple Criteria Decision
    Making in Healthcare Management", *Journal of Medical Systems* 37(2), 9908.
    """
    low, high = ends(measurements)
    best = np.where(directions > 0, high, low)
    whole = column_sums(lambda rows: np.abs(rows - best), measurements)
    return lambda rows: 1 - divided(np.abs(rows - best), whole, empty=0)


def zavadskas_turskis(measurements: Floats, directions: Floats) -> Scale:
    """One minus the relative distance from the best: 1 - (max - x) / max, or 1 - (x - min) / min where less is better.

    Below 0 where a measurement is over twice the least.

    Zavadskas and Turskis (2008), as for the logarithmic normalisation; Jahan and Edwards (2015),
    "A State-of-the-Art Survey on the Influence of Normalization Techniques in Ranking",
    *Materials & Design* 65, 335-342.
    """
    low, high = _ends_of_ratios(measurements, directions, method="the Zavadskas-Turskis normalisation")
    best = np.where(directions > 0, high, low)
    return lambda rows: 1 - divided(np.abs(rows - best), best, empty=0)


def nonlinear(measurements: Floats, directions: Floats) -> Scale:
    """Powers of the linear ratio: (x / max)^2, or (min / x)^3 where less is better.

    Peldschus, Vaigauskas and Zavadskas (1983), "Technologische Entscheidungen bei der
    Berücksichtigung mehrerer Ziele", *Bauplanung - Bautechnik* 37(4), 173-175.
    """
    ratio = linear(measurements, directions)

    def scale(rows: Floats) -> Floats:
        share = ratio(rows)
        return np.where(directions > 0, share**2, share**3)

    return scale


def turned_ends(scale: Scale, measurements: Floats) -> tuple[Floats, Floats]:
    """Find the least and the greatest share of each criterion, (..., 1, criteria): all scales rise or fall throughout.

    >>> table = np.array([[1.0], [2.0], [3.0]])
    >>> turned_ends(minmax(table, np.array([-1.0])), table)
    (array([[0.]]), array([[1.]]))
    """
    reach = scale.ends if isinstance(scale, Share) else ends(measurements)
    shares = scale(np.concatenate(reach, axis=-2))
    return shares.min(axis=-2, keepdims=True), shares.max(axis=-2, keepdims=True)


def _turned(share: Floats, directions: Floats) -> Floats:
    return np.where(directions > 0, share, 1 - share)


def _ends_of_ratios(measurements: Floats, directions: Floats, *, method: str) -> tuple[Floats, Floats]:
    """Refuse negative measurements, and 0 where less is better, which would be divided by."""
    low, high = ends(measurements)
    require_positive(measurements, method=method, zero=True, least=low)
    costs = np.where(directions < 0, low, 1)
    if not costs.min() > 0:
        broken = np.where(directions < 0, measurements, 1)
        require_positive(broken, method=f"{method} of a criterion where less is better")
    return low, high


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
    return scale(name, measurements, directions)(measurements)


def scale(name: str, measurements: Floats, directions: Floats) -> Scale:
    """Settle the normalisation called `name` on whole columns, to be applied to any of their rows."""
    joined = {listed.replace("_", ""): function for listed, function in NORMALISATIONS.items()}
    plain = str(name).casefold().replace("_", "").replace("-", "")
    if plain not in joined:
        raise ValueError(f"normalisation must be one of {', '.join(NORMALISATIONS)}, got {name!r}")
    return joined[plain](measurements, directions)
