"""Sites that share the first place are named together in every verdict."""

from __future__ import annotations

import pytest

import sitescore as ss
from sitescore.analysis.findings import gather
from sitescore.report.document import Heading, Line
from sitescore.report.views import document_of
from sitescore.report.views.ranking import verdict
from sitescore.report.views.sensitivity import plan_b
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study

QUESTIONS = {
    "rank": lambda matrix: ss.rank(matrix, draws=0),
    "sensitivity": ss.sensitivity,
    "explain": lambda matrix: ss.explain(matrix, "a"),
    "versus": lambda matrix: ss.explain(matrix, "a", versus="b"),
    "robustness": lambda matrix: ss.robustness(matrix, draws=100),
}


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_twins_at_the_top(tmp_path, question, language):
    found = QUESTIONS[question](study(tmp_path, *flat("xy", [["a", 0.3, 0.7], ["b", 0.3, 0.7], ["c", 0.1, 0.2]])))
    document = document_of(found, Viewing(words=Words(language)))
    told = [block.text for block in document.blocks if isinstance(block, Line | Heading)]
    assert any("a" in text.split() and {"b", "b."} & set(text.split()) for text in told), told


def test_who_share_the_lead_are_told_with_their_shares_and_who_leads_without_each(tmp_path):
    ranges = "value = { kind = 'linear', worst = 0, best = 1 }\nweight_range = [0.2, 1]\n"
    rows = [["a", 0.3, 0.7], ["b", 0.7, 0.3], ["c", 0.1, 0.2]]
    found = gather({"stated": study(tmp_path, *flat("xy", rows, x=ranges, y=ranges))}, {"stated": {}}, draws=400)
    assert found.ranking.ranks.tolist() == [1, 1, 3]
    words = Words("en")
    said = verdict(found.ranking, words)
    for at, name in enumerate("ab"):
        assert f"{name} {words.percent(found.ranking.surety.first[at])}" in said
    assert plan_b(found.sensitivity, words) == ["If a falls out, b leads.", "If b falls out, a leads."]
