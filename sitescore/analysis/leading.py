"""How sure the best of very many sites are: in draws, and by weights, in time that grows as the sites do."""

from __future__ import annotations

import numpy as np

from sitescore.analysis.scoring import linear_figures
from sitescore.analysis.uncertainty import Study, Unknowns, study
from sitescore.core.checks import Floats
from sitescore.core.ranking import ranks
from sitescore.core.sensitivity.closest_rival import weight_distances
from sitescore.core.sensitivity.leader_panel import leader_panel
from sitescore.core.sensitivity.moved_weight import moved_weight
from sitescore.core.sensitivity.potential_optimality import PotentialOptimality, potential_optimality
from sitescore.core.sensitivity.shares_of_draws import wilson
from sitescore.core.sensitivity.smaa import TAIL
from sitescore.core.sensitivity.tolerance_radius import tolerance_radii
from sitescore.core.sensitivity.upper_envelope import leaders_by_weight
from sitescore.matrix import DecisionMatrix
from sitescore.results.leading import LeadByWeights, Leading
from sitescore.results.ranking import Ranking, Surety

LISTED, TOP = 20, 3
MOST_DRAWS, FEWEST_DRAWS = 2000, 100
DRAWN_CELLS, BATCH_CELLS = 250_000_000, 8_000_000
"""Cells of all draws together, and of those that are held at once."""
STRAY = {"25": 0.25, "10": 0.10}
MOST_POSSIBLE = 20_000
"""Sites up to which it is asked who can be first where all weights stray."""


def leading(ranking: Ranking, *, draws: int | None = None, seed: int = 1234, by_weights: bool = True) -> Leading:
    """Tell of the best 20 sites how often they are first and in the top, between which ranks, and what ends the lead.

    For studies that `robustness` and `sensitivity` are not made for. The ranks are those among all
    sites, and memory does not grow with their square.

    Parameters
    ----------
    ranking : from `rank`
    draws : of everything not known; left out, what is affordable (`affordable_draws`)
    seed : of the draws
    by_weights : whether to ask what ends the lead as well, which `sensitivity` answers in full for fewer sites

    Returns
    -------
    Leading : with first shares and rank intervals of all sites; those that tie in a draw share the better rank

    Examples
    --------
    >>> from sitescore import assemble, rank, read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> matrix = assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3"))
    >>> found = leading(rank(matrix, draws=0), draws=100)
    >>> len(found.sites), found.top, len(found.surety.first)
    (12, 3, 12)
    """
    matrix, top = ranking.matrix, min(TOP, len(ranking.sites))
    subject = study(matrix, Unknowns())
    drawn = _drawn_ranks(subject, draws or affordable_draws(matrix), seed)
    sites = ranking.order[:LISTED]
    share = (drawn.ranks[:, sites] <= top).mean(axis=0)
    low, high = wilson(share, draws=len(drawn.ranks))
    return Leading(
        ranking=ranking,
        surety=_surety(subject, drawn, seed),
        top=top,
        sites=sites,
        top_share=share,
        top_low=low,
        top_high=high,
        by_weights=_by_weights(ranking) if by_weights else None,
    )


def affordable_draws(matrix: DecisionMatrix) -> int:
    """Give how many draws of a study take some ten seconds; 0 where that is too few to tell anything."""
    cells = max(len(matrix.included) * len(matrix.criteria), 1)
    draws = min(MOST_DRAWS, DRAWN_CELLS // cells)
    return draws if draws >= FEWEST_DRAWS else 0


def most_drawn(matrix: DecisionMatrix) -> int:
    """Give the sites up to which enough draws of so many criteria are affordable."""
    return DRAWN_CELLS // (FEWEST_DRAWS * max(len(matrix.criteria), 1))


class _Drawn:
    """Ranks in every draw, (draws, sites), and in how many each site was first, shared where several were."""

    def __init__(self, draws: int, sites: int) -> None:
        self.ranks = np.empty((draws, sites), dtype=np.int32)
        self.first = np.zeros(sites)

    def take(self, start: int, scores: Floats) -> None:
        ranked = ranks(scores)
        best = ranked == 1
        self.ranks[start : start + len(scores)] = ranked
        self.first += (best / best.sum(axis=1, keepdims=True)).sum(axis=0)


def _drawn_ranks(subject: Study, draws: int, seed: int) -> _Drawn:
    rng, weights = np.random.default_rng(seed), subject.matrix.weights
    drawn = _Drawn(draws, len(subject.values))
    step = max(1, BATCH_CELLS // subject.values.size)
    for start in range(0, draws, step):
        count = min(step, draws - start)
        parts = {group: subject.draw(group, count, rng=rng) for group in subject.groups}
        drawn.take(start, subject.scores(parts or {"weights": np.tile(weights, (count, 1))}))
    return drawn


def _surety(subject: Study, drawn: _Drawn, seed: int) -> Surety:
    draws = len(drawn.ranks)
    first = np.clip(drawn.first / draws, 0, 1)
    low, high = wilson(first, draws=draws)
    ends = [int(np.ceil(share * draws - 1e-9)) - 1 for share in (TAIL, 1 - TAIL)]
    drawn.ranks.partition(ends, axis=0)
    return Surety(
        draws=draws,
        seed=seed,
        groups=subject.groups,
        first=first,
        first_low=low,
        first_high=high,
        rank_low=drawn.ranks[ends[0]].astype(np.intp),
        rank_high=drawn.ranks[ends[1]].astype(np.intp),
    )


def _by_weights(ranking: Ranking) -> LeadByWeights | None:
    matrix, leader = ranking.matrix, int(ranking.order[0])
    values = linear_figures(matrix)
    if values is None:
        return None
    weights, panel = matrix.weights, leader_panel(values, matrix.parents, matrix.local, leader=leader)
    lead = values[leader] - values[panel.rival]
    return LeadByWeights(
        ranking=ranking,
        leader=leader,
        rival=panel.rival,
        moved=np.zeros_like(weights) if panel.rival < 0 or weights @ lead <= 0 else moved_weight(lead, weights),
        distances=weight_distances(values, weights, leader=leader),
        radii=tolerance_radii(values, weights, leader=leader),
        nodes=(*matrix.factors, *matrix.criteria),
        stability={"winner": panel.winner},
        leaders=leaders_by_weight(values, matrix.parents, matrix.local),
        possible=_possible(values, weights) if len(values) <= MOST_POSSIBLE else {},
    )


def _possible(values: Floats, weights: Floats) -> dict[str, PotentialOptimality]:
    rng, found = np.random.default_rng(0), {}
    for name, share in STRAY.items():
        low, high = weights * (1 - share), np.minimum(weights * (1 + share), 1.0)
        found[name] = potential_optimality(values, low=low, high=high, rng=rng)
    return found
