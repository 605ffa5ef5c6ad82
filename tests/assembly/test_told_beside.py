"""Sources, dates, grades and notes in wide tables: columns beside the figures that they are about."""

from __future__ import annotations

import json

import pytest

import sitescore as ss
from sitescore.assembly import try_assemble
from sitescore.errors import InputError
from sitescore.evidence import Evidence
from sitescore.io.convert import converted
from sitescore.io.reading import Reading
from tests.io.helpers import criteria_of, file_of, sites_of
from tests.io.workbooks import Day, Page, ods, xlsx

CRITERIA = """
format = 1
id = "x"
title = "X"
missing = "range"
[criteria.port]
title = { en = "Distance to port", fi = "Etäisyys satamaan" }
unit = "km"
value = { kind = "linear", worst = 100, best = 0 }
[criteria.water]
title = "Water"
value = { kind = "linear", worst = 0, best = 100 }
[criteria.water_quality]
title = "Quality of water"
value = { kind = "linear", worst = 0, best = 10 }
"""
HEADER = ["site", "port [km]", "port lähde", "port_pvm", "Port: laatu", "port [km] huom.", "water"]
ROWS = [
    ["a", "2.5", "ELY; kartta", "6.2025", "a", "", "50"],
    ["b", "13", "", "", "", "arvio", "60"],
    ["c", "", "-", "30.6.2025", "D", "", "70"],
]
TOLD = {
    0: Evidence(source="ELY; kartta", date="6.2025", quality="A"),
    1: Evidence(note="arvio"),
    2: Evidence(source="-", date="30.6.2025", quality="D"),
}


def csv_text(rows, delimiter=","):
    return "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows) + "\n"


def points():
    features = [
        {"type": "Feature", "geometry": None, "properties": dict(zip(HEADER, row, strict=True))} for row in ROWS
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


FORMS = {
    "csv": lambda: csv_text([HEADER, *ROWS]),
    "semicolon.csv": lambda: csv_text([HEADER, *[[r[0], r[1].replace(".", ","), *r[2:]] for r in ROWS]], ";"),
    "json": lambda: json.dumps([dict(zip(HEADER, row, strict=True)) for row in ROWS]),
    "geojson": points,
    "xlsx": lambda: xlsx(Page([["Kohteet"], HEADER, *ROWS])),
    "ods": lambda: ods(Page([HEADER, *[[r[0], float(r[1] or 0) or None, *r[2:]] for r in ROWS]])),
}


@pytest.fixture
def criteria(tmp_path):
    return criteria_of(tmp_path, CRITERIA)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(tmp_path, criteria, form):
    sites = sites_of(tmp_path, FORMS[form](), f"sites.{form}")
    matrix, problems = try_assemble(sites, criteria)
    assert not problems
    at = criteria.criteria
    assert {row: item for (row, number), item in matrix.evidence.items() if list(at)[number] == "port"} == TOLD
    assert matrix.measurements[:2, 0].tolist() == [2.5, 13]
    assert set(sites.columns) == {"port", "water"}
    told = [notice.facts["columns"] for notice in matrix.notices if notice.kind == "told_beside"]
    assert told == ["port lähde; port_pvm; Port: laatu; port [km] huom."]


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "geojson", "parquet", "feather"])
@pytest.mark.parametrize("form", ["semicolon.csv", "xlsx"])
def test_nothing_is_lost_in_another_form(tmp_path, criteria, form, ending):
    if ending in ("parquet", "feather"):
        pytest.importorskip("polars")
    file = file_of(tmp_path, FORMS[form](), f"sites.{form}")
    found = converted(Reading(file=str(file)), f"other.{ending}")
    again = sites_of(tmp_path, found.content, f"other.{ending}")
    assert [(name, b.of, b.part, list(b.texts)) for name, b in again.beside.items()] == [
        (name, b.of, b.part, list(b.texts)) for name, b in found.sites.beside.items()
    ]
    assert dict(ss.assemble(again, criteria).evidence) == dict(ss.assemble(found.sites, criteria).evidence)


def test_a_large_table_is_read_by_columns_alike(tmp_path, criteria):
    rows = [[f"{row[0]}{n}", *row[1:]] for n in range(4000) for row in ROWS]
    file = file_of(tmp_path, csv_text([HEADER, *rows]), "sites.csv")
    assert file.stat().st_size > 1 << 18
    matrix = ss.assemble(ss.read_sites(file), criteria)
    assert [matrix.evidence[row, 0] for row in (11997, 11998, 11999)] == list(TOLD.values())


@pytest.mark.parametrize("form", ["csv", "semicolon.csv", "frame"])
def test_a_table_in_blocks_leaves_them_out_and_says_so(tmp_path, criteria, form):
    rows, header = [[*row, "3"] for row in ROWS], [*HEADER, "water_quality"]
    if form == "frame":
        table = pytest.importorskip("pandas").DataFrame(rows, columns=header)
    else:
        sign = ";" if form.startswith("semi") else ","
        table = str(file_of(tmp_path, csv_text([header, *rows], sign), "sites.csv"))
    found = ss.rank_table(table, criteria)
    whole = ss.rank(ss.assemble(table if form == "frame" else ss.read_sites(table), criteria), draws=0)
    assert found.ranking.sites == tuple(whole.sites[at] for at in whole.order)
    assert found.ranking.scores.tolist() == pytest.approx(whole.scores[whole.order].tolist())
    (notice,) = (notice for notice in found.notices if notice.kind == "evidence_left_out")
    assert notice.facts["columns"] == "port lähde; port_pvm; Port: laatu; port [km] huom."


def test_a_table_in_blocks_says_nothing_of_columns_that_are_ignored(tmp_path):
    criteria = criteria_of(tmp_path, CRITERIA.replace('id = "x"', 'id = "x"\nignore_columns = ["PORT source"]', 1))
    file = file_of(tmp_path, "site;port;port source;port date;water;water_quality\na;5;map;2024;1;2\n", "sites.csv")
    found = ss.rank_table(str(file), criteria)
    assert [n.facts["columns"] for n in found.notices if n.kind == "evidence_left_out"] == ["port date"]


def test_a_table_in_blocks_refuses_what_is_about_no_criterion(tmp_path, criteria):
    file = file_of(tmp_path, "site;port;port source;port source date;rail;rail source\na;5;map;2024;1;x\n", "sites.csv")
    with pytest.raises(InputError) as caught:
        ss.rank_table(str(file), criteria)
    assert [(p.code, p.place.column) for p in caught.value.problems] == [("SC301", 4), ("SC301", 5), ("SC301", 6)]


def test_a_frame_says_the_same(criteria):
    pandas = pytest.importorskip("pandas")
    matrix = ss.assemble(pandas.DataFrame(ROWS, columns=HEADER), criteria)
    assert {row: item for (row, number), item in matrix.evidence.items() if number == 0} == TOLD


def test_a_criterion_of_that_name_is_a_criterion(tmp_path, criteria):
    text = "site;water;water_quality;water_quality date\na;5;1,5;2024\nb;6;7;2025\n"
    matrix = ss.assemble(sites_of(tmp_path, text), criteria)
    assert matrix.measurements[:, 2].tolist() == [1.5, 7]
    assert matrix.evidence == {(0, 2): Evidence(date="2024"), (1, 2): Evidence(date="2025")}


def test_what_is_about_a_column_of_sources_is_about_nothing(tmp_path, criteria):
    with pytest.raises(InputError) as caught:
        ss.assemble(sites_of(tmp_path, "site;port;port source;port source date\na;5;map;2024\n"), criteria)
    assert [(p.code, p.place.column) for p in caught.value.problems] == [("SC301", 4)]


@pytest.mark.parametrize("large", [False, True])
def test_its_cells_are_read_as_figures_then(tmp_path, criteria, large):
    rows = [["a", "5", "n/a"], ["b", "6", "1..2"], *([f"c{n}", "7", "3"] for n in range(30_000 if large else 1))]
    matrix = ss.assemble(sites_of(tmp_path, csv_text([["site", "water", "water_quality"], *rows])), criteria)
    assert matrix.measurements[:3, 2].tolist()[1:] == [1.5, 3]
    assert not matrix.applicable[0, 2]
    with pytest.raises(InputError, match=r"SC207.*\n?"):
        ss.assemble(sites_of(tmp_path, "site,water,water_quality\na,5,#DIV/0!\n"), criteria)


def test_a_grade_that_is_none_is_told_at_its_cell(tmp_path, criteria):
    with pytest.raises(InputError) as caught:
        ss.assemble(sites_of(tmp_path, "site;port;port kvalitet\na;5;A\nb;6;E\n"), criteria)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("SC219", 3, 3)


@pytest.mark.parametrize(
    "header", ["source", "port_sourced", "rail source", "port source 2", "Distance to port source"]
)
def test_what_is_not_called_so_is_a_column_of_its_own(tmp_path, criteria, header):
    with pytest.raises(InputError, match="SC301"):
        ss.assemble(sites_of(tmp_path, f"site;port;{header}\na;5;map\n"), criteria)


def test_the_title_serves_as_the_id_does(tmp_path, criteria):
    text = "kohde;Etäisyys satamaan;Etäisyys satamaan, lähde\na;5;Väylävirasto\n"
    assert ss.assemble(sites_of(tmp_path, text), criteria).evidence[0, 0].source == "Väylävirasto"


def test_ignored_columns_stay_so(tmp_path, criteria):
    sites = sites_of(tmp_path, "site;port;port source\na;5;x\n", ignore_columns=("port source",))
    assert not sites.beside
    assert not ss.assemble(sites, criteria).evidence


def test_dates_do_not_say_the_decimal_mark_of_figures(tmp_path):
    sites = sites_of(tmp_path, "site;port;port date;rail\na;1,234;6.2025;0,5\n")
    assert sites.columns["port"].value.tolist() == [1.234]


def test_dates_of_a_sheet(tmp_path, criteria):
    book = xlsx(Page([["site", "port", "port date"], ["a", 5.0, Day(45413, "2024-05-01")]]))
    assert ss.assemble(sites_of(tmp_path, book, "sites.xlsx"), criteria).evidence[0, 0].date == "2024-05-01"


@pytest.mark.parametrize("rows", [0, 30_000])
@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xlsx", "frame"])
def test_figures_that_can_be_read_in_two_ways_are_refused_in_such_a_column_too(tmp_path, criteria, form, rows):
    if rows and form != "csv":
        pytest.skip("one way to read it, however long")
    cells = [["site", "water", "water_quality"], ["a", "10", "7.500"], ["b", "20", "3"]]
    cells += [[f"c{n}", "30", "4"] for n in range(rows)]
    made = {
        "csv": lambda: csv_text(cells, ";"),
        "tsv": lambda: csv_text(cells, "\t"),
        "xlsx": lambda: xlsx(Page(cells)),
        "json": lambda: json.dumps([dict(zip(cells[0], row, strict=True)) for row in cells[1:]]),
    }
    if form == "frame":
        sites = pytest.importorskip("pandas").DataFrame(
            {"site": ["a", "b"], "water": [10, 20], "water_quality": ["7.500", "3"]}
        )
    else:
        sites = sites_of(tmp_path, made[form](), f"sites.{form}")
    with pytest.raises(InputError) as caught:
        ss.assemble(sites, criteria)
    assert {problem.code for problem in caught.value.problems} == {"SC208"}


def test_a_criterion_whose_title_ends_in_brackets_is_a_criterion(tmp_path):
    years = '[criteria.py]\ntitle = "Port year (first)"\nvalue = { kind = "linear", worst = 0, best = 9 }\n'
    criteria = criteria_of(tmp_path, CRITERIA + years)
    matrix = ss.assemble(sites_of(tmp_path, "site,port,Port year (first)\na,1,2\nb,3,4\n"), criteria)
    assert matrix.measurements[:, list(criteria.criteria).index("py")].tolist() == [2, 4]
    assert not matrix.evidence


def test_years_of_a_frame_are_whole_though_some_are_missing(criteria):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"site": ["a", "b"], "port": [1.0, 2.5], "port year": [2010, None]})
    assert ss.assemble(frame, criteria).evidence == {(0, 0): Evidence(date="2010")}
