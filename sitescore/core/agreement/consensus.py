"""One ranking from several by points: what a site's places earn, summed."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.agreement.rankings import as_rankings
from sitescore.core.checks import Integers
from sitescore.core.ranking import ranks


def borda(rankings: ArrayLike) -> Integers:
    """Rank sites by how many others they are ahead of, summed over the rankings; a tie is half.

    The same order as by the mean place. What some call Copeland, wins less losses over all
    rankings, is this order too.

    Parameters
    ----------
    rankings : (rankings, sites) places from 1, the best

    Returns
    -------
    (sites,) places from 1, the best, those who tie sharing the better

    Raises
    ------
    ValueError
        If the argument is wrong, naming the first entry at fault.

    References
    ----------
    de Borda (1784), "Memoire sur les elections au scrutin", *Histoire de l'Academie Royale des
    Sciences pour 1781*, 657-665.

    Black (1976), "Partial justification of the Borda count", *Public Choice* 28, 1-15, for ties.

    Examples
    --------
    >>> borda([[1, 2, 3], [2, 1, 3], [1, 3, 2]])
    array([1, 2, 3])
    """
    places = as_rankings(rankings, ties="average")
    return ranks((places.shape[1] - places).sum(axis=0))


def rank_position(rankings: ArrayLike) -> Integers:
    """Rank sites by the sum of the reciprocals of their places, so that a first place weighs most.

    The paper has no ties; here those who tie are at the mean of their places.

    Parameters
    ----------
    rankings : (rankings, sites) places from 1, the best

    Returns
    -------
    (sites,) places from 1, the best, those who tie sharing the better

    Raises
    ------
    ValueError
        If the argument is wrong, naming the first entry at fault.

    References
    ----------
    Nuray and Can (2006), "Automatic ranking of information retrieval systems using data
    fusion", *Information Processing & Management* 42(3), 595-614.

    Examples
    --------
    >>> rank_position([[1, 2, 4, 3], [2, 3, 4, 1]])
    array([1, 3, 4, 2])
    """
    return ranks((1 / as_rankings(rankings, ties="average")).sum(axis=0))
