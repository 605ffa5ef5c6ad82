"""How much a change in one figure of a site moves its gap to another site.

More than the criterion's weight where the site has a cell that does not apply and follows
its siblings; less where the other site's cell is unknown and follows the mean.
"""

from __future__ import annotations

import numpy as np

from sitescore.assembly.missing import shared_out
from sitescore.assembly.valuation import NEUTRAL
from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.matrix import DecisionMatrix

SAME = 1e-12


def gap_weights(
    matrix: DecisionMatrix, site: int, others: Integers, *, falls: bool = False, at_least: bool = False
) -> Floats:
    """Give what a change of 1 in each value of `site` adds to its lead over each of `others`.

    Parameters
    ----------
    matrix : from `assemble`
    site, others : numbers of sites
    falls : whether the values fall, as an unknown cell at an end of what it can be goes one way only
    at_least : what a rise adds however far it goes: an unknown cell held at the low end of
        what it can be follows too, as it will once the mean is past that end

    Returns
    -------
    (others, criteria) : the weight, where every cell applies to the site and the other's is known
    """
    own = own_weights(matrix, np.array([site]))
    return np.asarray(own - followed_weights(matrix, others, falls=falls, held=at_least))


def own_weights(matrix: DecisionMatrix, sites: Integers) -> Floats:
    """Give what each value of each of `sites` weighs, that of its dropped cells handed on to what they follow.

    Returns
    -------
    (sites, criteria) ; 0 for a dropped cell
    """
    kinds, kind = np.unique(matrix.dropped[sites], axis=0, return_inverse=True)
    each = [handed_on(matrix, dropped) @ matrix.weights for dropped in kinds]
    return np.array(each).reshape(-1, matrix.weights.size)[kind.reshape(-1)]


def followed_weights(matrix: DecisionMatrix, sites: Integers, *, falls: bool = False, held: bool = False) -> Floats:
    """Give what each of `sites` gains per 1 that another site's value rises, its own unknown cell being at the mean.

    Parameters
    ----------
    matrix : from `assemble`
    sites : their numbers
    falls : for a value that falls; what stands at its top end goes down with it, and not up
    held : count also a cell held at its low end by a mean below that

    Returns
    -------
    (sites, criteria) ; 0 for a cell that is known, or that the mean leaves at an end of what it can be
    """
    measured = matrix.known & matrix.applicable
    mean = _means(matrix.values, measured)
    low, high = matrix.lowest[sites], matrix.highest[sites]
    room, inside = (mean - low, high - mean) if falls else (high - mean, mean - low)
    follows = ~matrix.known[sites] & (low < high) & (room > SAME) & ((inside >= -SAME) | held)
    gained = np.zeros(follows.shape)
    some = np.flatnonzero(follows.any(axis=1))
    gained[some] = follows[some] / np.maximum(measured.sum(axis=0), 1) * own_weights(matrix, sites[some])
    return gained


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


def settled(matrix: DecisionMatrix) -> Floats:
    """Give all values once other cells of a matrix are known than when its stand-ins were worked out.

    Returns
    -------
    (sites, criteria)
    """
    return _settled(matrix, matrix.values, matrix.known & matrix.applicable)


def after_change(matrix: DecisionMatrix, site: int, own: Floats) -> Floats:
    """Give all values once a site's own are changed: its dropped cells and others' stand-ins follow.

    Parameters
    ----------
    matrix : from `assemble`, whose stand-ins are those of its values
    site : number of the site
    own : (criteria,) its values; those of dropped cells are not looked at

    Returns
    -------
    (sites, criteria)
    """
    values = matrix.values.copy()
    values[site] = np.where(matrix.dropped[site], values[site], own)
    at = np.flatnonzero(values[site] != matrix.values[site])
    measured = matrix.known[:, at] & matrix.applicable[:, at]
    stands = np.clip(_means(values[:, at], measured), matrix.lowest[:, at], matrix.highest[:, at])
    values[:, at] = np.where(matrix.known[:, at], values[:, at], stands)
    following = np.flatnonzero(matrix.dropped.any(axis=1))
    own_only = np.where(matrix.dropped[following], np.nan, values[following])
    values[following] = shared_out(own_only, matrix.parents, matrix.local)
    return values


def after_measurement(matrix: DecisionMatrix, site: int, criterion: int, measurement: float) -> Floats:
    """Give all values once one figure of a site, in the criterion's unit, is another; its scale stays.

    Returns
    -------
    (sites, criteria)
    """
    scale, own = matrix.scales[matrix.criteria[criterion]], matrix.values[site].copy()
    own[criterion] = scale.apply(np.array([measurement / scale.divisor]))[0]
    return after_change(matrix, site, own)


def moves_scale(matrix: DecisionMatrix, site: int, criterion: int, measurement: float) -> bool:
    """Tell whether another figure of a site moves the scale, which runs from the least to the greatest of the sites."""
    if not matrix.scales[matrix.criteria[criterion]].observed:
        return False
    before = matrix.measurements[:, criterion]
    then = before.copy()
    then[site] = measurement
    return any(end(before) != end(then) for end in (np.nanmin, np.nanmax))


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
    return _settled(matrix, matrix.values, others)


def _settled(matrix: DecisionMatrix, values: Floats, counted: Booleans) -> Floats:
    """Settle unknown cells by the mean of the `counted`, then dropped ones by their siblings, (sites, criteria)."""
    stands = np.clip(_means(values, counted), matrix.lowest, matrix.highest)
    settled = np.where(matrix.known, values, stands)
    return shared_out(np.where(matrix.dropped, np.nan, settled), matrix.parents, matrix.local)


def _means(values: Floats, counted: Booleans) -> Floats:
    """Give the mean of the `counted` values of each criterion, (criteria,)."""
    count = counted.sum(axis=0)
    mean = np.where(counted, values, 0.0).sum(axis=0) / np.maximum(count, 1)
    return np.where(count > 0, mean, NEUTRAL)
