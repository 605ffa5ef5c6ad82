"""The same table in every format, and our reading beside another library's."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pytest
import python_calamine as calamine
import xlsxwriter
from hypothesis import given
from numpy.testing import assert_array_equal

from sitescore.io.bundled import bundled
from sitescore.io.reading import Reading
from sitescore.io.sites_file import read_sites, try_sites
from sitescore.io.spreadsheet import read_spreadsheet
from tests.cli.running import run
from tests.io.helpers import file_of, sites_of
from tests.io.workbooks import Page, Percent, Shared, ods, xlsx

DATA = Path(__file__).parent / "data"
NUMBERS = st.one_of(
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12).filter(lambda x: abs(x) > 1e-9),
)
WORDS = st.sampled_from(["full", "n/a", "-", "ei tiedossa", "12..18", "≤ 70", "3±1", "5 km", "täysi", "<&>\"' x"])
CELLS = st.one_of(NUMBERS, NUMBERS, WORDS, st.none())
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
)


def as_text(cell):
    if isinstance(cell, str):
        return '"' + cell.replace('"', '""') + '"'
    return "" if cell is None else repr(cell)


def facts(sites):
    return [
        (name, of.value.tolist(), of.low.tolist(), of.high.tolist(), of.spread.tolist(), dict(of.words), dict(of.units),
         of.not_applicable.tolist(), of.lines.tolist(), of.columns.tolist())
        for name, of in sites.columns.items()
    ]  # fmt: skip


@given(TABLES)
def test_a_table_is_the_same_as_text_and_as_a_spreadsheet(tmp_path_factory, table):
    folder = tmp_path_factory.mktemp("same")
    header = ["site", *(f"c{n}" for n in range(len(table[0])))]
    rows = [[f"s{n}", *row] for n, row in enumerate(table)]
    text = "\n".join(",".join(map(as_text, row)) for row in [header, *rows])
    read = [
        try_sites(Reading(file=str(file_of(folder, content, name))))
        for content, name in (
            (text, "sites.csv"),
            (xlsx(Page([header, *rows])), "sites.xlsx"),
            (ods(Page([header, *rows])), "sites.ods"),
        )
    ]
    assert [problems for _, problems in read] == [[], [], []]
    assert repr(facts(read[0][0])) == repr(facts(read[1][0])) == repr(facts(read[2][0]))


def written_by_xlsxwriter(fill):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as workbook:
        fill(workbook)
    return data.getvalue()


def test_a_workbook_of_xlsxwriter(tmp_path):
    def fill(workbook):
        sheet, hidden = workbook.add_worksheet("Kohteet"), workbook.add_worksheet("Piilo")
        share, day = workbook.add_format({"num_format": "0.0 %"}), workbook.add_format({"num_format": "d.m.yyyy"})
        hidden.hide()
        sheet.merge_range("A1:E1", "Kohteet 2026")
        sheet.write_row("A3", ["Kohde", "port (km)", "share", "grid", "Huom"])
        sheet.write_row("A4", ["kemi", 2.5, None, "1\u00a0200,5", "x"])
        sheet.write_row("A5", ["åbo", "12,5", None, 17.25])
        sheet.write("C4", 0.42, share)
        sheet.write_formula("C5", "=C4/2", share, 0.21)
        sheet.write_datetime("D6", date(2024, 5, 1), day)
        sheet.write("A6", "oulu")

    sites = sites_of(tmp_path, written_by_xlsxwriter(fill), "sites.xlsx")
    port, share, grid = sites.columns.values()
    assert sites.sites == ("kemi", "åbo", "oulu")
    assert_array_equal([port.value, share.value, grid.value],
                       [[2.5, 12.5, np.nan], [42, 21, np.nan], [1200.5, 17.25, np.nan]])  # fmt: skip
    assert (port.unit, dict(share.units), dict(grid.words)) == ("km", {0: "%", 1: "%"}, {2: "2024-05-01"})
    assert {notice.kind for notice in sites.notices} == {
        "sheet_read", "sheets_hidden", "decimal_comma", "columns_ignored"
    }  # fmt: skip


@given(st.lists(st.lists(st.one_of(NUMBERS, st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
                                                    max_size=20).map(str.strip), st.booleans()),
                         min_size=3, max_size=3), min_size=1, max_size=5))  # fmt: skip
def test_cells_are_as_another_library_reads_them(rows):
    table = [["site", "name", "port"], *rows]
    for data, name in ((xlsx(Page([[Shared(c) if isinstance(c, str) else c for c in row] for row in table])), "a.xlsx"),
                       (ods(Page(table)), "a.ods")):  # fmt: skip
        ours = read_spreadsheet(data, Reading(file=name, decimal="."))
        theirs = calamine.CalamineWorkbook.from_object(io.BytesIO(data)).get_sheet_by_index(0).to_python()
        written = [[shown(cell) for cell in row] for row in theirs if any(map(shown, row))]
        assert [[cell.strip() for cell in row.cells] for row in (ours.header, *ours.rows)] == written


def shown(cell):
    """A cell of the other library as our table has it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return repr(float(cell)).removesuffix(".0") if isinstance(cell, int | float) else str(cell).strip()


def test_an_old_workbook():
    """Saved by LibreOffice; its share of 42 % and its failed formula cannot be told, which is said."""
    sites = read_sites(DATA / "sites.xls")
    port, share = sites.columns.values()
    assert sites.sites == ("kemi", "åbo", "oulu")
    assert_array_equal([port.value, share.value], [[2.5, 12.5, np.nan], [0.42, np.nan, np.nan]])
    assert (port.unit, dict(port.words), dict(share.words)) == ("km", {2: "2024-05-01"}, {2: "true"})
    assert str(share.place(1)).endswith("sites.xls!Kohteet!C4")
    assert {notice.kind for notice in sites.notices} == {"sheet_read", "sheets_hidden", "decimal_comma", "xls_read"}


ASKED_HEADER = ["Henkilö", "Ensimmäinen", "Toinen", "Kertaa", "Huom"]


@pytest.mark.parametrize(("write", "name"), [(xlsx, "answers.xlsx"), (ods, "answers.ods")])
def test_judgements_of_a_spreadsheet(tmp_path, write, name):
    guide = Page([["Vertaa kahta kerrallaan"], ["criterion"]], name="Ohje")
    text = bundled("judgements") / "tp3_pairwise.csv"
    _, *rows = csv.reader(text.read_text(encoding="utf-8").splitlines(), delimiter=";")
    answers = [["A", *pair, float(times) if "/" not in times else times] for *pair, times in rows]
    file = file_of(tmp_path, write(guide, Page([["Vastaukset"], ASKED_HEADER, *answers], name="Vastaukset")), name)
    found, expected = (run("weights", "pairwise", which, "-f", "csv") for which in (file, text))
    assert (found.status, found.out) == (0, expected.out)
    broken = [["A", "Luvitus", "Luvat", 3], ["A", "Luvitus", "Osaava työvoima", Percent(0.5)]]
    file = file_of(tmp_path, write(guide, Page([ASKED_HEADER, *broken], name="Vastaukset")), name)
    told = run("weights", "pairwise", str(file)).err
    assert f"{name}!Vastaukset!C2: SC222" in told
    assert f"{name}!Vastaukset!D3: SC222" in told


def test_the_command_line_names_sheet_and_cell(tmp_path):
    page = Page([["site", "port_distance"], ["a", 1.5], ["b", Percent(0.5)], ["c", "kaukana"]])
    file = file_of(tmp_path, xlsx(page, Page(page.rows, name="Vanhat")), "sites.xlsx")
    found = run("validate", f"{file}!Kohteet")
    assert found.status == 1
    for said in ("sites.xlsx!Kohteet!B3: SC303", "sites.xlsx!Kohteet!B4: SC305"):
        assert said in found.whole.replace("\n", "")
