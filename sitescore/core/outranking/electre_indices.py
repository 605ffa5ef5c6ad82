"""Concordance and discordance of ELECTRE I and II: how much speaks for a pair, and how much against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, require_one_of
from sitescore.core.compiled.kernel import available
from sitescore.core.outranking.electre_tables import tiles, unlimited
from sitescore.core.sensitivity.dominance_sieve import places

BITS = 12
"""Criteria whose outcomes for a pair make one code, so that the sum of their weights is looked up."""

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
    columns, tables = np.ascontiguousarray(places(gains).T), tables_of_shares(weights / weights.sum())
    result = np.zeros((len(gains),) * 2)
    if available(len(gains) * gains.size, least=COMPILED_FROM):
        from sitescore.core.compiled.pair_tables import add_concordance

        for some, table in zip(_stretches(len(columns)), tables, strict=True):
            add_concordance(columns[some], table, 0, result)
        return np.minimum(result, 1, out=result)
    for rows in tiles(*result.shape):
        result[rows] = concordance_of(columns[:, rows, None], columns, tables)
    return result


def concordance_of(these: Integers, those: Integers, tables: Sequence[Floats]) -> Floats:
    """Work out the concordance of some sites with others, of the shape to which (...) of both spread.

    Parameters
    ----------
    these, those : (criteria, ...) how many sites are worse; these compare as measurements do, in less room
    tables : sums of the criteria's shares, from `tables_of_shares`

    Examples
    --------
    >>> concordance_of(np.array([[1], [0]]), np.array([[0], [1]]), tables_of_shares(np.array([0.75, 0.25])))
    array([0.75])
    """
    result = np.zeros(np.broadcast_shapes(these.shape[1:], those.shape[1:]))
    for some, table in zip(_stretches(len(these)), tables, strict=True):
        code: Integers = np.zeros(result.shape, dtype=np.uint16 if table.size > 2**8 else np.uint8)
        for own, other in zip(these[some], those[some], strict=True):
            code += code
            code += (own >= other).view(np.uint8)
        result += table.take(code, mode="clip")  # much faster than with checks
    return np.minimum(result, 1, out=result)


def tables_of_shares(shares: Floats) -> tuple[Floats, ...]:
    """Give, for each stretch of criteria, the sum of the (criteria,) shares for each set of them."""
    return tuple(_sums_by_code(shares[some]) for some in _stretches(shares.size))


def _stretches(criteria: int) -> list[slice]:
    """Cut criteria into as few stretches as codes of `BITS` allow, of one length but for the last."""
    length = -(-criteria // -(-criteria // BITS))
    return [slice(start, min(start + length, criteria)) for start in range(0, criteria, length)]


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
    counted = weights > 0
    units = disadvantage_units(gains, weights, scale)[counted]
    columns = np.ascontiguousarray(gains[:, counted].T)
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


def disadvantage_units(gains: Floats, weights: Floats, scale: DiscordanceScale) -> Floats:
    """Give what disadvantages of (sites, criteria) are shares of, (criteria,); 1 where no criterion differs.

    Raises
    ------
    ValueError
        If there is no scale of that name.

    Examples
    --------
    >>> disadvantage_units(np.array([[3.0, 1.0], [2.0, 5.0]]), np.array([3.0, 1.0]), "own range")
    array([1., 4.])
    """
    require_one_of("discordance_scale", scale, get_args(DiscordanceScale))
    ranges = np.ptp(gains, axis=0)
    units = np.full_like(ranges, ranges[weights > 0].max()) if scale == "largest criterion range" else ranges
    return np.where(units > 0, units, 1.0)


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
