"""Ratio system: what is gained less what is paid."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.classical.normalisations import lengths
from sitescore.core.classical.shares import weighted_sums
from sitescore.core.table import Scored, as_table, scored


def moora(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """Multi-objective optimisation on the basis of ratio analysis (MOORA), ratio system.

    Every column is divided by its length; weighted columns where more is better are added,
    those where less is better subtracted. With weights of 1 this is the paper's first form.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, ``weighted``, (..., sites, criteria),
        the latter below 0 where less is better.

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Brauers, Zavadskas (2006), "The MOORA method and its application to privatization in a
    transition economy", *Control and Cybernetics* 35(2), 445-469.

    Examples
    --------
    >>> moora([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([ 0.292, -0.085, -0.169])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = lengths(x)
    signed = w * d
    sums = weighted_sums(share, x, signed)
    return scored(sums, normalised=lambda: share(x), weighted=lambda: share(x) * signed[..., None, :])
