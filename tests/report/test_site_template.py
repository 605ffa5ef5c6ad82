"""The template workbook: a table that is read as it is, with lists, checks and help for those who fill it in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

import sitescore as ss
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from sitescore.io.sites_file import SITE_READERS
from sitescore.report.wording import Words
from tests.analysis.studies import study
from tests.cli.running import LANGUAGES, run
from tests.report.spreadsheet import MAIN, Book, files_of, place_of, sheet_files
from tests.report.test_workbook import ALL, workbook

SITES = {"en": "Sites", "fi": "Kohteet", "sv": "Platser"}
HEAD = {"en": "site", "fi": "kohde", "sv": "plats"}
UNIT = {"en": "unit", "fi": "yksikkö", "sv": "enhet"}


@pytest.fixture(params=LANGUAGES)
def begun(request, tmp_path):
    (tmp_path / "all.toml").write_text(ALL, encoding="utf-8")
    made = run("init", tmp_path / "study", "--xlsx", "--lang", request.param, "-c", tmp_path / "all.toml")
    assert made.status == 0, made.err
    return request.param, tmp_path / "study"


def checks(content, sheet):
    """Cell checks of a sheet by the first column they lie on."""
    root = ET.fromstring(files_of(content)[sheet_files(content)[sheet]])
    return {place_of(item.get("sqref").partition(":")[0])[1]: item for item in root.iter(f"{MAIN}dataValidation")}


def column_of(book, sheet, name):
    return next(column for (row, column), text in book.sheet(sheet).items() if row == 4 and text == name)


def test_it_takes_the_place_of_the_table(begun):
    _, folder = begun
    assert sorted(path.name for path in folder.iterdir()) == ["CRITERIA.md", "README.md", "criteria.toml", "sites.xlsx"]
    assert "sitescore rank sites.xlsx" in (folder / "README.md").read_text(encoding="utf-8")


def test_header_and_units_stand_where_they_are_read(begun):
    language, folder = begun
    book = Book((folder / "sites.xlsx").read_bytes())
    sheet = SITES[language]
    assert book.value(sheet, 4, 1) == HEAD[language]
    assert book.value(sheet, 5, 1) == UNIT[language]
    assert book.value(sheet, 3, 1) in (None, "")
    criteria = ss.read_criteria(folder / "criteria.toml")
    header = [text for (row, _), text in sorted(book.sheet(sheet).items()) if row == 4]
    assert sorted(header[7:]) == sorted(criteria.criteria)
    at = column_of(book, sheet, "points")
    assert [book.value(sheet, row, at) for row in (3, 5)] == ["Points", "MW"]


def test_words_are_offered_and_numbers_checked_without_refusing(begun):
    language, folder = begun
    content = (folder / "sites.xlsx").read_bytes()
    book, found = Book(content), checks(content, SITES[language])
    word = found[column_of(book, SITES[language], "word")]
    sheet, _, cells = word.find(f"{MAIN}formula1").text.replace("$", "").partition("!")
    first, _, last = cells.partition(":")
    (row, start), (_, end) = place_of(first), place_of(last)
    offered = [book.value(sheet.strip("'"), row, column) for column in range(start, end + 1)]
    assert offered == ["none", "50*", "full"]
    points = found[column_of(book, SITES[language], "points")]
    assert re.findall(r"[<>]=([\d.]+)", points.find(f"{MAIN}formula1").text) == ["10.0", "40.0"]
    assert {item.get("errorStyle") for item in found.values()} == {"warning"}
    assert all(item.get("prompt") is None or len(item.get("prompt")) <= 255 for item in found.values())


def test_the_bundled_criteria_have_their_descriptions_as_notes(tmp_path):
    assert run("init", tmp_path, "--xlsx", "--lang", "sv").status == 0
    content = (tmp_path / "sites.xlsx").read_bytes()
    notes = "".join(data.decode() for name, data in files_of(content).items() if "comments" in name)
    described = ss.read_criteria("tp3").criteria["grid_capacity"].description.by_language()["sv"]
    assert described[:60] in notes


def test_nothing_there_is_overwritten(tmp_path):
    (tmp_path / "sites.xlsx").write_bytes(b"mine")
    found = run("init", tmp_path, "--xlsx")
    assert (found.status, found.err.count(": SC231 ")) == (2, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["sites.xlsx"]
    assert Path(tmp_path / "sites.xlsx").read_bytes() == b"mine"


def test_same_criteria_same_bytes(tmp_path):
    for name in ("a", "b"):
        assert run("init", tmp_path / name, "--xlsx").status == 0
    assert (tmp_path / "a" / "sites.xlsx").read_bytes() == (tmp_path / "b" / "sites.xlsx").read_bytes()


@pytest.mark.skipif(".xlsx" not in SITE_READERS, reason="spreadsheets are not read yet")
def test_it_is_read_as_it_is(begun):
    _, folder = begun
    table = ss.read_sites(folder / "sites.xlsx")
    assert table.sites == ("my_site",)
    assert set(table.columns) == set(ss.read_criteria(folder / "criteria.toml").criteria)
    assert table.columns["points"].unit == "MW"
    assert run("rank", folder / "sites.xlsx", "-c", folder / "criteria.toml").status == 0


@pytest.mark.skipif(".xlsx" not in SITE_READERS, reason="spreadsheets are not read yet")
@pytest.mark.parametrize("language", LANGUAGES)
def test_measurements_of_a_ranking_are_read_from_its_workbook(tmp_path, language):
    head = "site,name,line,points,ratio,bent,curve,word,stair,within\n"
    sites = head + "a,=A(),20,15,n/a,30,25,full,2,9\nb,B,95,40,,1,4,50*,1,2\n"
    matrix = study(tmp_path, sites, ALL)
    (tmp_path / "study.xlsx").write_bytes(workbook(matrix, language))
    read = assemble(ss.read_sites(tmp_path / "study.xlsx"), ss.read_criteria(tmp_path / "criteria.toml"))
    assert read.names == matrix.names
    np.testing.assert_array_equal(read.values, matrix.values)


EVERY_KIND = """\
site,criterion,value,low,high,unit,source,date,quality,note,available_from,used
b,name,=B(),,,,,,,,,
b,latitude,63.838,,,,,,,,,
b,longitude,23.13,,,,,,,,,
b,line,20,15,30,,map,2024-05,A,seen,,
b,points,0.1,,,GW,plan,2025,D,,2031,
b,points,55,50,60,MW,other plan,2023,C,,,no
b,ratio,n/a,,,,,,,,,
b,bent,30.000000000000004,,,,,,,,,
b,curve,12±3,,,,,,B,,,
b,word,full,,,,talk,,D,,,
b,stair,,,4,,,,,,,
b,within,≥ 3,,,,,,,,,
a,line,,10,20,,,,,,,
a,word,none,,,,,,,,,
a,word,50*,,,,a letter,,,,,no
gone,points,1,,,,,,,,,
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_was_read_is_on_the_sheet_of_data(tmp_path, language):
    matrix = study(tmp_path, EVERY_KIND, ALL)
    assert [out.site for out in matrix.excluded] == ["gone"]
    (tmp_path / "study.xlsx").write_bytes(workbook(matrix, language))
    name = Words(language)("sheet_data")
    read = assemble(ss.read_sites(f"{tmp_path / 'study.xlsx'}!{name}"), ss.read_criteria(tmp_path / "criteria.toml"))
    for part in ("sites", "names", "words", "evidence", "excluded", "doubtful"):
        assert repr(getattr(read, part)) == repr(getattr(matrix, part)), part
    assert repr(read.trust) == repr(matrix.trust)
    for part in ("values", "lowest", "highest", "measurements", "measured_low", "measured_high", "measured_spread",
                 "cell_kinds", "known", "applicable", "coordinates"):  # fmt: skip
        np.testing.assert_array_equal(getattr(read, part), getattr(matrix, part), err_msg=part)


def test_a_bundled_study_is_the_same_from_its_workbook(tmp_path):
    call = ("--draws", 100, "-f", "json")
    assert run("rank", "finland", "--draws", 0, "-o", tmp_path / "study.xlsx").status == 0
    once, again = (json.loads(run("rank", file, *call).out) for file in ("finland", f"{tmp_path / 'study.xlsx'}!Data"))
    for part in ("sites", "excluded", "doubtful", "lead", "study"):
        assert again[part] == once[part], part
    book = f"{tmp_path / 'study.xlsx'}!Data"
    before, after = (ss.read_sites(file).about for file in (bundled("sites") / "finland.csv", book))
    assert any(before["municipality"])
    for name in ("country", "region", "municipality"):
        assert after.get(name) == before.get(name), name


def test_excluded_sites_stand_below_the_measurements_of_the_others(tmp_path):
    matrix = study(tmp_path, EVERY_KIND, ALL)
    (tmp_path / "study.xlsx").write_bytes(workbook(matrix, "en"))
    read = assemble(ss.read_sites(tmp_path / "study.xlsx"), ss.read_criteria(tmp_path / "criteria.toml"))
    assert read.sites == ("b", "a", "gone")
    assert [out.site for out in read.excluded] == ["gone"]
    np.testing.assert_allclose(read.measurements, matrix.measurements, rtol=1e-15)
