"""A ranking as a workbook: its cached figures are the engine's, and its formulas give the engine's next ones."""

from __future__ import annotations

import re
import shutil
import subprocess

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

import sitescore as ss
from sitescore.core.values import VALUE_FUNCTIONS
from sitescore.report.texts import LANGUAGES
from sitescore.report.wording import Words
from sitescore.report.workbook.ranking_workbook import SHEETS, ranking_workbook
from sitescore.report.workbook.value_formulas import FORMULAS, Cells
from tests.analysis.studies import DEEP, DEEP_SITES, TWO, study
from tests.cli.running import few_sites, run
from tests.report.spreadsheet import Book, files_of, sheet_files, with_files
from tests.report.test_formats import NAMES
from tests.strategies import PARAMETERS, measurement

ALL = """\
format = 1
id = "all_kinds"
title = { en = "All kinds", fi = "Kaikki lajit", sv = "Alla slag" }
missing = "worst"
[needs]
power = 20
[factors.first]
title = "First"
weight = 2
[factors.inner]
title = "Inner"
parent = "first"
weight = 3
[factors.second]
title = "Second"
[criteria.line]
factor = "inner"
title = "Line"
weight = 5
value = { kind = "linear", worst = 90, best = 10 }
[criteria.points]
factor = "second"
title = "Points"
unit = "MW"
relative_to = "power"
value = { kind = "piecewise_linear", points = [[0.5, 0], [1, 0.6], [2, 1]] }
knock_out = "< 0.1"
[criteria.ratio]
factor = "inner"
title = "Ratio"
missing = "range"
value = { kind = "log_linear", points = [[1, 0], [10, 0.7], [100, 1]] }
[criteria.bent]
factor = "first"
title = "Bent"
missing = "neutral"
value = { kind = "exponential", worst = 0, best = 100, curvature = 2 }
[criteria.curve]
factor = "second"
title = "S-curve"
value = { kind = "logistic", midpoint = 30, steepness = -0.2 }
[criteria.word]
factor = "first"
title = "Word"
value = { kind = "levels", levels = { none = 0, "50*" = 0.5, full = 1 } }
[criteria.stair]
factor = "second"
title = "Stair"
missing = "best"
value = { kind = "steps", steps = [[0, 0], [2, 0.4], [5, 1]] }
[criteria.within]
title = "Within"
weight = 0.5
value = { kind = "band", zero_below = 1, one_from = 3, one_to = 10, zero_above = 10 }
"""
ALL_SITES = """\
site,name,line,points,ratio,bent,curve,word,stair,within
a,=cmd(),20,15,n/a,30,25,full,2,10
b,+1,95,40,,n/a,40,none,1,2
c,@x,50,25..35,30,,30,50*,n/a,11
d,D,n/a,30,n/a,n/a,,Full,,2.5
e,E,60,1,50,70,20,none,9,7
"""
LIVE_KINDS = [kind for kind in VALUE_FUNCTIONS if kind != "levels"]


def workbook(matrix, language="en"):
    return ranking_workbook(ss.rank(matrix, draws=0), Words(language))


def listed(book, sheet="Ranking"):
    """Sites by name in the order of the sheet, with rank and score, as the formulas give them."""
    rows = []
    row = 6
    while (name := book.value(sheet, row, 2)) is not None:
        rows.append((name, int(book.value(sheet, row, 1)), book.value(sheet, row, 3)))
        row += 1
    return rows


def expected(matrix):
    ranking = ss.rank(matrix, draws=0)
    return [(ranking.names[at], int(ranking.ranks[at]), float(ranking.scores[at])) for at in ranking.order]


def assert_same(found, wanted):
    assert [row[:2] for row in found] == [row[:2] for row in wanted]
    assert [row[2] for row in found] == pytest.approx([row[2] for row in wanted], abs=1e-8)


def found_at(book, sheet, text, column):
    return next(row for (row, at), value in book.sheet(sheet).items() if at == column and value == text)


@pytest.fixture
def kinds(tmp_path):
    return study(tmp_path, ALL_SITES, ALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_gives_what_is_cached(kinds, language):
    book = Book(workbook(kinds, language))
    assert len(book.formulas) > 100
    for key in book.formulas:
        assert book.value(*key) == pytest.approx(book.cached[key], abs=1e-9), key


def test_cached_ranking_is_the_engines(kinds):
    book = Book(workbook(kinds))
    book.formulas.clear()
    assert_same(listed(book), expected(kinds))


@pytest.mark.parametrize(
    ("node", "weight"), [("first", 7.5), ("inner", 0.5), ("line", 0.25), ("within", 30), ("word", 0)]
)
def test_a_changed_weight_gives_the_engines_next_ranking(tmp_path, kinds, node, weight):
    book = Book(workbook(kinds))
    book.put("Weights", (found_at(book, "Weights", node, 2), 4), weight)
    table = "factors" if node in kinds.factors else "criteria"
    wanted = expected(study(tmp_path, ALL_SITES, ALL, settings=[f"{table}.{node}.weight={weight}"]))
    assert_same(listed(book), wanted)
    assert [score for *_, score in wanted] != pytest.approx([score for *_, score in expected(kinds)])


@pytest.mark.parametrize(
    ("site", "criterion", "cell"),
    [
        ("a", "line", "70"), ("b", "ratio", "5"), ("c", "bent", "90"), ("a", "word", "none"), ("d", "stair", "2"),
        ("b", "within", "10.5"), ("a", "curve", "400"), ("c", "points", "18"), ("a", "ratio", "0"),
    ],
)  # fmt: skip
def test_a_changed_measurement_gives_the_engines_next_ranking(tmp_path, site, criterion, cell):
    fixed = ALL.replace('missing = "range"', 'missing = "neutral"')
    before = study(tmp_path, ALL_SITES, fixed)
    book = Book(workbook(before))
    row = found_at(book, "Measurements", site, 1)
    column = next(at for (line, at), value in book.sheet("Measurements").items() if line == 4 and value == criterion)
    book.put("Measurements", (row, column), float(cell) if re.fullmatch(r"[\d.]+", cell) else cell)
    head, *lines = ALL_SITES.splitlines()
    at = head.split(",").index(criterion)
    changed = [
        ",".join([*cells[:at], cell, *cells[at + 1 :]]) if (cells := line.split(","))[0] == site else line
        for line in lines
    ]
    wanted = expected(study(tmp_path, "\n".join([head, *changed]) + "\n", fixed))
    assert_same(listed(book), wanted)
    assert wanted != expected(before)


def test_a_changed_need_gives_the_engines_next_ranking(tmp_path, kinds):
    book = Book(workbook(kinds))
    book.put("Criteria", (found_at(book, "Criteria", "power", 1), 2), 26)
    assert_same(listed(book), expected(study(tmp_path, ALL_SITES, ALL, needs={"power": 26})))


def test_a_removed_measurement_leaves_no_score(kinds):
    book = Book(workbook(kinds))
    book.put("Measurements", (6, 3), None)
    assert np.isnan(book.value("Values", 6, 3))


def test_what_does_not_apply_above_and_below(tmp_path):
    sites = "site,staff,schools,plot,rail,fairway,quay\na,n/a,n/a,5,1,9,5\nb,3,9,n/a,n/a,n/a,n/a\nc,6,6,5,4,n/a,5\n"
    matrix = study(tmp_path, sites, DEEP)
    book = Book(workbook(matrix))
    for node, weight in (("routes", 9), ("quay", 1), ("people", 0.5)):
        book.put("Weights", (found_at(book, "Weights", node, 2), 4), weight)
    changed = ["factors.routes.weight=9", "criteria.quay.weight=1", "factors.people.weight=0.5"]
    assert_same(listed(book), expected(study(tmp_path, sites, DEEP, settings=changed)))


@pytest.mark.parametrize("method", ["topsis", "minimum", "weighted_product"])
def test_methods_that_are_no_sums_stay_as_written(tmp_path, method):
    matrix = study(tmp_path, DEEP_SITES, DEEP.replace('missing = "range"', f'missing = "range"\nmethod = "{method}"'))
    book = Book(workbook(matrix))
    before = listed(book)
    assert_same(before, expected(matrix))
    book.put("Weights", (6, 4), 50)
    assert listed(book) == before
    assert any(f"Scores are by {method}, no weighted sums" in str(text) for text in book.sheet("Notes").values())


@settings(max_examples=25, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("kind", LIVE_KINDS)
def test_value_formulas_are_the_value_functions(kind, data):
    parameters = data.draw(PARAMETERS[kind])
    table = FORMULAS[kind].table(parameters)
    xs = data.draw(st.lists(measurement, min_size=1, max_size=5))
    if kind in ("piecewise_linear", "steps", "log_linear"):
        xs += list(table[0])
    book = Book.__new__(Book)
    book.cached, book.formulas, book.found = {("M", 1, at + 1): x for at, x in enumerate(xs)}, {}, {}
    columns = [chr(65 + at) for at in range(len(table[0]))]
    for at, (upper, lower) in enumerate(zip(*table, strict=True), start=1):
        book.cached["C", 1, at], book.cached["C", 2, at] = upper, lower
    for at in range(len(xs)):
        book.formulas["V", 1, at + 1] = FORMULAS[kind].write(f"'M'!{chr(65 + at)}1", Cells("'C'", tuple(columns), 1))
    found = [book.value("V", 1, at + 1) for at in range(len(xs))]
    assert found == pytest.approx(list(VALUE_FUNCTIONS[kind].apply(xs, **parameters)), abs=1e-9)


def test_every_value_function_of_ours_has_a_formula():
    assert FORMULAS.keys() == VALUE_FUNCTIONS.keys()


def test_same_study_same_bytes(tmp_path, kinds):
    assert workbook(kinds) == workbook(study(tmp_path, ALL_SITES, ALL))


def test_no_formula_has_a_function_that_the_library_would_rename(kinds, monkeypatch):
    ours = workbook(kinds)
    monkeypatch.setattr("sitescore.report.workbook.book.PlainFormulas", Worksheet)
    assert workbook(kinds) == ours


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_are_named_in_the_language(kinds, language):
    words = Words(language)
    assert list(sheet_files(workbook(kinds, language))) == [words(f"sheet_{name}") for name in SHEETS]


def test_hostile_names_are_text(tmp_path):
    names = [*NAMES.values(), "bell\a", "long " * 10_000, "_x0041_", "'[*]:?/\\"]
    rows = [f's{at},"{name.replace(chr(34), chr(34) * 2)}",{50 - at},{at}' for at, name in enumerate(names)]
    matrix = study(tmp_path, "\n".join(["site,name,free_land,port_distance", *rows]) + "\n", TWO)
    book = Book(workbook(matrix))
    shown = [value for (_, column), value in book.sheet("Values").items() if column == 2]
    assert {"=cmd()", "+1+1", "-1-1", "@SUM(A1)"} <= set(shown)
    assert all(len(str(text)) <= 32767 for text in shown)
    ours = re.compile(r"[\w '!$:+\-*/&=<>().,\"]*")
    assert all(ours.fullmatch(formula) and "cmd" not in formula for formula in book.formulas.values())


def test_no_site_left(tmp_path):
    book = Book(workbook(study(tmp_path, "site,free_land,port_distance\na,1,2\n", TWO)))
    assert listed(book) == []
    assert any("free" in str(text).lower() for text in book.sheet("Notes").values())


def test_a_range_and_its_source_are_a_note(tmp_path):
    sites = "site,criterion,value,low,high,unit,source\na,free_land,50,40,60,ha,survey 2025\na,port_distance,2,,,km,\n"
    content = workbook(study(tmp_path, sites, TWO))
    notes = b"".join(data for name, data in files_of(content).items() if "comments" in name).decode()
    assert "40–60" in notes
    assert "survey 2025" in notes


def test_too_many_cells_are_refused(kinds, monkeypatch):
    monkeypatch.setattr("sitescore.report.workbook.ranking_workbook.MOST_CELLS", 10)
    with pytest.raises(ss.InputError, match="too many for a workbook"):
        workbook(kinds)


def test_from_the_command_line(tmp_path):
    out = tmp_path / "study.xlsx"
    assert run("rank", "finland", "-o", out, "--lang", "fi").status == 0
    assert "Painot" in sheet_files(out.read_bytes())
    assert Book(out.read_bytes()).value("Järjestys", 6, 2) == "Kokkola Industrial Park"


def test_a_report_has_the_ranking_and_all_else_that_is_told(tmp_path, kinds):
    (tmp_path / "all.toml").write_text(ALL, encoding="utf-8")
    (tmp_path / "sites.csv").write_text(ALL_SITES, encoding="utf-8")
    call = ("report", tmp_path / "sites.csv", "-c", tmp_path / "all.toml", "--draws", 100, "--lang", "sv")
    assert run(*call, "-o", tmp_path / "study.xlsx").status == 0
    book = Book((tmp_path / "study.xlsx").read_bytes())
    assert [(name, rank) for name, rank, _ in listed(book, "Rangordning")] == [
        (name, rank) for name, rank, _ in expected(kinds)
    ]
    told = set(book.sheet("Rapport").values())
    lines = run(*call, "-f", "md").out.splitlines()
    headings = [line.lstrip("# ") for line in lines if line.startswith("#") and "\\" not in line]
    assert len(headings) > 5
    assert set(headings) <= told
    cells = [cell.strip() for line in lines if line.startswith("| ") for cell in line.strip("|").split("|")]
    assert {cell for cell in cells if re.fullmatch(r"[\d ,±–%\u00a0]+", cell)} <= told


def test_sites_are_read_from_the_sheet_that_the_workbook_names(tmp_path):
    (sites,) = few_sites(["finland"], tmp_path)
    assert run("report", sites, "--draws", 100, "-o", tmp_path / "study.xlsx").status == 0
    assert ss.read_sites(tmp_path / "study.xlsx").notices[0].facts["sheet"] == "Measurements"


@pytest.mark.parametrize(("method", "series"), [("weighted_sum", 3), ("topsis", 1)])
def test_a_chart_of_factors_or_of_scores_that_are_no_sums(tmp_path, method, series):
    matrix = study(tmp_path, ALL_SITES, ALL, settings=[f"method={method}"])
    chart = files_of(workbook(matrix))["xl/charts/chart1.xml"].decode()
    assert chart.count("<c:ser>") == series
    assert bool(re.search(r"<c:f>Ranking!\$C\$6:\$C\$\d+</c:f>", chart)) == (series == 1)


def test_commands_without_a_workbook_say_so(tmp_path):
    found = run("explain", "finland", "oulu", "-o", tmp_path / "study.xlsx")
    assert found.status == 2
    assert "no format goes with .xlsx" in found.err
    assert not (tmp_path / "study.xlsx").exists()
    blocks = run("rank", "finland", "--memory", "100M", "-f", "xlsx")
    assert blocks.status == 2
    assert "not written as a workbook" in blocks.err


SOFFICE = shutil.which("soffice")
RECALCULATE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def recalculated(folder, content):
    """The workbook as LibreOffice saves it, having worked out every formula anew."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    (folder / "book.xlsx").write_bytes(content)
    call = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*call, "--outdir", folder / "new", folder / "book.xlsx"], check=True, capture_output=True)
    book = Book((folder / "new" / "book.xlsx").read_bytes())
    book.formulas.clear()
    return book


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_gives_the_engines_rankings(tmp_path, kinds):
    content = workbook(kinds)
    as_written = recalculated(tmp_path, content)
    assert_same(listed(as_written), expected(kinds))
    for (row, column), value in Book(content).sheet("Values").items():
        if isinstance(value, float):
            assert as_written.value("Values", row, column) == pytest.approx(value, abs=1e-9)
    book = Book(content)
    row = found_at(book, "Weights", "second", 2)
    file = sheet_files(content)["Weights"]
    old = files_of(content)[file].decode()
    new, count = re.subn(rf'(<c r="D{row}"[^>]*><v>)1(</v>)', r"\g<1>30\2", old)
    assert count == 1
    changed = recalculated(tmp_path, with_files(content, {file: new.encode()}))
    wanted = expected(study(tmp_path, ALL_SITES, ALL, settings=["factors.second.weight=30"]))
    assert_same(listed(changed), wanted)
    assert [row[0] for row in wanted] != [row[0] for row in expected(kinds)]
