"""Which sites outrank which in ELECTRE I, with no figure held for a pair but this one."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.compiled.kernel import available
from sitescore.core.outranking.electre_indices import COMPILED_FROM, concordance_of, tables_of_shares
from sitescore.core.outranking.electre_tables import tiles
from sitescore.core.outranking.preference_sums import count_above, first_above
from sitescore.core.sensitivity.dominance_sieve import places

FEW = 8
"""Where fewer than one pair in so many is left, these are picked out."""


def outranking(gains: Floats, weights: Floats, least: float, limits: Floats) -> Booleans:
    """Tell which sites outrank which: concordance suffices, and no criterion objects.

    Parameters
    ----------
    gains : (sites, criteria), more is better
    weights : (criteria,), not negative, not all 0; a criterion of weight 0 does not object
    least : concordance that suffices
    limits : (criteria,) how far ahead of a site another may be for it to be outranked, at least 0 or inf

    Returns
    -------
    (sites, sites) : True at (i, j) where i outranks j; no site outranks itself

    Examples
    --------
    >>> outranking(np.array([[3.0, 5.0], [2.0, 4.0], [4.0, 1.0]]), np.array([0.8, 0.2]), 0.75, np.array([9.0, 2.0]))
    array([[False,  True, False],
           [False, False, False],
           [False, False, False]])
    """
    columns = np.ascontiguousarray(places(gains).T)
    reach = _first_too_far(gains, np.where(weights > 0, limits, np.inf)).astype(columns.dtype)
    tables = tables_of_shares(weights / weights.sum())
    result = np.empty((len(gains),) * 2, dtype=bool)
    if available(len(gains) * gains.size, least=COMPILED_FROM):
        from sitescore.core.compiled.pair_tables import fill_outranking

        fill_outranking(columns, tables, reach, least, 0, result)
    else:
        for rows in tiles(*result.shape):
            _fill(rows, columns, reach, tables, least, result[rows])
    np.fill_diagonal(result, val=False)
    return result


def _fill(
    rows: slice, columns: Integers, reach: Integers, tables: tuple[Floats, ...], least: float, out: Booleans
) -> None:
    """Fill some rows; where nearly all pairs have an objection, concordance is added up for the rest alone."""
    out[:] = True
    for column, ends in zip(columns, reach, strict=True):
        out &= column < ends[rows, None]
    if np.count_nonzero(out) * FEW > out.size:
        out &= concordance_of(columns[:, rows, None], columns, tables) >= least
    else:
        this, that = np.divmod(np.flatnonzero(out), out.shape[1])
        out[this, that] = concordance_of(columns[:, rows.start + this], columns[:, that], tables) >= least


def _first_too_far(gains: Floats, limits: Floats) -> Integers:
    """Give the first place, (criteria, sites), that is ahead of each site by more than the limit."""
    columns = np.ascontiguousarray(gains.T)
    order = np.argsort(columns, axis=1)
    ordered = np.take_along_axis(columns, order, axis=1)
    found = np.empty_like(order)
    np.put_along_axis(found, order, first_above(count_above(ordered, limits[:, None])), axis=1)
    return found
