"""Documents as DOCX, to be edited in a word processor."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from sitescore.errors import Place, refusal
from sitescore.report.charts.svg import NO_XML
from sitescore.report.document import Block, Document, Heading, Line, Picture, Table
from sitescore.report.wording import Words, harmless

STYLE, SMALL, MARGIN = "Light List Accent 1", 8, 1.8
"""Style of tables, size of their letters in points, margin of the page in centimetres."""
PAPER = (21.0, 29.7)
LETTER, PADDING, LINE = 0.19, 0.1, 40
"""Width of a bold letter and of the room beside a text in centimetres; letters of a line that is not to be broken."""
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


def render_word(document: Document, words: Words, picture: Picture | None = None) -> bytes:
    """Write a document as DOCX; the same document gives the same bytes.

    Parameters
    ----------
    document : from a view
    words : the reader's language, which the word processor checks spelling by
    picture : stands below the first block, which is the title

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
    section.page_width, section.page_height = map(Cm, PAPER)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    for number, block in enumerate(document.blocks):
        _write(book, block, first=number == 0)
        if picture and number == 0:
            _draw(book, picture)
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


def _draw(book: Any, picture: Picture) -> None:
    from docx.shared import Cm

    drawn = book.add_picture(io.BytesIO(picture.png), width=Cm(PAPER[0] - 2 * MARGIN))
    drawn._inline.docPr.set("descr", _plain(picture.about))  # noqa: SLF001 - python-docx has no word for it


def _table(book: Any, table: Table) -> None:
    from docx.shared import Cm

    made = book.add_table(rows=1 + len(table.rows), cols=len(table.columns), style=STYLE)
    lines = [[column.heading for column in table.columns], *table.rows]
    widths = [Cm(width) for width in _widths(lines)]
    _narrow_padding(made)
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for row, texts in zip(made.rows, lines, strict=True):
        for cell, column, width, text in zip(row.cells, table.columns, widths, texts, strict=True):
            cell.width = width
            _fill(cell, text, right=column.numeric)
    _repeat(made.rows[0])
    for column in table.columns:
        if column.legend:
            book.add_paragraph().add_run(_plain(column.legend)).italic = True
    book.add_paragraph()


def _widths(lines: Sequence[Sequence[str]]) -> list[float]:
    """Share the width of the page out in centimetres: to each column its longest word, and the rest by need.

    Examples
    --------
    >>> [round(width, 2) for width in _widths([["Site", "Score"], ["Kokkola", "68.3"]])]
    [1.63, 1.25]
    """
    columns = [[str(text) for text in column] for column in zip(*lines, strict=True)]
    least = [max(_letters(word) for text in column for word in ("", *text.split())) for column in columns]
    longest = [max(min(_letters(text), LINE) for text in column) for column in columns]
    wanted = [max(word, line) for word, line in zip(least, longest, strict=True)]
    beside = 3 * PADDING
    room = (PAPER[0] - 2 * MARGIN - beside * len(columns)) / LETTER
    spare, missing = max(room - sum(least), 0), sum(wanted) - sum(least)
    share = min(spare / missing, 1) if missing else 0
    fit = min(room / sum(least), 1) if sum(least) else 1
    return [beside + LETTER * fit * (word + share * (line - word)) for word, line in zip(least, wanted, strict=True)]


def _letters(text: str) -> float:
    """Count the letters of a text, the wide ones as one and a half."""
    return len(text) + sum(letter in "MWmw%" for letter in text) / 2


def _narrow_padding(table: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Cm(PADDING).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - python-docx has no word for it


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
