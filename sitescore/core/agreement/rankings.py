"""What comes in: rankings with 1 best, however their ties are numbered."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject
from sitescore.core.ranking import ranks

Ties = Literal["average", "min"]


def as_ranking(name: str, ranking: ArrayLike, *, ties: Ties) -> Floats:
    """Return `ranking` with places from 1 and ties numbered one way.

    Only the order of the entries counts, so 1, 1, 3 and 1, 1, 2 and 1.5, 1.5, 3 are the same ranking.

    Parameters
    ----------
    name : the argument's name, for errors
    ranking : (..., sites) places from 1, the best
    ties : "average", the mean of the places that those who tie take up, or "min", the best of them

    Returns
    -------
    (..., sites) places from 1 to the number of sites

    Raises
    ------
    ValueError
        If an entry is below 1 or not finite, or there are no sites.

    Examples
    --------
    >>> as_ranking("first", [1, 1, 3], ties="average")
    array([1.5, 1.5, 3. ])
    """
    given = as_floats(name, ranking)
    if given.ndim < 1 or given.shape[-1] == 0:
        raise ValueError(f"{name} must have shape (..., sites), at least one site, got {given.shape}")
    reject(name, "must be 1, the best, or above", given, given < 1)
    best = ranks(-given).astype(np.float64)
    return best if ties == "min" else (best + given.shape[-1] + 1 - ranks(given)) / 2


def as_pair(first: ArrayLike, second: ArrayLike, *, ties: Ties) -> tuple[Floats, Floats]:
    """Return two rankings, or two stacks of rankings whose leading axes broadcast, of the same sites.

    Raises
    ------
    ValueError
        If an entry is below 1 or not finite, or the shapes do not go together.
    """
    a, b = as_ranking("first", first, ties=ties), as_ranking("second", second, ties=ties)
    if a.shape[-1] != b.shape[-1]:
        raise ValueError(f"second must rank as many sites as first, {a.shape[-1]}, got {b.shape[-1]}")
    try:
        np.broadcast_shapes(a.shape, b.shape)
    except ValueError:
        raise ValueError(f"second must broadcast with first, of shape {a.shape}, got {b.shape}") from None
    return a, b


def share(over: Floats, under: Floats) -> Floats:
    """``over / under``, NaN where `under` is 0: a ranking in which no site is ahead of another."""
    return np.asarray(np.divide(over, under, out=np.full(np.shape(under), np.nan), where=under > 0))


def as_rankings(rankings: ArrayLike, *, ties: Ties) -> Floats:
    """Return several rankings of the same sites, (rankings, sites), at least one.

    Raises
    ------
    ValueError
        If an entry is below 1 or not finite, or the shape is another.
    """
    given = np.asarray(rankings)
    if given.ndim != 2 or 0 in given.shape:
        raise ValueError(f"rankings must have shape (rankings, sites), at least one of each, got {given.shape}")
    return as_ranking("rankings", given, ties=ties)
