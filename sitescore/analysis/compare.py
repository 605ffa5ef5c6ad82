"""Sites side by side."""

from __future__ import annotations

from collections.abc import Sequence

from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import among_ranked
from sitescore.analysis.sites import site_number
from sitescore.matrix import DecisionMatrix
from sitescore.results.comparison import Comparison

LEADERS = 4


def compare(matrix: DecisionMatrix, sites: Sequence[str] = ()) -> Comparison:
    """Put sites side by side.

    Parameters
    ----------
    matrix : from `assemble`
    sites : ids or names; none for the four best

    Raises
    ------
    InputError
        If there is no such site.
    """
    ranking = rank(matrix, draws=0)
    chosen = [site_number(matrix, site) for site in sites]
    if not sites:
        chosen = [matrix.sites.index(ranking.sites[at]) for at in ranking.order[:LEADERS]]
    once = tuple(dict.fromkeys(chosen))
    return Comparison(ranking=ranking, chosen=once, scores=tuple(among_ranked(matrix, site) for site in once))
