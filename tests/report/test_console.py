"""Documents in the terminal: what fits, what gives way, and that names stay names."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

import sitescore as ss
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from sitescore.report.console import render_console
from sitescore.report.document import Column, Document, Heading, Line, Table
from sitescore.report.formats import view
from sitescore.report.rendering import Rendering
from sitescore.report.views.ranking import abbreviations
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.ranking import Ranking
from tests.analysis.test_results import RESULTS as EVERY
from tests.analysis.test_results import made
from tests.cli.running import LANGUAGES, REPORTING, example, few_sites, run

WIDTHS = (80, 60, 40)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
PARKS = made(assemble(ss.read_sites(bundled("sites") / "reference_parks.csv"), ss.read_criteria("tp3")))
MATRIX = EVERY["ranking"].matrix
RESULTS = {
    **EVERY,
    **{f"parks_{name}": PARKS[name] for name in ("ranking", "difference", "comparison", "validation")},
    "excluded": ss.explain(MATRIX, "raahe"),
    "two_excluded": ss.explain(MATRIX, "raahe", versus="naantali"),
    "seven_abreast": ss.compare(MATRIX, MATRIX.sites[:7]),
    "nobody_left": ss.rank(
        assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3", needs={"land_ha": 9000.0}))
    ),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESULTS)
def test_every_report_fits_the_terminal(name, language, width):
    words = Words(language)
    for stoplight in (False, True) if isinstance(RESULTS[name], Ranking) else (False,):
        document = view(RESULTS[name], Viewing(words=words, stoplight=stoplight, file="finland"))
        text = render_console(document, Rendering(width=width, words=words))
        assert {line: cell_len(line) for line in text.splitlines() if cell_len(line) > width} == {}


@pytest.mark.parametrize("name", REPORTING)
def test_every_command_minds_the_width(name, tmp_path):
    found = run(*few_sites(example(REPORTING[name]), tmp_path), "-f", "table", "--lang", "fi", env={"COLUMNS": "60"})
    assert found.status == 0
    assert max(map(cell_len, found.out.splitlines())) <= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_that_give_way_are_named(language):
    wide, narrow = (run("rank", "finland", "--lang", language, env={"COLUMNS": width}).out for width in ("100", "40"))
    words = Words(language)
    before, _, after = words("columns_left_out", columns="|").partition("|")
    assert before not in wide
    told = " ".join(narrow.split())
    assert before in told
    named = told.partition(before)[2].partition(after)[0].split(", ")
    heads = wide.splitlines()[1].split()
    kept = narrow.splitlines()[2 if len(narrow.splitlines()[1].split()) < 3 else 1].split()
    assert named
    assert set(named) <= set(heads)
    assert not set(named) & set(kept)


@pytest.mark.parametrize("name", ["explanation", "difference", "comparison", "parks_comparison"])
@pytest.mark.parametrize("width", [80, 60])
def test_no_number_is_broken_in_two(name, width):
    """A figure stands on one line: 134,00 above 0 is not 134,000."""
    wide, narrow = (render_console(view(RESULTS[name], Viewing()), Rendering(width=at)) for at in (200, width))
    figures = set(re.findall(r"\d[\d,]*,\d{3}", wide))
    assert figures
    assert sorted(figure for figure in figures if figure not in narrow) == []


def shown(blocks, **rendering):
    return render_console(Document(blocks), Rendering(**{"width": 60, **rendering}))


HOSTILE = [
    "[red]x",
    "[/x]",
    "[/]",
    "[link=http://x]y[/link]",
    "[bold red]b[/bold red]",
    ":smile:",
    "\\[x]",
    "{x}",
    "%s",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_in_names_is_text(name):
    text = shown([Heading(name), Line(name), Line(name, mark="!"), Table([Column(name)], [[name]])])
    assert text.count(name) == 5


@pytest.mark.parametrize("name", ["\x1b[31mred", "\x1b]0;title\x07", "a\x07b", "\x1b[2Jgone", "a\rb", "a\x08b"])
@pytest.mark.parametrize("colour", [False, True])
def test_no_control_code_in_a_name_reaches_the_terminal(name, colour):
    text = shown([Heading(name), Line(name), Line(name, mark="!"), Table([Column(name)], [[name]])], colour=colour)
    bare = ANSI.sub("", text) if colour and "\x1b[31m" not in name else text
    if colour and "\x1b[31m" in name:
        assert "\x1b[31m" not in text
    else:
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", bare)


@pytest.mark.parametrize(
    "name", ["两个城市的工业园区和港口", "a\u200fb\u202ec", "e\u0301" * 30, "x" * 200, "two\nlines", "🏭" * 20]
)
def test_any_name_fits_its_table(name):
    columns = [Column("Site"), Column("Score", numeric=True), Column("Known", numeric=True, keep=3)]
    text = shown([Table(columns, [[name, "68.3", "82 %"], ["Oulu", "7.1", "–"]])], width=40)
    assert max(map(cell_len, text.splitlines())) <= 40
    (row,) = [line for line in text.splitlines() if line.startswith("Oulu")]
    assert row.split() == ["Oulu", "7.1", "–"]
    assert "68.3" in text


def test_the_least_needed_column_gives_way_first_and_is_named():
    columns = [Column("Site"), *(Column(f"number{n}", numeric=True, keep=n) for n in (3, 2, 9))]
    text = shown([Table(columns, [["Kokkola", "1", "2", "3"]])], width=30)
    head = text.splitlines()[0].split()
    assert head == ["Site", "number3", "number9"]
    assert "number2" in " ".join(text.split("3\n")[-1].split())


def test_colours_only_where_wanted():
    blocks = [Heading("A"), Line("b", tone="bad"), Table([Column("c")], [["d"]], ["good"])]
    assert "\x1b" not in shown(blocks)
    assert "\x1b" in shown(blocks, colour=True)
    assert ANSI.sub("", shown(blocks, colour=True)) == shown(blocks)


def test_no_line_ends_in_spaces_and_the_text_ends_once():
    text = shown([Heading("A"), Table([Column("c"), Column("d")], [["x", ""]]), Line("end")])
    assert all(line == line.rstrip() for line in text.splitlines())
    assert text.endswith("end\n")


@pytest.mark.parametrize(
    "titles", [["Services", "Services too", "Services three"], ["A b", "A-b", "ab"], ["…", "–"], ["Ääkköset", "Ääkkö"]]
)
def test_abbreviations_differ(titles):
    short = abbreviations(titles)
    assert len(set(short)) == len(titles)
    assert all(0 < len(name) <= 5 for name in short)
