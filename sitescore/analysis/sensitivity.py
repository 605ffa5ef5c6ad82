"""What single change alters the ranking: exact answers where scores are linear in the weights, else by search."""

from __future__ import annotations

import numpy as np

from sitescore.analysis.coupling import without_site
from sitescore.analysis.nearest_cells import nearest_cells
from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import linear_figures, points
from sitescore.analysis.sensitivity_numeric import numeric_answers
from sitescore.analysis.sites import require_sites
from sitescore.analysis.weight_lines import weight_lines
from sitescore.core.checks import Floats
from sitescore.core.ranking import ranks
from sitescore.core.sensitivity.closest_rival import weight_distances
from sitescore.core.sensitivity.dominance import dominators
from sitescore.core.sensitivity.leader_panel import leader_panel
from sitescore.core.sensitivity.moved_weight import moved_weight
from sitescore.core.sensitivity.potential_optimality import PotentialOptimality, potential_optimality
from sitescore.core.sensitivity.regret import largest_regrets
from sitescore.core.sensitivity.tolerance_radius import tolerance_radii, top_radius
from sitescore.core.sensitivity.upper_envelope import leaders_by_weight
from sitescore.core.sensitivity.weight_rates import has_siblings, weight_rates
from sitescore.core.sensitivity.weight_stability import stability
from sitescore.errors import Place
from sitescore.matrix import DecisionMatrix
from sitescore.results.ranking import Ranking
from sitescore.results.sensitivity import LeftOut, Sensitivity, WeightAnswers

STRAY = {"10": 0.10, "25": 0.25, "50": 0.50}
MANY_SITES = 5000


def sensitivity(matrix: DecisionMatrix, *, top: int = 3) -> Sensitivity:
    """Find every single change that alters the ranking.

    Worked out exactly where scores are linear in the weights: sums, PROMETHEE II, and
    weighted products of values above 0. With other methods answers on weights are searched for
    with a fixed seed: distances, radii and intervals are then upper bounds, and only "can be first" is proof.

    Parameters
    ----------
    matrix : from `assemble`
    top : size of the set of best sites whose stability is asked for

    Returns
    -------
    Sensitivity : closest rival and weight to move; by how much all weights may be wrong;
        weight stability of winner, top and order at every node of the tree, and who leads at
        its other weights; nearest cells; who can be first; what leaving out a criterion,
        factor or site does; regret

    Raises
    ------
    InputError
        If no site is left to rank, or there are more than 5,000.
    """
    require_sites(matrix, Place("sensitivity"), subject="sensitivity takes", most=MANY_SITES)
    ranking = rank(matrix, draws=0)
    leader, top = int(ranking.order[0]), min(top, len(ranking.sites))
    figures = linear_figures(matrix)
    dominated = dominators(matrix.values[matrix.included] if figures is None else figures)
    if figures is None:
        answers = numeric_answers(matrix, leader=leader, top=top, strays=STRAY, dominator=dominated.sites[:, 0])
    else:
        answers = _exact_answers(matrix, figures, leader=leader, top=top)
    return Sensitivity(
        ranking=ranking,
        leader=leader,
        top=top,
        nodes=(*matrix.factors, *matrix.criteria),
        cells=tuple(nearest_cells(matrix)) if matrix.scoring.additive else None,
        dominated=dominated,
        left_out=tuple(_left_out(matrix, ranking, figures)),
        lines=weight_lines(ranking),
        **answers,
    )


def _exact_answers(matrix: DecisionMatrix, values: Floats, *, leader: int, top: int) -> WeightAnswers:
    """Work out every question on weights from figures whose weighted sum orders the sites."""
    weights = matrix.weights
    panel = leader_panel(values, matrix.parents, matrix.local, leader=leader)
    rival, lead = panel.rival, values[leader] - values[panel.rival]
    stay: dict[str, str | int] = {"top": top, "order": "order"}
    later = {name: stability(values, matrix.parents, matrix.local, keep=keep) for name, keep in stay.items()}
    return WeightAnswers(
        rival=rival,
        moved=np.zeros_like(weights) if rival < 0 or weights @ lead <= 0 else moved_weight(lead, weights),
        distances=weight_distances(values, weights, leader=leader),
        radii=tolerance_radii(values, weights, leader=leader),
        top_radius=top_radius(values, weights, top=top),
        stability={"winner": panel.winner, **later},
        leaders=leaders_by_weight(values, matrix.parents, matrix.local),
        possible=_possible(values, weights),
        regrets=largest_regrets(values) if matrix.scoring.additive else np.full(len(values), np.nan),
        searched=None,
    )


def _possible(values: Floats, weights: Floats) -> dict[str, PotentialOptimality]:
    """Who can be first: at any weights, and where each strays by a share of the stated one."""
    rng = np.random.default_rng(0)
    found = {"any": potential_optimality(values, rng=rng)}
    for name, share in STRAY.items():
        low, high = weights * (1 - share), np.minimum(weights * (1 + share), 1.0)
        found[name] = potential_optimality(values, low=low, high=high, rng=rng)
    return found


def _left_out(matrix: DecisionMatrix, ranking: Ranking, figures: Floats | None) -> list[LeftOut]:
    """Rank without each factor and criterion (its siblings fill up), and without each of the two best sites.

    By the weighted sum of the figures, or by the study's own scores where there are none.
    """
    nodes = (*matrix.factors, *matrix.criteria)
    result = []
    rates = weight_rates(matrix.parents, matrix.local, criteria=len(matrix.criteria))
    without = np.maximum(matrix.weights - matrix.local[:, None] * rates, 0.0)  # what is 0 may be a last bit less
    values = matrix.values[matrix.included]
    for node in np.flatnonzero(has_siblings(matrix.parents)):
        weights = without[node]
        scores = figures @ weights if figures is not None else matrix.scoring.at_drawn(values, weights)
        now = ranks(scores)
        kind = "factor" if node < len(matrix.factors) else "criterion"
        leader = int(np.argmin(now))
        result.append(LeftOut(kind=kind, name=nodes[node], leader=leader, moved=int((now != ranking.ranks).sum())))
    for at in ranking.order[:2] if len(ranking.sites) > 1 else ():
        rest = np.array([other for other in range(len(ranking.sites)) if other != at])
        then = points(matrix, without_site(matrix, int(matrix.included[at]))[matrix.included[rest]])
        before, now = ranks(ranking.scores[rest]), ranks(then)
        best = int(rest[np.argmin(now)])
        moved = int((now != before).sum())
        result.append(LeftOut(kind="site", name=ranking.sites[at], leader=best, moved=moved))
    return result
