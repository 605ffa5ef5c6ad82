"""Documents as DOCX, to be edited in a word processor."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec
from typing import Any

from sitescore.errors import Place, refusal
from sitescore.report.charts.svg import NO_XML
from sitescore.report.document import Block, Document, Heading, Line, Table
from sitescore.report.wording import Words, harmless

STYLE, SMALL, MARGIN = "Light List Accent 1", 8, 1.8
"""Style of tables, size of their letters in points, margin of the page in centimetres."""
LANGUAGES = {"en": "en-GB", "fi": "fi-FI", "sv": "sv-SE"}
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def require_docx() -> None:
    """Say what to install where python-docx is missing.

    Raises
    ------
    InputError
        SC442
    """
    if not find_spec("docx"):
        hint = "pip install 'sitescore[docx]', or write -o study.md"
        raise refusal("SC442", Place("-o"), "a .docx is written with python-docx, which is not installed", hint)


def render_word(document: Document, words: Words) -> bytes:
    """Write a document as DOCX; the same document gives the same bytes.

    Parameters
    ----------
    document : from a view
    words : the reader's language, which the word processor checks spelling by

    Raises
    ------
    InputError
        SC442 if python-docx is not installed.
    """
    require_docx()
    import docx
    from docx.shared import Cm

    book = docx.Document()
    _in_language(book, LANGUAGES[words.language])
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    for number, block in enumerate(document.blocks):
        _write(book, block, first=number == 0)
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def _in_language(book: Any, tag: str) -> None:
    from docx.oxml.ns import qn

    for language in book.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)


def _write(book: Any, block: Block, *, first: bool) -> None:
    if isinstance(block, Heading):
        book.add_heading(_plain(block.text), level=0 if first else block.level)
    elif isinstance(block, Line):
        paragraph = book.add_paragraph(style="List Bullet" if block.mark else None)
        run = paragraph.add_run(_plain(block.text))
        run.bold, run.italic = block.tone == "strong", block.tone == "faint"
    else:
        _table(book, block)


def _table(book: Any, table: Table) -> None:
    made = book.add_table(rows=1 + len(table.rows), cols=len(table.columns), style=STYLE)
    lines = [[column.heading for column in table.columns], *table.rows]
    for row, texts in zip(made.rows, lines, strict=True):
        for cell, column, text in zip(row.cells, table.columns, texts, strict=True):
            _fill(cell, text, right=column.numeric)
    _repeat(made.rows[0])
    for column in table.columns:
        if column.legend:
            book.add_paragraph().add_run(_plain(column.legend)).italic = True
    book.add_paragraph()


def _fill(cell: Any, text: str, *, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.add_run(_plain(text)).font.size = Pt(SMALL)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat(row: Any) -> None:
    """Have a row stand again at the top of every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


def _plain(text: str) -> str:
    return harmless(text).translate(NO_XML)


def _undated(packed: bytes) -> bytes:
    """Pack the parts again without the time of packing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, LONG_AGO), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
