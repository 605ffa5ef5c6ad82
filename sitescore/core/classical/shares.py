"""Measurements as shares of what their column is or spans, and what the shares of a site add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site, compiled, turned
from sitescore.core.compiled.lanes import rows_in_lanes, up_to_lane
from sitescore.core.weigh import weigh
from sitescore.records import dataclass

Scale = Callable[[Floats], Floats]
"""Any rows of a table, (..., some sites, criteria), to their share of what the whole table settled."""


def weighted_sums(share: Scale, measurements: Floats, weights: Floats) -> Floats:
    """Add up the weighted shares of each site, (..., sites).

    >>> weighted_sums(lambda rows: rows / 4, np.array([[1.0, 2.0]]), np.array([0.5, 0.5]))
    array([0.375])
    """
    if isinstance(share, Gaps) and (quick := share.compiled_sums_and_largest(measurements, weights)) is not None:
        return quick[0]
    (sums,) = by_site(lambda rows: (weigh(share(rows), weights),), measurements)
    return sums


def divided(over: Floats, under: Floats, *, empty: float = 1, out: Floats | None = None) -> Floats:
    """``over / under``, and `empty` where the divisor is 0: a column without information; in `out` if it can be."""
    there = under != 0
    if there.all():
        return np.divide(over, under, out=out)
    over, under = np.broadcast_arrays(over, under)
    return np.divide(over, under, out=np.full_like(over, empty), where=there)


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """Measurements as shares of a figure of their column.

    Attributes
    ----------
    whole : (..., 1, criteria) in the criteria's units, not negative; every share is 1 where it is 0
    ends : least and greatest measurement of each criterion, (..., 1, criteria), by which whole was found

    Examples
    --------
    >>> Share(np.array([[4.0, 0.0]]), (np.zeros((1, 2)), np.ones((1, 2))))(np.array([[1.0, 0.0]]))
    array([[0.25, 1.  ]])
    """

    whole: Floats
    ends: tuple[Floats, Floats]

    def __call__(self, rows: Floats) -> Floats:
        """Give the shares of any rows, (..., some sites, criteria)."""
        return divided(rows, self.whole)

    def apart(self, rows: Floats, point: Floats) -> Floats:
        """Give how far any rows lie from a point, (..., 1, criteria), as signed shares; 0 where the whole is 0."""
        return divided(rows - point, self.whole, empty=0)

    def compiled_distances(self, measurements: Floats, weights: Floats, points: Sequence[Floats]) -> Floats | None:
        """Weighted straight distances from two points, (2, sites), by the compiled kernel; None if not for it."""
        units = _kernel_units(measurements, weights, self.whole)
        if units is None:
            return None
        near, far = found = np.empty((2, len(measurements)), dtype=measurements.dtype)
        _fill_in_lanes(measurements, units, np.concatenate(points), near, far)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """Distances from a point as shares of each criterion's spread.

    Attributes
    ----------
    point, spread : (..., 1, criteria) in the criteria's units; a spread is not negative
    empty : the share where a column has no spread

    Examples
    --------
    >>> Gaps(np.array([[1.0, 9.0]]), np.array([[4.0, 8.0]]))(np.array([[5.0, 7.0]]))
    array([[1.  , 0.25]])
    """

    point: Floats
    spread: Floats
    empty: float = 1

    def __call__(self, rows: Floats) -> Floats:
        """Give the shares of any rows, (..., some sites, criteria)."""
        apart = rows - self.point
        return divided(np.abs(apart, out=apart), self.spread, empty=self.empty)

    def sums_and_largest(self, measurements: Floats, weights: Floats) -> tuple[Floats, Floats]:
        """Add up the weighted shares of each site, and find its largest, (..., sites) each."""
        if (quick := self.compiled_sums_and_largest(measurements, weights)) is not None:
            return quick

        def both(rows: Floats) -> tuple[Floats, Floats]:
            shares = self(turned(rows))
            return weigh(shares, weights), (shares * weights[..., None, :]).max(axis=-1)

        sums, largest = by_site(both, measurements)
        return sums, largest

    def compiled_sums_and_largest(self, measurements: Floats, weights: Floats) -> tuple[Floats, Floats] | None:
        """Do the same by the compiled kernel; None where the table is not for it."""
        most = weights.max()
        relative = weights / most
        units = _kernel_units(measurements, relative, self.spread)
        if units is None:
            return None
        from sitescore.core.compiled.site_sums import fill_gaps

        sums, largest = (np.empty(len(measurements), dtype=measurements.dtype) for _ in range(2))
        fill_gaps(measurements, self.point.ravel(), units, sums, largest)
        empty = self.empty * relative[self.spread.ravel() == 0]
        return most * (sums + empty.sum()), most * np.maximum(largest, empty.max(initial=0))


def _kernel_units(measurements: Floats, weights: Floats, wholes: Floats) -> Floats | None:
    """Work out what 1 of each criterion counts in the compiled kernels, (criteria,); 0 where its whole is 0.

    None where the table is not for them, or a unit would be lost to rounding.
    """
    if not compiled(measurements, weights):
        return None
    there = wholes.ravel() > 0
    with np.errstate(all="ignore"):
        units = np.where(there, weights / wholes.ravel(), 0).astype(measurements.dtype)
    lost = there & (weights > 0) & (units < np.finfo(units.dtype).tiny)
    return units if np.isfinite(units).all() and not lost.any() else None


def _fill_in_lanes(table: Floats, units: Floats, points: Floats, near: Floats, far: Floats) -> None:
    """Fill in distances; each row fills the processor's lanes with figures of the next, which count nothing."""
    from sitescore.core.compiled.site_sums import LANE_BYTES, fill_distances

    width = up_to_lane(table.shape[1], LANE_BYTES // table.itemsize)
    beyond = width - table.shape[1]
    units, points = np.pad(units, (0, beyond)), np.pad(points, ((0, 0), (0, beyond)))
    for sites, entries, step in rows_in_lanes(table, width, table.dtype):
        fill_distances(entries, step, units, points, near[sites], far[sites])
