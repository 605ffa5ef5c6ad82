"""Which site is best, by how much, and how sure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sitescore.analysis.column_ends import ColumnEnds
from sitescore.analysis.data_check import data_notices
from sitescore.analysis.scoring import POINTS, points, span
from sitescore.analysis.sites import require_sites
from sitescore.analysis.trust import evidence_shares
from sitescore.analysis.uncertainty import Unknowns, study
from sitescore.core.checks import Floats
from sitescore.core.frozen import sealed
from sitescore.core.ranking import ranks
from sitescore.core.sensitivity.shares_of_draws import wilson
from sitescore.core.sensitivity.smaa import RankCounts, rank_bounds
from sitescore.errors import Notice, Place
from sitescore.matrix import DecisionMatrix
from sitescore.results.ranking import MOST_STUDIED, Ranking, Surety
from sitescore.results.rows import chosen

DRAWS, MOST_SITES, MOST_CELLS = 4096, 2000, 20_000_000
MOST_DRAWN = 10_000
"""Sites for which draws may be asked: ranks are counted in sites x sites cells."""


def rank(matrix: DecisionMatrix, *, draws: int | None = None, seed: int = 1234) -> Ranking:
    """Score and rank the sites of `matrix` that no knock-out excludes.

    What scores rest on is told for up to 20,000 sites, where they are sums.

    Parameters
    ----------
    matrix : from `assemble`
    draws : of everything not known (weights within their ranges, ranges and gaps in the
        data, the shape of the value functions), for rank intervals and the share of first
        ranks; 0 for none. Left out, 4,096, fewer for many sites, none above 2,000 sites,
        of which a notice tells.
    seed : of the draws

    Raises
    ------
    InputError
        If draws are asked for more than 10,000 sites: their counts would not fit in memory.

    Examples
    --------
    >>> from sitescore import assemble, read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> ranking = rank(assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3")))
    >>> ranking.names[ranking.order[0]]
    'Kokkola Industrial Park'
    """
    if draws:
        require_sites(matrix, Place("--draws"), subject="ranks are drawn for", least=0, most=MOST_DRAWN)
    surety = _surety(matrix, _affordable(matrix) if draws is None else draws, seed)
    ends = ColumnEnds(len(matrix.criteria))
    found = ranked(matrix, surety=surety, ends=ends)
    notices = (*matrix.notices, *data_notices(matrix, ends), *(_not_drawn(matrix) if draws is None else ()))
    graded = len(found.sites) <= MOST_STUDIED
    evidence = evidence_shares(matrix, found.contributions, found.ranks) if graded else None
    return replace(found, notices=notices, evidence=evidence)


def ranked(matrix: DecisionMatrix, *, surety: Surety | None = None, ends: ColumnEnds | None = None) -> Ranking:
    """Score and rank the sites that no knock-out excludes; what else is known of them is given.

    The values of all sites are added to `ends`, if asked for.
    """
    here = matrix.included
    everybody = len(here) == len(matrix.sites)
    scores, factor_scores = _scored(matrix, ends)
    worst, best = span(matrix, here, scores=scores)
    return Ranking(
        matrix=matrix,
        method=matrix.scoring.name,
        sites=matrix.sites if everybody else chosen(matrix.sites, here),
        names=matrix.names if everybody else chosen(matrix.names, here),
        scores=scores,
        ranks=ranks(scores),
        worst=worst,
        best=best,
        factor_scores=factor_scores,
        coverage=matrix.coverage[here],
        notices=(),
        surety=surety,
    )


def _scored(matrix: DecisionMatrix, ends: ColumnEnds | None) -> tuple[Floats, Floats]:
    """Score the ranked sites, (sites,), and their factors, (sites, factors); some after the other if values wait."""
    if matrix.waiting is None or not matrix.scoring.separable or len(matrix.included) < len(matrix.sites):
        values = matrix.ranked_values
        if ends is not None:
            ends.add(matrix.values, matrix.known, matrix.applicable)
        return sealed(points(matrix, values)), sealed(POINTS * (values @ matrix.within.T))
    scores, factors = np.empty(len(matrix.sites)), np.empty((len(matrix.sites), len(matrix.factors)))
    for block, values in matrix.waiting.blocks():
        if ends is not None:
            ends.add_measured(values)
        scores[block], factors[block] = points(matrix, values), POINTS * (values @ matrix.within.T)
    return sealed(scores), sealed(factors)


def _affordable(matrix: DecisionMatrix) -> int:
    cells = len(matrix.included) * len(matrix.criteria)
    return min(DRAWS, MOST_CELLS // cells) if 0 < len(matrix.included) <= MOST_SITES else 0


def _not_drawn(matrix: DecisionMatrix) -> list[Notice]:
    return [Notice("not_drawn", {"most": MOST_SITES})] if len(matrix.included) > MOST_SITES else []


def _surety(matrix: DecisionMatrix, draws: int, seed: int) -> Surety | None:
    if not draws or not len(matrix.included):
        return None
    subject = study(matrix, Unknowns())
    rng = np.random.default_rng(seed)
    parts = {group: subject.draw(group, draws, rng=rng) for group in subject.groups}
    scores = subject.scores(parts or {"weights": np.tile(matrix.weights, (draws, 1))})
    counts = RankCounts(len(matrix.included), expected=draws)
    counts.add(np.round(scores, 12))
    shares = np.clip(counts.acceptability, 0, 1)
    low, high = wilson(shares[:, 0], draws=draws)
    rank_low, rank_high = rank_bounds(shares)
    return Surety(
        draws=draws,
        seed=seed,
        groups=subject.groups,
        first=shares[:, 0],
        first_low=low,
        first_high=high,
        rank_low=rank_low,
        rank_high=rank_high,
    )
