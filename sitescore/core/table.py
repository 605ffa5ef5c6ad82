"""What every method on measurements takes and gives: the guard on its arguments, and its scores with their steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats, floats_and_squares, reject
from sitescore.core.detail_axes import AXES, Axes
from sitescore.core.frozen import read_only, sealed
from sitescore.core.tables import Later, Tables
from sitescore.records import dataclass

LARGEST = {"e": 1e2, "f": 1e15, "d": 1e100, "g": 1e100}
"""Measurements up to here leave room for squares, products and sums."""

COPIED = 2**17
"""Measurements up to so many are copied."""

LARGEST_SUM = 1.5
"""Shares of 1, however roughly printed, sum to less; points and percentages to more."""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Scores of one method, and the tables that its paper works out on the way.

    Attributes
    ----------
    scores : (..., sites) as the paper prints them; whether the highest or the lowest is best
        stands in the table of methods
    details : the paper's tables in the order in which they arise, by plain name; those as large
        as the measurements are worked out when first asked for
    ranks : (..., sites) places from 1, for methods that give places and not scores; else None
    axes : what the axes of each table in ``details`` are after the leading ones, in the words of
        `sitescore.core.detail_axes`
    """

    scores: Floats
    details: Mapping[str, Floats]
    ranks: Integers | None = None
    axes: Mapping[str, Axes] = field(default_factory=lambda: MappingProxyType({}))


def scored(
    scores: Floats, ranks: Integers | None = None, axes: Mapping[str, Axes] = AXES, /, **details: Floats | Later
) -> Scored:
    """Put scores and steps together, read-only; a score that is not finite is an error here, never a result.

    `axes` names the tables in ``details`` whose axes are not those that `AXES` gives their names. A
    table given as a function is worked out when it is first asked for.

    Raises
    ------
    ValueError
        If a score is not finite, which measurements too far apart for the method can cause.
    """
    result = np.asarray(scores)
    if not np.isfinite(result).all():
        at = tuple(int(i) for i in np.argwhere(~np.isfinite(result))[0])
        raise ValueError(
            f"scores must be finite, got {result[at]} for site {at}: the method cannot rate these measurements"
        )
    known = {**AXES, **axes}
    return Scored(
        sealed(result),
        Tables(details),
        None if ranks is None else sealed(np.asarray(ranks)),
        MappingProxyType({name: known[name] for name in details if name in known}),
    )


def as_table(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    add_squares: Callable[[Floats], float] | None = None,
) -> tuple[Floats, Floats, Floats]:
    """Return measurements, weights and directions that every method can work with.

    Weights are used as given, since papers print scores at the weights as printed; where a
    paper divides by their sum, the method does.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, finite; float32 stays float32
    weights : (..., criteria), not negative, not all 0
    directions : (criteria,) 1 where more is better, -1 where less is
    add_squares : adds up the squares of all measurements, NaN or inf if one is not finite; by the way it may
        find out what the method wants to know, so that a large table is read once less

    Returns
    -------
    measurements, weights, directions : floats of one precision, not to be written to

    Raises
    ------
    ValueError
        If a shape or an entry is wrong, naming the argument and the first entry at fault.

    Examples
    --------
    >>> as_table([[3, 1], [2, 2]], [0.5, 0.5], [1, -1])[2]
    array([ 1., -1.])
    """
    x = as_measurements(measurements, add_squares=add_squares)
    criteria = x.shape[-1]
    w = as_floats("weights", weights).astype(x.dtype)
    if w.ndim < 1 or w.shape[-1] != criteria:
        raise ValueError(f"weights must have shape (..., {criteria}), one for each criterion, got {w.shape}")
    reject("weights", "must not be negative", w, w < 0)
    total = np.asarray(w.sum(axis=-1))
    reject("weights", "must not all be 0", total, total <= 0)
    reject("weights", "must have a sum that can be held", total, ~np.isfinite(total))
    return x, w, as_directions(directions, criteria=criteria).astype(x.dtype)


def as_measurements(measurements: ArrayLike, *, add_squares: Callable[[Floats], float] | None = None) -> Floats:
    """Return `measurements`, (..., sites, criteria), as finite floats of a size that can be squared, read-only.

    Few are copied, so that tables worked out later are of the measurements as they were; many are
    not, and are not to be changed before these have been asked for. `add_squares` is as in `as_table`.
    """
    x, total = floats_and_squares("measurements", measurements, add_squares=add_squares)
    if x.ndim < 2 or 0 in x.shape[-2:]:
        raise ValueError(f"measurements must have shape (..., sites, criteria), at least one of each, got {x.shape}")
    largest = LARGEST[x.dtype.char]
    if not total <= largest**2:
        reject("measurements", f"must lie within -{largest:g} and {largest:g}", x, np.abs(x) > largest)
    return read_only(x) if x.size <= COPIED else sealed(x)


def as_directions(directions: ArrayLike, *, criteria: int) -> Floats:
    """Return `directions`, (criteria,), each 1 or -1."""
    d = as_floats("directions", directions)
    if d.shape != (criteria,):
        raise ValueError(f"directions must have shape ({criteria},), one for each criterion, got {d.shape}")
    reject("directions", "must be 1 (more is better) or -1 (less is better)", d, np.abs(d) != 1)
    return d


def require_positive(measurements: Floats, *, method: str, zero: bool = False, least: Floats | None = None) -> None:
    """Refuse measurements at or, with `zero`, below 0, which `method` divides by or takes powers of.

    `least`, each criterion's least measurement where that is known, saves looking at all.
    """
    if least is not None and (least.min() >= 0 if zero else least.min() > 0):
        return
    rule = f"must not be negative for {method}" if zero else f"must be above 0 for {method}"
    reject("measurements", rule, measurements, measurements < 0 if zero else measurements <= 0)


def require_shares(weights: Floats, *, method: str) -> None:
    """Refuse weights, (..., criteria), that are clearly no shares of 1, on whose sum the ranks of `method` depend."""
    total = np.asarray(weights.sum(axis=-1))
    reject("weights", f"must sum to about 1 for {method}", total, total > LARGEST_SUM)
