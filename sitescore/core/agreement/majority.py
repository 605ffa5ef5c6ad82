"""One ranking from several by pairwise majorities: who is ahead of whom in more rankings than behind."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.agreement.rankings import as_rankings
from sitescore.core.checks import Floats, Integers
from sitescore.core.ranking import ranks

BLOCK_ENTRIES = 2**17
"""Sites times sites at a time: what stays close to the processor."""


def copeland(rankings: ArrayLike) -> Integers:
    """Rank sites by the sites they beat less the sites that beat them, by majority of the rankings.

    Parameters
    ----------
    rankings : (rankings, sites) places from 1, the best

    Returns
    -------
    (sites,) places from 1, the best, those who tie sharing the better; a site that beats every
    other is first

    Raises
    ------
    ValueError
        If the argument is wrong, naming the first entry at fault.

    References
    ----------
    Copeland (1951), "A reasonable social welfare function", University of Michigan seminar;
    after Saari and Merlin (1996), "The Copeland method", *Economic Theory* 8(1), 51-76.

    Examples
    --------
    >>> copeland([[1, 2, 3], [1, 3, 2], [3, 1, 2]])
    array([1, 2, 3])
    """
    places = as_rankings(rankings, ties="min")
    return ranks(np.concatenate([margins.sum(axis=1) for margins in _majorities(places)]))


def dominance(rankings: ArrayLike) -> Integers:
    """Rank sites by their power in the graph of who beats whom by majority of the rankings.

    With M the matrix that is 1 where the site of the row is ahead of that of the column in more
    rankings than behind, a site's power is its row sum in ``M + M^2``: the sites it beats, and
    those that these beat. So among sites with as many wins, wins over the strong count more.

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
    Anton and Rorres (2010), *Elementary Linear Algebra: Applications Version*, 10th edition,
    Wiley, section 10.7, "Graph Theory": dominance-directed graphs and the power of a vertex.

    Altuntas, Dereli and Yilmaz (2015), "Evaluation of excavator technologies: application of
    data fusion based MULTIMOORA methods", *Journal of Civil Engineering and Management* 21(8),
    977-997, for their use on rankings.

    Examples
    --------
    >>> dominance([[1, 2, 3], [1, 3, 2], [3, 1, 2]])
    array([1, 2, 3])
    """
    places = as_rankings(rankings, ties="min")
    wins = np.concatenate([(margins > 0).sum(axis=1) for margins in _majorities(places)])
    over = np.concatenate([(margins > 0) @ wins for margins in _majorities(places)])
    return ranks(wins + over)


def _majorities(places: Floats) -> Iterator[Integers]:
    """Yield blocks of rows of (sites, sites): 1 where the row's site beats the column's, -1 where it loses, else 0."""
    sites = places.shape[1]
    rows = max(1, BLOCK_ENTRIES // sites)
    for start in range(0, sites, rows):
        margins = np.zeros((min(rows, sites - start), sites), dtype=np.int32)
        for ranking in places.astype(np.int32):
            margins += np.sign(ranking - ranking[start : start + rows, None])
        yield np.sign(margins)
