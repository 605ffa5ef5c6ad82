"""Guards on what people answer: points, ratios and orders of criteria."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats, reject, require_unmasked

LARGEST = 1e9
"""No answer is larger: a ratio beyond this is a slip of the pen, and its powers would overflow."""


def as_answers(name: str, answers: ArrayLike, *, least: float = 0.0) -> Floats:
    """Return `answers`, (criteria,), at least `least` and at most 1e9; a copy.

    Raises
    ------
    ValueError
        If there is none, or one is no number or out of these bounds, naming the first at fault.

    Examples
    --------
    >>> as_answers("points", [100, 40])
    array([100.,  40.])
    """
    given = as_floats(name, answers).astype(np.float64)
    if given.ndim != 1 or given.size == 0:
        raise ValueError(f"{name} must have shape (criteria,), at least one, got {given.shape}")
    reject(name, f"must lie within {least:g} and {LARGEST:g}", given, (given < least) | (given > LARGEST))
    return given


def as_square(name: str, matrix: ArrayLike) -> Floats:
    """Return `matrix`, as many rows as columns, as floats with NaN where it has NaN or None; a copy.

    Raises
    ------
    ValueError
        If it is not square, or an entry is neither a finite number nor unknown.

    Examples
    --------
    >>> as_square("comparisons", [[1, None], [2, 1]])
    array([[ 1., nan],
           [ 2.,  1.]])
    """
    require_unmasked(name, matrix)
    raw = np.asarray(matrix)
    if raw.dtype.kind == "O" and all(isinstance(entry, int | float | None) for entry in raw.flat):
        raw = raw.astype(np.float64)
    given = as_floats(name, raw, unknown=True).astype(np.float64)
    if given.ndim != 2 or given.shape[0] != given.shape[1] or given.size == 0:
        raise ValueError(f"{name} must be a square matrix, at least one by one, got shape {given.shape}")
    return given


def as_order(name: str, order: ArrayLike) -> Integers:
    """Return `order`, (criteria,), the numbers of the criteria from 0, each once.

    Raises
    ------
    ValueError
        If a number is missing or stands twice.

    Examples
    --------
    >>> as_order("order", [2, 0, 1])
    array([2, 0, 1])
    """
    given = as_answers(name, order)
    known = np.isin(given, np.arange(given.size))
    reject(name, f"must be numbers of criteria from 0 to {given.size - 1}", given, ~known)
    places = given.astype(np.intp)
    seen = np.zeros(given.size, dtype=bool)
    seen[np.unique(places, return_index=True)[1]] = True
    reject(name, "must name each criterion once", given, ~seen)
    return places


def require_same_length(name: str, answers: Floats | Integers, other: str, others: Floats | Integers) -> None:
    """Refuse `answers` that are not as many as `others`."""
    if answers.size != others.size:
        raise ValueError(f"{name} must be as many as {other}, {others.size}, got {answers.size}")
