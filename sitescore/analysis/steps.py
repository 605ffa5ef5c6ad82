"""How a method comes to the score of a site, step by step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sitescore.analysis.compare_methods import require_method
from sitescore.analysis.rank import rank
from sitescore.analysis.refused import in_names
from sitescore.analysis.score_table import score_table
from sitescore.analysis.sites import require_sites, site_number
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.steps import Steps

MANY_SITES = 2000


def steps(matrix: DecisionMatrix, site: str, *, method: str) -> Steps:
    """Work a site's score out by a method's own tables, on the values and weights of `matrix`.

    The method runs at its paper's defaults, so that a study which scores by a method of the same
    name, at parameters of its own or in another form, has another score.

    Parameters
    ----------
    matrix : from `assemble`
    site : id or name
    method : as listed by ``sitescore methods``

    Raises
    ------
    InputError
        If there is no such site or method, the site is excluded, or the method cannot rate
        these values.
    """
    number = site_number(matrix, site)
    place = Place("--steps")
    require_method(method, place)
    if number not in matrix.included:
        raise refusal(
            "SC503", place, f"{matrix.sites[number]} is excluded and has no score", "see `rank` for the reasons"
        )
    require_sites(matrix, place, subject="steps are shown for", most=MANY_SITES)
    sites = tuple(matrix.sites[at] for at in matrix.included)
    try:
        found = score_table(
            matrix.values[matrix.included],
            weights=matrix.weights,
            directions=np.ones(len(matrix.criteria)),
            method=method,
        )
    except ValueError as reason:
        why = in_names(reason, sites=sites, criteria=matrix.criteria)
        raise refusal("SC111", place, f"{method} cannot rate these values: {why}", "choose another method") from reason
    ranking, at = rank(matrix, draws=0), int(np.flatnonzero(matrix.included == number)[0])
    return Steps(
        matrix=matrix,
        table=replace(found, named=sites, criteria=matrix.criteria),
        site=at,
        study_score=float(ranking.scores[at]),
        study_rank=int(ranking.ranks[at]),
    )
