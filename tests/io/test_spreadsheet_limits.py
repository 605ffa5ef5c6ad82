"""Spreadsheets that are damaged, disguised or made to harm: refused with a clear error, within bounds."""

from __future__ import annotations

import random
import resource
import zipfile

import pytest

from sitescore.io import packed_xml, sheet
from sitescore.io.reading import Reading
from sitescore.io.sites_file import try_sites
from tests.io.helpers import file_of, site_problems, sites_of
from tests.io.workbooks import MAIN, XML, Failed, Formula, Page, Percent, ods, ods_parts, packed, xlsx, xlsx_parts

GOOD = Page([["site", "port", "rail"], ["a", 1.5, Percent(0.5)], ["b", "2,5", Formula(2)], ["c", Failed("#N/A"), ""]])
SHEET, CONTENT = "xl/worksheets/sheet1.xml", "content.xml"
BOMB = XML + (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
LONG_RUN = f"<r><t>{'x' * 60_000}</t></r>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def workbook(**parts):
    """A good workbook with other texts for some of its parts: its sheet, styles or shared texts."""
    names = {"sheet": SHEET, "styles": "xl/styles.xml", "texts": "xl/sharedStrings.xml", "book": "xl/workbook.xml"}
    return packed(xlsx_parts(GOOD) | {names[part]: text for part, text in parts.items()})


def rows(text):
    return f'{XML}<worksheet xmlns="{MAIN}"><sheetData>{text}</sheetData></worksheet>'


def table(text):
    return packed(ods_parts(GOOD) | {CONTENT: text})


def ods_rows(text):
    return table(ods_parts(Page([], name="K"))[CONTENT].replace("<table:table-row ", text + "<table:table-row ", 1))


def encrypted():
    data = bytearray(xlsx(GOOD))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


MADE_TO_HARM = {  # content, name, code, a part of what is said
    "entities": (workbook(sheet=BOMB + "<worksheet>&c;</worksheet>"), ".xlsx", "SC228", "document type"),
    "entities_in_texts": (workbook(texts=BOMB + "<sst>&c;</sst>"), ".xlsx", "SC228", "document type"),
    "entities_in_ods": (table(BOMB + "<a>&c;</a>"), ".ods", "SC228", "document type"),
    "outside_entity": (
        workbook(book=f'{XML}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><workbook>&x;</workbook>'),
        ".xlsx", "SC228", "document type"),
    "packed_a_thousand_times": (workbook(sheet=rows(" " * (1 << 25))), ".xlsx", "SC227", "over 100 times"),
    "long_cell": (workbook(sheet=rows(f'<row><c t="inlineStr"><is><t>{"x" * 200_000}</t></is></c></row>')),
                  ".xlsx", "SC227", "characters"),
    "long_cell_in_parts": (
        workbook(sheet=rows(f'<row><c t="inlineStr"><is>{LONG_RUN * 2}</is></c></row>')),
        ".xlsx", "SC227", "characters"),
    "long_shared_text": (workbook(texts=f'<sst xmlns="{MAIN}"><si><t>{"x" * 200_000}</t></si></sst>'),
                         ".xlsx", "SC227", "characters"),
    "long_cell_in_ods": (
        ods_rows("<table:table-row><table:table-cell>"
                 f"<text:p>{'x' * 200_000}</text:p></table:table-cell></table:table-row>"),
        ".ods", "SC227", "characters"),
    "far_column": (workbook(sheet=rows('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')), ".xlsx", "SC228", "column"),
    "far_row": (workbook(sheet=rows('<row r="9999999"><c r="A9999999"><v>1</v></c></row>')), ".xlsx", "SC228", "row"),
    "cells_far_apart": (
        workbook(sheet=rows("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 400)))),
        ".xlsx", "SC227", "5,000,000 cells"),
    "repeated_rows": (
        ods_rows('<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" '
                 'office:value="1" table:number-columns-repeated="16384"/></table:table-row>'),
        ".ods", "SC227", "5,000,000 cells"),
    "repeated_columns": (
        ods_rows('<table:table-row><table:table-cell office:value-type="float" office:value="1" '
                 'table:number-columns-repeated="999999999"/></table:table-row>'), ".ods", "SC228", "column 999999999"),
    "deep": (workbook(sheet=rows("<a>" * 5000 + "</a>" * 5000)), ".xlsx", "SC227", "nested"),
    "long_tag": (workbook(sheet=rows(f'<c r="{random.Random(1).randbytes(3 << 20).hex()}"/>')),
                 ".xlsx", "SC227", "a tag"),
    "many_parts": (packed({str(n): "" for n in range(10_001)}), ".xlsx", "SC227", "10,000 files"),
    "encrypted_zip": (encrypted(), ".xlsx", "SC228", "encrypted"),
    "encrypted_office": (OLE + "EncryptedPackage".encode("utf-16-le"), ".xlsx", "SC228", "encrypted"),
    "encrypted_ods": (
        packed(ods_parts(GOOD) | {"META-INF/manifest.xml": "<m><encryption-data/></m>"}), ".ods", "SC228", "encrypted"),
    "xls_called_xlsx": (OLE, ".xlsx", "SC228", "an .xls file"),
    "xls_called_ods": (OLE, ".ods", "SC228", "an .xls file"),
    "html_called_xlsx": (b"\xef\xbb\xbf<html><table/></html>", ".xlsx", "SC228", "HTML"),
    "html_called_xls": (b"<html><table><tr><td>site</td></tr></table></html>", ".xls", "SC228", "HTML"),
    "xml_2003_called_xls": (b'\r\n<?xml version="1.0"?><Workbook/>', ".xls", "SC228", "XML"),
    "xlsx_called_xls": (xlsx(GOOD), ".xls", "SC228", "another ending"),
    "xlsx_called_ods": (xlsx(GOOD), ".ods", "SC228", "another ending"),
    "ods_called_xlsx": (ods(GOOD), ".xlsx", "SC228", "another ending"),
    "text_called_xlsx": (b"site,port\na,1\n", ".xlsx", "SC228", "no zip file"),
    "text_called_xls": (b"site,port\na,1\n", ".xls", "SC228", "not a spreadsheet"),
    "empty": (b"", ".xlsx", "SC228", "empty"),
    "empty_zip": (packed({}), ".xlsx", "SC228", "lacks"),
    "other_zip": (packed({"readme.txt": "hello"}), ".ods", "SC228", "lacks content.xml"),
    "cut_short": (xlsx(GOOD)[:-200], ".xlsx", "SC228", "cut short"),
    "cut_xml": (workbook(sheet=rows("")[:-20]), ".xlsx", "SC228", "damaged"),
    "no_such_text": (workbook(sheet=rows('<row><c t="s"><v>99</v></c></row>')), ".xlsx", "SC228", "not there"),
    "wrong_cell_name": (workbook(sheet=rows('<row><c r="åäö"><v>1</v></c></row>')), ".xlsx", "SC228", "called"),
    "out_of_order": (workbook(sheet=rows('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>')),
                     ".xlsx", "SC228", "out of order"),
    "broken_xls": (OLE, ".xls", "SC228", "damaged"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "ending", "code", "said"), MADE_TO_HARM.values(), ids=MADE_TO_HARM.keys())
def test_what_is_refused(tmp_path, data, ending, code, said):
    (problem,) = site_problems(tmp_path, data, f"sites{ending}")
    assert problem.code == code
    assert said in problem.message
    assert problem.place.file == str(tmp_path / f"sites{ending}")


def test_a_size_that_the_directory_lies_about(tmp_path):
    """The document is longer than the directory says: what is beyond is never unpacked."""
    data = bytearray(workbook(sheet=rows(" " * (1 << 20))))
    with zipfile.ZipFile(file_of(tmp_path, bytes(data), "whole.xlsx")) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    for at in range(len(data) - 4):
        if data[at : at + 4] == size:
            data[at : at + 4] = (100).to_bytes(4, "little")
    (problem,) = site_problems(tmp_path, bytes(data), "sites.xlsx")
    assert problem.code == "SC228"


def test_limits_are_inclusive(tmp_path, monkeypatch):
    page = Page([["site", "port"], ["a", 1], ["b", 2]])
    monkeypatch.setattr(sheet, "MOST_CELLS", 6)
    assert sites_of(tmp_path, xlsx(page), "sites.xlsx").sites == ("a", "b")
    monkeypatch.setattr(sheet, "MOST_CELLS", 5)
    assert [(p.code, p.place.cell) for p in site_problems(tmp_path, xlsx(page), "sites.xlsx")] == [("SC227", "B3")]
    total = sum(len(text.encode()) for text in xlsx_parts(page).values())
    monkeypatch.setattr(sheet, "MOST_CELLS", 6)
    monkeypatch.setattr(packed_xml, "MOST_EXPANDED", total)
    assert sites_of(tmp_path, xlsx(page), "sites.xlsx").sites == ("a", "b")
    monkeypatch.setattr(packed_xml, "MOST_EXPANDED", total - 1)
    assert [p.code for p in site_problems(tmp_path, xlsx(page), "sites.xlsx")] == ["SC227"]


def test_xls_without_its_reader(tmp_path, monkeypatch):
    monkeypatch.setattr("sitescore.io.xls_book.find_spec", lambda _: None)
    (problem,) = site_problems(tmp_path, OLE, "sites.xls")
    assert (problem.code, "sitescore[xls]" in problem.hint) == ("SC203", True)


@pytest.mark.parametrize("name", ["sites.xlsx", "sites.ods"])
def test_damaged_files_never_end_in_a_traceback(tmp_path, name):
    """Cut anywhere, or with bytes changed, stored so that changes reach the XML itself."""
    whole = packed((xlsx_parts if name.endswith("xlsx") else ods_parts)(GOOD), zipfile.ZIP_STORED)
    chance = random.Random(7)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    codes = set()
    for trial in range(400):
        data = bytearray(whole[: chance.randrange(len(whole))] if trial % 4 == 0 else whole)
        for _ in range(chance.randrange(1, 6) if data and trial % 4 else 0):
            data[chance.randrange(len(data))] = chance.randrange(256)
        sites, problems = try_sites(Reading(file=str(file_of(tmp_path, bytes(data), name))))
        assert problems
        assert sites is None or all(problem.place.sheet for problem in problems)
        codes |= {problem.code for problem in problems}
    assert codes >= {"SC207", "SC228"}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
