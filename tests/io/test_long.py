"""Tables with one row a measurement."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from tests.io.helpers import located, site_problems, sites_of

NAN = np.nan
HEADER = "site,criterion,value,low,high,unit,source,date,quality,note\n"


def test_every_kind_of_row(tmp_path):
    text = (
        HEADER
        + """\
kemi,name,Kemin satama,,,,,,,
kemi,country,FI,,,,,,,
kemi,port,2.5,2,3,km,a map,2024,b,near
hanko,port,n/a,,,,,,,inland
oulu,port,,1,4,m,,,,
kemi,rail,12±3,,,,,,,
hanko,rail,,,20,,,,,at most
oulu,rail,5..7,,,,,,,
kemi,operator,full,,,,,,,
"""
    )
    sites = sites_of(tmp_path, text)
    port, rail, operator = sites.columns.values()
    assert sites.sites == ("kemi", "hanko", "oulu")
    assert sites.names == ("Kemin satama", "hanko", "oulu")
    assert sites.about == {"country": ("FI", "", "")}
    assert_array_equal([port.value, port.low, port.high], [[2.5, NAN, NAN], [2, NAN, 1], [3, NAN, 4]])
    assert port.not_applicable.tolist() == [False, True, False]
    assert dict(port.units) == {0: "km", 2: "m"}
    evidence = port.evidence[0]
    assert (evidence.source, evidence.date, evidence.quality, evidence.note) == ("a map", "2024", "B", "near")
    assert_array_equal([rail.value, rail.low, rail.high], [[12, NAN, NAN], [NAN, NAN, 5], [NAN, 20, 7]])
    assert rail.spread[0] == 3
    assert dict(operator.words) == {0: "full"}
    assert [str(port.place(n)).rsplit("csv:")[1] for n in range(3)] == ["4:3", "5:3", "6:3"]
    assert str(operator.place(1)).endswith("sites.csv")


def test_columns_may_stand_in_any_order_and_be_left_out(tmp_path):
    sites = sites_of(tmp_path, "value;site;criterion\n2,5;kemi;port\n3;hanko;port\n")
    assert sites.columns["port"].value.tolist() == [2.5, 3]


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Kohde;Kriteeri;Arvo;Alaraja;Yläraja;Yksikkö;Lähde;Päivämäärä;Laatu;Huom.", "km"),
        ("plats;Kriterium;Värde;Undre gräns;Övre gräns;Enhet;Källa;Datum;Kvalitet;Anm.", "km"),
        ("Paikka;Tekijä;Luku;min;max;units;sources;year;grade;Kommentit", "km"),
        (
            "SIJAINTI;mittari;arvo (km);alaraja (km);yläraja [km];huomautus;tietolähde;pvm;laatuluokka;Kommentti",
            "muuta",
        ),
    ],
)
def test_headers_in_finnish_and_swedish(tmp_path, header, unit):
    rows = f"kemi;leveysaste;65,73\nkemi;pituusaste;24,56\nkemi;port;2,5;2;3;{unit};kartta;2024;b;lähellä\n"
    sites = sites_of(tmp_path, f"{header}\n{rows}")
    port = sites.columns["port"]
    assert [port.value[0], port.low[0], port.high[0], port.units[0]] == [2.5, 2, 3, "km"]
    assert (port.evidence[0].source, port.evidence[0].date, port.evidence[0].quality) == ("kartta", "2024", "B")
    assert sites.coordinates.tolist() == [[65.73, 24.56]]


def test_what_describes_a_site_is_a_row(tmp_path):
    (problem,) = site_problems(tmp_path, "kohde;nimi;kriteeri;arvo\na;Aa;port;1\n")
    assert (problem.code, problem.place.column, "criterion name" in problem.hint) == ("SC216", 2, True)


def test_second_names_give_way_to_the_first(tmp_path):
    text = "site,criterion,value,tekijä\na,port,1,Ann\n"
    assert located(site_problems(tmp_path, text)) == [("SC216", 1, 4)]
    sites = sites_of(tmp_path, "site,criterion,value,note,huom\na,port,1,x,y\n")
    assert sites.columns["port"].evidence[0].note == "x"
    assert [n.facts["columns"] for n in sites.notices if n.kind == "columns_ignored"] == ["huom"]


def test_second_names_count_in_tables_of_measurements_only(tmp_path):
    assert list(sites_of(tmp_path, "site,arvo,vuosi,laatu\na,1,2,3\n").columns) == ["arvo", "vuosi", "laatu"]


UNITS = {  # header, row: value, ends and unit of what is read; None where the value is refused
    "in_the_header": ("site,criterion,value [m]\n", "a,port,12\n", (12, NAN, NAN, "m")),
    "the_cell_s_own": ("site,criterion,value (m)\n", "a,port,12 km\n", (12, NAN, NAN, "km")),
    "of_the_ends": ("site,criterion,value,low [km],high [km]\n", "a,port,,1,3\n", (NAN, 1, 3, "km")),
    "words_have_none": ("site,criterion,value [m]\n", "a,port,full\n", (NAN, NAN, NAN, None)),
    "another_beside_it": ("site,criterion,value [m],unit\n", "a,port,12,km\n", None),
    "of_one_end_only": ("site,criterion,value,low [km]\n", "a,port,12,10\n", None),
}


@pytest.mark.parametrize(("header", "row", "expected"), UNITS.values(), ids=UNITS.keys())
def test_units_in_the_header(tmp_path, header, row, expected):
    if expected is None:
        assert {problem.code for problem in site_problems(tmp_path, header + row)} == {"SC303"}
        return
    port = sites_of(tmp_path, header + row).columns["port"]
    assert_array_equal([port.value[0], port.low[0], port.high[0]], expected[:3])
    assert port.units.get(0) == expected[3]


BROKEN = {  # name: rows, (code, line, column)
    "duplicate_measurement": ("a,port,1,,,,,,,\na,rail,2,,,,,,,\na,port,3,,,,,,,\n", [("SC217", 4, 3)]),
    "no_site": (",port,1,,,,,,,\nb,port,2,,,,,,,\n", [("SC214", 2, 1)]),
    "no_criterion": ("a,,1,,,,,,,\nb,port,2,,,,,,,\n", [("SC214", 2, 2)]),
    "totals": ("a,port,1,,,,,,,\nMediaani,port,2,,,,,,,\nMediaani,rail,2,,,,,,,\n", [("SC220", 3, 1)]),
    "a_total_by_name": ("a,port,1,,,,,,,\n3,name,Kaikki yhteensä,,,,,,,\n", [("SC220", 3, 3)]),
    "word_as_low": ("a,port,1,few,,,,,,\n", [("SC218", 2, 4)]),
    "word_as_high": ("a,port,1,,many,,,,,\n", [("SC218", 2, 5)]),
    "value_below_low": ("a,port,1,2,3,,,,,\n", [("SC209", 2, 3)]),
    "value_above_high": ("a,port,4,2,3,,,,,\n", [("SC209", 2, 3)]),
    "range_downwards": ("a,port,,3,2,,,,,\n", [("SC209", 2, 3)]),
    "value_above_a_bound": ("a,port,4,,3,,,,,\n", [("SC209", 2, 3)]),
    "quality": ("a,port,4,,,,,,E,\n", [("SC219", 2, 9)]),
    "nan": ("a,port,nan,,,,,,,\n", [("SC206", 2, 3)]),
    "infinite_high": ("a,port,1,,inf,,,,,\n", [("SC206", 2, 5)]),
    "spreadsheet_error": ("a,port,#N/A,,,,,,,\n", [("SC207", 2, 3)]),
    "long_row": ("a,port,1,,,,,,,,more\n", [("SC212", 2, None)]),
    "a_unit_beside_another": ("a,port,12 km,,,m,,,,\n", [("SC303", 2, 3)]),
    "an_end_in_another_unit": ("a,port,9,8,13000 m,km,,,,\n", [("SC303", 2, 5)]),
    "an_end_in_a_unit_beside_a_bare_value": ("a,port,9,8,13000 m,,,,,\n", [("SC303", 2, 5)]),
    "one_end_in_a_unit": ("a,port,,8,13000 m,,,,,\n", [("SC303", 2, 5)]),
    "ends_in_two_units": ("a,port,,8 km,13000 m,,,,,\n", [("SC303", 2, 5)]),
    "an_end_beside_the_value_s_unit": ("a,port,9 km,,13000 m,,,,,\n", [("SC303", 2, 5)]),
    "no_unit_beside_a_unit": ("a,port,3/4,,,km,,,,\n", [("SC303", 2, 3)]),
    "a_range_as_low": ("a,port,12,9..10,,km,,,,\n", [("SC218", 2, 4)]),
    "a_spread_as_low": ("a,port,10,5±1,,km,,,,\n", [("SC218", 2, 4)]),
    "bounds_as_ends": ("a,port,,≤ 8,≥ 20,km,,,,\n", [("SC218", 2, 4), ("SC218", 2, 5)]),
    "a_range_and_another": ("a,port,12..18,5,30,,,,,\n", [("SC209", 2, 4), ("SC209", 2, 5)]),
    "a_spread_and_ends": ("a,port,12±3,5,30,,,,,\n", [("SC209", 2, 4), ("SC209", 2, 5)]),
    "ends_of_what_does_not_apply": ("a,port,n/a,5,,,,,,\n", [("SC209", 2, 4)]),
    "ends_of_a_word": ("a,port,full,,30,,,,,\n", [("SC209", 2, 5)]),
    "header_only": ("", [("SC201", None, None)]),
}


@pytest.mark.parametrize(("rows", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_rows(tmp_path, rows, expected):
    assert located(site_problems(tmp_path, HEADER + rows)) == expected


ENDS = {  # name: row, value, low, high, unit
    "ends_in_a_unit": ("a,port,,8000 m,15000 m,,,,,\n", [NAN, 8000, 15000], "m"),
    "one_bound_in_a_unit": ("a,port,,,15000 m,,,,,\n", [NAN, NAN, 15000], "m"),
    "one_unit_in_two_spellings": ("a,port,12 km,11,13 kilometri,KM,,,,\n", [12, 11, 13], "KM"),
    "bare_ends_beside_the_value_s_unit": ("a,port,12 km,11,13,,,,,\n", [12, 11, 13], "km"),
    "the_same_range_twice": ("a,port,11..13,11,13,,,,,\n", [NAN, 11, 13], None),
    "a_bound_and_the_other_end": ("a,port,≤ 13,11,,,,,,\n", [NAN, 11, 13], None),
    "unknown_ends": ("a,port,12,?,-,,,,,\n", [12, NAN, NAN], None),
    "nothing_applies": ("a,port,n/a,n/a,n/a,km,,,,\n", [NAN, NAN, NAN], "km"),
}


@pytest.mark.parametrize(("row", "parts", "unit"), ENDS.values(), ids=ENDS.keys())
def test_ends_are_in_the_row_s_one_unit(tmp_path, row, parts, unit):
    port = sites_of(tmp_path, HEADER + row).columns["port"]
    assert_array_equal([port.value[0], port.low[0], port.high[0]], parts)
    assert port.units.get(0) == unit


def test_an_unknown_column_is_an_error_unless_ignored(tmp_path):
    text = "site,criterion,value,mood\na,port,1,good\n"
    assert located(site_problems(tmp_path, text)) == [("SC216", 1, 4)]
    assert sites_of(tmp_path, text, ignore_columns=("mood",)).columns["port"].value.tolist() == [1]


HOLLOW = {
    "criteria_of_a_site_each": "site,criterion,value\n" + "".join(f"s{n},c{n},1\n" for n in range(1500)),
    "promises_of_one_site": "site,criterion,value,available_from\n" + "".join(
        f"s{n},x,1,\na,x,1,{1 + n % 28}.{1 + n // 28 % 12}.{2000 + n // 336}\n" for n in range(1500)),
}  # fmt: skip


@pytest.mark.parametrize("text", HOLLOW.values(), ids=HOLLOW.keys())
def test_measurements_that_leave_nearly_all_cells_empty_are_refused(tmp_path, text):
    (problem,) = site_problems(tmp_path, text)
    assert (problem.code, "are given" in problem.message) == ("SC212", True)


def test_a_column_twice(tmp_path):
    assert located(site_problems(tmp_path, "site,criterion,value,value\na,port,1,2\n")) == [("SC211", 1, 4)]


def test_all_problems_at_once(tmp_path):
    rows = "a,port,nan,,,,,,,\n,rail,1,,,,,,,\na,rail,5,6,7,,,,Z,\na,port,1,,,,,,,\n"
    found = located(site_problems(tmp_path, HEADER + rows))
    assert found == [("SC206", 2, 3), ("SC214", 3, 1), ("SC209", 4, 3), ("SC219", 4, 9), ("SC217", 5, 3)]


DATED = "site,criterion,value,source,available_from,used\n"
TIMELINES = {  # rows, problems
    "a_timeline": ("a,port,1,,,\na,port,2,,2028,\na,port,3,,2030-06,\n", []),
    "the_same_date_twice": ("a,port,1,,2028,\na,port,2,,31.12.2028,\n", [("SC217", 3, 3)]),
    "no_date_twice": ("a,port,1,,,\na,port,2,,2028,\na,port,2,,,\n", [("SC217", 4, 3)]),
    "another_source": ("a,port,1,x,,\na,port,2,y,,no\na,port,2,z,,EI\n", []),
    "the_same_source_twice": ("a,port,1,x,,\na,port,2,y,,no\na,port,3,y,,no\n", [("SC217", 4, 3)]),
    "a_second_figure_of_nobody": ("a,port,1,x,,\na,port,2,,,no\n", [("SC244", 3, 6)]),
    "used_as_what": ("a,port,1,x,,perhaps\n", [("SC244", 2, 6)]),
    "no_date": ("a,port,1,x,soon,\n", [("SC244", 2, 5)]),
}


@pytest.mark.parametrize(("rows", "expected"), TIMELINES.values(), ids=TIMELINES.keys())
def test_rows_for_several_dates_and_sources(tmp_path, rows, expected):
    if expected:
        assert located(site_problems(tmp_path, DATED + rows)) == expected
    else:
        assert sites_of(tmp_path, DATED + rows).columns["port"].value.size == 1


def test_layers_of_a_timeline_in_any_order(tmp_path):
    rows = "a,port,3,,2030,\nb,port,9,,,\na,port,1,,,\na,port,2,,2028,\na,port,8,x,,no\nb,port,7,y,,no\n"
    sites = sites_of(tmp_path, DATED + rows)
    assert sites.columns["port"].value.tolist() == [3, 9]
    assert [column.value[0] for column in sites.earlier["port"]] == [2, 1]
    assert_array_equal(sites.earlier["port"][0].value, [2, NAN])
    (second,) = sites.second["port"]
    assert second.value.tolist() == [8, 7]
    assert [str(second.place(n)).rsplit("csv:")[1] for n in range(2)] == ["6:3", "7:3"]
