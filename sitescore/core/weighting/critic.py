"""CRITIC: weights from spread and conflict."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats
from sitescore.core.classical.normalisations import minmax
from sitescore.core.classical.parameters import as_flag
from sitescore.core.weighting.weighted import Weighted, as_degrees_of_freedom, as_varied_table, weighted

NO_CONFLICT = 1e-12
"""One less a correlation down to here is the noise of computing it."""


def critic(
    measurements: ArrayLike, directions: ArrayLike | None = None, *, directed: bool | None = None, ddof: int = 1
) -> Weighted:
    """Criteria importance through intercriteria correlation.

    A criterion weighs ``s_j sum_k (1 - r_jk)``: the standard deviation of its min-max
    normalised measurements times its conflict with the others, r being the linear correlation.
    The paper measures towards the ideal, so that two criteria conflict when what serves one
    harms the other; so does this wherever directions are given. Printed applications often
    normalise all criteria as if more were better; that is ``directed=False``.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit
    directions : (criteria,) 1 or -1; more is better where none are given
    directed : whether to normalise by directions, as the paper does, or all as if more were
        better; None, by directions if there are any
    ddof : taken from the number of sites in the divisor of the deviations; does not change the weights

    Returns
    -------
    Weighted : 0 where all sites are alike, which changes no other weight. Where no criterion
        is in conflict with any, as with one criterion, the deviations alone are the weights.
        Details: ``normalised``, (sites, criteria); ``deviations``, (criteria,);
        ``correlations``, (criteria, criteria); ``conflicts``, ``information``, (criteria,).

    Raises
    ------
    ValueError
        If an argument is wrong, or no two sites differ.

    References
    ----------
    Diakoulaki, Mavrotas and Papayannakis (1995), "Determining objective weights in multiple
    criteria problems: The critic method", *Computers & Operations Research* 22(7), 763-770.

    Examples
    --------
    >>> table = [[250, 16, 12, 5], [200, 16, 8, 3], [300, 32, 16, 4], [275, 32, 8, 4], [225, 16, 16, 2]]
    >>> critic(table, [-1, 1, 1, 1]).weights.round(4)
    array([0.2716, 0.2817, 0.2564, 0.1904])
    """
    x, d, differs = as_varied_table(measurements, directions)
    by_directions = directed is None or as_flag("directed", directed)
    towards = minmax(x, d if by_directions else np.ones_like(d))(x)
    deviations = towards.std(axis=0, ddof=as_degrees_of_freedom(ddof, sites=len(x)))
    correlations = _correlations(towards, differs)
    conflicts = (1 - correlations).sum(axis=0)
    information = deviations * conflicts
    return weighted(
        information if information.any() else deviations,
        normalised=towards,
        deviations=deviations,
        correlations=correlations,
        conflicts=conflicts,
        information=information,
    )


def _correlations(towards: Floats, differs: Booleans) -> Floats:
    """Linear correlations, (criteria, criteria); 1, no conflict, with a criterion on which all sites are alike."""
    centred = towards - towards.mean(axis=0)
    units = centred / np.where(differs, np.linalg.norm(centred, axis=0), 1.0)
    r = np.where(differs & differs[:, None], units.T @ units, 1.0)
    np.fill_diagonal(r, 1.0)
    return np.where(r > 1 - NO_CONFLICT, 1.0, r)
