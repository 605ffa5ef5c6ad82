"""Which site is best, and by how much."""

from __future__ import annotations

from sitescore.analysis.data_check import data_notices
from sitescore.catalog import scoring_methods
from sitescore.core.ranking import ranks
from sitescore.matrix import DecisionMatrix
from sitescore.results.ranking import Ranking

POINTS = 100.0


def rank(matrix: DecisionMatrix) -> Ranking:
    """Score and rank the sites of `matrix` that no knock-out excludes.

    Examples
    --------
    >>> from sitescore import assemble, read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> ranking = rank(assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3")))
    >>> ranking.names[ranking.order[0]]
    'Kokkola Industrial Park'
    """
    here = matrix.included
    score = scoring_methods()[matrix.method].score
    values, low, high = (part[here] for part in (matrix.values, matrix.lowest, matrix.highest))
    scores, worst, best = (
        POINTS * score(part, matrix.weights) if len(here) else part.sum(axis=1) for part in (values, low, high)
    )
    return Ranking(
        matrix=matrix,
        method=matrix.method,
        sites=tuple(matrix.sites[at] for at in here),
        names=tuple(matrix.names[at] for at in here),
        scores=scores,
        ranks=ranks(scores),
        worst=worst,
        best=best,
        contributions=POINTS * values * matrix.weights,
        factor_scores=POINTS * values @ matrix.within.T,
        coverage=matrix.known[here] @ matrix.weights,
        notices=(*matrix.notices, *data_notices(matrix)),
    )
