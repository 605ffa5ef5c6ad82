"""Write small spreadsheets by hand, cell by cell, as programs leave them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from sitescore.errors import column_letters
from tests.io.workbook_styles import FORMATS, ODS_RUNS, RUNS, ods_format


class Failed(NamedTuple):
    """A formula that failed."""

    error: str


class Formula(NamedTuple):
    """A formula and the value that was kept with it, if one was."""

    value: float | str | None = None


class Percent(NamedTuple):
    value: float


class Day(NamedTuple):
    """A date, as days and as text."""

    serial: int
    text: str


class Shared(NamedTuple):
    """A text that stands in the table of shared texts of an .xlsx file."""

    text: str


class Rich(NamedTuple):
    """A text of several parts, each plain or a pair of a text and how it stands: raised, lowered or struck."""

    parts: tuple[str | tuple[str, str], ...]
    shared: bool = False


class Written(NamedTuple):
    """A number in one of the formats of `FORMATS`."""

    value: float
    format: str


@dataclass
class Page:
    """A sheet: its rows from the top; merged areas as (row, column, last row, last column) from 1."""

    rows: list[list[object]]
    name: str = "Kohteet"
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="d\\.m\\.yyyy"/>'
    + "".join(f'<numFmt numFmtId="{n}" formatCode={quoteattr(f[0])}/>' for n, f in enumerate(FORMATS.values(), 165))
    + '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/>'
    + "".join(f'<xf numFmtId="{n}"/>' for n, _ in enumerate(FORMATS, 165))
    + "</cellXfs></styleSheet>"
)


def packed(parts, compression=zipfile.ZIP_DEFLATED):
    """A zip file of named texts, the same bytes each time."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, compression)
    return data.getvalue()


def xlsx(*pages, calc=""):
    """Pages as an .xlsx file."""
    return packed(xlsx_parts(*pages, calc=calc))


def xlsx_parts(*pages, calc=""):
    texts: list[str] = []
    sheets = "".join(
        f'<sheet name={quoteattr(page.name)} sheetId="{n}" r:id="rId{n}" '
        f'state="{"hidden" if page.hidden else "visible"}"/>'
        for n, page in enumerate(pages, 1)
    )
    parts = {
        "_rels/.rels": f'{XML}<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets>'
        f"{calc}</workbook>",
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{RELATIONS}">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(pages) + 1)
        )
        + f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }
    for n, page in enumerate(pages, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = sheet_xml(page, texts)
    shared = "".join(f"<si>{_runs(Rich((t,)) if isinstance(t, str) else t)}</si>" for t in texts)
    parts["xl/sharedStrings.xml"] = f'{XML}<sst xmlns="{MAIN}">{shared}</sst>'
    return parts


def sheet_xml(page, texts):
    rows = "".join(
        f'<row r="{line}">'
        + "".join(_xlsx_cell(cell, f"{column_letters(at)}{line}", texts) for at, cell in enumerate(row, 1))
        + "</row>"
        for line, row in enumerate(page.rows, 1)
    )
    merged = "".join(
        f'<mergeCell ref="{column_letters(left)}{top}:{column_letters(right)}{bottom}"/>'
        for top, left, bottom, right in page.merged
    )
    return f'{XML}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>'


def _runs(rich):
    pairs = [part if isinstance(part, tuple) else (part, "") for part in rich.parts]
    return "".join(
        f'<r><rPr>{RUNS.get(kind, "<b/>")}</rPr><t xml:space="preserve">{escape(text)}</t></r>'
        if len(pairs) > 1
        else f'<t xml:space="preserve">{escape(text)}</t>'
        for text, kind in pairs
    )


def _xlsx_cell(cell, name, texts):  # noqa: C901, PLR0911, PLR0912 - a line for each kind of cell
    match cell:
        case None:
            return f'<c r="{name}" s="1"/>'
        case bool():
            return f'<c r="{name}" t="b"><v>{int(cell)}</v></c>'
        case Failed():
            return f'<c r="{name}" t="e"><f>1/0</f><v>{cell.error}</v></c>'
        case Formula(value=None):
            return f'<c r="{name}"><f>B2*2</f><v></v></c>'
        case Formula(value=str()):
            return f'<c r="{name}" t="str"><f>A2</f><v>{escape(cell.value)}</v></c>'
        case Formula():
            return f'<c r="{name}"><f>B2*2</f><v>{cell.value!r}</v></c>'
        case Percent():
            return f'<c r="{name}" s="1"><v>{cell.value!r}</v></c>'
        case Day():
            return f'<c r="{name}" s="2"><v>{cell.serial}</v></c>'
        case Written():
            return f'<c r="{name}" s="{3 + [*FORMATS].index(cell.format)}"><v>{cell.value!r}</v></c>'
        case Rich(shared=True):
            texts.append(cell)
            return f'<c r="{name}" t="s"><v>{len(texts) - 1}</v></c>'
        case Rich():
            return f'<c r="{name}" t="inlineStr"><is>{_runs(cell)}</is></c>'
        case Shared():
            texts.append(cell.text)
            return f'<c r="{name}" t="s"><v>{len(texts) - 1}</v></c>'
        case str():
            return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        case _:
            return f'<c r="{name}"><v>{cell!r}</v></c>'


ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text", "style", "number"))
CALCEXT = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
MANIFEST = f'{XML}<m:manifest xmlns:m="{ODF}:manifest:1.0"/>'


def ods(*pages):
    """Pages as an .ods file."""
    return packed(ods_parts(*pages))


def ods_parts(*pages):
    tables = "".join(
        f'<table:table table:name={quoteattr(page.name)} table:style-name="{"gone" if page.hidden else "here"}">'
        + "".join(_ods_row(row, line, page.merged) for line, row in enumerate(page.rows, 1))
        + '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for page in pages
    )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("here", "true"), ("gone", "false"))
    )
    styles += "".join(map(ods_format, FORMATS)) + ODS_RUNS
    content = (
        f"{XML}<office:document-content {SPACES} {CALCEXT}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return {"mimetype": mimetype, "META-INF/manifest.xml": MANIFEST, "content.xml": content}


def _ods_row(row, line, merged):
    spans = {left: (bottom - top + 1, right - left + 1) for top, left, bottom, right in merged if top == line}
    return (
        "<table:table-row>" + "".join(_ods_cell(c, spans.get(n)) for n, c in enumerate(row, 1)) + "</table:table-row>"
    )


def _ods_cell(cell, span):
    attributes, text = _ods_value(cell)
    if span:
        attributes += f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    paragraphs = "".join(f"<text:p>{escape(part)}</text:p>" for part in text.split("\n")) if text else ""
    if isinstance(cell, Rich):
        pairs = [part if isinstance(part, tuple) else (part, "") for part in cell.parts]
        spans = (f'<text:span text:style-name="{kind}">{escape(part)}</text:span>' for part, kind in pairs)
        paragraphs = f"<text:p>{''.join(spans)}</text:p>"
    return f"<table:table-cell {attributes}>{paragraphs}</table:table-cell>"


def _ods_value(cell):  # noqa: C901, PLR0911, PLR0912 - a line for each kind of cell
    match cell:
        case None:
            return "", ""
        case bool():
            return f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"', str(cell).upper()
        case Failed():
            return (
                'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
                (cell.error),
            )
        case Formula(value=None):
            return 'table:formula="of:=[.B2]*2"', ""
        case Formula():
            attributes, text = _ods_value(cell.value)
            return f'table:formula="of:=[.B2]" {attributes}', text
        case Percent():
            return f'office:value-type="percentage" office:value="{cell.value!r}"', "%"
        case Day():
            return f'office:value-type="date" office:date-value="{cell.text}"', "1.5.24"
        case str():
            return 'office:value-type="string" calcext:value-type="string"', cell
        case Shared():
            return 'office:value-type="string"', cell.text
        case Rich():
            return 'office:value-type="string"', ""
        case Written():
            currency = FORMATS[cell.format][3]
            kind = f'office:value-type="currency" office:currency="{currency}"' if currency else (
                'office:value-type="float"')  # fmt: skip
            return f'table:style-name="cell_{cell.format}" {kind} office:value="{cell.value!r}"', "shown"
        case _:
            return f'office:value-type="float" office:value="{cell!r}"', "shown"
