"""Scores of sites by the study's method, and which questions need additive ones."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix

POINTS = 100.0


def points(matrix: DecisionMatrix, values: Floats) -> Floats:
    """Score sites in points of 100 at the stated weights, (sites,); none where there are none.

    Parameters
    ----------
    matrix : from `assemble`
    values : (sites, criteria), of all sites that are compared
    """
    return POINTS * matrix.scoring(values, matrix.weights) if len(values) else np.zeros(0)


def among_ranked(matrix: DecisionMatrix, site: int) -> float:
    """Score one site among the ranked ones, as if it were one of them, in points of 100.

    Parameters
    ----------
    matrix : from `assemble`
    site : its number
    """
    company = np.union1d(matrix.included, [site])
    return float(points(matrix, matrix.values[company])[np.searchsorted(company, site)])


def span(matrix: DecisionMatrix, sites: Integers, *, scores: Floats | None = None) -> tuple[Floats, Floats]:
    """Give the least and the greatest score that ranges and unknown cells of `sites` allow, in points of 100.

    NaN where a score depends on the other sites as well: their unknown cells then count in it,
    and no end of the cells is an end of the score. `scores` are those of the sites, if known.
    """
    if not matrix.scoring.separable:
        return np.full(len(sites), np.nan), np.full(len(sites), np.nan)
    if matrix.certain and scores is not None:
        return scores, scores
    lowest = points(matrix, matrix.lowest[sites])
    return lowest, lowest if matrix.highest is matrix.lowest else points(matrix, matrix.highest[sites])


def require_additive(matrix: DecisionMatrix, command: str) -> None:
    """Refuse a question whose answer is exact for additive scores only.

    Raises
    ------
    InputError
        If the study's scores are not additive, naming its method and what does work.
    """
    if not matrix.scoring.additive:
        what = (
            f"{command} answers for scores that are sums of weight x value, which {matrix.scoring.name} scores are not"
        )
        hint = "rank, compare, explain, scenarios, sensitivity and robustness work; or --set method=weighted_sum"
        raise refusal("SC504", Place(f"method {matrix.scoring.name}"), what, hint)


def linear_figures(matrix: DecisionMatrix) -> Floats | None:
    """Give the figures of the ranked sites whose weighted sum orders them as their scores, (sites, criteria) in [0, 1].

    None where scores are not linear in the weights, or not for these values.
    """
    try:
        return matrix.scoring.linear(matrix.values[matrix.included])
    except ValueError:
        return None
