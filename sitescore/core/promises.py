"""What a promised measurement counts for while it is waited for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import as_floats, reject


def value_in_part(now: float, promised: ArrayLike, waits: ArrayLike, *, kept_per_year: float) -> float:
    """Work out what promises that are not kept yet are worth.

    Each promise is a step from what there is before it. A step counts the less the longer
    it is waited for: ``kept_per_year`` of it where the wait is a year, the square of that
    where it is two.

    Parameters
    ----------
    now : value of what there is, in [0, 1]
    promised : (promises,) the value after each, in [0, 1], in the order in which they come
    waits : (promises,) years until each, not negative, not falling
    kept_per_year : share of a step that counts where the wait is a year, above 0, at most 1

    Returns
    -------
    The value, between the least and the greatest of `now` and `promised`.

    Raises
    ------
    ValueError
        If shapes differ, an entry is not finite, waits are negative or fall, or the share is out of range.

    References
    ----------
    Discounting by a constant rate: Samuelson (1937), "A note on measurement of utility",
    *Review of Economic Studies* 4(2), 155-161.

    Examples
    --------
    Nothing now, all of it promised in two years:

    >>> round(value_in_part(0.0, [1.0], [2.0], kept_per_year=0.8), 9)
    0.64
    """
    after, years = as_floats("promised", promised), as_floats("waits", waits)
    if after.shape != years.shape or after.ndim != 1:
        raise ValueError(f"promised and waits must have one shape (promises,), got {after.shape} and {years.shape}")
    reject("waits", "must not be negative nor fall", years, np.diff(years, prepend=0.0) < 0)
    if not 0 < kept_per_year <= 1:
        raise ValueError(f"kept_per_year must be above 0 and at most 1, got {kept_per_year}")
    return float(now + kept_per_year**years @ np.diff(after, prepend=now))


def spanned(numbers: Sequence[float]) -> tuple[float, float]:
    """Give the least and the greatest of `numbers`, those that are NaN or infinite left out.

    Examples
    --------
    >>> spanned([3.0, float("nan"), 1.0])
    (1.0, 3.0)
    """
    finite = [number for number in numbers if np.isfinite(number)]
    return min(finite), max(finite)
