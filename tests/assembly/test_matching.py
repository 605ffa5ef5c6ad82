"""Which column is which criterion, and in which unit and words it is given."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from numpy.testing import assert_allclose

from tests.assembly.helpers import assembled, criterion, misfits
from tests.io.helpers import located

PORT = criterion("port", 'unit = "km"').replace('"port"', '{ en = "Distance to port", fi = "Matka satamaan" }', 1)
DRAUGHT = criterion("port", 'unit = "km"').replace('"port"', '"Väylän syväys"', 1)
PRICE = criterion("price", 'unit = "EUR/MWh"', value='{ kind = "linear", worst = 100, best = 0 }')
GRADE = criterion("operator", value='{ kind = "levels", levels = { none = 0, partial = 0.5, full = 1 } }')


@pytest.mark.parametrize("header", ["port", "Port", "Distance to port", "Matka satamaan", " MATKA  SATAMAAN [km]"])
def test_a_column_is_found_by_id_or_title(tmp_path, header):
    matrix = assembled(tmp_path, [PORT], f"site,{header}\na,4\n")
    assert matrix.values.tolist() == [[0.4]]
    assert ("matched_by_title" in {n.kind for n in matrix.notices}) is (header != "port")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_with_dots_are_the_same_however_they_are_put_together(tmp_path, form):
    header = unicodedata.normalize(form, "väylän SYVÄYS")
    assert assembled(tmp_path, [DRAUGHT], f"site,{header}\na,4\n").values.tolist() == [[0.4]]


MATCHING = {  # name: sites, (code, line, column)
    "unknown": ("site,prot,port\na,1,2\n", [("SC301", 1, 2)]),
    "two_unknown": ("site,x,port,y\na,1,2,3\n", [("SC301", 1, 2), ("SC301", 1, 4)]),
    "id_and_title": ("site,port,Matka satamaan\na,1,2\n", [("SC302", 1, 3)]),
    "two_titles": ("site,Distance to port,Matka satamaan\na,1,2\n", [("SC302", 1, 3)]),
    "unknown_in_a_long_table": ("site,criterion,value\na,port,1\na,prot,2\nb,prot,2\n", [("SC301", 3, 2)]),
}


@pytest.mark.parametrize(("sites", "expected"), MATCHING.values(), ids=MATCHING.keys())
def test_columns_that_do_not_match(tmp_path, sites, expected):
    assert located(misfits(tmp_path, [PORT], sites)) == expected


def test_an_unknown_column_names_the_nearest(tmp_path):
    assert "'port'" in misfits(tmp_path, [PORT], "site,prot\na,1\n")[0].hint


def test_a_title_that_two_criteria_share_names_neither(tmp_path):
    twins = [criterion(name).replace(f'"{name}"', '"Twin"', 1) for name in ("one", "two")]
    assert located(misfits(tmp_path, twins, "site,one,two,Twin\na,1,2,3\n")) == [("SC301", 1, 4)]


def test_a_criterion_without_a_column_is_unknown_and_said(tmp_path):
    matrix = assembled(tmp_path, [PORT, criterion("rail")], "site,port\na,4\nb,6\n")
    assert_allclose(matrix.values[:, 1], 0.5)
    assert_allclose([matrix.lowest[:, 1], matrix.highest[:, 1]], [[0, 0], [1, 1]])
    assert not matrix.known[:, 1].any()
    assert [n.facts["criteria"] for n in matrix.notices if n.kind == "no_column"] == [["rail"]]


UNITS = {  # name: header, cell, measurement in km
    "none": ("port", "4", 4),
    "same_in_the_cell": ("port", "4 km", 4),
    "same_in_the_header": ("port [km]", "4", 4),
    "other_in_the_cell": ("port", "4000 m", 4),
    "other_in_the_header": ("port [m]", "4000", 4),
    "cell_before_header": ("port [m]", "4 km", 4),
    "finnish": ("port", "4 kilometri", 4),
    "case_and_spaces": ("port (KM)", "4\u00a0Km", 4),
}


@pytest.mark.parametrize(("header", "cell", "measurement"), UNITS.values(), ids=UNITS.keys())
def test_units_are_converted(tmp_path, header, cell, measurement):
    assert_allclose(assembled(tmp_path, [PORT], f"site,{header}\na,{cell}\n").measurements, [[measurement]])


@pytest.mark.parametrize(
    ("header", "cell", "measurement"),
    [("price", "45 €", 45), ("price", "45 EUR", 45), ("price [€/kWh]", "0.045 €", 45), ("price", "45 €/MWh", 45)],
)
def test_a_currency_is_that_of_the_unit(tmp_path, header, cell, measurement):
    assert_allclose(assembled(tmp_path, [PRICE], f"site,{header}\na,{cell}\n").measurements, [[measurement]])


def test_ranges_and_spreads_are_converted(tmp_path):
    matrix = assembled(tmp_path, [PORT], "site,port\na,2000..4000 m\nb,3000±500 m\n")
    assert_allclose(matrix.measurements[:, 0], [3, 3])
    assert_allclose([matrix.measured_low[:, 0], matrix.measured_high[:, 0]], [[2, 2.5], [4, 3.5]])


MISFITS = {  # name: criterion, sites, (code, line, column)
    "unit_of_the_cell": (PORT, "site,port\na,4\nb,4 MW\n", [("SC303", 3, 2)]),
    "another_currency": (PRICE, "site,price\na,45 €\nb,450 SEK\nc,45 kr\n", [("SC303", 3, 2), ("SC303", 4, 2)]),
    "currency_of_the_criterion_and_not_of_the_header": (PRICE, "site,price [c/kWh]\na,4 €\n", [("SC303", 2, 2)]),
    "currency_where_none_belongs": (PORT, "site,port\na,4 €\n", [("SC303", 2, 2)]),
    "raised_figure": (PORT, "site,port\na,4^1\nb,~~4~~5\n", [("SC305", 2, 2), ("SC305", 3, 2)]),
    "unit_of_the_header": (PORT, "site,port [MW]\na,4\nb,4\n", [("SC303", 2, 2)]),
    "unit_in_a_long_table": (PORT, "site,criterion,value,unit\na,port,4,h\n", [("SC303", 2, 3)]),
    "too_large_once_converted": (PORT.replace("km", "mm"), "site,port\na,4\nb,1e307 km\n", [("SC206", 3, 2)]),
    "word_for_a_number": (PORT, "site,port\na,4\nb,near\n", [("SC305", 3, 2)]),
    "no_level": (GRADE, "site,operator\na,full\nb,good\n", [("SC304", 3, 2)]),
    "number_for_a_level": (GRADE, "site,operator\na,full\nb,3\n", [("SC304", 3, 2)]),
    "range_of_levels": (GRADE, "site,operator\na,full\nb,1..3\n", [("SC304", 3, 2)]),
    "several": (PORT, "site,port\na,near\nb,4 MW\nc,far\n", [("SC305", 2, 2), ("SC303", 3, 2), ("SC305", 4, 2)]),
}


@pytest.mark.parametrize(("criteria", "sites", "expected"), MISFITS.values(), ids=MISFITS.keys())
def test_cells_that_do_not_fit(tmp_path, criteria, sites, expected):
    assert located(misfits(tmp_path, [criteria], sites)) == expected


BARE = PORT.replace('unit = "km"', "")
BEHIND = ["12 km", "80 %", "3/4", "1´200", "2 ½", "40 km–60 km", "12:00", "12¹", "2024: 12", "1_000", "≥ 12 km",
          "5±1 m", "12 points"]  # fmt: skip


@pytest.mark.parametrize("cell", BEHIND)
@pytest.mark.parametrize("table", ["site,port\na,4\nb,{}\n", "site,criterion,value\na,port,4\nb,port,{}\n"])
def test_what_is_behind_a_number_is_refused_where_the_criterion_has_no_unit(tmp_path, cell, table):
    (problem,) = misfits(tmp_path, [BARE], table.format(cell))
    assert (problem.code, problem.place.line) == ("SC303", 3)
    assert repr(cell) in problem.message
    assert "no unit" in problem.message


UNASKED = {  # name: sites, places of the problems, for a criterion without unit
    "known_in_the_header": ("site,port [%]\na,4\nb,5\n", [("SC303", 2, 2)]),
    "known_in_the_header_beside_ranges": ("site,port [%]\na,4\nb,5..6\n", [("SC303", 2, 2)]),
    "known_in_its_column": ("site,criterion,value,unit\na,port,4,h\n", [("SC303", 2, 3)]),
    "behind_an_end": ("site,criterion,value,low,high\na,port,,5 x,6 x\n", [("SC303", 2, 3)]),
    "of_one_size": ("site,criterion,value,unit\na,port,4,kpl\n", []),
    "a_word_in_the_header": ("site,port [points]\na,4\nb,5..6\n", []),
    "a_word_in_its_column": ("site,criterion,value,low,high,unit\na,port,4,,,points\nb,port,,1,2,points\n", []),
}


@pytest.mark.parametrize(("sites", "expected"), UNASKED.values(), ids=UNASKED.keys())
def test_units_for_a_criterion_that_has_none(tmp_path, sites, expected):
    if expected:
        assert located(misfits(tmp_path, [BARE], sites)) == expected
    else:
        assert assembled(tmp_path, [BARE], sites).measurements[0, 0] == 4


HINTS = {"12-18": "12..18", "noin 20": "20", "<5": "5", "yli 300": "300", "partal": "n/a"}


@pytest.mark.parametrize(("cell", "hint"), HINTS.items())
def test_words_that_are_nearly_numbers_get_a_hint(tmp_path, cell, hint):
    (problem,) = misfits(tmp_path, [PORT], f"site,port\na,{cell}\n")
    assert hint in problem.hint


def test_a_misspelt_level_names_the_nearest(tmp_path):
    assert "'partial'" in misfits(tmp_path, [GRADE], "site,operator\na,partal\n")[0].hint


LEVELS = {  # name: levels, cell, value; the worst is worth 0.2
    "word": ("{ none = 0.2, full = 1 }", "full", 1),
    "case": ("{ none = 0.2, full = 1 }", "FULL", 1),
    "grade": ('{ "0" = 0.2, "3" = 1 }', "3", 1),
    "begins_with_a_digit": ('{ "110 kV" = 0.2, "400 kV" = 1 }', "400 kV", 1),
    "decimal": ('{ "2.0" = 0.2, "3.0" = 1 }', "3.0", 1),
    "long_number": ('{ "1234567" = 1, "7" = 0.2 }', "1234567", 1),
}


@pytest.mark.parametrize(("levels", "cell", "value"), LEVELS.values(), ids=LEVELS.keys())
def test_levels(tmp_path, levels, cell, value):
    criteria = criterion("operator", value=f'{{ kind = "levels", levels = {levels} }}')
    matrix = assembled(tmp_path, [criteria], f"site,operator\na,{cell}\nb,\n")
    assert matrix.values[0].tolist() == [value]
    assert [matrix.lowest[1, 0], matrix.highest[1, 0]] == [0.2, 1]
    assert np.isnan(matrix.measurements).all()


def test_misfits_of_all_kinds_at_once(tmp_path):
    found = misfits(tmp_path, [PORT, GRADE], "site,port,operator,mood\na,near,good,1\nb,4 MW,full,1\n")
    assert located(found) == [("SC301", 1, 4), ("SC305", 2, 2), ("SC304", 2, 3), ("SC303", 3, 2)]


LABOUR = criterion("labour", 'unit = "%"').replace('"labour"', '"Labour reserve (unemployment)"', 1)
BRACKETS = {  # header, cell: measurement in %
    "the_title": ("Labour reserve (unemployment)", "4", 4),
    "other_brackets_and_spaces": ("labour  RESERVE[ unemployment ]", "4", 4),
    "a_unit_besides": ("Labour reserve (unemployment) [%]", "4", 4),
    "a_unit_in_the_cell": ("Labour reserve (unemployment)", "4 %", 4),
    "id_and_unit": ("labour (share)", "0.04", 4),
}


@pytest.mark.parametrize(("header", "cell", "expected"), BRACKETS.values(), ids=BRACKETS.keys())
def test_a_title_that_ends_in_brackets(tmp_path, header, cell, expected):
    matrix = assembled(tmp_path, [LABOUR], f"site,{header}\na,{cell}\n")
    assert_allclose(matrix.measurements, [[expected]])


def test_a_title_that_ends_in_brackets_is_told_as_it_is_written(tmp_path):
    matrix = assembled(tmp_path, [LABOUR], "site,Labour Reserve (unemployment)\na,4\n")
    told = [notice.facts["columns"] for notice in matrix.notices if notice.kind == "matched_by_title"]
    assert told == ["Labour Reserve (unemployment) = labour"]


def test_brackets_that_are_in_no_title_are_a_unit(tmp_path):
    assert located(misfits(tmp_path, [PORT], "site,port (MW)\na,4\n")) == [("SC303", 2, 2)]
    assert located(misfits(tmp_path, [LABOUR], "site,Labour reserve (people)\na,4\n")) == [("SC301", 1, 2)]


def test_the_whole_header_comes_before_what_stands_before_its_brackets(tmp_path):
    sea = criterion("sea", 'unit = "km"').replace('"sea"', '"Port (sea)"', 1)
    matrix = assembled(tmp_path, [PORT, sea], "site,Port (sea)\na,4\n")
    assert [n.facts["criteria"] for n in matrix.notices if n.kind == "no_column"] == [["port"]]
    assert matrix.measurements[0, 1] == 4
