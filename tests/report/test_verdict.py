"""The verdict of the page is three sentences; what else bears on it stands beside them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from sitescore import assemble, read_criteria, read_sites
from sitescore.analysis import findings
from sitescore.analysis.findings import gather
from sitescore.io.bundled import bundled
from sitescore.report.page.verdict import beside_piece, verdict_piece
from sitescore.report.texts import LANGUAGES
from sitescore.report.views.leading import standing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study
from tests.report.pages import found_in


def sentences(found, words):
    pieces = verdict_piece(found, words), beside_piece(found, words)
    return tuple(
        re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", unescape(piece))
        for tag, piece in zip(("p", "li"), pieces, strict=True)
    )


def gathered(matrix):
    return gather({"stated": matrix}, {"stated": {}}, draws=100)


def shared_lead(folder):
    return study(folder, *flat("xy", [["a", 0.9, 0.5], ["b", 0.9, ""], ["c", 0.1, ""]]))


def one_site(folder):
    return study(folder, *flat("xy", [["a", 0.9, 0.5]]))


def all_known(folder):
    return study(folder, *flat("xy", [["a", 0.9, 0.5], ["b", 0.4, 0.4], ["c", 0.1, 0.3]]))


def of_finland(_):
    return assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3"))


@pytest.mark.parametrize(
    ("made", "count"),
    [(of_finland, 3), (shared_lead, 2), (all_known, 3), (one_site, 1), (lambda _: found_in(20, 8).matrix, 3)],
)
@pytest.mark.parametrize("many", [False, True])
def test_it_is_three_sentences_and_no_other_is_lost(tmp_path, monkeypatch, made, count, many):
    """Also of a study so large that only the best of it are looked into; fewer where there is no more to say."""
    if many:
        monkeypatch.setattr(findings, "MOST", dict.fromkeys(findings.MOST, 1))
    found = gathered(made(tmp_path))
    for language in LANGUAGES:
        three, others = sentences(found, Words(language))
        assert len(three) == count or (many and 0 < len(three) <= 3)
        assert len({*three, *others}) == len(three) + len(others)
        for sentence in (*three, *others):
            assert sentence.endswith(".")
            assert not re.search(r"[.!?] [A-ZÅÄÖ]", sentence), sentence


def test_it_says_who_leads_what_would_change_that_and_what_to_do_first():
    three, others = sentences(gathered(of_finland(None)), Words("en"))
    assert three[0].startswith("Kokkola Industrial Park leads with")
    assert three[1].startswith("Naantali is excluded by Free zoned land / need alone")
    assert "find that out first" in three[2]
    assert others[0].startswith("Kokkola Industrial Park is furthest before the median in")
    assert any("all weights being wrong at once" in sentence for sentence in others)


def test_with_less_to_say_it_is_filled_up_from_what_is_left(tmp_path):
    three, others = sentences(gathered(all_known(tmp_path)), Words("en"))
    assert three[0].startswith("a leads with")
    assert len(three) == 3
    assert [sentence for sentence in others if "furthest before the median" in sentence]


def test_who_follows_each_of_those_who_share_the_lead_is_no_part_of_it(tmp_path):
    three, others = sentences(gathered(shared_lead(tmp_path)), Words("en"))
    assert not [sentence for sentence in three if "falls out" in sentence]
    assert len([sentence for sentence in others if "falls out" in sentence]) == 2


def test_who_comes_first_most_often_is_said_once(tmp_path, monkeypatch):
    """Of a large study the draws tell it, and so do those of the best sites."""
    monkeypatch.setattr(findings, "MOST", dict.fromkeys(findings.MOST, 1))
    rows = [["a", 0.6, ""], ["b", 0.6, 0.7], ["c", 0.0, 1.0]]
    found = gather({"stated": study(tmp_path, *flat("xy", rows))}, {"stated": {}}, draws=600)
    assert any("Most often first is b" in text for text in standing(found.leading, Words("en")))
    three, others = sentences(found, Words("en"))
    assert [text for text in (*three, *others) if re.search("(more|most) often", text, re.IGNORECASE)] == [three[1]]
