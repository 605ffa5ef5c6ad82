"""Ranks under several profiles and scenarios, side by side."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sitescore.analysis.rank import ranked
from sitescore.matrix import DecisionMatrix
from sitescore.results.scenarios import Scenarios


def scenarios(matrices: Mapping[str, DecisionMatrix], titles: Mapping[str, Mapping[str, str]]) -> Scenarios:
    """Rank the same sites under several variations of the criteria.

    Parameters
    ----------
    matrices : by scenario, the stated criteria first; all of the same sites
    titles : of the scenarios, by language
    """
    base = next(iter(matrices.values()))
    ranks = np.zeros((len(base.sites), len(matrices)), dtype=np.intp)
    scores = np.full(ranks.shape, np.nan)
    for number, matrix in enumerate(matrices.values()):
        ranking = ranked(matrix)
        ranks[matrix.included, number] = ranking.ranks
        scores[matrix.included, number] = ranking.scores
    with np.errstate(all="ignore"):
        best = np.max(np.nan_to_num(scores, nan=-np.inf), axis=0)
        regret = np.max(best - scores, axis=1)
    return Scenarios(
        matrix=base,
        names=tuple(matrices),
        titles=tuple(dict(titles[name]) for name in matrices),
        ranks=ranks,
        scores=scores,
        regret=np.where(np.isfinite(regret), regret, np.nan),
    )
