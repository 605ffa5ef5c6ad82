"""Concordance and discordance of ELECTRE I and II: how much speaks for a pair, and how much against it."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, require_one_of
from sitescore.core.compiled.kernel import available
from sitescore.core.outranking.electre_tables import tiles, unlimited

BITS = 8
"""Criteria whose outcomes for a pair fit into a byte, so that the sum of their weights is looked up."""

COMPILED_FROM = 1 << 28
"""Comparisons, pairs by criteria, from which numba, where installed, makes them."""
DiscordanceScale = Literal["largest criterion range", "own range"]


def concordance(gains: Floats, weights: Floats) -> Floats:
    """Share of the weight of the criteria on which a site is at least as good as another.

    Parameters
    ----------
    gains : (sites, criteria), more is better
    weights : (criteria,), not negative, not all 0

    Returns
    -------
    (sites, sites) in [0, 1] : at (i, j) what speaks for "i is at least as good as j"

    Examples
    --------
    >>> concordance(np.array([[3.0, 1.0], [2.0, 2.0]]), np.array([3.0, 1.0]))
    array([[1.  , 0.75],
           [0.25, 1.  ]])
    """
    shares, columns = weights / weights.sum(), np.ascontiguousarray(gains.T)
    if available(len(gains) * gains.size, least=COMPILED_FROM):
        from sitescore.core.compiled.pair_tables import add_concordance

        result = np.zeros((len(gains),) * 2)
        add_concordance(columns, shares, BITS, result)
        return np.minimum(result, 1, out=result)
    groups = [slice(start, start + BITS) for start in range(0, len(columns), BITS)]
    sums = [_sums_by_code(shares[some]) for some in groups]
    result = np.zeros((gains.shape[0],) * 2)
    for rows in tiles(*result.shape):
        for some, of_code in zip(groups, sums, strict=True):
            code = np.zeros(result[rows].shape, dtype=np.uint8)
            for column in columns[some]:
                code += code
                code += (column[rows, None] >= column).view(np.uint8)
            result[rows] += of_code.take(code, mode="clip")  # much faster than with checks
        np.minimum(result[rows], 1, out=result[rows])
    return result


def _sums_by_code(shares: Floats) -> Floats:
    """Sum the shares whose bits are set, the last share's being the lowest, for each code."""
    sums = np.zeros(1)
    for share in shares:
        sums = np.stack([sums, sums + share], axis=1).ravel()
    return sums


def discordance(gains: Floats, weights: Floats, scale: DiscordanceScale = "largest criterion range") -> Floats:
    """Largest disadvantage of a site against another on any criterion, as a share of a range.

    Parameters
    ----------
    gains : (sites, criteria), more is better
    weights : (criteria,), a criterion of weight 0 has no say
    scale : what disadvantages are shares of: the largest range of all criteria, which supposes
        comparable scales, or the criterion's own range, which does not

    Returns
    -------
    (sites, sites) in [0, 1] : at (i, j) what speaks against "i is at least as good as j";
        0 where no criterion has any spread

    Raises
    ------
    ValueError
        If there is no scale of that name.

    Examples
    --------
    >>> discordance(np.array([[3.0, 1.0], [2.0, 5.0]]), np.array([3.0, 1.0]))
    array([[0.  , 1.  ],
           [0.25, 0.  ]])
    """
    require_one_of("discordance_scale", scale, get_args(DiscordanceScale))
    counted = gains[:, weights > 0]
    ranges = np.ptp(counted, axis=0)
    units = np.full_like(ranges, ranges.max()) if scale == "largest criterion range" else ranges
    units = np.where(units > 0, units, 1.0)
    columns = np.ascontiguousarray(counted.T)
    result = np.zeros((gains.shape[0],) * 2)
    if available(len(gains) * gains.size, least=COMPILED_FROM):
        from sitescore.core.compiled.pair_tables import raise_to_discordance

        together = scale == "largest criterion range"
        raise_to_discordance(columns, np.ones_like(units) if together else units, result)
        return np.divide(result, units[0] if together else 1, out=result)
    for rows in tiles(*result.shape):
        for column, unit in zip(columns, units, strict=True):
            behind = column - column[rows, None]
            if scale == "own range":
                behind /= unit
            np.maximum(result[rows], behind, out=result[rows])
        if scale == "largest criterion range":
            result[rows] /= units[0]
    return result


def vetoed(gains: Floats, weights: Floats, v: Floats) -> Booleans:
    """Tell at (i, j) whether j is ahead of i by more than `v`, (criteria,), on a criterion that has a weight."""
    counted = np.flatnonzero((weights > 0) & np.isfinite(v))
    limits = [(gains[:, j].copy(), v[j]) for j in counted]
    result = np.zeros((gains.shape[0],) * 2, dtype=bool)
    for rows in tiles(*result.shape):
        for column, most in limits:
            result[rows] |= column - column[rows, None] > most
    return result


def as_vetoes(v: ArrayLike | None, *, criteria: int) -> Floats:
    """Return `v`, one for all or (criteria,), as (criteria,); inf or None where nothing is vetoed.

    Raises
    ------
    ValueError
        If the shape is wrong, or an entry is negative or not a number.
    """
    given = unlimited("v", v)
    if given.shape not in ((), (criteria,)):
        raise ValueError(f"v must be a number or have shape ({criteria},), one for each criterion, got {given.shape}")
    return np.broadcast_to(given, (criteria,))
