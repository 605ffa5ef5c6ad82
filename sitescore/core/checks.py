"""Guards that the core's public functions run on their arguments.

A guard returns the argument as a floating array and otherwise raises ``ValueError``
naming the argument, the rule, and the first entry that breaks it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sitescore.core.kept_memory import keep_freed_memory

Floats = NDArray[np.floating[Any]]
Integers = NDArray[np.integer[Any]]
Booleans = NDArray[np.bool_]

keep_freed_memory()

SUM_TOLERANCE = 1e-9
AT_ONCE = 1 << 16
"""Entries that are looked at together, so that they stay in the cache."""
_WHOLE = {
    np.dtype(kind): (whole, np.ones((), kind).view(whole)) for kind, whole in (("f4", np.uint32), ("f8", np.uint64))
}
"""Whole numbers as long as these floats, and what 1.0 is among them."""
_EPS = {kind: float(np.finfo(kind).eps) for kind in "efdg"}


def as_floats(name: str, array: ArrayLike, *, unknown: bool = False) -> Floats:
    """Return `array` as finite floats, keeping float32 as it is; `unknown` lets NaN pass."""
    return floats_and_squares(name, array, unknown=unknown)[0]


def floats_and_squares(
    name: str, array: ArrayLike, *, unknown: bool = False, add_squares: Callable[[Floats], float] | None = None
) -> tuple[Floats, float]:
    """Do as `as_floats`, and give what `squares`, or `add_squares`, found on the way: how large the entries may be."""
    require_unmasked(name, array)
    try:
        result: Floats = np.asarray(array)
    except ValueError as uneven:
        raise ValueError(f"{name} must have rows of one length: {uneven}") from uneven
    if result.size == 0 and result.dtype.kind == "O":
        result = result.astype(np.float64)
    if result.dtype.kind not in "iuf":
        raise ValueError(f"{name} must be numbers, got {_first_wrong(np.asarray(array, dtype=object))}")
    if result.dtype.kind != "f":
        result = result.astype(np.float64)
    total = (add_squares or squares)(result)
    if not total < np.inf:
        allowed = np.isfinite(result)
        reject(name, "must be finite", result, ~(allowed | np.isnan(result)) if unknown else ~allowed)
    return result, total


def squares(array: Floats) -> float:
    """Add up the squares of all entries, at the cost of one look at each; NaN or inf if one is not finite.

    That the sum is small enough tells in one pass that all entries are. It is inf, too, where
    squares are too large to add up; and for entries with gaps between them in memory.
    """
    if not (array.flags.c_contiguous or array.flags.f_contiguous):
        return np.inf
    entries = array.ravel(order="K")
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.einsum("i,i", entries, entries))


def require_unmasked(name: str, array: ArrayLike | None) -> None:
    """Refuse a masked array in which something is masked, which a plain array would hide."""
    masked = sys.modules.get("numpy.ma")  # dear to import, and there is no masked array without it
    if masked is not None and masked.is_masked(array):
        hidden = np.argwhere(np.ma.getmaskarray(np.ma.asarray(array)))[0]
        raise ValueError(f"{name} must not be masked, got a masked entry at index {tuple(hidden.tolist())}")


def _first_wrong(array: NDArray[Any]) -> str:
    """Tell the first entry that is no number, and where it stands."""
    wrong = (at for at, entry in np.ndenumerate(array) if not isinstance(entry, int | float | np.number))
    index = next(wrong, (0,) * array.ndim)
    at = f" at index {index}" if index else ""
    return f"{array.item(index)!r:.60}{at}"


def as_vector(name: str, array: ArrayLike) -> Floats:
    """Return `array` as finite floats of one axis."""
    result = as_floats(name, array)
    if result.ndim != 1:
        raise ValueError(f"{name} must have shape (n,), got {result.shape}")
    return result


def as_values(values: ArrayLike) -> Floats:
    """Return `values`, shape (..., sites, criteria), each within [0, 1]."""
    require_unmasked("values", values)
    result: Floats = np.asarray(values)
    if result.dtype.kind != "f" or not _within(result):
        result = as_floats("values", result)
        reject("values", "must lie within [0, 1]", result, (result < 0) | (result > 1))
    if result.ndim < 2 or 0 in result.shape[-2:]:
        raise ValueError(f"values must have shape (..., sites, criteria), got {result.shape}")
    return result


def _within(array: Floats) -> bool:
    """Tell whether all lie within [0, 1], which no NaN does, in one look at each.

    Their bits are read as whole numbers: from 0 up they rise with the number, and all that is negative or
    NaN lies beyond. Of minus zero, and of long and short kinds of floats, the numbers are looked at.
    """
    flat = array.ravel(order="K") if array.flags.forc else array.ravel()
    whole = _WHOLE.get(array.dtype)
    if flat.size == 0 or (whole and flat.view(whole[0]).max() <= whole[1]):
        return True
    parts = (flat[start : start + AT_ONCE] for start in range(0, flat.size, AT_ONCE))
    return all(part.min() >= 0 and part.max() <= 1 for part in parts)


def as_weights(weights: ArrayLike, *, criteria: int) -> Floats:
    """Return `weights`, shape (..., criteria), not negative and summing to 1."""
    require_unmasked("weights", weights)
    result: Floats = np.asarray(weights)
    if result.dtype.kind != "f":
        result = as_floats("weights", result)
    if result.ndim < 1 or result.shape[-1] != criteria:
        raise ValueError(f"weights must have shape (..., {criteria}), got {result.shape}")
    total = np.asarray(result.sum(axis=-1))
    tolerance = max(SUM_TOLERANCE, 8 * criteria * _EPS[result.dtype.char])
    if result.size and not (result.min() >= 0 and np.abs(total - 1).max() <= tolerance):
        result = as_floats("weights", result)
        reject("weights", "must not be negative", result, result < 0)
        reject("weights", "must sum to 1", total, np.abs(total - 1) > tolerance)
    return result


def as_points(points: ArrayLike) -> tuple[Floats, Floats]:
    """Return the measurements and the values of `points`, (measurement, value) pairs in increasing order."""
    table = as_floats("points", points)
    if table.ndim != 2 or table.shape[0] < 2 or table.shape[1] != 2:
        raise ValueError(f"points must be two or more (measurement, value) pairs, got shape {table.shape}")
    knots, heights = table[:, 0], table[:, 1]
    if (np.diff(knots / 2) <= 0).any():
        raise ValueError(f"points must have increasing measurements, got {knots.tolist()}")
    if (heights < 0).any() or (heights > 1).any():
        raise ValueError(f"points must have values within [0, 1], got {heights.tolist()}")
    return knots, heights + 0.0  # turns -0.0 into 0.0


def require_one_of(name: str, choice: object, choices: Iterable[str]) -> None:
    """Refuse a choice that is not among those there are."""
    known = list(choices)
    if choice not in known:
        raise ValueError(f"{name} must be one of {', '.join(known)}, got {choice!r}")


def reject(name: str, rule: str, array: Floats, broken: Booleans) -> None:
    """Raise for the first entry of `array`, the argument `name`, that breaks `rule`, if any does."""
    if broken.any():
        index = tuple(int(i) for i in np.argwhere(broken)[0])
        at = f" at index {index}" if index else ""
        raise ValueError(f"{name} {rule}, got {array[index]}{at}")
