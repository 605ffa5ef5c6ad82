"""What a spreadsheet shows beside its numbers, and parts of texts that are raised or struck through."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.io.sites_file import read_sites
from tests.io.helpers import criteria_problems, sites_of
from tests.io.test_spreadsheets import WRITERS, below, both
from tests.io.workbooks import Page, Rich, Written, ods_parts, packed, xlsx_parts

DATA = Path(__file__).parent / "data"
NAN = np.nan

WORDS = {  # parts of a text, and what it is read as where it is no number
    "raised_behind_a_figure": (("12", ("1", "raised")), "12^1"),
    "raised_behind_a_space": (("12 ", ("1", "raised")), "12 ^1"),
    "raised_bracket": (("12", ("1)", "raised")), "12^1)"),
    "raised_letter": (("12", ("m", "raised")), "12^m"),
    "raised_cents": (("12,", ("50", "raised")), "12,^50"),
    "raised_in_front": ((("1", "raised"), "12"), "^112"),
    "raised_in_two_parts": (("12", ("1", "raised"), (",2", "raised")), "12^1,2"),
    "raised_behind_a_dash": (("-", ("1", "raised")), "-^1"),
    "lowered": (("12", ("1", "lowered")), "12^1"),
    "struck_and_written_anew": ((("5", "struck"), " 600"), "~~5~~ 600"),
    "written_anew_in_front": (("600", ("5", "struck")), "600~~5~~"),
    "struck_word": ((("ei tiedossa", "struck"), "12"), "~~ei tiedossa~~12"),
}
SAME = {  # parts of a text that make no other number: it, and its unit
    "exponent_of_no_unit": (("2e", ("3", "raised")), 2, "e^3"),
    "square": (("12 m", ("2", "raised")), 12, "m2"),
    "bold": (("1", "2 km"), 12, "km"),
    "not_struck": ((("1", "not_struck"), "2 km"), 12, "km"),
    "raised_as_a_whole": ((("12", "raised"), (" km", "raised")), 12, "km"),
    "struck_space": (("12", (" ", "struck"), "km"), 12, "km"),
}


@both
@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(("parts", "word"), WORDS.values(), ids=WORDS.keys())
def test_parts_that_would_make_another_number_are_set_apart(tmp_path, name, shared, parts, word):
    port = sites_of(tmp_path, WRITERS[name](below(Rich(parts, shared), 5)), name).columns["port"]
    assert_array_equal(port.value, [NAN, 5])
    assert dict(port.words) == {0: word}


@both
@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(("parts", "value", "unit"), SAME.values(), ids=SAME.keys())
def test_parts_that_change_nothing(tmp_path, name, shared, parts, value, unit):
    port = sites_of(tmp_path, WRITERS[name](below(Rich(parts, shared))), name).columns["port"]
    assert (port.value.tolist(), dict(port.units)) == ([value], {0: unit})


@both
def test_raised_parts_of_names_and_headers(tmp_path, name):
    page = Page([["site", "name", Rich(("land (m", ("2", "raised"), ")"))], ["a", Rich(("Ahola", ("1", "raised"))), 5]])
    sites = sites_of(tmp_path, WRITERS[name](page), name)
    assert sites.names == ("Ahola1",)
    assert {column: of.unit for column, of in sites.columns.items()} == {"land": "m2"}


SHOWN = {  # cell, its number and unit, None where it is a word
    "metres": (Written(12000, "metres"), 12000, "m"),
    "negative_metres": (Written(-5.5, "metres"), -5.5, "m"),
    "shown_in_thousands": (Written(12000, "kilometres_of_metres"), 12, "km"),
    "few_metres": (Written(900, "metres_or_kilometres"), 900, "m"),
    "many_metres": (Written(9500, "metres_or_kilometres"), 9.5, "km"),
    "square_metres": (Written(400, "square_metres"), 400, "m²"),
    "euros": (Written(45.5, "euros"), 45.5, "€"),
    "accounted_euros": (Written(45.5, "accounted_euros"), 45.5, "€"),
    "negative_euros": (Written(-45.5, "accounted_euros"), -45.5, "€"),
    "no_euros": (Written(0, "accounted_euros"), 0, "€"),
    "euros_in_front": (Written(45.5, "euros_in_front"), 45.5, "€"),
    "kronor": (Written(450, "kronor"), 450, "SEK"),
    "price": (Written(45.5, "price"), 45.5, "€/MWh"),
    "hundredths": (Written(42, "hundredths"), 42, "%"),
    "about_metres": (Written(12000, "about_metres"), None, ""),
    **{one: (Written(1234.5, one), 1234.5, "") for one in
       ("thousands", "spaced", "accounted", "negative_in_brackets", "powers", "about", "millions", "decibels")},
    **{f"negative_{one}": (Written(-1234.5, one), -1234.5, "") for one in
       ("thousands", "accounted", "negative_in_brackets")},
}  # fmt: skip
ALIKE = {"EUR": "€"}


@both
@pytest.mark.parametrize(("cell", "value", "unit"), SHOWN.values(), ids=SHOWN.keys())
def test_a_unit_in_the_number_format_is_read(tmp_path, name, cell, value, unit):
    port = sites_of(tmp_path, WRITERS[name](below(cell, 5)), name).columns["port"]
    assert_array_equal(port.value, [NAN if value is None else value, 5])
    assert ALIKE.get(port.units.get(0, ""), port.units.get(0, "")) == unit
    assert dict(port.words) == ({0: "noin 12000 m"} if value is None else {})


@both
def test_texts_of_number_formats_that_are_no_units_are_told_once(tmp_path, name):
    head = ["site", "noise [dB]", "port"]
    page = Page([head, *(["ab"[n], Written(40, "decibels"), Written(n + 2, "about")] for n in (0, 1))])
    told = [n.facts["texts"] for n in sites_of(tmp_path, WRITERS[name](page), name).notices]
    assert told == ["noin (C2)"]


@both
def test_formats_of_ids_names_and_places_say_nothing(tmp_path, name):
    page = Page([
        ["site", "latitude", "longitude", "port"],
        [Written(7, "metres"), Written(6715000, "metres"), Written(350000, "about"), 1],
    ])  # fmt: skip
    sites = sites_of(tmp_path, WRITERS[name](page), name)
    assert (sites.sites, [n.kind for n in sites.notices]) == (("7",), ["projected"])


@both
@pytest.mark.parametrize(
    ("cell", "unit", "value", "read"),
    [("euros", "EUR/MWh", 45, "EUR/MWh"), ("euros", "€/kWh", 45, "€/kWh"), ("metres", "", 45, "m"),
     ("metres", None, 45, "m")],
)  # fmt: skip
def test_a_currency_gives_way_to_the_unit_of_the_row(tmp_path, name, cell, unit, value, read):
    page = Page([["site", "criterion", "value", "unit"], ["a", "price", Written(45, cell), unit]])
    price = sites_of(tmp_path, WRITERS[name](page), name).columns["price"]
    assert (price.value.tolist(), dict(price.units)) == ([value], {0: read})


@both
def test_a_criteria_workbook_takes_no_numbers_in_units(tmp_path, name):
    pages = [Page([["key", "value"], ["id", "s"]], name="Set"),
             Page([["id", "title", "weight"], ["port", "Port", Written(2, "metres")]], name="Criteria")]  # fmt: skip
    found = [(p.code, p.place.cell) for p in criteria_problems(tmp_path, WRITERS[name](*pages), f"criteria{name[5:]}")]
    assert ("SC100", "C2") in found


@pytest.mark.parametrize("factor", ["0", "nan", "-1", "inf"])
def test_a_format_that_scales_by_nothing(tmp_path, factor):
    parts = ods_parts(below(Written(5000, "kilometres_of_metres")))
    content = parts["content.xml"].replace('display-factor="1000"', f'display-factor="{factor}"')
    port = sites_of(tmp_path, packed(parts | {"content.xml": content}), "sites.ods").columns["port"]
    assert (port.value.tolist(), dict(port.units)) == ([5000], {0: "km"})


@pytest.mark.parametrize(("row", "column"), [(False, True), (True, False)])
def test_formats_of_whole_rows_and_columns_of_an_ods_file(tmp_path, row, column):
    """Cells without a style have that of their row, or of their column; that is one of the file's common styles."""
    parts = ods_parts(below(Written(12000, "metres"), Written(450, "kronor")))
    styles, content = parts["content.xml"], parts["content.xml"].replace('table:style-name="cell_metres" ', "")
    default = 'table:default-cell-style-name="own"'
    if row:
        content = content.replace("<table:table-row>", f"<table:table-row {default}>")
    if column:
        two = f'<table:table-column table:number-columns-repeated="1"/><table:table-column {default}/>'
        content = content.replace("<table:table-row>", f"{two}<table:table-row>", 1)
    own = '<style:style style:name="own" style:family="table-cell" style:parent-style-name="cell_metres"/>'
    styles = styles.replace("</office:automatic-styles>", own + "</office:automatic-styles>")
    data = packed(parts | {"styles.xml": styles, "content.xml": content})
    assert dict(sites_of(tmp_path, data, "sites.ods").columns["port"].units) == {0: "m", 1: "SEK"}


def test_units_and_hidden_cells_of_an_old_workbook():
    """Saved by LibreOffice, with its last row and column hidden."""
    sites = read_sites(DATA / "shown.xls")
    port, price, rail = sites.columns.values()
    assert [(n.kind, n.facts.get("lines", n.facts.get("columns"))) for n in sites.notices] == [
        ("rows_hidden", "3"), ("columns_hidden", "rail (D)")
    ]  # fmt: skip
    assert [(of.value.tolist(), dict(of.units)) for of in (port, price, rail)] == [
        ([12000, 9.5], {0: "m", 1: "km"}), ([450.5, 45], {0: "SEK", 1: "€"}), ([3, 1234.5], {0: "km"})
    ]  # fmt: skip


COLUMNS = '<table:table-column/><table:table-column table:visibility="collapse"/>'
HIDDEN = {  # part, and what stands in the place of what: the third and fifth rows and the second column are hidden
    "sites.xlsx": ("xl/worksheets/sheet1.xml", [
        ('<row r="3">', '<row r="3" hidden="1">'), ('<row r="5">', '<row r="5" hidden="true">'),
        ("<sheetData>", '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'),
    ]),
    "sites.ods": ("content.xml", [
        ("<table:table-row><1>", '<table:table-row table:visibility="collapse"><1>'),
        ("<table:table-row><3>", '<table:table-row table:visibility="filter"><3>'),
        ("<table:table-row>", f"{COLUMNS}<table:table-row>"),
    ]),
}  # fmt: skip
ODS_ID = re.compile("(<table:table-cell [^>]*><text:p>s)([0-9])")


@both
def test_hidden_rows_and_columns_are_read_with_a_word(tmp_path, name):
    parts = {"sites.xlsx": xlsx_parts, "sites.ods": ods_parts}[name](below(1, 2, 3, 4))
    part, changes = HIDDEN[name]
    text = ODS_ID.sub(r"<\2>\1\2", parts[part])
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    sites = sites_of(tmp_path, packed(parts | {part: re.sub("<[0-9]>", "", text)}), name)
    assert sites.columns["port"].value.tolist() == [1, 2, 3, 4]
    assert [(n.kind, n.facts["count"], n.facts.get("lines", n.facts.get("columns"))) for n in sites.notices] == [
        ("rows_hidden", 2, "3, 5"), ("columns_hidden", 1, "port (B)")
    ]  # fmt: skip
