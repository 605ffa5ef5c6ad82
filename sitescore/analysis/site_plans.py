"""Plans of a report: for which sites, and for which ranks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from sitescore.analysis.improve import improve
from sitescore.results.improvement import NOTABLE, Improvement
from sitescore.results.ranking import Ranking

IMPROVED, ADMITTED, RAISED = 12, 6, 30
"""Ranked and excluded sites that plans are made for, and ranked ones that plans for the next rank up are made for."""
PODIUM = 3
"""A rank that plans are made for beside the first and the next one up."""
FEW_PLANS = 2
"""Plans for the first rank; for others there is one."""


def site_plans(ranking: Ranking, *, site: str | None = None, seed: int = 1234) -> tuple[Improvement, ...]:
    """Find plans for the dozen best that are not first, for a few that are excluded, and for one that is asked for.

    Each has them for the next rank up, or to be ranked at all, for rank 3 and for rank 1; what
    the cheapest plan for a nearer rank reaches as well is left out, but for rank 1. Up to thirty of the best have
    them for the next rank up only.

    Parameters
    ----------
    ranking : from `rank`, of additive scores
    site : id of one that plans are made for, whatever its rank
    seed : of the draws of weights

    Returns
    -------
    Those of one site together, for the nearest rank first

    Examples
    --------
    >>> from sitescore import assemble, rank, read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> matrix = assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3"))
    >>> found = site_plans(rank(matrix, draws=0))
    >>> [one.to_rank for one in found if matrix.sites[one.site] == "oulu"]
    [3, 1]
    """
    behind = [ranking.sites[at] for at in ranking.order if ranking.ranks[at] > 1][:RAISED]
    out = list(dict.fromkeys(exclusion.site for exclusion in ranking.matrix.excluded))[:ADMITTED]
    leaders = {ranking.sites[at] for at in np.flatnonzero(ranking.ranks == 1).tolist()}
    wanted = [*behind[:IMPROVED], *out, *([site] if site else [])]
    planned = [one for one in dict.fromkeys([*behind, *wanted]) if one not in leaders]
    undrawn = replace(ranking, surety=None)
    return tuple(
        plan
        for one in planned
        for plan in _plans(undrawn, one, _goals(ranking, one)[: None if one in wanted else 1], seed)
    )


def _goals(ranking: Ranking, site: str) -> list[int]:
    """List the ranks that a site could want, the nearest first; an excluded one wants to be ranked at all first."""
    if site in ranking.sites:
        nearest = int(ranking.ranks[ranking.ranks < ranking.ranks[ranking.sites.index(site)]].max())
    else:
        nearest = len(ranking.sites) + 1
    return [nearest, *(goal for goal in (PODIUM, 1) if goal < nearest)]


def _plans(ranking: Ranking, site: str, goals: Sequence[int], seed: int) -> Iterator[Improvement]:
    reached = len(ranking.sites) + 1
    for goal in goals:
        first = goal == 1
        if first or goal < reached or goal == goals[0]:
            found = improve(
                ranking.matrix, site, to_rank=goal, plans=FEW_PLANS if first else 1, robust=first, seed=seed,
                ranking=ranking,
            )  # fmt: skip
            reached = min([reached, *(plan.rank for plan in found.plans[:1] if plan.reachable)])
            if found.gap >= NOTABLE or goal in (goals[-1], len(ranking.sites) + 1):
                yield found
            if reached > goal:
                return
