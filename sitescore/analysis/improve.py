"""What a site must change to be chosen: the cheapest plans, exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

import numpy as np

from sitescore.analysis.coupling import followed_weights, handed_on, own_weights
from sitescore.analysis.improve_options import check_counts, check_goal, check_options
from sitescore.analysis.improve_task import ROUNDING, TIE, Task, task_of
from sitescore.analysis.levers import level_names, levers
from sitescore.analysis.lifting import without_knock_outs
from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import POINTS
from sitescore.analysis.sites import site_number
from sitescore.analysis.uncertainty import Unknowns, study
from sitescore.analysis.weight_draws import draw_weights
from sitescore.core.checks import Floats
from sitescore.core.explanation.improvement import Plan, alternative_plans, cheapest_plan, is_another
from sitescore.core.explanation.improvement_robust import chance_plan, robust_plan
from sitescore.core.explanation.levers import Lever
from sitescore.core.sensitivity.shares_of_draws import wilson
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results.improvement import Change, Improvement, Way
from sitescore.results.ranking import Ranking

DRAWS, MANY, ROUNDS, HALVINGS = 2000, 400, 40, 6


def improve(  # noqa: PLR0913 - one question, its limits and its draws
    matrix: DecisionMatrix,
    site: str,
    *,
    to_rank: int | None = None,
    beat: str | None = None,
    controllable: Sequence[str] = ("site", "region"),
    costs: Mapping[str, float] | None = None,
    limits: Mapping[str, float] | None = None,
    plans: int = 3,
    chance: float | None = None,
    robust: bool = True,
    weights: str | float = "ranges",
    seed: int = 1234,
    ranking: Ranking | None = None,
) -> Improvement:
    """Find the cheapest changes that bring a site to a rank, or level with another site.

    Parameters
    ----------
    matrix : from `assemble`
    site : id or name
    to_rank : rank to reach, 1 if neither is given
    beat : id or name of a site to draw level with
    controllable : whose decisions may be used: "site", "region", "nation", "none"
    costs : of improving a criterion by one unit, by id; without one, the whole way to the
        best there is costs 1
    limits : the furthest that a measurement can be brought, by id
    plans : how many different plans at most
    chance : share of the weights that one more plan must hold for
    robust : whether to find a plan that holds for all drawn weights
    weights : which weights the plans are tried on; see `Unknowns`
    seed : of the draws of weights
    ranking : of the same matrix, where there is one already

    Returns
    -------
    Improvement : plans by rising cost, then one that holds for all drawn weights and one for
        the `chance`; where it cannot be reached, how far one gets

    Raises
    ------
    InputError
        If a site or criterion is not known, both a rank and a rival are given, or scores are
        not additive.
    """
    at = site_number(matrix, site)
    rival = None if beat is None else site_number(matrix, beat)
    check_goal(at, rival, to_rank)
    check_counts(plans, chance)
    check_options(matrix, controllable, costs or {}, limits or {})
    wanted = None if rival is not None else to_rank or 1
    others = np.array([n for n in matrix.included if n != at], dtype=np.intp)
    given, stated_matrix = {"costs": costs or {}, "limits": limits or {}}, matrix
    matrix, lifted = without_knock_outs(matrix, at, controllable=tuple(controllable), costs=given["costs"])
    others = others if rival is None else np.array([rival])
    usable = levers(matrix, at, controllable=tuple(controllable), **given)
    task = task_of(matrix, at, others, k=wanted or 1, lifted=lifted, usable=usable)
    usable = [
        replace(lever, weight=task.strength(lever.criterion), unit_cost=task.unit_cost(lever)) for lever in usable
    ]
    gap = float(task.gaps(matrix.weights[None], matrix.values)[0])
    how = study(matrix, Unknowns(weights=weights)).unknowns.weights
    drawn = draw_weights(matrix, how, DRAWS, rng=np.random.default_rng(seed))
    found = _plans(task, usable, gap, plans, _Surer(drawn, robust, chance))
    ranking = ranking or rank(stated_matrix, draws=0)
    lost = [c for c, name in enumerate(matrix.criteria) if matrix.scales[name].controllable not in controllable]
    open_ones = [c for c, name in enumerate(matrix.criteria)
                 if matrix.scales[name].controllable in controllable and not matrix.known[at, c]]  # fmt: skip
    own = matrix.sites[at]
    return Improvement(
        ranking=ranking,
        site=at,
        to_rank=wanted,
        rival=rival,
        score=float(POINTS * stated_matrix.values[at] @ matrix.weights),
        rank=int(ranking.ranks[ranking.sites.index(own)]) if own in ranking.sites else None,
        gap=max(POINTS * gap, 0.0),
        controllable=tuple(controllable),
        plans=tuple(_way(task, usable, kind, plan, drawn) for kind, plan in found),
        out_of_reach=float(POINTS * (matrix.weights * (1 - matrix.values[at]))[lost].sum()),
        unknown=tuple(open_ones),
        draws=DRAWS,
        seed=seed,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Surer:
    """What is asked for beside plans for the stated weights: one for all that are drawn, one for a share of them."""

    drawn: Floats
    robust: bool
    chance: float | None


def _plans(task: Task, usable: Sequence[Lever], gap: float, count: int, surer: _Surer) -> list[tuple[str, Plan]]:
    """List plans with their kinds: the cheapest, other ways, surer ones; or the furthest one gets."""
    if gap <= 0:
        return [("cheapest", cheapest_plan(usable, 0.0))] if task.lifted else []
    ways = _stated(task, usable, gap, count)
    found = [("other" if number else "cheapest", plan) for number, plan in enumerate(ways)]
    if found:
        return found + _surer(task, usable, surer)
    furthest = cheapest_plan(usable, gap)
    if task.gaps(task.matrix.weights[None], task.after(usable, furthest))[0] <= TIE:
        return [("cheapest", replace(furthest, reachable=True, exact=False)), *_surer(task, usable, surer)]
    return [("furthest", replace(furthest, exact=furthest.exact and task.is_even))]


def _stated(task: Task, usable: Sequence[Lever], gap: float, count: int) -> list[Plan]:
    """Plans for the stated weights by rising cost; the first is exact where each rival has its own threshold."""
    ways = alternative_plans(usable, gap, count)
    if task.is_even:
        return ways
    every = {lever.criterion for lever in usable}
    nearer = [
        _nearer(task, usable, gap, plan, set(plan.changed) if number else every) for number, plan in enumerate(ways)
    ]
    if task.k == 1 and task.is_steady and task.against.min() >= 0:
        values, weights = task.matrix.values, task.matrix.weights
        gaps = np.maximum((values[task.near] - values[task.site]) @ weights, 0.0)
        first = robust_plan(usable, gaps, task.against)
        nearer = [first, *nearer] if first.reachable else nearer
    strengths, found = np.array([lever.weight for lever in usable]), list[Plan]()
    for plan in sorted(nearer, key=lambda one: one.cost):
        found += [plan] if is_another(plan, found, strengths) else []
    return found[:count]


def _nearer(task: Task, usable: Sequence[Lever], gap: float, plan: Plan, kept: Set[int]) -> Plan:
    """Look for a cheaper plan by the `kept` criteria: what a change is worth was counted with care, maybe too much."""
    levers = [lever if lever.criterion in kept else replace(lever, limit=lever.start) for lever in usable]
    least, most, weights, plan = 0.0, gap, task.matrix.weights[None], replace(plan, exact=False)
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        other = replace(cheapest_plan(levers, middle), exact=False)
        if task.gaps(weights, task.after(usable, other))[0] <= TIE:
            most, plan = middle, min(plan, other, key=lambda one: one.cost)
        else:
            least = middle
    return plan


def _surer(task: Task, usable: Sequence[Lever], asked: _Surer) -> list[tuple[str, Plan]]:
    """Plans that hold over the drawn weights: for all of them, and for the share asked for."""
    drawn, chance = asked.drawn, asked.chance
    if not asked.robust and chance is None:
        return []
    gaps = np.maximum(task.gaps(drawn, task.matrix.values), 0.0)
    own = drawn @ handed_on(task.matrix, task.matrix.dropped[task.site]).T
    found = [("robust", _robust(task, usable, gaps, drawn, own))] if asked.robust else []
    if chance is not None:
        often = chance_plan(usable, gaps[:MANY], own[:MANY], chance)
        alone = not followed_weights(task.matrix, task.others, held=True).any()  # nobody rises with the plan
        found.append(("chance", replace(often, exact=often.exact and alone)))
    return found


def _robust(task: Task, usable: Sequence[Lever], gaps: Floats, drawn: Floats, own: Floats) -> Plan:
    """Find a plan for all drawn weights; others' stand-ins that it lifts are allowed for in a few rounds.

    `own` are the weights of the site's own values, those of its dropped cells handed on.
    """
    plan = robust_plan(usable, gaps, own)
    for _ in range(ROUNDS):
        short = task.gaps(drawn, task.after(usable, plan))
        if not plan.reachable or short.max() <= TIE:
            return plan
        gaps = gaps + np.maximum(short, 0.0)
        plan = replace(robust_plan(usable, gaps, own), exact=False)
    return replace(plan, reachable=bool(task.gaps(drawn, task.after(usable, plan)).max() <= TIE))


def _way(task: Task, usable: Sequence[Lever], kind: str, plan: Plan, drawn: Floats) -> Way:
    matrix = task.matrix
    changes, own = [], own_weights(matrix, np.array([task.site]))[0]
    for number, lever in enumerate(usable):
        gained = float(plan.values_gained[number])
        if gained * own[lever.criterion] <= ROUNDING:
            continue
        names = level_names(matrix.scales[matrix.criteria[lever.criterion]])
        now, then = (names[int(x)] if names else float(x) for x in (lever.start, plan.measurements[number]))
        points = POINTS * gained * float(own[lever.criterion])
        changes.append(
            Change(criterion=lever.criterion, now=now, then=then, points=points, cost=float(plan.costs[number]))
        )
    after = task.after(usable, plan)
    score = float(after[task.site] @ matrix.weights)
    competing = after[[n for n in matrix.included if n != task.site]] @ matrix.weights
    share = float((task.gaps(drawn, after) <= TIE).mean())
    low, high = wilson(share, draws=len(drawn))
    return Way(
        kind=kind,
        changes=(*task.lifted, *sorted(changes, key=lambda change: -change.points)),
        cost=plan.cost + sum(change.cost for change in task.lifted),
        score=POINTS * score,
        rank=1 + int((competing > score + TIE).sum()),
        reachable=plan.reachable and task.site in matrix.included,
        exact=plan.exact,
        share=share,
        share_low=float(low),
        share_high=float(high),
        **_reached(task, after),
    )


def _reached(task: Task, after: Floats) -> dict[str, Any]:
    """Tell what score is to be reached once a plan is carried out, by how much more than before, and why."""
    matrix = task.matrix
    now, then = (float(task.thresholds(matrix.weights[None], values)[0]) for values in (matrix.values, after))
    if not np.isfinite(then):
        return {"to_reach": None, "rise": 0.0, "rising": (), "unsure": ()}
    scores, risen = after[task.others] @ matrix.weights, after[task.others] > matrix.values[task.others] + ROUNDING
    rising = (scores >= then - TIE) & (risen @ matrix.weights > 0)
    follows = risen[rising] & ~matrix.known[task.others[rising]]
    return {
        "to_reach": POINTS * then,
        "rise": POINTS * (then - now),
        "rising": tuple(task.others[rising].tolist()),
        "unsure": tuple(np.flatnonzero(follows.any(axis=0)).tolist()),
    }
