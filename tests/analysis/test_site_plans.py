"""Plans of a report: each for a rank that its site could want, and none twice."""

from __future__ import annotations

from itertools import groupby

import pytest

from sitescore import improve, rank
from sitescore.analysis import site_plans as module
from sitescore.analysis.site_plans import site_plans
from tests.analysis.studies import flat, study
from tests.report.pages import made_up


@pytest.fixture(scope="module")
def ranking(tmp_path_factory):
    return rank(made_up(tmp_path_factory.mktemp("study"), 45, 6), draws=0)


@pytest.fixture(scope="module")
def by_site(ranking):
    found = site_plans(ranking)
    return {ranking.matrix.sites[site]: list(goals) for site, goals in groupby(found, key=lambda one: one.site)}


def test_the_best_have_plans_for_the_next_rank_for_the_third_and_for_the_first(ranking, by_site):
    for at in ranking.order[1 : module.IMPROVED + 1]:
        own, goals = int(ranking.ranks[at]), by_site[ranking.sites[at]]
        wanted = [one.to_rank for one in goals]
        assert wanted[0] == own - 1
        assert wanted[-1] == 1
        assert set(wanted) <= {own - 1, module.PODIUM, 1}
        assert wanted == sorted(wanted, reverse=True)


def test_what_a_plan_for_a_nearer_rank_reaches_is_not_told_again(ranking, by_site):
    for at in ranking.order[module.PODIUM + 1 : module.IMPROVED + 1]:
        nearest, *others = by_site[ranking.sites[at]]
        third = [one for one in others if one.to_rank == module.PODIUM]
        assert bool(third) == (nearest.plans[0].rank > module.PODIUM and nearest.to_rank > module.PODIUM)


def test_plans_are_those_of_improve(ranking, by_site):
    site = ranking.sites[ranking.order[5]]
    for one in by_site[site]:
        alone = improve(ranking.matrix, site, to_rank=one.to_rank, plans=2 if one.to_rank == 1 else 1)
        kinds = {plan.kind for plan in one.plans}
        assert one.plans == tuple(plan for plan in alone.plans if plan.kind in kinds)
        assert ("robust" in kinds) == (one.to_rank == 1)


def test_more_sites_have_a_plan_for_the_next_rank_only(ranking, by_site):
    for at in ranking.order[module.IMPROVED + 1 : module.RAISED + 1]:
        (one,) = by_site[ranking.sites[at]]
        assert one.to_rank == ranking.ranks[at] - 1
    assert ranking.sites[ranking.order[module.RAISED + 1]] not in by_site


def test_an_excluded_site_wants_to_be_ranked_at_all_first(ranking, by_site):
    out = {exclusion.site for exclusion in ranking.matrix.excluded}
    assert out
    for site in out:
        first = by_site[site][0]
        assert first.to_rank == len(ranking.sites) + 1
        assert first.gap == 0
        assert first.plans[0].rank <= len(ranking.sites) + 1


def test_a_site_asked_for_has_all_plans_whatever_its_rank(ranking):
    last = ranking.sites[ranking.order[-1]]
    asked = [one.to_rank for one in site_plans(ranking, site=last) if ranking.matrix.sites[one.site] == last]
    assert asked == [len(ranking.sites) - 1, 3, 1]


def test_the_next_rank_above_sites_that_share_one_is_theirs(tmp_path):
    control = "value = { kind = 'linear', worst = 0, best = 1 }\ncontrollable = 'site'\n"
    sites, criteria = flat("xy", [["a", 0.9, 0.9], ["b", 0.9, 0.9], ["c", 0.1, 0.2]], x=control, y=control)
    tied = rank(study(tmp_path, sites, criteria), draws=0)
    assert tied.ranks.tolist() == [1, 1, 3]
    assert [one.to_rank for one in site_plans(tied)] == [1]


def test_where_a_nearer_rank_is_out_of_reach_no_farther_one_is_asked_for(tmp_path):
    stuck = "value = { kind = 'linear', worst = 0, best = 1 }\ncontrollable = 'none'\n"
    sites, criteria = flat("x", [[name, 0.9 - at / 10] for at, name in enumerate("abcde")], x=stuck)
    found = site_plans(rank(study(tmp_path, sites, criteria), draws=0))
    assert [one.to_rank for one in found if one.site == 4] == [4]
