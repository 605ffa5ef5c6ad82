"""Value function of words and grades."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats


def levels(measurement: ArrayLike, *, levels: Mapping[str, float]) -> Floats:
    """Turn words into values by a table.

    Parameters
    ----------
    measurement : any shape, words; upper and lower case count alike
    levels : value in [0, 1] of each word

    Returns
    -------
    values : same shape, in [0, 1]

    Raises
    ------
    ValueError
        If there are no levels, two that differ only in case, a value outside [0, 1], or a
        word that is none of them.

    References
    ----------
    Belton and Stewart (2002), *Multiple Criteria Decision Analysis*, sec. 5.2
    (qualitative value scales).

    Examples
    --------
    >>> levels(["full", "none", "Partial"], levels={"none": 0, "partial": 0.5, "full": 1})
    array([1. , 0. , 0.5])
    """
    words = np.asarray(measurement)
    table = {word.casefold(): float(value) for word, value in levels.items()}
    if not table or len(table) < len(levels):
        raise ValueError(f"levels must be one or more words that differ, got {list(levels)}")
    if outside := [value for value in table.values() if not 0 <= value <= 1]:
        raise ValueError(f"levels must have values within [0, 1], got {outside[0]}")
    found, which = np.unique(words.astype(str), return_inverse=True)
    if strange := [word for word in found.tolist() if word.casefold() not in table]:
        raise ValueError(f"measurement must be one of {', '.join(levels)}, got {strange[0]!r}")
    values = np.array([table[word.casefold()] for word in found.tolist()], dtype=np.float64)
    return values[which].reshape(words.shape)


def numbered(measurement: ArrayLike, *, levels: Mapping[str, float]) -> Floats:
    """Turn grades given as numbers into values, by the levels whose words are numbers.

    Parameters
    ----------
    measurement : any shape, numbers
    levels : value in [0, 1] of each word

    Returns
    -------
    values : same shape, in [0, 1]; NaN for a number that is none of the levels

    Examples
    --------
    >>> numbered([2, 1, 7], levels={"1": 0.0, "2": 0.4, "none": 0.0})
    array([0.4, 0. , nan])
    """
    grades = np.asarray(measurement, dtype=np.float64)
    values = np.full(grades.shape, np.nan)
    for word, value in levels.items():
        as_number = grade(word)
        if as_number is not None:
            values[grades == as_number] = value
    return values


def grade(level: str) -> float | None:
    """Return the number that a level is written as, if it is one."""
    try:
        return float(level)
    except ValueError:
        return None
