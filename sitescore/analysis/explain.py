"""Why a site has its score, and why one site is before another."""

from __future__ import annotations

import math

import numpy as np

from sitescore.analysis.coupling import after_measurement, gap_weights
from sitescore.analysis.effects import effects_on_lead, effects_on_score
from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import POINTS
from sitescore.analysis.single_cells import at_knock_out, level_at, share_of_scale
from sitescore.analysis.sites import site_number
from sitescore.core.checks import Floats
from sitescore.core.sensitivity.cell_threshold import cell_thresholds
from sitescore.core.sensitivity.moved_weight import moved_weight
from sitescore.core.sensitivity.weight_crossing import weight_crossing
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.effects import Effects, Lead
from sitescore.results.explanation import CellChange, Difference, Explanation

LEVEL = 1e-9


def explain(
    matrix: DecisionMatrix, site: str, *, versus: str | None = None
) -> Explanation | Difference | Effects | Lead:
    """Explain a site's score, or its difference from another's.

    Parameters
    ----------
    matrix : from `assemble`
    site : id or name
    versus : id or name of the site to compare with

    Returns
    -------
    By contributions, which add up, where scores are additive: `Explanation`, or `Difference`
    of two; else by what each criterion does alone: `Effects` or `Lead`

    Raises
    ------
    InputError
        If there is no such site, or it is the same one twice.
    """
    at = site_number(matrix, site)
    additive = matrix.scoring.additive
    if versus is None:
        return _explanation(matrix, at) if additive else effects_on_score(matrix, at)
    other = site_number(matrix, versus)
    if other == at:
        raise refusal("SC503", Place(versus), "a site is compared with itself", "name another site")
    return _difference(matrix, at, other) if additive else effects_on_lead(matrix, at, other)


def _explanation(matrix: DecisionMatrix, at: int) -> Explanation:
    ranking = rank(matrix, draws=0)
    points = POINTS * matrix.values * matrix.weights
    others = [int(n) for n in matrix.included if n != at]
    usual = points[others].mean(axis=0) if others else np.full(len(matrix.criteria), np.nan)
    ranked = matrix.sites[at] in ranking.sites
    return Explanation(
        ranking=ranking,
        site=at,
        rank=int(ranking.ranks[ranking.sites.index(matrix.sites[at])]) if ranked else None,
        score=float(points[at].sum()),
        worst=float(POINTS * matrix.lowest[at] @ matrix.weights),
        best=float(POINTS * matrix.highest[at] @ matrix.weights),
        coverage=float(matrix.known[at] @ matrix.weights),
        contributions=points[at],
        usual=usual,
    )


def _difference(matrix: DecisionMatrix, asked: int, other: int) -> Difference:
    scores = matrix.values @ matrix.weights
    leader, rival = (asked, other) if scores[asked] >= scores[other] else (other, asked)
    lead = matrix.values[leader] - matrix.values[rival]
    gap = max(float(lead @ matrix.weights), 0.0)
    steady = lead if gap > 0 else np.zeros_like(lead)
    return Difference(
        ranking=rank(matrix, draws=0),
        leader=leader,
        rival=rival,
        asked=asked,
        difference=POINTS * lead * matrix.weights,
        moved=moved_weight(steady, matrix.weights),
        crossings=weight_crossing(lead, matrix.weights),
        cells=flipping_cells(matrix, leader, rival),
    )


def flipping_cells(matrix: DecisionMatrix, leader: int, rival: int) -> tuple[CellChange, ...]:
    """List the single figures that end one site's lead over another, one a cell, by the share of their scale.

    Parameters
    ----------
    matrix : from `assemble`, with additive scores
    leader, rival : numbers of sites; none are listed unless the first is before the second
    """
    gap = float((matrix.values[leader] - matrix.values[rival]) @ matrix.weights)
    if gap <= 0:
        return ()
    cells = _ties(matrix, rival, leader, gap) + _ties(matrix, leader, rival, -gap)
    if leader in matrix.included and rival in matrix.included:
        ruled = (at_knock_out(matrix, leader, at, first=rival) for at in range(len(matrix.criteria)))
        cells += [cell for cell in ruled if cell is not None]
    found: dict[tuple[int, int], CellChange] = {}
    for cell in sorted(cells, key=lambda cell: share_of_scale(matrix, cell)):
        found.setdefault((cell.site, cell.criterion), cell)
    return tuple(found.values())


def _ties(matrix: DecisionMatrix, site: int, other: int, gap: float) -> list[CellChange]:
    """List the single measurements of `site` whose change would close the `gap` to `other`, as far as a number can."""
    strength = gap_weights(matrix, site, np.array([other]), falls=gap < 0)[0]
    effect = np.divide(strength, matrix.weights, where=matrix.weights > 0, out=np.zeros(len(matrix.criteria)))
    thresholds: Floats = cell_thresholds(matrix.values[site], matrix.weights, gap, effect=np.maximum(effect, 0))
    found = []
    for at, target in enumerate(thresholds.tolist()):
        change = None if math.isnan(target) else level_at(matrix, site, at, target, first=other)
        if change is not None and _is_level(matrix, change, other):
            found.append(change)
    return found


def _is_level(matrix: DecisionMatrix, change: CellChange, other: int) -> bool:
    """Tell whether two sites tie with all that follows the change."""
    then = after_measurement(matrix, change.site, change.criterion, change.needed)
    return abs(float((then[change.site] - then[other]) @ matrix.weights)) <= LEVEL
