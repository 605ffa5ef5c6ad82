"""Random measurements of cells that are not known for certain."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sitescore.core.checks import Booleans, Floats, as_floats

LEAST_CHANCE = 1e-300
"""So that no draw of an unbounded normal is infinite."""


def draw_cells(  # noqa: PLR0913
    kind: ArrayLike,
    centre: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    spread: ArrayLike,
    draws: int,
    *,
    rng: np.random.Generator,
) -> Floats:
    """Draw uncertain measurements of one criterion, each site independently.

    Parameters
    ----------
    kind, centre, low, high, spread : (sites,) or one for all, as for `cells_at`
    draws : 0 or more
    rng : source of randomness

    Returns
    -------
    (draws, sites) : measurements, all finite

    Raises
    ------
    ValueError
        As `cells_at`.

    Examples
    --------
    >>> x = draw_cells(["uniform", "certain"], [np.nan, 3], [0, np.nan], [2, np.nan], np.nan,
    ...                100_000, rng=np.random.default_rng(1))
    >>> x.mean(axis=0).round(2)
    array([1., 3.])
    """
    sites = np.broadcast_shapes((1,), *(np.shape(given) for given in (kind, centre, low, high, spread)))
    return cells_at(rng.random((draws, *sites)), kind, centre, low, high, spread)


def cells_at(
    uniforms: ArrayLike, kind: ArrayLike, centre: ArrayLike, low: ArrayLike, high: ArrayLike, spread: ArrayLike
) -> Floats:
    """Turn uniform numbers into measurements, by the inverse of each cell's distribution.

    Parameters
    ----------
    uniforms : (..., sites) in [0, 1)
    kind : (sites,) or one for all
        ``certain`` is `centre`; ``uniform`` within [low, high]; ``triangular`` within
        [low, high], likeliest at `centre`; ``normal`` around `centre` with the standard
        deviation `spread`, cut off outside [low, high], so that its mean is `centre` only
        where the ends are as far on both sides.
    centre, low, high, spread : (sites,) or one for all, in the criterion's unit
        NaN where not known, which a cell may have where its kind does not ask; a normal
        without an end is not cut off there.

    Returns
    -------
    (..., sites) : measurements, all finite; constant where an interval has no width or a
        spread is 0

    Raises
    ------
    ValueError
        If a kind is unknown, a number that a kind asks for is NaN, ``low <= centre <= high``
        does not hold where they are known, or a spread is negative.

    References
    ----------
    Devroye (1986), *Non-Uniform Random Variate Generation*, ch. II.2: inversion.

    Examples
    --------
    >>> cells_at([[0.5], [0.875]], "triangular", 2.0, 0.0, 4.0, np.nan)
    array([[2.],
           [3.]])
    """
    u = np.atleast_1d(as_floats("uniforms", uniforms))
    if u.size and not (u.min() >= 0 and u.max() < 1):
        raise ValueError(f"uniforms must lie within [0, 1), got {u[(u < 0) | (u >= 1)][0]}")
    sites = u.shape[-1]
    names = _for_sites("kind", np.asarray(kind), sites)
    mid, least, most, deviation = (
        _for_sites(name, as_floats(name, x, unknown=True), sites)
        for name, x in (("centre", centre), ("low", low), ("high", high), ("spread", spread))
    )
    _check(names, mid, least, most, deviation)
    by_site = np.moveaxis(u, -1, 0)
    result = np.empty(by_site.shape)
    for name, inverse in INVERSES.items():
        of = np.flatnonzero(names == name)
        if of.size:
            drawn = inverse(np.moveaxis(by_site[of], 0, -1), mid[of], least[of], most[of], deviation[of])
            result[of] = np.moveaxis(np.broadcast_to(drawn, (*u.shape[:-1], of.size)), -1, 0)
    return np.moveaxis(result, 0, -1)


def _for_sites(name: str, array: NDArray[Any], sites: int) -> NDArray[Any]:
    if array.shape not in {(), (1,), (sites,)}:
        raise ValueError(f"{name} must have shape ({sites},) or be one for all, got {array.shape}")
    return np.broadcast_to(array, (sites,))


def _check(kind: NDArray[Any], centre: Floats, low: Floats, high: Floats, spread: Floats) -> None:
    strange = ~np.isin(kind, list(INVERSES))
    if strange.any():
        raise ValueError(f"kind must be one of {', '.join(INVERSES)}, got {kind[strange][0]!s:.60}")
    ranged = np.isin(kind, ("uniform", "triangular"))
    for name, array, asked in (
        ("centre", centre, kind != "uniform"),
        ("low", low, ranged),
        ("high", high, ranged),
        ("spread", spread, kind == "normal"),
    ):
        _reject(f"{name} must be known for the kind", array, asked & np.isnan(array))
    _reject("spread must not be negative", spread, spread < 0)
    drawn = kind != "certain"
    _reject("low must not be above high", low, drawn & (low > high))
    _reject("centre must not be below low", centre, drawn & (centre < low))
    _reject("centre must not be above high", centre, drawn & (centre > high))


def _reject(rule: str, array: Floats, broken: Booleans) -> None:
    if broken.any():
        at = int(np.argmax(broken))
        raise ValueError(f"{rule}, got {array[at]} at index {at}")


def _certain(u: Floats, centre: Floats, low: Floats, high: Floats, spread: Floats) -> Floats:  # noqa: ARG001
    return centre


def _uniform(u: Floats, centre: Floats, low: Floats, high: Floats, spread: Floats) -> Floats:  # noqa: ARG001
    return np.asarray(np.clip(low * (1 - u) + high * u, low, high))


def _triangular(u: Floats, centre: Floats, low: Floats, high: Floats, spread: Floats) -> Floats:  # noqa: ARG001
    width = high / 2 - low / 2  # halved, so that it cannot overflow
    share = np.where(width > 0, (centre / 2 - low / 2) / np.where(width > 0, width, 1.0), 0.5)
    before = u < share
    root = np.sqrt(np.where(before, u * share, (1 - u) * (1 - share)))
    drawn = np.where(before, low, high) * (1 - root) + np.where(before, high, low) * root
    return np.asarray(np.clip(drawn, low, high))


def _normal(u: Floats, centre: Floats, low: Floats, high: Floats, spread: Floats) -> Floats:
    from scipy.special import ndtr, ndtri

    scale = np.where(spread > 0, spread, 1.0)
    with np.errstate(over="ignore"):  # an end beyond all draws
        bottom = ndtr(np.where(np.isnan(low), -np.inf, (low - centre) / scale))
        top = ndtr(np.where(np.isnan(high), np.inf, (high - centre) / scale))
    chance = np.clip(bottom + u * (top - bottom), LEAST_CHANCE, 1 - np.finfo(np.float64).epsneg)
    return np.asarray(np.fmin(np.fmax(centre + spread * ndtri(chance), low), high))


INVERSES = {"certain": _certain, "uniform": _uniform, "triangular": _triangular, "normal": _normal}
"""By kind."""
