"""Why a site has its score, and why one is before another, for scores that are not sums: one change at a time."""

from __future__ import annotations

import numpy as np

from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import points, span
from sitescore.core.checks import Floats, Integers
from sitescore.matrix import DecisionMatrix
from sitescore.results.effects import Effects, Lead


def effects_on_score(matrix: DecisionMatrix, site: int) -> Effects:
    """Find what a site's score would lose if one criterion after the other stood at the ranked sites' median.

    Parameters
    ----------
    matrix : from `assemble`
    site : its number; an excluded one is scored as if it were ranked
    """
    ranking = rank(matrix, draws=0)
    company = np.union1d(matrix.included, [site])
    own = int(np.searchsorted(company, site))
    medians = matrix.medians if len(matrix.included) else matrix.values[site]
    score = float(points(matrix, matrix.values[company])[own])
    worst, best = span(matrix, np.array([site]))
    ranked = matrix.sites[site] in ranking.sites
    return Effects(
        ranking=ranking,
        site=site,
        rank=int(ranking.ranks[ranking.sites.index(matrix.sites[site])]) if ranked else None,
        score=score,
        worst=float(worst[0]),
        best=float(best[0]),
        coverage=float(matrix.known[site] @ matrix.weights),
        medians=medians,
        effects=score - _with_one_changed(matrix, company, own, medians)[:, own],
    )


def effects_on_lead(matrix: DecisionMatrix, asked: int, other: int) -> Lead:
    """Find by how much a lead would shrink if the leader had the rival's value on one criterion after the other.

    Parameters
    ----------
    matrix : from `assemble`
    asked, other : numbers of two sites; an excluded one is scored as if it were ranked
    """
    company = np.union1d(matrix.included, [asked, other])
    scores = points(matrix, matrix.values[company])
    one, two = (int(np.searchsorted(company, site)) for site in (asked, other))
    leader, rival = (one, two) if scores[one] >= scores[two] else (two, one)
    changed = _with_one_changed(matrix, company, leader, matrix.values[company[rival]])
    return Lead(
        ranking=rank(matrix, draws=0),
        leader=int(company[leader]),
        rival=int(company[rival]),
        leader_score=float(scores[leader]),
        rival_score=float(scores[rival]),
        effects=(scores[leader] - scores[rival]) - (changed[:, leader] - changed[:, rival]),
    )


def _with_one_changed(matrix: DecisionMatrix, company: Integers, own: int, replaced: Floats) -> Floats:
    """Score the company with one of a site's values replaced at a time, (criteria, company)."""
    table = matrix.values[company]
    found = []
    for criterion, value in enumerate(replaced):
        changed = table.copy()
        changed[own, criterion] = value
        found.append(points(matrix, changed))
    return np.array(found)
