"""The report as DOCX: what the view says, in order, the same bytes twice."""

from __future__ import annotations

import io
import zipfile

import pytest

from sitescore.report.document import Column, Document, Heading, Line, Table
from sitescore.report.plots import png_available
from sitescore.report.word_document import render_word
from sitescore.report.wording import Words, harmless
from tests.cli.running import few_sites, run
from tests.report.test_formats import NAMES

docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install 'sitescore[docx]'")
TABLE = Table(
    [Column("Site"), Column("Score", numeric=True, legend="Score: of 100.")], [[name, "1.5"] for name in NAMES.values()]
)
DOCUMENT = Document(
    [Heading("Study"), Line("Leads.", tone="strong"), Heading("Ranking", level=2), TABLE, Line("left", mark="-")]
)


def opened(data):
    return docx.Document(io.BytesIO(data))


def test_headings_paragraphs_and_lists_stand_in_order():
    book = opened(render_word(DOCUMENT, Words("en")))
    told = [(one.style.name, one.text) for one in book.paragraphs if one.text]
    assert told == [
        ("Title", "Study"),
        ("Normal", "Leads."),
        ("Heading 2", "Ranking"),
        ("Normal", "Score: of 100."),
        ("List Bullet", "left"),
    ]
    assert book.paragraphs[1].runs[0].bold


def test_tables_hold_every_cell_and_repeat_their_first_row():
    (table,) = opened(render_word(DOCUMENT, Words("en"))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Site", "Score"],
        *([harmless(name), "1.5"] for name in NAMES.values()),
    ]
    assert "w:tblHeader" in table.rows[0]._tr.xml


WIDE = [
    ["#", "Site", *(f"Col{n}" for n in range(12))],
    ["1", "Kokkola Industrial Park", *["100 %"] * 12],
    ["12", "Lappeenranta Mustola", *["-" * 30] * 12],
]


@pytest.mark.parametrize("columns", [2, 5, 14])
def test_columns_are_as_wide_as_their_words_where_the_page_has_room(columns):
    lines = [line[:columns] for line in WIDE[: 3 if columns < 14 else 2]]
    table = Table([Column(heading) for heading in lines[0]], lines[1:])
    (made,) = opened(render_word(Document([Heading("x"), table]), Words("en"))).tables
    widths = [column.width.cm for column in made.columns]
    assert [cell.width.cm for cell in made.rows[1].cells] == pytest.approx(widths)
    assert sum(widths) <= 17.4 + 0.01
    longest = max(map(len, lines[1][1].split()))
    assert widths[1] >= longest * 0.17
    assert all(width >= 0.17 * max(map(len, words)) for width, *words in zip(widths, *lines[:1], strict=True))


def test_a_table_too_wide_for_the_page_is_as_wide_as_the_page():
    table = Table([Column(heading) for heading in WIDE[0]], WIDE[1:])
    (made,) = opened(render_word(Document([Heading("x"), table]), Words("en"))).tables
    assert sum(column.width.cm for column in made.columns) == pytest.approx(17.4, abs=0.02)


def test_the_same_document_gives_the_same_bytes():
    assert render_word(DOCUMENT, Words("fi")) == render_word(DOCUMENT, Words("fi"))


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fi", "fi-FI"), ("sv", "sv-SE")])
def test_spelling_is_checked_in_the_readers_language(language, tag):
    with zipfile.ZipFile(io.BytesIO(render_word(DOCUMENT, Words(language)))) as parts:
        assert f'w:val="{tag}"'.encode() in parts.read("word/styles.xml")


def parts_of(file):
    with zipfile.ZipFile(file) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_without_what_draws_a_picture_a_word_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("sitescore.report.plots.png_available", lambda: False)
    file = tmp_path / "study.docx"
    assert run("report", "finland", "--draws", "100", "-o", file).status == 0
    assert not any(name.endswith(".png") for name in parts_of(file))
    assert "Without a picture of the ranking" in opened(file.read_bytes()).paragraphs[1].text


def test_a_study_is_written_to_a_file_with_its_picture(tmp_path):
    file = tmp_path / "study.docx"
    assert run("report", *few_sites(["finland"], tmp_path), "--draws", "100", "-o", file).status == 0
    book = opened(file.read_bytes())
    if png_available():
        assert any(data.startswith(b"\x89PNG") for data in parts_of(file).values())
        (picture,) = book.inline_shapes
        assert picture.width.cm == pytest.approx(17.4, abs=0.01)
        assert picture.height.cm < 24
        assert "Kokkola Industrial Park leads" in picture._inline.docPr.get("descr")
    assert len(book.tables) > 10
    assert "Kokkola Industrial Park" in {row.cells[1].text for row in book.tables[0].rows}
