"""Criteria kept as sheets: nothing is lost on the way there and back, and mistakes are told by their cells."""

from __future__ import annotations

import shutil
import subprocess
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitescore.errors import InputError
from sitescore.io.bundled import bundled_criteria
from sitescore.io.convert_criteria import converted_criteria
from sitescore.io.criteria_cells import read_cell, write_cell
from sitescore.io.criteria_file import parsed_criteria, read_criteria
from sitescore.io.criteria_sheets import read_criteria_sheets
from sitescore.io.criteria_workbook import criteria_workbook
from sitescore.io.criteria_writing import as_json, as_toml, without_dates
from tests.cli.running import run
from tests.io.helpers import criteria_problems, file_of
from tests.io.small_set import SMALL
from tests.io.test_weighting_in_criteria import TREE
from tests.io.workbooks import Failed, Formula, Page, Percent, xlsx
from tests.model.test_judgements import SAME
from tests.strategies import PARAMETERS, unit

EVERYTHING = """\
format = 1
id = "everything"
title = "Everything"
description = { en = "= 1 + 1", fi = "1,5" }
source = '"quoted"'
method = "compensation"
missing = "worst"
ignore_columns = ["huom"]
[method_parameters]
r = -inf
[needs]
source = 5
[time]
as_of = 2029-06-30
stale_after = 2.5
[grades.C]
title = "C"
weak = false
[factors.f]
title = { sv = "Åä ✓" }
parent = "g"
weight = 0.1
weight_range = [0.05, 1e3]
source = " 12 "
[factors.g]
title = "true"
[criteria.a]
factor = "f"
title = { en = "A; b: c", fi = "1..2" }
unit = "12"
column = "[x]"
relative_to = "source"
value = { kind = "levels", levels = { "50*" = 0.5, "1" = 1, "x: y; z" = 0, "" = 0.25 } }
knock_out = "<= 1"
controllable = "region"
cost = 1e-7
limits = [-1, 3]
step = 0.5
scope = "nation"
missing = "best"
not_applicable = "refuse"
not_yet = "full"
stale_after = 1
[criteria.b]
title = "B"
description.sv = "two\\nlines\\t\\u0007 _x0041_"
value = { kind = "linear", range = "observed", direction = "min" }
[profiles.p]
title = "P"
needs = { source = 7 }
weights = { f = 2, a = 0 }
knock_out = { a = "> 5", b = "< source" }
missing = "range"
[scenarios.s]
title = { en = "S" }
description = "d"
source = ""
"""
BUNDLED = {name: path.read_text(encoding="utf-8") for name, path in bundled_criteria().items()}
SETS = {**BUNDLED, "small": SMALL, "tree": TREE, "everything": EVERYTHING}


def same(one, other):
    """Compare documents: the same kinds of values, the same order of entries."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(part, other[name]) for name, part in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return (isinstance(one, bool), one) == (isinstance(other, bool), other)


def there_and_back(document):
    """The document as TOML gives it, having been a workbook in between."""
    sheets, _ = read_criteria_sheets(criteria_workbook(document), "criteria.xlsx")
    return tomllib.loads(as_toml(sheets))


def assert_kept(document):
    found = there_and_back(document)
    assert same(found, document)
    for table in ("factors", "criteria", "profiles", "scenarios"):
        assert list(found.get(table, ())) == list(document.get(table, ()))
    text = as_json(document).encode()
    wanted = parsed_criteria(text, ".json", "c.json").criteria
    assert parsed_criteria(as_toml(found).encode(), ".toml", "c.toml").criteria == wanted


@pytest.mark.parametrize("name", SETS)
def test_every_key_survives(tmp_path, name):
    file = file_of(tmp_path, SETS[name], "criteria.toml")
    book = file_of(tmp_path, converted_criteria(str(file), "criteria.xlsx"), "criteria.xlsx")
    back = file_of(tmp_path, converted_criteria(str(book), "back.toml"), "back.toml")
    for one in (book, back):
        assert read_criteria(one).with_digest("") == read_criteria(file).with_digest("")
        assert list(read_criteria(one).criteria) == list(read_criteria(file).criteria)
    document = parsed_criteria(SETS[name].encode(), ".toml", "c.toml").document
    if name != "everything":  # has a date, which becomes a text
        assert_kept(document)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12) | st.sampled_from(
    [
        "12",
        "1,5",
        "true",
        "TRUE",
        "a: b",
        "a; b",
        "1..2",
        '"x"',
        '"',
        "[",
        "#N/A",
        "=1",
        " x ",
        "n/a",
        "-",
        "'",
        "_x0041_",
    ]
)
titles = texts | st.dictionaries(st.sampled_from(["en", "fi", "sv"]), texts, min_size=1)
ids = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
amounts = st.integers(0, 10**9) | st.floats(0, 1e9, allow_subnormal=False)


@st.composite
def optional(draw, **parts):
    return {name: draw(part) for name, part in parts.items() if draw(st.booleans())}


@st.composite
def documents(draw):
    """A sound criteria file, as TOML would give it."""
    names = draw(st.lists(ids.filter(lambda name: name != "factors"), min_size=4, max_size=9, unique=True))
    needs = draw(st.lists(ids, max_size=3, unique=True))
    factors, criteria, varied = names[:1], names[1:-1], names[-1]
    entries = {}
    for name in criteria:
        kind = draw(st.sampled_from(sorted(PARAMETERS)))
        value = {"kind": kind, **draw(PARAMETERS[kind])}
        value = {key: [list(pair) for pair in part] if isinstance(part, list) else part for key, part in value.items()}
        if kind == "levels":
            words = draw(st.lists(texts.map(str.strip).filter(bool), min_size=1, max_size=4, unique_by=str.casefold))
            value["levels"] = {word: draw(unit) for word in words}
        entries[name] = {"title": draw(titles), "weight": draw(st.integers(1, 100)), "value": value}
        entries[name] |= draw(
            optional(
                factor=st.just(factors[0]), description=titles, unit=texts, column=texts, source=texts,
                knock_out=st.sampled_from(["< 1", ">= -2.5"]), cost=amounts, step=st.just(0.25),
                limits=st.just([1, 2]), missing=st.sampled_from(["worst", "best"]), scope=st.just("nation"),
                stale_after=st.integers(1, 9), weight_range=st.just([0, 100]), not_yet=st.just("part"),
            )
        )  # fmt: skip
    entries[criteria[0]]["factor"] = factors[0]
    profile = {"title": draw(titles), "weights": {criteria[0]: draw(amounts.filter(bool))}}
    profile |= {"needs": {need: draw(amounts) for need in needs}} if needs else {}
    whole = {"format": 1, "id": draw(ids), "title": draw(titles)}
    whole |= draw(optional(source=texts, description=titles, ignore_columns=st.lists(texts, min_size=1, max_size=3)))
    whole |= {"needs": {need: draw(amounts) for need in needs}} if needs else {}
    whole |= {"factors": {factors[0]: {"title": draw(titles), "weight": 1}}, "criteria": entries}
    return {**whole, "profiles": {varied: profile}}


@settings(max_examples=40)
@given(documents())
def test_a_made_set_survives(document):
    assert_kept(document)


@pytest.mark.parametrize("method", SAME)
def test_judgements_survive(method):
    abc = {name: {"title": name, "value": {"kind": "linear", "worst": 0, "best": 1}} for name in "abc"}
    judged = {"method": method, "judgements": {"factors": SAME[method][0]}}
    assert_kept({"format": 1, "id": "x", "title": "X", "criteria": abc, "weighting": judged})


simple = st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False) | texts
tables = st.lists(simple, max_size=4) | st.dictionaries(texts, simple, max_size=4)
values = simple | tables | st.lists(tables, max_size=4) | st.dictionaries(texts, tables, max_size=4)


@given(values)
def test_whatever_a_cell_is_to_say_it_says(value):
    assert same(read_cell(write_cell(value)), value)


READ = {
    "points": ("0: 0; 10,5: 50; −2: 1e2;", [[0, 0], [10.5, 50], [-2, 100.0]]),
    "a_table": ("land_ha: 140 ;grid_mw:300", {"land_ha": 140, "grid_mw": 300}),
    "conditions": ("zoning: < 3; port: > 10", {"zoning": "< 3", "port": "> 10"}),
    "a_range": ("15 .. 35,5", [15, 35.5]),
    "a_list": ("huom; muuta", ["huom", "muuta"]),
    "a_list_of_one": ("huom;", ["huom"]),
    "toml": ('[["a", 1], {b = true}]', [["a", 1], {"b": True}]),
    "a_text_that_looks_like_a_number": ('"12"', "12"),
    "a_number_as_text": ("1,5", 1.5),
    "a_truth": ("true", True),
    "a_truth_in_capitals": ("weak: FALSE", {"weak": False}),
    "a_word": ("weaken", "weaken"),
    "a_fraction": ("1/3", "1/3"),
    "too_large_a_number": ("1e999", "1e999"),
}


@pytest.mark.parametrize(("text", "value"), READ.values(), ids=READ)
def test_what_cells_say(text, value):
    assert same(read_cell(text), value)


@pytest.mark.parametrize("text", ["1,400", "-12,000", "land_ha: 1,400", "1,000..2,000", "0: 0; 1,500: 1", "a; 1,400"])
def test_a_comma_that_may_part_thousands_is_refused(text):
    with pytest.raises(ValueError, match=r"may be -?[0-9]+ or -?[0-9.]+; write the one"):
        read_cell(text)
    assert read_cell(text, free=True) == text


@pytest.mark.parametrize(
    ("text", "value"), [("0,400", 0.4), ("1,40", 1.4), ("1400,125", 1400.125), ('"1,400"', "1,400")]
)
def test_other_commas_are_decimal(text, value):
    assert same(read_cell(text), value)


FREE = {'"Grid"': "Grid", ' "Grid" ': "Grid", '"Grid" # 2 lots': '"Grid" # 2 lots', '"a" and "b"': '"a" and "b"'}


@pytest.mark.parametrize(("text", "value"), FREE.items())
def test_free_text_loses_only_quotation_marks_around_the_whole(text, value):
    assert read_cell(text, free=True) == value


SET = Page(
    [["key", "value"], ["format", 1], ["id", "two"], ["title.en", "Two"], ["missing", "range"], ["needs.mw", 2]],
    name="Set",
)
HEAD = ["id", "title", "value.kind", "value.worst", "value.best"]
ROWS = [["land", "Land", "linear", 0, 9], ["port", "Port", "linear", 100, 1]]
CRITERIA = Page([HEAD, *ROWS], name="Criteria")


def told(problems):
    return [(p.code, str(p.place).partition("!")[2]) for p in problems]


def test_titles_above_the_header_notes_and_formulas(tmp_path):
    page = Page([["Our criteria"], [], [*HEAD, "Huom"], [*ROWS[0], "ask Ann"], [*ROWS[1][:-1], Formula(2)]], "Criteria")
    found = read_criteria(file_of(tmp_path, xlsx(SET, page, Page([["x"]], "Notes")), "c.xlsx"))
    assert found.criteria["port"].value.parameters == {"worst": 100, "best": 2}
    assert found.needs == {"mw": 2}


WRONG = {  # pages, and the code and cell of each problem
    "values": ([SET, Page([[*HEAD, "weight"], [*ROWS[0], -1], [*ROWS[1], "many"]], "Criteria")],
               [("SC103", "Criteria!F2"), ("SC103", "Criteria!F3")]),
    "unknown_keys": ([Page([*SET.rows, ["metod", "x"]], "Set"), Page([[*HEAD, "wieght"], [*ROWS[0], 1]], "Criteria")],
                     [("SC101", "Criteria!F2"), ("SC101", "Set!B7")]),
    "parameters": ([SET, Page([HEAD, ["land", "Land", "linear", 9, 9], ["port", "Port", "linaer", 1, 2]], "Criteria")],
                   [("SC104", "Criteria!C2"), ("SC104", "Criteria!C3")]),
    "missing_keys": ([Page(SET.rows[:3], "Set"), Page([HEAD, ["land", None, "linear", 0, 1]], "Criteria")],
                     [("SC102", "Criteria!A2"), ("SC102", "Set!A1")]),
    "lost_need": ([SET, Page([[*HEAD, "relative_to"], [*ROWS[0], "gw"]], "Criteria")], [("SC104", "Criteria!F2")]),
    "cells": ([SET, Page([[*HEAD, "limits", "weight"], [*ROWS[0], "[1, 2", Percent(0.2)],
                          [*ROWS[1], "a: 1; a: 2", Failed("#N/A")]], "Criteria")],
              [("SC100", f"Criteria!{cell}") for cell in ("F2", "G2", "F3", "G3")]),
    "rows": ([SET, Page([HEAD, *ROWS, ROWS[0], ["", "No id", "linear"]], "Criteria")],
             [("SC427", "Criteria!A4"), ("SC427", "Criteria!A5")]),
    "columns": ([SET, Page([[*HEAD, "title", "a b", None], [*ROWS[0], None, 1, 2]], "Criteria")],
                [("SC211", "Criteria!F1"), ("SC427", "Criteria!G1"), ("SC427", "Criteria!H2")]),
    "twice": ([Page([*SET.rows, ["id", "x"], ["title", "y"], ["criteria.land.weight", 2]], "Set"), CRITERIA],
              [("SC427", "Set!B7"), ("SC427", "Set!B8"), ("SC427", "Set!A9")]),
    "merged": ([SET, Page([HEAD, *ROWS], "Criteria", merged=[(2, 2, 3, 2)])], [("SC229", "Criteria!B2")]),
    "no_header": ([Page([["format", 1]], "Set"), CRITERIA], [("SC427", "Set")]),
    "no_sheet": ([SET], [("SC427", "")]),
    "a_strange_sheet": ([SET, CRITERIA, Page([["id"]], "Profile")], [("SC427", "Profile")]),
}  # fmt: skip


@pytest.mark.parametrize(("pages", "problems"), WRONG.values(), ids=WRONG)
def test_mistakes_are_told_by_their_cells(tmp_path, pages, problems):
    assert told(criteria_problems(tmp_path, xlsx(*pages), "criteria.xlsx")) == problems


def test_hidden_sheets_are_not_read(tmp_path):
    found = read_criteria(file_of(tmp_path, xlsx(SET, CRITERIA, Page([["x"]], "Old", hidden=True)), "c.xlsx"))
    assert list(found.criteria) == ["land", "port"]


def test_same_criteria_same_bytes():
    assert converted_criteria("tp3", "a.xlsx") == converted_criteria("tp3", "a.xlsx")


def test_what_a_form_cannot_say_is_not_written(tmp_path):
    null = '{"format":1,"id":"x","title":"X","criteria":{"a":{"title":"A","value":{"kind":"linear","worst":0,"best":1},'
    null += '"knock_out":"< 1"}},"profiles":{"p":{"title":"P","knock_out":{"a":null}}}}'
    file = file_of(tmp_path, null, "criteria.json")
    for name in ("c.toml", "c.xlsx"):
        with pytest.raises(InputError, match="SC252"):
            converted_criteria(str(file), name)
    long = file_of(tmp_path, SMALL.replace('"Energy"', f'"{"x" * 40_000}"'), "criteria.toml")
    with pytest.raises(InputError, match="SC252"):
        converted_criteria(str(long), "c.xlsx")


def test_from_the_command_line(tmp_path):
    book, back = tmp_path / "criteria.xlsx", tmp_path / "back.toml"
    assert run("convert", "tp3", book).whole == ""
    assert run("convert", book, back).whole == ""
    ranked = run("rank", "reference_parks", "--draws", 0, "-f", "csv")
    assert run("rank", "reference_parks", "-c", book, "--draws", 0, "-f", "csv").out == ranked.out
    assert run("validate", "reference_parks", "-c", book).status == 0
    assert run("init", tmp_path / "study", "-c", book).status == 0
    assert (tmp_path / "study" / "criteria.xlsx").read_bytes() == book.read_bytes()
    assert "-c ./criteria.xlsx" in (tmp_path / "study" / "README.md").read_text(encoding="utf-8")
    assert "SC253" in run("convert", back, tmp_path / "criteria.csv").err
    assert "SC253" in run("convert", "finland", tmp_path / "sites.xlsx").err


SOFFICE = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("name", ["tp3", "tree"])
def test_libreoffice_saves_what_it_opened(tmp_path, name):
    document = tomllib.loads(SETS[name])
    wanted = parsed_criteria(SETS[name].encode(), ".toml", "c.toml").criteria
    file_of(tmp_path, criteria_workbook(without_dates(document)), "criteria.xlsx")
    call = [SOFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    for ending in ("xlsx", "ods"):
        whole = [*call, ending, "--outdir", tmp_path / "new", tmp_path / "criteria.xlsx"]
        subprocess.run(whole, check=True, capture_output=True, timeout=300)
        saved = (tmp_path / "new" / f"criteria.{ending}").read_bytes()
        assert parsed_criteria(saved, f".{ending}", f"criteria.{ending}").criteria == wanted
