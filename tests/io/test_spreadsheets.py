"""Spreadsheets as they come: each cell read right, or told with its sheet and its name."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.errors import InputError
from sitescore.io.sites_file import read_sites
from tests.io.helpers import file_of, site_problems, sites_of
from tests.io.workbooks import Day, Failed, Formula, Page, Percent, Shared, ods, ods_parts, packed, xlsx

WRITERS = {"sites.xlsx": xlsx, "sites.ods": ods}
NAN = np.nan
HEAD = ["site", "port"]
both = pytest.mark.parametrize("name", WRITERS)


def below(*cells, head=HEAD):
    """A header with a row for each cell, under `port`."""
    return Page([head, *([f"s{n}", cell] for n, cell in enumerate(cells))])


NUMBERS = {  # cells under `port`, and what they are
    "plain": ([2.5, 12, -3.25], [2.5, 12, -3.25]),
    "over_a_thousand_or_a_little_over_one": ([1.234, 1234], [1.234, 1234]),
    "beside_text_with_comma": ([1.234, "12,5", 2.5], [1.234, 12.5, 2.5]),
    "beside_text_with_point": ([1.234, "12.5", 2.5], [1.234, 12.5, 2.5]),
    "text_with_comma_only": (["2,5", "12,75"], [2.5, 12.75]),
    "plain_space": (["1 200,5", "12 345"], [1200.5, 12345]),
    "no_break_space": (["1\u00a0200,5", 3], [1200.5, 3]),
    "narrow_space": (["1\u202f200,5", 3], [1200.5, 3]),
    "apostrophe": (["1'200.5", 3], [1200.5, 3]),
    "typographic_minus": (["\u22123", "\u22120,5"], [-3, -0.5]),
    "integers_as_text": (["12", Shared("13")], [12, 13]),
    "empty_styled_cell": ([None, 5], [NAN, 5]),
    "dash_and_not_known": (["-", "ei tiedossa", "uppgift saknas", "tuntematon", "?", 1], [NAN] * 5 + [1]),
    "formula_with_value": ([Formula(7.5), 1], [7.5, 1]),
    "formula_with_zero": ([Formula(0.0), 1], [0, 1]),
    "formula_with_text": ([Formula("2,5"), 1], [2.5, 1]),
    "formula_with_empty_text": ([Formula("-"), 1], [NAN, 1]),
    "per_cent": ([Percent(0.42), Percent(0.07), Percent(1.5)], [42, 7, 150]),
    "tiny": ([1e-07, 2.5], [1e-07, 2.5]),
    "large": ([1e22, 2.5], [1e22, 2.5]),
    "text_with_spaces_around": (["  2.5 ", "\u00a03"], [2.5, 3]),
}


@both
@pytest.mark.parametrize(("cells", "expected"), NUMBERS.values(), ids=NUMBERS.keys())
def test_what_cells_are(tmp_path, name, cells, expected):
    column = sites_of(tmp_path, WRITERS[name](below(*cells)), name).columns["port"]
    assert_array_equal(column.value, expected)
    assert [str(column.place(row)).rsplit("!", 2)[1:] for row in (0, len(cells) - 1)] == [
        ["Kohteet", "B2"], ["Kohteet", f"B{len(cells) + 1}"]
    ]  # fmt: skip


@both
def test_per_cent_carries_its_unit_and_words_stay(tmp_path, name):
    cells = (Percent(0.425), "n/a", "ei sovellu", True, "full", Day(45413, "2024-05-01"), "12..18 km")
    port = sites_of(tmp_path, WRITERS[name](below(*cells)), name).columns["port"]
    assert dict(port.units) == {0: "%", 6: "km"}
    assert port.value[0] == 42.5
    assert port.not_applicable.tolist() == [False, True, True, False, False, False, False]
    assert dict(port.words) == {3: "true", 4: "full", 5: "2024-05-01"}
    assert (port.low[6], port.high[6]) == (12, 18)


REFUSED = {  # page, and the code and cell of each problem
    "division": (below(1, Failed("#DIV/0!")), [("SC207", "B3")]),
    "not_available": (below(Failed("#N/A"), 1, Failed("#REF!")), [("SC207", "B2"), ("SC207", "B4")]),
    "finnish_error_as_text": (below("#JAKO/0!", 1), [("SC207", "B2")]),
    "libreoffice_error_as_text": (below("Virhe:502", 1), [("SC207", "B2")]),
    "error_as_site": (Page([HEAD, [Failed("#N/A"), 1]]), [("SC207", "A2")]),
    "error_as_name": (Page([["site", "name"], ["a", Failed("#REF!")]]), [("SC207", "B2")]),
    "formula_without_value": (below(1, Formula()), [("SC207", "B3")]),
    "formula_without_value_as_site": (Page([HEAD, [Formula(), 1]]), [("SC207", "A2")]),
    "infinite_text": (below("inf", 1), [("SC206", "B2")]),
    "two_ways": (below("1,234", 2.5), [("SC208", "B2")]),
    "a_point_in_two_ways": (below("39.000", 21.3), [("SC208", "B2")]),
    "a_point_in_two_ways_among_texts": (below("39.000", "12"), [("SC208", "B2")]),
    "in_two_ways_beside_a_column_of_numbers": (Page([["site", "port", "x"], ["a", "39.000", 0.5]]), [("SC208", "B2")]),
    "in_two_ways_where_columns_differ": (
        Page([["site", "a", "b", "port", "x"], ["s", "0,5", "1.5", "39.000", 0.5], ["t", "1,234", "2", "7", 1]]),
        [("SC208", "D2")],
    ),
    "a_comma_in_two_ways_beside_them": (Page([["site", "port", "x"], ["a", "39,000", 0.5]]), [("SC208", "B2")]),
    "two_marks": (below("1,25", "1.25"), [("SC208", "B2")]),
    "range_downwards": (below("18..12"), [("SC209", "B2")]),
    "total": (Page([HEAD, ["a", 1], ["Yhteensä", 1]]), [("SC220", "A3")]),
    "total_after_a_gap": (Page([HEAD, ["a", 1], [], ["Summa:", 1]]), [("SC220", "A4")]),
    "source": (Page([HEAD, ["a", 1], [], ["Lähde: Tilastokeskus 2024"]]), [("SC220", "A4")]),
    "same_site_twice": (Page([HEAD, ["a", 1], ["a", 2]]), [("SC215", "A3")]),
    "no_site": (Page([HEAD, ["a", 1], [None, 2]]), [("SC214", "A3")]),
    "no_site_but_words": (Page([HEAD, [None, "full"], ["a", "full"]]), [("SC214", "A2")]),
    "same_column_twice": (Page([["site", "port", "port"], ["a", 1, 2]]), [("SC211", "C1")]),
    "nameless_column": (Page([HEAD, ["a", 1, 2]]), [("SC213", "C1")]),
    "no_site_column": (Page([["area", "port"], ["a", 1]]), [("SC210", "A1")]),
    "header_only": (Page([HEAD]), [("SC201", None)]),
    "merged_figures": (Page([HEAD, ["a", 1], ["b", None]], merged=[(2, 2, 3, 2)]), [("SC229", "B2")]),
    "merged_sites": (
        Page([["site", "criterion", "value"], ["a", "port", 1], [None, "rail", 2]], merged=[(2, 1, 3, 1)]),
        [("SC229", "A2"), ("SC214", "A3")],
    ),
    "long_error": (Page([["site", "criterion", "value"], ["a", "port", Failed("#NUM!")]]), [("SC207", "C2")]),
    "long_error_in_source": (
        Page([["site", "criterion", "value", "source"], ["a", "port", 1, Failed("#N/A")]]),
        [("SC207", "D2")],
    ),
    "several_at_once": (below(Failed("#DIV/0!"), "inf", Formula()),
                        [("SC207", "B2"), ("SC206", "B3"), ("SC207", "B4")]),
}  # fmt: skip


@both
@pytest.mark.parametrize(("page", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_and_where(tmp_path, name, page, expected):
    found = site_problems(tmp_path, WRITERS[name](page), name)
    assert sorted((p.code, p.place.cell or "") for p in found) == sorted((code, cell or "") for code, cell in expected)
    assert {p.place.sheet for p in found} == {"Kohteet"}
    assert all(str(p.place).startswith(f"{tmp_path / name}!Kohteet") for p in found)


def test_a_problem_in_json_has_sheet_and_cell(tmp_path):
    (problem,) = site_problems(tmp_path, xlsx(below(1, Failed("#DIV/0!"))), "sites.xlsx")
    told = problem.to_dict()
    assert {key: told[key] for key in ("line", "column", "sheet", "cell")} == {
        "line": 3, "column": 2, "sheet": "Kohteet", "cell": "B3"
    }  # fmt: skip


HEADERS = {  # page, the units of its columns, the row of the first site
    "titles_above": (Page([["Kohteet 2026"], [], ["päivitetty", Day(45413, "2024-05-01")], ["site", "port"], ["a", 1]]),
                     {"port": ""}, 5),
    "merged_title": (Page([["Kohteet 2026", None], HEAD, ["a", 1]], merged=[(1, 1, 1, 2)]), {"port": ""}, 3),
    "groups_above": (Page([[None, "Logistiikka", None], ["Kohde", "port", "rail"], ["a", 1, 2]], merged=[(1, 2, 1, 3)]),
                     {"port": "", "rail": ""}, 3),
    "site_merged_downwards": (
        Page([["Kohde", "Maa", None], [None, "port", "rail"], ["a", 1, 2]], merged=[(1, 1, 2, 1), (1, 2, 1, 3)]),
        {"port": "", "rail": ""}, 3),
    "one_column_a_group": (
        Page([["Kohde", "Meri", "Maa"], [None, "port", "rail"], ["a", 1, 2]], merged=[(1, 1, 2, 1)]),
        {"port": "", "rail": ""}, 3),
    "units_in_brackets": (Page([["site", "port (km)", "grid [MW]"], ["a", 1, 2]]), {"port": "km", "grid": "MW"}, 2),
    "units_below": (Page([["site", "port", "grid"], [None, "km", "MW"], ["a", 1, 2]]), {"port": "km", "grid": "MW"}, 3),
    "units_below_with_a_label": (Page([["site", "port", "grid"], ["Yksikkö", "päivää", "-"], ["a", 1, 2]]),
                                 {"port": "päivää", "grid": ""}, 3),
    "units_in_brackets_below": (Page([["site", "port", "grid"], [None, "[km]", "(MW)"], ["a", 1, 2]]),
                                {"port": "km", "grid": "MW"}, 3),
    "units_in_both": (Page([["site", "port [km]"], [None, "km"], ["a", 1]]), {"port": "km"}, 3),
    "broken_over_lines": (Page([["Kohde", "port\n distance"], ["a", 1]]), {"port distance": ""}, 2),
    "away_from_the_corner": (Page([[], [None, None, "site", "port"], [None, None, "a", 1]]), {"port": ""}, 3),
    "swedish": (Page([["Plats", "Namn", "port", "Anmärkning"], ["a", "A", 1, "gott läge"]]), {"port": ""}, 2),
}  # fmt: skip


@both
@pytest.mark.parametrize(("page", "units", "line"), HEADERS.values(), ids=HEADERS.keys())
def test_how_headers_are_found(tmp_path, name, page, units, line):
    sites = sites_of(tmp_path, WRITERS[name](page), name)
    assert sites.sites == ("a",)
    assert {column: of.unit for column, of in sites.columns.items()} == units
    assert {of.place(0).line for of in sites.columns.values()} == {line}


@both
def test_units_below_that_contradict_the_header_are_told(tmp_path, name):
    page = Page([["site", "port [km]"], [None, "MW"], ["a", 1]])
    assert [(p.code, p.place.cell) for p in site_problems(tmp_path, WRITERS[name](page), name)] == [("SC214", "A2")]


ABOUT = Page([["Ohje"], ["Täytä välilehti Kohteet"]], name="Ohje")
OTHER = Page([HEAD, ["b", 2]], name="Vanhat")


@both
def test_the_sheet_whose_header_fits(tmp_path, name):
    sites = sites_of(tmp_path, WRITERS[name](ABOUT, below(1), Page([], name="Tyhjä")), name)
    assert sites.columns["port"].value.tolist() == [1]
    assert [(n.kind, n.facts["sheet"], n.facts["line"]) for n in sites.notices] == [("sheet_read", "Kohteet", 1)]


@both
def test_a_site_by_a_second_name_where_no_sheet_has_one_by_the_first(tmp_path, name):
    contacts = Page([["Nimi", "Sijainti"], ["Ann", "Oulu"]], name="Yhteystiedot")
    second = Page([["Otsikko"], ["Paikka", "Kriteeri", "Arvo"], ["a", "port", 2]], name="Mitat")
    assert sites_of(tmp_path, WRITERS[name](contacts, below(1)), name).sites == ("s0",)
    assert sites_of(tmp_path, WRITERS[name](ABOUT, second), name).columns["port"].value.tolist() == [2]


@both
def test_a_sheet_of_which_next_to_nothing_is_given_is_refused(tmp_path, name):
    page = Page([["site", *(f"x{n}" for n in range(2100))], *([f"a{n}"] for n in range(1000))])
    (problem,) = site_problems(tmp_path, WRITERS[name](page), name)
    assert (problem.code, problem.place.sheet) == ("SC212", "Kohteet")


@both
def test_a_sheet_by_name(tmp_path, name):
    file = file_of(tmp_path, WRITERS[name](ABOUT, below(1), OTHER), name)
    assert read_sites(f"{file}!Vanhat").sites == ("b",)
    assert read_sites(f"{file}!Kohteet").sites == ("s0",)
    with pytest.raises(InputError, match=r"there is no sheet 'Kohtet'.*Kohteet"):
        read_sites(f"{file}!Kohtet")


@both
def test_several_sheets_that_fit(tmp_path, name):
    (problem,) = site_problems(tmp_path, WRITERS[name](ABOUT, below(1), OTHER), name)
    assert problem.code == "SC226"
    assert "'Kohteet', 'Vanhat'" in problem.message
    assert f"{name}!Kohteet" in problem.hint


def named_xlsx(reference, *pages):
    return xlsx(*pages, calc=f'<definedNames><definedName name="site_table">{reference}</definedName></definedNames>')


def named_ods(reference, *pages):
    named = (
        '<table:named-expressions><table:named-range table:name="site_table" '
        f'table:cell-range-address="{reference}"/></table:named-expressions>'
    )
    parts = ods_parts(*pages)
    end = "</office:spreadsheet>"
    return packed(parts | {"content.xml": parts["content.xml"].replace(end, named + end)})


@pytest.mark.parametrize(
    ("name", "write", "reference"),
    [
        ("sites.xlsx", named_xlsx, "Vanhat!$A$1"),
        ("sites.xlsx", named_xlsx, "'Vanhat'!$A$1"),
        ("sites.ods", named_ods, "$Vanhat.$A$1"),
        ("sites.ods", named_ods, "$&apos;Vanhat&apos;.$A$1"),
    ],
)
def test_several_sheets_that_fit_and_a_name_that_tells_which(tmp_path, name, write, reference):
    assert sites_of(tmp_path, write(reference, below(1), OTHER), name).sites == ("b",)
    lost = reference.replace("Vanhat", "Ohje")
    (problem,) = site_problems(tmp_path, write(lost, below(1), OTHER, ABOUT), name)
    assert problem.code == "SC226"


@both
def test_no_sheet_that_fits(tmp_path, name):
    (problem,) = site_problems(tmp_path, WRITERS[name](ABOUT, Page([["area"], ["a"]], name="Toinen")), name)
    assert (problem.code, "'Ohje', 'Toinen'" in problem.message) == ("SC226", True)


@both
def test_hidden_sheets_are_left_out_with_a_word_and_read_by_name(tmp_path, name):
    hidden = Page(OTHER.rows, name="Piilo", hidden=True)
    file = file_of(tmp_path, WRITERS[name](below(1), hidden), name)
    sites = read_sites(file)
    assert sites.sites == ("s0",)
    assert {n.kind: n.facts.get("sheets") for n in sites.notices} == {"sheet_read": None, "sheets_hidden": "Piilo"}
    assert read_sites(f"{file}!Piilo").sites == ("b",)


@both
def test_only_hidden_sheets(tmp_path, name):
    (problem,) = site_problems(tmp_path, WRITERS[name](Page(OTHER.rows, hidden=True)), name)
    assert problem.code == "SC201"


@both
def test_measurements_one_a_row(tmp_path, name):
    page = Page([
        ["Mittaukset"],
        ["site", "criterion", "value", "low", "high", "unit", "source", "date", "quality", "note"],
        ["a", "name", "Ahola"],
        ["a", "port", 1.234, 1, "1,5", "km", "SYKE", Day(45413, "2024-05-01"), "A", "n"],
        [101, "port", "2,5", None, None, "km", "", 2024, "b", None],
    ])  # fmt: skip
    sites = sites_of(tmp_path, WRITERS[name](page), name)
    port = sites.columns["port"]
    assert (sites.sites, sites.names) == (("a", "101"), ("Ahola", "101"))
    assert_array_equal([port.value, port.low, port.high], [[1.234, 2.5], [1, NAN], [1.5, NAN]])
    assert [(e.date, e.quality) for e in port.evidence.values()] == [("2024-05-01", "A"), ("2024", "B")]
    assert str(port.place(0)).endswith(f"{name}!Kohteet!C4")


@both
def test_a_file_whose_name_has_an_exclamation_mark(tmp_path, name):
    ending = name.removeprefix("sites")
    file = file_of(tmp_path, WRITERS[name](below(4)), f"a{ending}!b{ending}")
    assert read_sites(file).columns["port"].value.tolist() == [4]


def test_signs_written_by_their_number(tmp_path):
    """As programs write signs that XML cannot hold; half of a character stays as it is written."""
    page = Page([["site", "name", "port"], ["a", "A_x0020__x00e4__xD800_", 1], ["b", "B", 2]])
    assert sites_of(tmp_path, xlsx(page), "a.xlsx").names[0] == "A ä_xD800_"


def test_a_zero_that_was_never_calculated(tmp_path):
    """Programs that do not calculate write 0 and ask the next one to calculate."""
    page = below(Formula(0), Formula(2.5))
    asked = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'
    (problem,) = site_problems(tmp_path, xlsx(page, calc=asked), "sites.xlsx")
    assert (problem.code, problem.place.cell) == ("SC207", "B2")
    assert sites_of(tmp_path, xlsx(page), "sites.xlsx").columns["port"].value.tolist() == [0, 2.5]
