"""How much a change in one figure of a site moves its gap to another site.

More than the criterion's weight where the site has a cell that does not apply and follows
its siblings; less where the other site's cell is unknown and follows the mean.
"""

from __future__ import annotations

import numpy as np

from sitescore.assembly.missing import shared_out
from sitescore.assembly.valuation import NEUTRAL
from sitescore.core.checks import Booleans, Floats
from sitescore.matrix import DecisionMatrix


def gap_weights(matrix: DecisionMatrix, site: int, other: int) -> Floats:
    """Give what a change of 1 in each value of `site` adds to its lead over `other`.

    Parameters
    ----------
    matrix : from `assemble`
    site, other : numbers of sites

    Returns
    -------
    (criteria,) : the weight, where every cell applies to the site and the other's is known
    """
    measured = (matrix.known & matrix.applicable).sum(axis=0)
    value, low, high = matrix.values[other], matrix.lowest[other], matrix.highest[other]
    follows = ~matrix.known[other] & (low < value) & (value < high)
    matched = follows / np.maximum(measured, 1) * _own_weights(matrix, other)
    return np.asarray(_own_weights(matrix, site) - matched)


def handed_on(matrix: DecisionMatrix, dropped: Booleans) -> Floats:
    """Give the values that a site's own values amount to, where some of its cells follow their siblings.

    Parameters
    ----------
    matrix : from `assemble`
    dropped : (criteria,) cells that do not apply and follow

    Returns
    -------
    (criteria, criteria) : own values, a row, times this are all its values; rows of dropped
        cells are 0
    """
    each = np.eye(dropped.size)
    each[:, dropped] = np.nan
    return np.where(dropped[:, None], 0.0, shared_out(each, matrix.parents, matrix.local))


def after_change(matrix: DecisionMatrix, site: int, own: Floats) -> Floats:
    """Give all values once a site's own are changed: its dropped cells and others' stand-ins follow.

    Parameters
    ----------
    matrix : from `assemble`
    site : number of the site
    own : (criteria,) its values; those of dropped cells are not looked at

    Returns
    -------
    (sites, criteria)
    """
    values = matrix.values.copy()
    gained = np.where(matrix.dropped[site], 0.0, own - matrix.values[site])
    measured = (matrix.known & matrix.applicable).sum(axis=0)
    follows = ~matrix.known & (matrix.lowest < values) & (values < matrix.highest) & ~matrix.dropped
    moved = np.clip(values + gained / np.maximum(measured, 1), matrix.lowest, matrix.highest)
    values = np.where(follows & (gained != 0), moved, values)
    values[site] = own
    return _followed(matrix, values)


def without_site(matrix: DecisionMatrix, site: int) -> Floats:
    """Give all values once a site is left out of the means at which unknown cells stand.

    Scales whose ends are the least and greatest of the sites keep them.

    Parameters
    ----------
    matrix : from `assemble`
    site : number of the site

    Returns
    -------
    (sites, criteria), the site's own row among them
    """
    measured = matrix.known & matrix.applicable
    others = measured.copy()
    others[site] = False
    count = others.sum(axis=0)
    mean = np.where(others, matrix.values, 0.0).sum(axis=0) / np.maximum(count, 1)
    stands = np.clip(np.where(count > 0, mean, NEUTRAL), matrix.lowest, matrix.highest)
    return _followed(matrix, np.where(matrix.known | matrix.dropped, matrix.values, stands))


def _followed(matrix: DecisionMatrix, values: Floats) -> Floats:
    """Settle dropped cells again by the values of their siblings, (sites, criteria)."""
    return shared_out(np.where(matrix.dropped, np.nan, values), matrix.parents, matrix.local)


def _own_weights(matrix: DecisionMatrix, site: int) -> Floats:
    """Weights of a site's values, those of its dropped cells handed on to what they follow."""
    dropped = matrix.dropped[site]
    return handed_on(matrix, dropped) @ matrix.weights if dropped.any() else matrix.weights
