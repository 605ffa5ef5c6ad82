"""Sites that share the first place are named together in every verdict."""

from __future__ import annotations

import pytest

import sitescore as ss
from sitescore.report.document import Heading, Line
from sitescore.report.views import document_of
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
