"""How a method comes to the score of a site, step by step."""

from __future__ import annotations

import numpy as np

from sitescore.analysis.score_table import score_table
from sitescore.analysis.sites import site_number
from sitescore.catalog import table_methods
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.score_table import ScoreTable
from sitescore.results.steps import Steps

MANY_SITES = 2000


def steps(matrix: DecisionMatrix, site: str, *, method: str) -> Steps:
    """Work a site's score out by a method's own tables, on the values and weights of `matrix`.

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
    if method not in table_methods():
        raise refusal("SC111", place, f"there is no method {method!r}", "see `sitescore methods`")
    if number not in matrix.included:
        raise refusal(
            "SC503", place, f"{matrix.sites[number]} is excluded and has no score", "see `rank` for the reasons"
        )
    if len(matrix.included) > MANY_SITES:
        what = f"steps are shown for up to {MANY_SITES} sites, there are {len(matrix.included)}"
        raise refusal("SC503", place, what, "choose the best of them first")
    try:
        found = score_table(
            matrix.values[matrix.included],
            weights=matrix.weights,
            directions=np.ones(len(matrix.criteria)),
            method=method,
        )
    except ValueError as reason:
        raise refusal(
            "SC111", place, f"{method} cannot rate these values: {reason}", "choose another method"
        ) from reason
    named = ScoreTable(
        method=found.method,
        best=found.best,
        sites=tuple(matrix.sites[at] for at in matrix.included),
        criteria=matrix.criteria,
        scores=found.scores,
        ranks=found.ranks,
        details=found.details,
    )
    return Steps(matrix=matrix, table=named, site=int(np.flatnonzero(matrix.included == number)[0]))
