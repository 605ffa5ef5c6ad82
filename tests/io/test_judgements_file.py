"""Tables of judgements as people hand them in: what they say, and each mistake at its cell."""

from __future__ import annotations

import pytest

from sitescore.errors import InputError
from sitescore.io.bundled import bundled
from sitescore.io.criteria_file import read_criteria
from sitescore.io.judgement_columns import ASKED
from sitescore.io.judgements_file import read_judgements
from sitescore.io.reading import Reading
from tests.io.helpers import file_of

TP3 = read_criteria("tp3")
PAIRS = "first;second;times\npermitting;energy_adequacy;3\n"


def table_of(folder, content, name="judged.csv", asked=None, **reading):
    return read_judgements(Reading(file=str(file_of(folder, content, name)), **reading), TP3, asked=asked)


def problems_of(folder, content, **settings):
    with pytest.raises(InputError) as caught:
        table_of(folder, content, **settings)
    return caught.value.problems


@pytest.mark.parametrize("asked", ASKED)
def test_examples_are_told_by_their_header(asked):
    file = bundled("judgements") / f"tp3_{asked.replace('-', '_')}.csv"
    table = read_judgements(Reading(file=str(file)), TP3)
    assert table.method == ASKED[asked].method
    assert table.people.keys() == {""}
    assert "factors" in table.people[""]


SAME = {
    "ids": "first,second,times\npermitting,energy_adequacy,2.5\nzoning,prework,0.5\n",
    "semicolons_and_decimal_commas": "first;second;times\npermitting;energy_adequacy;2,5\nzoning;prework;0,5\n",
    "finnish": "ensimmäinen;toinen;kertaa\nLuvitus;Energian riittävyys;2,5\nzoning;prework;1/2\n",
    "swedish": "Första;Andra;Gånger\ntillståndsprocess;energitillräcklighet;2,5\nzoning;prework;1/2\n",
    "windows": "ensimmäinen;toinen;kertaa\nLuvitus;Energian riittävyys;2,5\nzoning;prework;0,5\n".encode("cp1252"),
    "blank_rows_and_remarks": "first;second;times;note\n;;;\npermitting;energy_adequacy;2,5;so\nzoning;prework;0,5;\n",
}


@pytest.mark.parametrize("content", SAME.values(), ids=SAME.keys())
def test_names_and_numbers_as_people_write_them(tmp_path, content):
    judged = table_of(tmp_path, content).people[""]
    assert judged == {"factors": {"permitting / energy_adequacy": 2.5}, "permitting": {"zoning / prework": 0.5}}


def test_json_is_read_as_well(tmp_path):
    text = '[{"first": "permitting", "second": "energy_adequacy", "times": 3}]'
    assert table_of(tmp_path, text, "j.json").people[""]["factors"] == {"permitting / energy_adequacy": 3}


def test_people_and_ranks(tmp_path):
    content = "person,criterion,rank\nA,zoning,2\nA,prework,1\nB,prework,1\nB,zoning,1\nA,free_land,2\n"
    people = table_of(tmp_path, content).people
    assert people["A"] == {"permitting": {"order": ["prework", "zoning = free_land"]}}
    assert people["B"] == {"permitting": {"order": ["prework = zoning"]}}


def test_best_and_worst_are_those_with_1(tmp_path):
    content = "criterion,best_to_it,it_to_worst\nzoning,4,1\nprework,1,4\nfree_land,2,\n"
    assert table_of(tmp_path, content).people[""]["permitting"] == {
        "best": "prework",
        "best_to_others": {"zoning": 4, "prework": 1, "free_land": 2},
        "worst": "zoning",
        "others_to_worst": {"zoning": 1, "prework": 4},
    }


WRONG = {  # content, code, line and column, words
    "empty": ("", "SC201", (None, None), "first, second, times"),
    "header_only": ("first;second;times\n", "SC201", (None, None), "no judgement"),
    "one_column": ("first\npermitting\n", "SC204", (1, None), "first, second, times"),
    "wrong_columns": ("a;b;c\n1;2;3\n", "SC221", (1, 1), "no column 'a'"),
    "column_twice": ("first;second;first\na;b;c\n", "SC211", (1, 3), "first"),
    "column_missing": ("first;second\npermitting;zoning\n", "SC221", (1, 1), "lacks times"),
    "column_too_many": ("first;second;times;why\npermitting;energy_adequacy;3;x\n", "SC221", (1, 4), "'why'"),
    "unknown": (PAIRS + "permiting;energy_adequacy;3\n", "SC222", (3, 1), "did you mean 'permitting'?"),
    "nameless": (PAIRS + ";energy_adequacy;3\n", "SC222", (3, 1), "names what it is about"),
    "no_siblings": (PAIRS + "permitting;zoning;3\n", "SC222", (3, 1), "'zoning' is under 'permitting'"),
    "word": (PAIRS + "permitting;regional_cooperation;more\n", "SC222", (3, 3), "times must be a number, got 'more'"),
    "nothing": (PAIRS + "permitting;regional_cooperation;\n", "SC222", (3, 3), "must be a number"),
    "range": (PAIRS + "permitting;regional_cooperation;1..3\n", "SC222", (3, 3), "must be a number"),
    "unit": (PAIRS + "permitting;regional_cooperation;3 km\n", "SC222", (3, 3), "must be a number"),
    "nan": (PAIRS + "permitting;regional_cooperation;nan\n", "SC206", (3, 3), "nan"),
    "twice": (PAIRS + "permitting;energy_adequacy;2\n", "SC222", (3, 1), "stands twice"),
    "short_row": (PAIRS + "permitting;regional_cooperation\n", "SC222", (3, None), "must be a number"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "code", "place", "words"), WRONG.values(), ids=WRONG.keys())
def test_mistakes_are_refused_at_their_cell(tmp_path, content, code, place, words):
    (problem,) = problems_of(tmp_path, content, asked="pairwise")
    assert (problem.code, (problem.place.line, problem.place.column)) == (code, place)
    assert words in f"{problem.message} {problem.hint}"


def test_every_problem_at_once(tmp_path):
    content = PAIRS + "permittin;energy_adequacy;3\npermitting;x;3\npermitting;zoning;much\n"
    assert [problem.place.line for problem in problems_of(tmp_path, content)] == [3, 4, 5, 5]


@pytest.mark.parametrize(
    ("rows", "words"), [("zoning,1,3\nprework,1,1\n", "2 criteria"), ("zoning,2,1\nprework,3,3\n", "no criteria")]
)
def test_one_best_and_one_worst(tmp_path, rows, words):
    problem, *_ = problems_of(tmp_path, "criterion,best_to_it,it_to_worst\n" + rows)
    assert (problem.code, words in problem.message) == ("SC222", True)
