"""What scores and the lead rest on, in a ranking and in its reports."""

from __future__ import annotations

import json

import pytest

import sitescore as ss
from tests.analysis.studies import criteria, flat
from tests.cli.running import run

HEAD = "site,criterion,value,quality\n"
ROWS = "a,x,0.9,D\na,y,0.8,A\na,z,0.5,B\nb,x,0.1,A\nb,y,0.7,C\nb,z,,\nc,x,0.2,\nc,y,0.1,B\nc,z,0.3,B\n"


@pytest.fixture
def ranking(tmp_path):
    return ranked(tmp_path, ROWS)


def ranked(folder, rows, **settings):
    (folder / "sites.csv").write_text(HEAD + rows, encoding="utf-8")
    _, text = flat("xyz", [], weights={"x": 5, "y": 3, "z": 2})
    return ss.rank(ss.assemble(ss.read_sites(folder / "sites.csv"), criteria(folder, text, **settings)), draws=0)


def test_shares_by_hand(ranking):
    """Points of a: 45 D, 24 A, 10 B; of b: 5 A, 21 C, 8 unknown (z at the mean 0.4); of c: 10 ungraded, 3 + 6 B."""
    rows = {site["site"]: site for site in ranking.to_dict()["sites"]}
    assert rows["a"]["evidence"] == pytest.approx(
        {"A": 24 / 79, "B": 10 / 79, "C": 0, "D": 45 / 79, "ungraded": 0, "unknown": 0}
    )
    assert rows["b"]["evidence"]["unknown"] == pytest.approx(8 / 34)
    assert [rows[site]["weak_evidence"] for site in "abc"] == pytest.approx([45 / 79, 21 / 34, 10 / 19])


def test_the_lead_goes_by_the_worse_of_two_figures(ranking):
    """Of the 45 points between a and b 40 are x (D), 3 are y (C for b), 2 are z (unknown for b)."""
    lead = ranking.to_dict()["lead"]
    assert (lead["over"], lead["points"], lead["weak"], lead["unknown"]) == pytest.approx(("b", 45, 43, 2))
    assert lead["by_grade"] == pytest.approx({"A": 0, "B": 0, "C": 3, "D": 40, "ungraded": 0, "unknown": 2})


def test_the_verdict_says_it_where_it_is_most_of_the_lead(tmp_path):
    ranked(tmp_path, ROWS)
    call = ["rank", tmp_path / "sites.csv", "-c", tmp_path / "criteria.toml", "--draws", 0]
    said = " ".join(run(*call).out.split())
    assert "Of the lead of 45.0 points 43.0 rest on weak evidence (C, D or ungraded) and 2.0" in said
    ranked(tmp_path, ROWS.replace("a,x,0.9,D", "a,x,0.9,A"))
    assert "rest on weak evidence" not in " ".join(run(*call).out.split()).partition("Verdict")[2]


def test_grades_do_not_change_scores(tmp_path, ranking):
    other = ranked(tmp_path, ROWS.replace(",D\n", ",A\n").replace(",C\n", ",B\n"))
    assert other.scores.tolist() == ranking.scores.tolist()


def test_a_criteria_file_says_which_grades_are_weak(tmp_path):
    lenient = ranked(tmp_path, ROWS, settings=["grades.D.weak=false", "grades.D.title=a plan"])
    assert lenient.to_dict()["lead"]["weak"] == pytest.approx(3)


def test_nobody_leads_where_two_tie_or_one_is_alone(tmp_path):
    assert ranked(tmp_path, "a,x,1,A\nb,x,1,A\n").to_dict()["lead"] is None
    assert ranked(tmp_path, "a,x,1,A\n").to_dict()["lead"] is None


def test_scores_that_are_no_sums_have_none(tmp_path):
    document = ranked(tmp_path, ROWS, settings=["method=minimum"]).to_dict()
    assert document["lead"] is None
    assert {site["evidence"] for site in document["sites"]} == {None}
    json.dumps(document, allow_nan=False)


def test_a_score_of_nothing_rests_on_nothing(tmp_path):
    found = ranked(tmp_path, "a,x,0,A\na,y,0,A\na,z,0,A\nb,x,1,A\nb,y,1,A\nb,z,1,B\n").to_dict()
    assert found["sites"][1]["weak_evidence"] is None
