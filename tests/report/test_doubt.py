"""What may yet exclude a site is said wherever that site is spoken of."""

from __future__ import annotations

import pytest

from sitescore import explain, improve, rank
from sitescore.analysis.findings import gather
from sitescore.report.page.study import study_page
from sitescore.report.views.explanation import explanation_view
from sitescore.report.views.improvement import improvement_view
from sitescore.report.views.ranking import cautions
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study
from tests.report.pages import embedded
from tests.report.test_page_packing import numbers

WORDS = Words("en")
SAID = "{name} itself may yet be excluded, by Y: find that out first, as all ranks take it to pass."


@pytest.fixture
def matrix(tmp_path):
    """Two that lead together, of which one may yet be excluded, and one behind that may be, too."""
    needed = "value = { kind = 'linear', worst = 0, best = 1 }\nknock_out = '< 0.2'\nweight_range = [0, 1]\n"
    rows = [["a", 0.9, 0.5], ["b", 0.9, ""], ["c", 0.1, ""]]
    return study(tmp_path, *flat("xy", rows, y=needed))


def test_of_all_who_lead(matrix):
    ranking = rank(matrix, draws=0)
    assert ranking.ranks.tolist() == [1, 1, 3]
    assert [text for text in cautions(ranking, WORDS) if "excluded" in text] == [SAID.format(name="b")]


@pytest.mark.parametrize(("site", "told"), [("a", False), ("b", True), ("c", True)])
def test_where_one_site_is_explained_or_improved(matrix, site, told):
    viewing = Viewing(words=WORDS)
    for document in (
        explanation_view(explain(matrix, site), viewing),
        improvement_view(improve(matrix, site), viewing),
    ):
        assert (SAID.format(name=site) in [getattr(block, "text", "") for block in document.blocks]) == told


def test_an_excluded_site_is_told_what_may_exclude_it_as_well(tmp_path):
    value = "value = { kind = 'linear', worst = 0, best = 1 }\ncontrollable = 'site'\n"
    needed = value + "knock_out = '< 0.2'\nweight_range = [0, 1]\n"
    rows = [["a", 0.9, 0.5], ["b", 0.1, ""], ["c", 0.4, 0.3]]
    matrix = study(tmp_path, *flat("xy", rows, x=needed, y=needed))
    viewing = Viewing(words=WORDS)
    told = "What is not known may exclude b as well: Y. Find that out before you count on its return."
    for document in (
        explanation_view(explain(matrix, "b"), viewing),
        improvement_view(improve(matrix, "b"), viewing),
    ):
        assert told in [getattr(block, "text", "") for block in document.blocks]
    page = study_page(gather({"stated": matrix}, {"stated": {}}, draws=100), WORDS)
    assert numbers(embedded(page, "study")["doubtful"]) == [1 * 2 + 1]
