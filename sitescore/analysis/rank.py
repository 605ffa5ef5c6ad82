"""Which site is best, by how much, and how sure."""

from __future__ import annotations

import numpy as np

from sitescore.analysis.data_check import data_notices
from sitescore.analysis.scoring import POINTS, points, span
from sitescore.analysis.trust import evidence_shares
from sitescore.analysis.uncertainty import Unknowns, study
from sitescore.core.ranking import ranks
from sitescore.core.sensitivity.shares_of_draws import wilson
from sitescore.core.sensitivity.smaa import RankCounts, rank_bounds
from sitescore.matrix import DecisionMatrix
from sitescore.results.ranking import Ranking, Surety

DRAWS, MOST_SITES, MOST_CELLS = 4096, 2000, 20_000_000


def rank(matrix: DecisionMatrix, *, draws: int | None = None, seed: int = 1234) -> Ranking:
    """Score and rank the sites of `matrix` that no knock-out excludes.

    Parameters
    ----------
    matrix : from `assemble`
    draws : of everything not known (weights within their ranges, ranges and gaps in the
        data, the shape of the value functions), for rank intervals and the share of first
        ranks; 0 for none. Left out, 4,096, fewer for many sites, none above 2,000 sites.
    seed : of the draws

    Examples
    --------
    >>> from sitescore import assemble, read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> ranking = rank(assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3")))
    >>> ranking.names[ranking.order[0]]
    'Kokkola Industrial Park'
    """
    here = matrix.included
    values = matrix.values[here]
    scores = points(matrix, values)
    worst, best = span(matrix, here)
    places = ranks(scores)
    contributions = POINTS * values * matrix.weights if matrix.scoring.additive else None
    return Ranking(
        matrix=matrix,
        method=matrix.scoring.name,
        sites=tuple(matrix.sites[at] for at in here),
        names=tuple(matrix.names[at] for at in here),
        scores=scores,
        ranks=places,
        worst=worst,
        best=best,
        contributions=contributions,
        factor_scores=POINTS * values @ matrix.within.T,
        coverage=matrix.known[here] @ matrix.weights,
        notices=(*matrix.notices, *data_notices(matrix)),
        evidence=evidence_shares(matrix, contributions, places),
        surety=_surety(matrix, _affordable(matrix) if draws is None else draws, seed),
    )


def _affordable(matrix: DecisionMatrix) -> int:
    cells = len(matrix.included) * len(matrix.criteria)
    return min(DRAWS, MOST_CELLS // cells) if 0 < len(matrix.included) <= MOST_SITES else 0


def _surety(matrix: DecisionMatrix, draws: int, seed: int) -> Surety | None:
    if not draws or not len(matrix.included):
        return None
    subject = study(matrix, Unknowns())
    rng = np.random.default_rng(seed)
    parts = {group: subject.draw(group, draws, rng=rng) for group in subject.groups}
    scores = subject.scores(parts or {"weights": np.tile(matrix.weights, (draws, 1))})
    counts = RankCounts(len(matrix.included))
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
