"""The plans of one site as a document: one rank after the other, and what holds for all of them once."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

from sitescore import assemble, improve, read_criteria, read_sites
from sitescore.analysis import site_plans
from sitescore.io.bundled import bundled
from sitescore.report.document import Heading, Line, Table
from sitescore.report.texts import LANGUAGES
from sitescore.report.views.improvement import improvement_view, improvements_view
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.report.pages import found_in


def goals_of(site):
    found = found_in(20, 8)
    by_site = {at: list(goals) for at, goals in groupby(found.improvements, key=lambda one: one.site)}
    return by_site[found.matrix.sites.index(site)]


def told(goals, language="en"):
    return improvements_view(goals, Viewing(words=Words(language))).blocks


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rank_has_its_heading_and_notes_stand_once(language):
    ranking, words = found_in(20, 8).ranking, Words(language)
    blocks = told(goals_of(ranking.sites[ranking.order[7]]), language)
    second = [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert second[0] == words("improve_to", rank=7)
    assert second[-1] == words("improve_to", rank=1)
    assert {block.level for block in blocks if isinstance(block, Heading)} == {1, 2, 3}
    faint = [block.text for block in blocks if isinstance(block, Line) and block.tone == "faint"]
    assert len(faint) == len(set(faint)) >= 1


def test_an_excluded_site_is_told_how_to_be_ranked_at_all():
    blocks = told(goals_of(found_in(20, 8).matrix.excluded[0].site))
    texts = [block.text for block in blocks if isinstance(block, Heading | Line)]
    assert texts.index("To be ranked at all") < texts.index("To rank 1")
    assert any(text.startswith("Only the knock-out is in the way.") for text in texts)
    assert any("needed" in text for text in texts[:2])


def test_plans_for_one_rank_are_told_as_improve_tells_them():
    ranking = found_in(20, 8).ranking
    goals = goals_of(ranking.sites[ranking.order[1]])
    assert len(goals) == 1
    assert told(goals) == improvement_view(goals[0], Viewing(words=Words("en"))).blocks


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_that_lifts_the_leader_says_so(language):
    """Whoever is third has unknown figures at the mean, which rises with the site's own."""
    matrix, words = assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3")), Words(language)
    found = improve(matrix, "jyvaskyla", to_rank=3, robust=False, plans=1)
    (plan,) = found.plans
    lines = [block.text for block in improvement_view(found, Viewing(words=words)).blocks if isinstance(block, Line)]
    said = next(line for line in lines if words.number(plan.rise, 2) in line)
    assert plan.rise > 0.1
    assert matrix.names[plan.rising[0]] in said
    assert matrix.title(matrix.criteria[plan.unsure[0]], language) in said


def test_a_step_is_never_shown_as_none():
    found = goals_of(found_in(20, 8).ranking.sites[found_in(20, 8).ranking.order[1]])[0]
    (change, *others), *_ = (plan.changes for plan in found.plans)
    small = replace(change, now=104.0, then=104.0004)
    plan = replace(found.plans[0], changes=(small, *others))
    blocks = improvement_view(replace(found, plans=(plan,)), Viewing(words=Words("en"))).blocks
    row = next(block for block in blocks if isinstance(block, Table)).rows[0]
    assert row[1:3] == ["104\u00a0km", "104.0004\u00a0km"]


def test_where_farther_ranks_are_left_out_the_command_is_named(monkeypatch):
    monkeypatch.setattr(site_plans, "IMPROVED", 3)
    ranking = found_in(20, 8).ranking
    by_site = {at: list(goals) for at, goals in groupby(site_plans.site_plans(ranking), key=lambda one: one.site)}
    for place, left_out in ((2, False), (8, True)):
        site = ranking.sites[ranking.order[place]]
        texts = [block.text for block in told(by_site[ranking.matrix.sites.index(site)]) if isinstance(block, Line)]
        assert any(f"`sitescore improve SITES {site} --to-rank K`" in text for text in texts) == left_out


@pytest.mark.parametrize(("asked", "key"), [({}, "improve_there"), ({"beat": "oulu"}, "improve_level")])
def test_a_site_that_is_there_already_need_change_nothing(asked, key):
    matrix = assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3"))
    texts = [block.text for block in improvement_view(improve(matrix, "kokkola_kip", **asked), Viewing()).blocks]
    assert texts[-1] == Words("en")(key)
