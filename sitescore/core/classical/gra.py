"""Grey relational analysis."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.normalisations import minmax
from sitescore.core.classical.parameters import as_positive
from sitescore.core.classical.shares import weighted_sums
from sitescore.core.table import Scored, as_table, scored


def gra(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, zeta: float = 0.5) -> Scored:
    """GRA: weighted mean of how closely a site follows an ideal one, criterion by criterion.

    Measurements are shares of their range, so the ideal is 1 in every column. The coefficient
    ``(least + zeta greatest) / (shortfall + zeta greatest)``, over the least and the greatest
    shortfall of the table, then is ``zeta / (shortfall + zeta)``, since those are 0 and 1; columns
    without spread have no shortfall.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    zeta : distinguishing coefficient, above 0 and at most 1; the lower, the more the best stand out

    Returns
    -------
    Scored : grade, highest is best, 1 for the ideal when weights sum to 1. Details:
        ``normalised``, ``coefficients``, (..., sites, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Deng (1989), "Introduction to Grey System Theory", *Journal of Grey System* 1(1), 1-24; Kuo,
    Yang and Huang (2008), "The Use of Grey Relational Analysis in Solving Multiple Attribute
    Decision-Making Problems", *Computers & Industrial Engineering* 55(1), 80-93.

    Examples
    --------
    >>> gra([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.467, 0.417])
    """
    x, w, d = as_table(measurements, weights, directions)
    distinguishing = as_positive("zeta", zeta, up_to=1)
    share = minmax(x, d)

    def coefficients(rows: Floats) -> Floats:
        return distinguishing / (1 - share(rows) + distinguishing)

    sums = weighted_sums(coefficients, x, w)
    return scored(sums, normalised=lambda: share(x), coefficients=lambda: coefficients(x))
