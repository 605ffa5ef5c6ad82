"""Rows, cells and lines of delimited text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.io.csv_table import read_csv
from sitescore.io.reading import Reading
from tests.io.helpers import located, site_problems, sites_of

CELLS = st.text(st.sampled_from('ab1 ,;"\n\t.ä'), max_size=6)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(rows=TABLES, delimiter=st.sampled_from(",;\t|"))
def test_cells_and_lines_read_back_as_they_were_written(rows, delimiter):
    rows = [["site", *["x"] * (len(rows[0]) - 1)], *rows]
    stream, lines = io.StringIO(), []
    for row in rows:
        lines.append(stream.getvalue().count("\n") + 1)
        csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerow(row)
    table = read_csv(stream.getvalue().encode(), Reading(file="x.csv", delimiter=delimiter))
    told = [(line, row) for line, row in zip(lines, rows, strict=True) if any(cell.strip() for cell in row)]
    assert [(row.line, list(row.cells)) for row in (table.header, *table.rows)] == told


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_lines_are_right_after_a_newline_in_quotes(tmp_path, end):
    text = end.join(["site,name,port", 'a,"Two', 'lines, here",1', "b,B,many%", "c,C,#DIV/0!", ""])
    assert located(site_problems(tmp_path, text)) == [("SC207", 5, 3)]


TITLED = {  # text: lines of the header and of the first site; None where the first row is the header
    "titles": ("Selvitys 2026;;\nLaatija: kaavoitus\n;;\nkohde;port;rail\na;1,5;2\n", (4, 5)),
    "titles_alone": ("Selvitys, vaihe 2\n\nkohde;port;rail\na;1,5;2\nb;1;2,5\n", (3, 4)),
    "by_a_second_name": ("Selvitys\nPaikka;port\na;1\n", (2, 3)),
    "a_separator_first": ("sep=;\nSelvitys\nkohde;port\na;1\n", (3, 4)),
    "as_many_above": ("x;port\nkohde;port\na;1\n", None),
    "among_figures": ("x;port\na;1;\nkohde;2;3\n", None),
    "too_far_down": ("x\n" * 30 + "kohde;port\na;1\n", None),
}


@pytest.mark.parametrize(("text", "lines"), TITLED.values(), ids=TITLED.keys())
def test_titles_above_a_header_are_passed_over(tmp_path, text, lines):
    if lines is None:
        assert "SC210" in {problem.code for problem in site_problems(tmp_path, text)}
        return
    sites = sites_of(tmp_path, text)
    assert (sites.headers["port"].line, sites.columns["port"].lines[0]) == lines
    assert [notice.facts["line"] for notice in sites.notices if notice.kind == "header_read"] == [lines[0]]


def test_an_unclosed_quote_is_an_error_where_it_opens(tmp_path):
    (problem,) = site_problems(tmp_path, 'site,name,port\na,"A,1\nb,B,2\nc,C,3\n')
    assert (problem.code, problem.place.line) == ("SC205", 2)
    assert "quotation mark" in problem.hint


def test_an_unclosed_quote_in_the_last_cell(tmp_path):
    (problem,) = site_problems(tmp_path, 'site,port,name\na,1,A\nb,2,"B\n')
    assert (problem.code, problem.place.line) == ("SC205", 3)


def test_a_cell_too_large_to_be_one(tmp_path):
    (problem,) = site_problems(tmp_path, "site,name,port\na,A,1\nb," + "x" * 200_000 + ",2\n")
    assert (problem.code, problem.place.line) == ("SC205", 3)


def test_two_hundred_columns(tmp_path):
    names = [f"c{n}" for n in range(200)]
    text = "\n".join([",".join(["site", *names]), *(",".join([s, *map(str, range(200))]) for s in "ab")])
    sites = sites_of(tmp_path, text)
    assert list(sites.columns) == names
    assert sites.columns["c199"].value.tolist() == [199, 199]
    assert str(sites.columns["c199"].place(1)).endswith("sites.csv:3:201")
