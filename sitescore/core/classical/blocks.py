"""Slices of sites, so that what is worked out for each takes bounded memory and stays near the processor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

import numpy as np

from sitescore.core.checks import Floats, squares
from sitescore.core.compiled.kernel import available
from sitescore.records import dataclass

ENTRIES = 2**17
"""Entries held at a time, few enough to stay near the processor."""

COMPILED_FROM = 2**24
"""Measurements of a table from which numba, where installed, works out what sites have from their rows."""

FOLDED = 32
"""Sites laid side by side to be compared with as many others at once."""


def blocks(count: int, *, entries: int) -> Iterator[slice]:
    """Cut `count` sites into slices of at most `ENTRIES`, one site taking `entries`; at least a site each.

    >>> list(blocks(5, entries=ENTRIES // 2))
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    step = max(1, ENTRIES // entries)
    step -= step % FOLDED if step > FOLDED else 0
    return (slice(start, min(start + step, count)) for start in range(0, count, step))


def compiled(measurements: Floats, *vectors: Floats) -> bool:
    """Tell whether a table goes to the compiled kernels: it alone, with one vector of each kind, and large.

    >>> compiled(np.ones((3, 2)), np.ones(2))
    False
    """
    alone = measurements.ndim == 2 and all(vector.ndim == 1 for vector in vectors)
    fits = alone and measurements.dtype.char in "fd" and measurements.dtype.isnative
    return fits and available(measurements.size, least=COMPILED_FROM)


def by_site(function: Callable[[Floats], tuple[Floats, ...]], measurements: Floats) -> tuple[Floats, ...]:
    """Work out block by block what each site has from its own row.

    Parameters
    ----------
    function : (..., some sites, criteria) to figures, (..., some sites) each
    measurements : (..., sites, criteria)

    Returns
    -------
    The figures of all sites, (..., sites) each

    Examples
    --------
    >>> by_site(lambda rows: (rows.sum(axis=-1), rows.max(axis=-1)), np.array([[1.0, 2.0], [3.0, 4.0]]))
    (array([3., 7.]), array([2., 4.]))
    """
    sites = measurements.shape[-2]
    found: tuple[Floats, ...] = ()
    for block in blocks(sites, entries=measurements[..., 0, :].size):
        parts = function(measurements[..., block, :])
        found = found or tuple(np.empty((*part.shape[:-1], sites), dtype=part.dtype) for part in parts)
        for whole, part in zip(found, parts, strict=True):
            whole[..., block] = part
    return found


def turned(rows: Floats) -> Floats:
    """Copy rows, (..., sites, criteria), a criterion's figures side by side, for quick sums and maxima by site.

    >>> turned(np.array([[1.0, 2.0], [3.0, 4.0]])).strides
    (8, 16)
    """
    return np.ascontiguousarray(rows.swapaxes(-1, -2)).swapaxes(-1, -2)


def column_sums(function: Callable[[Floats], Floats], measurements: Floats) -> Floats:
    """Add up over the sites, block by block, what `function` makes of each row: (..., 1, criteria).

    >>> column_sums(np.square, np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([[10., 20.]])
    """
    slices = blocks(measurements.shape[-2], entries=measurements[..., 0, :].size)
    parts = [function(measurements[..., block, :]).sum(axis=-2) for block in slices]
    return np.asarray(np.sum(parts, axis=0))[..., None, :]


def ends(measurements: Floats) -> tuple[Floats, Floats]:
    """Find the least and the greatest measurement of each criterion, (..., 1, criteria) each.

    >>> ends(np.array([[1.0, 5.0], [3.0, 4.0]]))
    (array([[1., 4.]]), array([[3., 5.]]))
    """
    if compiled(measurements):
        return _compiled_ends_and_squares(measurements)[0]
    slices = blocks(measurements.shape[-2], entries=measurements[..., 0, :].size)
    rows = [_folded(measurements[..., block, :]) for block in slices]
    lows, highs = ([getattr(part, end)(axis=-2) for part in rows] for end in ("min", "max"))
    shape = (*measurements.shape[:-2], -1, measurements.shape[-1])
    low, high = (np.concatenate([part.reshape(shape) for part in parts], axis=-2) for parts in (lows, highs))
    return low.min(axis=-2, keepdims=True), high.max(axis=-2, keepdims=True)


def ends_and_squares(measurements: Floats) -> tuple[tuple[Floats, Floats], Floats]:
    """Find the `ends`, and add up the squares of each criterion's measurements, (..., 1, criteria), in one go.

    >>> ends_and_squares(np.array([[1.0, 2.0], [3.0, 4.0]]))
    ((array([[1., 2.]]), array([[3., 4.]])), array([[10., 20.]]))
    """
    if compiled(measurements):
        return _compiled_ends_and_squares(measurements)
    slices = blocks(measurements.shape[-2], entries=measurements[..., 0, :].size)
    rows = (measurements[..., block, :] for block in slices)
    parts = [np.einsum("...sc,...sc->...c", part, part) for part in rows]
    return ends(measurements), np.asarray(np.sum(parts, axis=0))[..., None, :]


@dataclass(slots=True, eq=False)
class FirstLook:
    """`ends_and_squares` of a table, found by the way where compiled kernels add up its squares to check it.

    Examples
    --------
    >>> look, table = FirstLook(), np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> look.add_squares(table), look.ends_and_squares(table)[1]
    (30.0, array([[10., 20.]]))
    """

    _found: tuple[tuple[Floats, Floats], Floats] | None = field(init=False, default=None)

    def add_squares(self, table: Floats) -> float:
        """Add up the squares of all entries; NaN or inf if one is not finite."""
        if not compiled(table):
            return squares(table)
        with np.errstate(over="ignore", invalid="ignore"):
            self._found = _compiled_ends_and_squares(table)
        return float(self._found[1].sum(dtype=np.float64))

    def ends_and_squares(self, table: Floats) -> tuple[tuple[Floats, Floats], Floats]:
        """Give what was found, or find it: `table` is the one whose squares were added up."""
        return self._found or ends_and_squares(table)


def _compiled_ends_and_squares(measurements: Floats) -> tuple[tuple[Floats, Floats], Floats]:
    from sitescore.core.compiled.site_sums import fill_ends_and_squares

    whole = len(measurements) - len(measurements) % FOLDED
    lows, highs, totals = [], [], []
    for rows in (_folded(measurements[:whole]), measurements[whole:]):
        if rows.size:
            least, greatest, total = rows[0].copy(), rows[0].copy(), np.zeros(rows.shape[1])
            fill_ends_and_squares(rows, least, greatest, total)
            lows.append(least)
            highs.append(greatest)
            totals.append(total)
    low, high, sums = (np.concatenate(parts).reshape(-1, measurements.shape[1]) for parts in (lows, highs, totals))
    reach = low.min(axis=0, keepdims=True), high.max(axis=0, keepdims=True)
    return reach, sums.sum(axis=0, keepdims=True).astype(measurements.dtype)


def _folded(rows: Floats) -> Floats:
    """Lay `FOLDED` sites side by side where their number and their order in memory allow."""
    sites, criteria = rows.shape[-2:]
    fits = rows.ndim == 2 and rows.flags.c_contiguous and sites % FOLDED == 0
    return rows.reshape(-1, FOLDED * criteria) if fits else rows
