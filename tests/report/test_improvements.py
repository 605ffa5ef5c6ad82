"""The plans of one site as a document: one rank after the other, and what holds for all of them once."""

from __future__ import annotations

from itertools import groupby

import pytest

from sitescore.report.document import Heading, Line
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
