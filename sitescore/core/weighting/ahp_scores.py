"""Scores of sites from pairwise comparisons of the sites on each criterion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import require_one_of
from sitescore.core.table import Scored, scored
from sitescore.core.weighting.pairwise import pairwise

SYNTHESES = ("distributive", "ideal")


def ahp_scores(
    criteria: ArrayLike,
    sites: Sequence[ArrayLike],
    *,
    derivation: str = "eigenvector",
    random_indices: str = "saaty",
    synthesis: str = "distributive",
) -> Scored:
    """Analytic hierarchy process: criteria and, on each criterion, the sites compared in pairs.

    Parameters
    ----------
    criteria : (criteria, criteria) comparisons of the criteria, as for `pairwise`
    sites : one matrix (sites, sites) for each criterion: how many times the row is as good as the
        column, more being better
    derivation, random_indices : as for `pairwise`
    synthesis : ``distributive``, priorities of the sites sum to 1 on each criterion (Saaty 1977),
        or ``ideal``, the best site has 1 on each criterion, so that a copy of a site does not
        change the order of the others (Saaty 1994)

    Returns
    -------
    Scored : highest is best. Details: ``weights`` (criteria,); ``priorities`` (sites, criteria);
        ``consistency_ratio`` of the criteria; ``consistency_ratios`` (criteria,) of the sites

    Raises
    ------
    ValueError
        If there is not one matrix of sites for each criterion, all of one size, or one is wrong.

    References
    ----------
    Saaty (1977), "A scaling method for priorities in hierarchical structures", *Journal of
    Mathematical Psychology* 15(3), 234-281; Saaty (1994), "How to make a decision: the analytic
    hierarchy process", *Interfaces* 24(6), 19-43.

    Examples
    --------
    >>> ahp_scores([[1, 3], [None, 1]], [[[1, 4], [None, 1]], [[1, 1], [1, 1]]]).scores
    array([0.725, 0.275])
    """
    require_one_of("synthesis", synthesis, SYNTHESES)
    above = pairwise(criteria, derivation=derivation, random_indices=random_indices)
    if len(sites) != above.weights.size:
        raise ValueError(f"sites must hold one matrix for each of {above.weights.size} criteria, got {len(sites)}")
    below = []
    for at, matrix in enumerate(sites):
        try:
            below.append(pairwise(matrix, derivation=derivation, random_indices=random_indices))
        except ValueError as wrong:
            raise ValueError(f"sites[{at}]: {wrong}") from wrong
        if below[at].weights.size != below[0].weights.size:
            raise ValueError(
                f"sites must be matrices of one size, got {below[at].weights.size} sites at index ({at},), "
                f"{below[0].weights.size} before"
            )
    priorities = np.stack([found.weights for found in below], axis=1)
    if synthesis == "ideal":
        priorities = priorities / priorities.max(axis=0)
    return scored(
        priorities @ above.weights,
        weights=above.weights,
        priorities=priorities,
        consistency_ratio=above.details["consistency_ratio"],
        consistency_ratios=np.array([found.details["consistency_ratio"] for found in below]),
    )
