"""Tables with one row a site."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from sitescore.io import footers
from sitescore.io.footers import looks_odd
from sitescore.io.reading import Reading
from sitescore.io.sites_file import try_sites
from sitescore.many_texts import ManyTexts
from tests.io.helpers import located, site_problems, sites_of

NAN = np.nan


def test_every_kind_of_cell(tmp_path):
    text = """\
site,name,country,port,rail [km],operator
kemi,Kemin satama,FI,2.5,12..18,full
hanko,,FI,n/a,12±3,
oulu,Oulu,FI,,0.5 m,Partial
"""
    sites = sites_of(tmp_path, text)
    port, rail, operator = sites.columns.values()
    assert list(sites.columns) == ["port", "rail", "operator"]
    assert sites.sites == ("kemi", "hanko", "oulu")
    assert sites.names == ("Kemin satama", "hanko", "Oulu")
    assert sites.about == {"country": ("FI", "FI", "FI")}
    assert_array_equal(port.value, [2.5, NAN, NAN])
    assert port.not_applicable.tolist() == [False, True, False]
    assert_array_equal([rail.value, rail.low, rail.high, rail.spread],
                       [[NAN, 12, 0.5], [12, NAN, NAN], [18, NAN, NAN], [NAN, 3, NAN]])  # fmt: skip
    assert (rail.unit, dict(rail.units)) == ("km", {2: "m"})
    assert dict(operator.words) == {0: "full", 2: "Partial"}
    assert [list(column.given) for column in (port, rail, operator)] == [[1, 0, 0], [1, 1, 1], [1, 0, 1]]
    assert [str(operator.place(n)).rsplit("csv:")[1] for n in range(3)] == ["2:6", "3:6", "4:6"]


def test_finnish_and_swedish_headers(tmp_path):
    text = "Kohde;Nimi;Kunta;Maa;Leveysaste;Huomautus;port\nkemi;Kemi;Kemi;FI;65,73;hyvä paikka;1\n"
    sites = sites_of(tmp_path, text)
    assert (sites.sites, sites.names, list(sites.columns)) == (("kemi",), ("Kemi",), ["port"])
    assert sites.about == {"country": ("FI",), "municipality": ("Kemi",), "latitude": ("65,73",)}
    assert "columns_ignored" in {notice.kind for notice in sites.notices}


DECIMALS = {  # name: text, settings, the port column
    "comma_in_one_column_only": ("site;port;rail\na;1,5;1.5\nb;2,5;2.5\n", {}, [1.5, 2.5]),
    "comma_shown_elsewhere": ("site;port;rail\na;1,234;0,5\nb;2;0,7\n", {}, [1.234, 2]),
    "comma_shown_by_coordinates": ("site;lat;lon;port\na;63,8;23,1;1,234\nb;63,9;23,1;2\n", {}, [1.234, 2]),
    "as_programs_write_it": ("site,port\na,39.000\nb,21.300\n", {}, [39, 21.3]),
    "point_shown_beside_semicolons": ("site;port;rail\na;39.000;0.5\nb;2;1\n", {}, [39, 2]),
    "point_shown_beside_tabs": ("site\tport\trail\na\t39.000\t12.5\nb\t2\t1\n", {}, [39, 2]),
    "point_shown": ("site,port\na,1.234\nb,2.5\n", {}, [1.234, 2.5]),
    "point_given": ("site;port\na;1.234\nb;2\n", {"decimal": "."}, [1.234, 2]),
    "comma_given": ("site;port\na;1,234\nb;2\n", {"decimal": ","}, [1.234, 2]),
    "groups_of_thousands": ("site;port\na;1 234,5\nb;12 345\n", {}, [1234.5, 12345]),
    "groups_with_points": ("site;port\na;1.234.567\nb;0,5\n", {}, [1234567, 0.5]),
    "columns_that_differ": ("site;rail;road;port\na;0,5;1.5;1234,5\nb;1;1.234;1,234\n", {}, [1234.5, 1.234]),
    "only_groups_with_points": ("site;port\na;1.234.567\nb;2.345.678\n", {}, [1234567, 2345678]),
}


@pytest.mark.parametrize(("text", "settings", "expected"), DECIMALS.values(), ids=DECIMALS.keys())
def test_decimal_marks(tmp_path, text, settings, expected):
    assert sites_of(tmp_path, text, **settings).columns["port"].value.tolist() == expected


def test_short_rows_are_unknown_and_said(tmp_path):
    sites = sites_of(tmp_path, "site,port,rail\na,1,2\nb,3\nc\n")
    assert_array_equal(sites.columns["rail"].value, [2, NAN, NAN])
    (notice,) = [n for n in sites.notices if n.kind == "short_rows"]
    assert (notice.facts["lines"], notice.facts["count"]) == ("3, 4", 2)


def test_empty_cells_beyond_the_header_do_no_harm(tmp_path):
    assert len(sites_of(tmp_path, "site,port\na,1,,,\nb,2, ,\n")) == 2


def test_a_column_to_be_ignored(tmp_path):
    assert list(sites_of(tmp_path, "site,port,owner\na,1,X\n", ignore_columns=("owner",)).columns) == ["port"]


BROKEN = {  # name: text, (code, line, column)
    "no_site_column": ("area,port\na,1\n", [("SC210", 1, 1)]),
    "duplicate_site": ("site,port\na,1\nb,2\na,3\n", [("SC215", 4, 1)]),
    "duplicate_site_but_for_spaces": ("site,port\na,1\n a ,3\n", [("SC215", 3, 1)]),
    "thrice": ("site,port\na,1\na,2\na,3\n", [("SC215", 3, 1), ("SC215", 4, 1)]),
    "no_site": ("site,port\n,1\nb,2\n", [("SC214", 2, 1)]),
    "duplicate_column": ("site,port,rail,port\na,1,2,3\n", [("SC211", 1, 4)]),
    "duplicate_but_for_the_unit": ("site,port [km],port (m)\na,1,2\n", [("SC211", 1, 3)]),
    "site_column_twice": ("site,port,kohde\na,1,a\n", [("SC211", 1, 3)]),
    "nameless_column": ("site,port,\na,1,2\n", [("SC213", 1, 3)]),
    "long_row": ("site,port\na,1\nb,2,3\n", [("SC212", 3, None)]),
    "two_hundred_cells": ("site,port\na" + ",1" * 199 + "\n", [("SC212", 2, None)]),
    "nan": ("site,port\na,NaN\nb,1\n", [("SC206", 2, 2)]),
    "infinity": ("site,port\na,1\nb,-inf\n", [("SC206", 3, 2)]),
    "too_large": ("site,port\na,1\nb,1e999\n", [("SC206", 3, 2)]),
    "spreadsheet_error": ("site,port\na,#DIV/0!\nb,1\n", [("SC207", 2, 2)]),
    "two_marks_in_one_column": ("site;port\na;1,5\nb;1.5\n", [("SC208", 2, 2)]),
    "a_point_in_two_ways": ("site;people;port\na;39.000;12\nb;21.300;8\n", [("SC208", 2, 2), ("SC208", 3, 2)]),
    "a_comma_in_two_ways": ("site;people;port\na;39,000;12\nb;21;8\n", [("SC208", 2, 2)]),
    "a_point_in_two_ways_after_a_tab": ("site\tpeople\na\t39.000\nb\t21\n", [("SC208", 2, 2)]),
    "a_comma_in_two_ways_after_a_tab": ("site\tpeople\na\t39,000\nb\t21\n", [("SC208", 2, 2)]),
    "in_two_ways_where_columns_differ": ("site;a;b;c;d\nx;0,5;1.5;39.000;8\ny;1,234;2;7;8\n", [("SC208", 2, 4)]),
    "in_two_ways_where_quoted_columns_differ": ('site,a,b,c\nx,"0,5",1.5,39.000\n', [("SC208", 2, 4)]),
    "in_two_ways_with_a_unit": ("site;port\na;39.000 m\nb;≤ 21.300\n", [("SC208", 2, 2), ("SC208", 3, 2)]),
    "in_two_ways_beside_pasted_places": ("site;lat;lon;people\na;63.86;23.05;39.000\n", [("SC208", 2, 4)]),
    "in_two_ways_in_a_long_table": ("site;criterion;value\na;port;39.000\nb;port;1\n", [("SC208", 2, 3)]),
    "read_in_two_ways": ('site,port\na,"1,234"\nb,2\n', [("SC208", 2, 2)]),
    "groups_and_point_mixed_up": ('site,port\na,"1,234.567.890"\nb,2.5\n', [("SC208", 2, 2)]),
    "range_downwards": ("site,port\na,18..12\nb,2\n", [("SC209", 2, 2)]),
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_tables(tmp_path, text, expected):
    assert located(site_problems(tmp_path, text)) == expected


def test_all_problems_at_once_in_reading_order(tmp_path):
    text = "site,port,rail,x,x\na,NaN,18..12,,1\n,2,#REF!,,1\na,3,1,,1,9\n"
    assert located(site_problems(tmp_path, text)) == [
        ("SC211", 1, 5), ("SC206", 2, 2), ("SC209", 2, 3), ("SC214", 3, 1), ("SC207", 3, 3), ("SC212", 4, None),
        ("SC215", 4, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("header", ["Huom.", "HUOM:", "note", "Anm.", "Muuta"])
def test_columns_of_notes_are_left_out(tmp_path, header):
    sites = sites_of(tmp_path, f"site,port,{header}\na,1,by the sea\n")
    assert list(sites.columns) == ["port"]


TOTALS = ["Yht.", "Yhteensä", "Yhteensä (2 kpl)", "Yhteensä:", "Kaikki", "Kaikki yhteensä", "Kaikki kohteet yhteensä",
          "TOTAL", "Total: 42", "Grand total", "Sum total", "Subtotal", "Totalsumma", "Delsumma", "Välisumma", "Totalt",
          "Keskiarvo", "Painotettu keskiarvo", "Weighted mean", "KA", "Ka.", "Mediaani", "Median", "Medelvärde",
          "Genomsnitt", "Mean", "Minimi", "Max", "Σ", "Koko maa", "Hela landet", "Yhteensa\u0308"]  # fmt: skip


@pytest.mark.parametrize("text", TOTALS)
def test_a_total_among_many_texts_is_seen_at_once(text):
    assert looks_odd(["Kokkola", text, "Vaasa"])
    assert not looks_odd(["Kokkola", f"{text[0]}x", "Site 12", "Vaasa"])


@pytest.mark.parametrize("text", TOTALS)
def test_totals_are_no_sites_by_id_or_name(tmp_path, text):
    assert located(site_problems(tmp_path, f"site,port\nA,12\nB,30\n{text},42\n")) == [("SC220", 4, 1)]
    assert located(site_problems(tmp_path, f"site,name,port\n1,A,12\n3,{text},42\n")) == [("SC220", 3, 2)]


ANY_TOTAL = re.compile(footers._TOTAL, re.IGNORECASE)


@settings(max_examples=300)
@given(st.one_of(st.from_regex(ANY_TOTAL, fullmatch=True), st.sampled_from(footers.SOURCES)))
def test_a_total_among_very_many_texts_is_seen_too(text):
    texts = [f"Site {number}" for number in range(footers.MANY // 8)]
    assert not looks_odd(texts)
    if footers.footer_kind(text.strip()):
        assert looks_odd([*texts, text.strip(), "Vaasa"])


@pytest.mark.parametrize("at_once", [1, 2, 3, 7, 100])
def test_texts_that_begin_like_totals_are_found_wherever_they_stand(at_once, monkeypatch):
    monkeypatch.setattr(footers, "AT_ONCE", at_once)
    texts = [f"Site {number}" for number in range(50)]
    for odd in range(50):
        some = ManyTexts("".join(f"{text}\n" for text in [*texts[:odd], "Max", *texts[odd + 1 :]]).encode())
        assert footers._suspicious(some) == "Max\n"
    assert footers._suspicious(ManyTexts(b"M\n")) == ""


CALLED = {  # rows below site,port,rail: ids of those kept as sites; None where the row 'called' is refused
    "in_the_middle": ("a,1,5\nSumma,7,3\nb,2,8\n", ["Summa"]),
    "several": ("ka,1,5\nmax,7,3\nmean,4,9\nkaikki,2,2\nb,2,8\n", ["ka", "max", "mean", "kaikki"]),
    "the_last": ("a,1,5\nb,2,8\nSumma,7,3\n", None),
    "before_a_source": ("a,1,5\nb,2,8\nSumma,7,3\nLähde: kunta,,\n", None),
    "before_another_total": ("a,1,5\nb,2,8\nSumma,7,3\nKeskiarvo,7,3\n", None),
    "after_a_blank_row": ("a,1,5\nb,2,8\n\nSumma,7,3\nc,9,9\n", None),
    "a_sum": ("a,1,5\nb,2,8\nSumma,3,13\nc,9,9\n", None),
    "a_sum_of_one_of_two": ("a,1,5\nb,2,8\nSumma,3,12\nc,9,9\n", None),
    "a_sum_of_a_group": ("a,1,5\nb,2,8\nSumma,3,13\nc,9,9\nd,4,4\nSumma,13,13\ne,7,7\n", None),
    "a_rounded_mean": ("a,1,5\nb,2,8.4\nka.,1.5,6.7\nc,9,9\n", None),
    "a_median": ("a,1,5\nb,2,8\nd,9,9\nmedian,2,8\nc,9,9\n", None),
    "the_least": ("a,1,5\nb,2,8\nmin,1,5\nc,9,9\n", None),
    "not_the_greatest": ("a,1,5\nb,2,8\nmax,1,5\nc,9,9\n", ["max"]),
    "a_sum_of_the_rows_below": ("total,11,17\na,2,8\nc,9,9\n", None),
    "nothing_known": ("a,1,5\nSumma,?,\nb,2,8\n", None),
    "a_total_for_certain": ("a,1,5\nYhteensä,7,3\nb,2,8\n", None),
}


@pytest.mark.parametrize(("rows", "kept"), CALLED.values(), ids=CALLED.keys())
def test_sites_that_are_called_like_totals(tmp_path, rows, kept):
    header = "site,port,rail\n"
    long = ["site,criterion,value"]
    for cells in [row.split(",") for row in rows.split("\n") if row]:
        long += [f"{cells[0]},{name},{cell}" for name, cell in zip(("port", "rail"), cells[1:], strict=True)]
    if kept is None:
        assert {problem.code for problem in site_problems(tmp_path, header + rows)} == {"SC220"}
        return
    for text in (header + rows, "\n".join(long)):
        sites = sites_of(tmp_path, text)
        assert set(kept) <= set(sites.sites)
        assert [n.facts["sites"] for n in sites.notices if n.kind == "called_like_totals"] == [", ".join(kept)]


def test_many_rows_called_like_totals_are_totals(tmp_path):
    rows = "".join(f"max ({n}),{n % 7}\n" for n in range(51))
    assert {problem.code for problem in site_problems(tmp_path, f"site,port\n{rows}a,1\n")} == {"SC220"}


@pytest.mark.parametrize("rows", ["a,1\nb,2\nSumma,7\n", "a,1\nb,2\nSumma,3\nc,9\n"])
def test_totals_of_measurements_are_no_sites(tmp_path, rows):
    text = "site,criterion,value\n" + rows.replace(",", ",port,")
    assert [problem.code for problem in site_problems(tmp_path, text)] == ["SC220"]


@pytest.mark.parametrize(
    "text", ["Yhteensä Oy", "Sum Logistics", "Total Energies Kotka", "Maxmo", "Kaskinen", "Kaikkila"]
)
def test_sites_that_are_called_nearly_like_totals(tmp_path, text):
    assert sites_of(tmp_path, f"site,name,port\n{text},{text},42\n").sites == (text,)


NOTES = ["* ennakkotieto", "1) arvio", "Päivitetty 1.2.2026", "Huom. arvio", "Tabell 2", "Taulukko 2: hinta ja pisteet",
         "Source Statistics Finland"]  # fmt: skip


@pytest.mark.parametrize("text", NOTES)
def test_a_note_with_nothing_beside_it_is_no_site(tmp_path, text):
    assert located(site_problems(tmp_path, f"site;port;rail\na;1;2\n{text};;\n")) == [("SC220", 3, 1)]
    assert sites_of(tmp_path, f"site;port;rail\na;1;2\n{text};?;\n").sites == ("a", text)


GAPS = {  # rows: which of them are refused
    "a_title_between_tables": ("a,1,2\n\nHinnat ja pisteet,,\nb,1,2\n", [4]),
    "a_title_after_empty_cells": ("a,1,2\n,,\nHinnat ja pisteet,,\nb,1,2\n", [4]),
    "nothing_follows": ("a,1,2\n\nb,,\n", []),
    "only_as_little_known_follows": ("a,1,2\n\nb,,\nc,,\n", []),
    "no_blank_row_before": ("a,1,2\nb,,\n\nc,1,2\n", []),
    "the_first_row": ("\nb,,\nc,1,2\n", []),
    "a_cell_of_two_lines_before": ('"a\nb",1,2\nb,,\nc,1,2\n', []),
}


@pytest.mark.parametrize(("rows", "lines"), GAPS.values(), ids=GAPS.keys())
def test_titles_between_two_tables(tmp_path, rows, lines):
    text = f"site,port,rail\n{rows}"
    if lines:
        assert located(site_problems(tmp_path, text)) == [("SC220", line, 1) for line in lines]
    else:
        assert "bare_rows" in {notice.kind for notice in sites_of(tmp_path, text).notices}


@pytest.mark.parametrize("mark", [",", "\t", "|"])
def test_rows_with_another_delimiter_are_refused(tmp_path, mark):
    text = f"site;port;rail\na;1;2\nb{mark}2.5{mark}100\n"
    assert located(site_problems(tmp_path, text)) == [("SC212", 3, 1)]


def test_commas_in_an_id_are_no_delimiters(tmp_path):
    assert sites_of(tmp_path, "site;port;rail\nHamina, satama, S\nb, c, d;;\n").sites == (
        "Hamina, satama, S",
        "b, c, d",
    )


def test_what_is_beyond_the_header_is_nothing_of_a_site(tmp_path):
    found = located(site_problems(tmp_path, "site,port\n* preliminary,,7\na,1\n"))
    assert found == [("SC212", 2, None), ("SC220", 2, 1)]


def test_rows_with_nothing_but_an_id_are_named(tmp_path):
    sites = sites_of(tmp_path, "site,port,rail\na,1,2\nb,,\nc,?,\nd\n")
    (notice,) = [n for n in sites.notices if n.kind == "bare_rows"]
    assert (notice.facts["sites"], notice.facts["count"]) == ("b, d", 2)


def test_a_table_of_which_next_to_nothing_is_given_is_refused(tmp_path):
    text = "site" + ",x" * 2100 + "\n" + "".join(f"a{n}\n" for n in range(1000))
    (problem,) = site_problems(tmp_path, text)
    assert (problem.code, "are given" in problem.message) == ("SC212", True)
    text = "site,port" + "," * 40 + "\n" + "".join(f"a{n},1,,,\n" for n in range(50_001))
    assert len(sites_of(tmp_path, text)) == 50_001


SPLIT = {  # text: line of the problem, None where the table is read
    "all_rows": ("kohde,people,port_km,price,points\na,39 000,12,5\nb,41 000,13,5\n", 2),
    "after_a_name": ("site,name,port,rail\na,A,12\nb,B,13\n", None),
    "whole_cells_after_a_name": ("site,name,port,rail,x\na,A,12,5\nb,B,13,0\n", 2),
    "separators_are_there": ("site,port,rail,x\na,12,5,\nb,13,5,\n", None),
    "one_row_is_whole": ("site,port,rail,x\na,12,5\nb,13,5,1\n", None),
    "short_by_different_counts": ("site,port,rail,x,y\na,12,5\nb,13,5,1\n", None),
    "one_row_agrees_with_none": ("site,port,rail,x\na,12,5\n", None),
    "decimal_points": ("site,port,rail,x\na,12.5,7.5\nb,13.5,8\n", None),
    "semicolons": ("site;port;rail;x\na;12;5\nb;13;5\n", None),
}


@pytest.mark.parametrize(("text", "line"), SPLIT.values(), ids=SPLIT.keys())
def test_numbers_split_by_their_decimal_commas(tmp_path, text, line):
    if line:
        (problem,) = site_problems(tmp_path, text)
        assert (problem.code, problem.place.line, "decimal comma" in problem.message) == ("SC212", line, True)
    else:
        assert sites_of(tmp_path, text).sites


def test_a_name_of_its_own_makes_a_row_without_figures_a_site(tmp_path):
    sites = sites_of(tmp_path, "site,name,port\na,Alue,1\nmax,Max Oy,\nb,Paikka,2\n")
    assert sites.sites == ("a", "max", "b")
    problems = site_problems(tmp_path, "site,name,port\na,Alue,1\nmax,Max,\nb,Paikka,2\n")
    assert [problem.code for problem in problems] == ["SC220"]


def test_a_total_in_the_name_is_told_by_its_name(tmp_path):
    sites = sites_of(tmp_path, "site,name,port\n1,Alue,1\n2,Summa,7\n3,Paikka,2\n")
    assert [n.facts["sites"] for n in sites.notices if n.kind == "called_like_totals"] == ["2 (Summa)"]


def test_a_total_without_an_id_is_refused_once(tmp_path):
    problems = site_problems(tmp_path, "site,name,port\na,Alue,1\nb,Paikka,2\n,Yhteensä,3\n")
    assert [(problem.code, problem.place.line) for problem in problems] == [("SC220", 4)]


def test_rows_that_are_refused_are_not_told_as_sites(tmp_path):
    path = tmp_path / "sites.csv"
    path.write_text("site;port;rail\na;1;5\nb,80,2\nLähde: SYKE;;\nc;;\n", encoding="utf-8")
    table, problems = try_sites(Reading(file=str(path)))
    assert {(problem.code, problem.place.line) for problem in problems} == {("SC212", 3), ("SC220", 4)}
    assert [notice.facts["sites"] for notice in table.notices if notice.kind == "bare_rows"] == ["c"]
    assert "short_rows" not in {notice.kind for notice in table.notices}


@pytest.mark.parametrize("rows", [1, 40_000])
def test_thousands_set_off_by_spaces_and_by_the_decimal_mark_in_one_column(tmp_path, rows):
    """A file with decimal commas, and a column in which 1,250 is more likely 1250 than 1.25."""
    more = "".join(f"s{n};7;0,5\n" for n in range(rows))
    (problem,) = site_problems(tmp_path, f"site;x;y\na;1 250;0,5\nb;1,250;0,7\n{more}")
    assert (problem.code, problem.place.line, problem.place.column) == ("SC208", 3, 2)
    assert sites_of(tmp_path, f"site;x;y\na;1 250,5;3\nb;1,250;4\n{more}").columns["x"].value[1] == 1.25
    assert sites_of(tmp_path, f"site;x;y\na;1 250;3\nb;2;1,250\n{more}").columns["y"].value[1] == 1.25
    spoken = sites_of(tmp_path, f"site;x;y\na;1 250;0,5\nb;1,250;0,7\n{more}", decimal=",")
    assert spoken.columns["x"].value[1] == 1.25
