"""What weights mean in raw units, and which weights favour a site."""

from __future__ import annotations

import math

import numpy as np

from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import POINTS, require_additive
from sitescore.analysis.sites import criterion_number, site_number
from sitescore.core.explanation.equivalents import equivalent
from sitescore.core.sensitivity.attainable_ranks import attainable_rank
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.weight_answers import BestFor, Equivalent, Equivalents


def equivalents(matrix: DecisionMatrix, criterion: str, change: float, *, site: str | None = None) -> Equivalents:
    """Say what a change of one criterion is worth in the units of the others.

    Parameters
    ----------
    matrix : from `assemble`
    criterion : id of the criterion that changes
    change : by how much, in its unit
    site : id or name of the site whose present figures are the starting point; the leader
        if left out. What a unit is worth depends on where one stands.

    Raises
    ------
    InputError
        If a name is not known, the site's figure is not a known number, or scores are not
        additive.
    """
    require_additive(matrix, "weights equivalent")
    at = criterion_number(matrix, criterion, Place(criterion))
    here = site_number(matrix, site) if site is not None else _leader(matrix)
    now = float(matrix.measurements[here, at])
    scale = matrix.scales[criterion]
    if math.isnan(now) or scale.turning_points is None:
        what = f"{criterion} of {matrix.sites[here]} is not a known number"
        raise refusal("SC503", Place(criterion), what, "name a --site where it is known")
    gained = _value(matrix, at, now + change) - _value(matrix, at, now)
    points = float(gained * matrix.weights[at])
    others = []
    for other, name in enumerate(matrix.criteria):
        start = float(matrix.measurements[here, other])
        weight = float(matrix.weights[other])
        scale = matrix.scales[name]
        if other == at or math.isnan(start) or weight <= 0 or scale.turning_points is None:
            continue
        found = equivalent(points, weight, scale.apply, scale.turning_points, start / scale.divisor)
        others.append(Equivalent(criterion=other, now=start, then=None if found is None else found * scale.divisor))
    return Equivalents(
        matrix=matrix, site=here, criterion=at, now=now, then=now + change, points=POINTS * points, others=tuple(others)
    )


def best_for(matrix: DecisionMatrix, site: str, *, within: float | None = None) -> BestFor:
    """Find the best and the worst rank that weights can give a site, and weights near the stated ones that do.

    Parameters
    ----------
    matrix : from `assemble`
    site : id or name of a site that is not excluded
    within : how far each global weight may stray from the stated one, as a share; None for
        any weights

    Raises
    ------
    InputError
        If there is no such site, it is excluded, or scores are not additive.
    """
    require_additive(matrix, "weights best-for")
    number = site_number(matrix, site)
    if number not in matrix.included:
        raise refusal("SC502", Place(site), "the site is excluded and has no rank", "see `rank` for the reason")
    own = int(np.flatnonzero(matrix.included == number)[0])
    values, weights = matrix.values[matrix.included], matrix.weights
    low = None if within is None else weights * (1 - within)
    high = None if within is None else np.minimum(weights * (1 + within), 1.0)
    best, worst = (attainable_rank(values, weights, site=own, worst=end, low=low, high=high) for end in (False, True))
    return BestFor(
        matrix=matrix,
        site=number,
        rank=int(rank(matrix, draws=0).ranks[own]),
        best_rank=best.rank,
        worst_rank=worst.rank,
        proven=best.proven and worst.proven,
        weights=best.weights,
        worst_weights=worst.weights,
        within=within,
    )


def _leader(matrix: DecisionMatrix) -> int:
    if not len(matrix.included):
        raise refusal("SC503", Place("weights"), "no site is left to rank", "name a --site")
    return int(matrix.included[rank(matrix, draws=0).order[0]])


def _value(matrix: DecisionMatrix, criterion: int, measurement: float) -> float:
    scale = matrix.scales[matrix.criteria[criterion]]
    return float(scale.apply(np.array([measurement / scale.divisor]))[0])
