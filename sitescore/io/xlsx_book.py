"""Read the sheets of an Office Open XML workbook (.xlsx, .xlsm)."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import field
from functools import partial

from sitescore.io.cells import UNCALCULATED
from sitescore.io.number_formats import PLAIN, NumberFormat
from sitescore.io.packed_xml import Gathered, Package, open_package
from sitescore.io.sheet import MOST_COLUMNS, TABLE, Book, Merged, RawCell, Sheet, broken, hide, number_cell, sheet_of
from sitescore.io.xlsx_parts import CellText, Styles, Texts, unescaped
from sitescore.patterns import pattern
from sitescore.records import dataclass

_CELL = pattern(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE = ("1", "true", "on")


def open_xlsx(data: bytes, file: str) -> Book:
    """Find a workbook's sheets.

    Raises
    ------
    InputError
        If the file is no such workbook, or beyond the limits of size.
    """
    package = open_package(data, file)
    if "content.xml" in package:
        raise broken(file, "this is an OpenDocument file under another ending")
    start = _Relations()
    package.parse("_rels/.rels", start)
    path = start.first("/officeDocument", "xl/workbook.xml")
    book, relations = _Workbook(Gathered(file)), _Relations(posixpath.dirname(path))
    package.parse(path, book)
    package.parse(_relations_of(path), relations)
    paths = {name: relations.targets[key] for name, key in book.keys.items() if key in relations.targets}
    return Book(
        names=tuple(paths),
        hidden=book.hidden & paths.keys(),
        read=partial(_read, package, book, relations, paths),
        table=sheet_of(book.gathered.whole),
    )


def _read(
    package: Package, book: _Workbook, relations: _Relations, paths: dict[str, str], wanted: Collection[str]
) -> list[Sheet]:
    styles, texts = Styles(), Texts(CellText.of(package.file))
    for kind, document in (("/styles", styles), ("/sharedStrings", texts)):
        if path := relations.first(kind, ""):
            package.parse(path, document)
    spent, sheets = [0], []
    for name in wanted:
        sheet = Sheet(package.file, name, spent)
        package.parse(paths[name], _Cells(sheet, CellText.of(package.file), book, styles.number_formats(), texts.texts))
        sheets.append(sheet)
    return sheets


def _relations_of(path: str) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


@dataclass(slots=True)
class _Relations:
    """Which documents a document refers to."""

    folder: str = ""
    targets: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            key, target = attributes.get("Id", ""), attributes.get("Target", "")
            self.targets[key] = posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/")
            self.types[key] = attributes.get("Type", "")

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass

    def first(self, kind: str, otherwise: str) -> str:
        """Return the document of a kind, the end of its type's name."""
        return next((self.targets[key] for key, type_ in self.types.items() if type_.endswith(kind)), otherwise)


@dataclass(slots=True)
class _Workbook:
    """The sheets by name, and how dates and formulas are kept.

    ``gathered`` is what the name of the table of sites stands for, ``is_uncalculated`` says that the
    program which wrote the file leaves calculating to the next one.
    """

    gathered: Gathered
    keys: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    from_1904: bool = False
    is_uncalculated: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            sheet = attributes.get("name", "")
            self.keys[sheet] = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(sheet)
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in _TRUE
        elif name == "calcPr":
            self.is_uncalculated = attributes.get("fullCalcOnLoad") in _TRUE
        elif name == "definedName":
            self.gathered.is_open = attributes.get("name") == TABLE

    def end(self, name: str) -> None:
        if name == "definedName":
            self.gathered.is_open = False

    def text(self, text: str) -> None:
        self.gathered.add(text)


@dataclass(slots=True)
class _Cells:
    """The cells of a sheet."""

    sheet: Sheet
    written: CellText
    book: _Workbook
    formats: list[NumberFormat]
    texts: list[str]
    letters: dict[str, int] = field(default_factory=dict)
    line: int = 0
    column: int = 0
    type: str = "n"
    style: int = 0
    has_formula: bool = False
    gathered: Gathered = field(init=False)

    def __post_init__(self) -> None:
        self.gathered = self.written.parts.gathered

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "v":
            self.gathered.is_open = True
        elif name == "c":
            self._place(attributes.get("r"))
            self.type, self.style = attributes.get("t", "n"), int(attributes.get("s", "0"))
            self.has_formula = False
            self.written.clear()
        elif name == "row":
            self.line, self.column = int(attributes.get("r", self.line + 1)), 0
            self._hide(self.sheet.hidden_rows, attributes, self.line, self.line)
        elif name == "f":
            self.has_formula = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col":
            ends = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self._hide(self.sheet.hidden_columns, attributes, *ends)
        else:
            self.written.start(name, attributes)

    def end(self, name: str) -> None:
        if name == "v":
            self.gathered.is_open = False
        elif name == "c":
            self.sheet.put(self.line, self.column, self._cell())
        else:
            self.written.end(name)

    def text(self, text: str) -> None:
        self.gathered.add(text)

    def _cell(self) -> RawCell:
        value = self.written.parts.text()
        if self.type in ("str", "inlineStr"):
            return unescaped(value)
        if self.has_formula and (not value or (self.book.is_uncalculated and value == "0")):
            return UNCALCULATED
        if not value:
            return "#N/A" if self.type == "e" else ""
        return self._of_type(value)

    def _of_type(self, value: str) -> RawCell:
        match self.type:
            case "s":
                return self._shared(value)
            case "b":
                return "true" if value in _TRUE else "false"
            case "n":
                return self._number(value)
            case _:
                return value

    def _number(self, value: str) -> RawCell:
        number = number_cell(value)
        if not isinstance(number, float):
            return number
        shown = self.formats[self.style] if 0 <= self.style < len(self.formats) else PLAIN
        return shown.cell(number, from_1904=self.book.from_1904)

    def _shared(self, value: str) -> str:
        at = int(value)
        if not 0 <= at < len(self.texts):
            raise broken(self.sheet.file, f"a cell of sheet {self.sheet.name!r} refers to a text that is not there")
        return self.texts[at]

    def _place(self, name: str | None) -> None:
        self.column += 1
        if name is not None:
            letters = name.rstrip("0123456789")
            if letters not in self.letters:
                self.letters[letters] = self._spot(f"{letters}1")[1]
            self.column = self.letters[letters]

    def _spot(self, name: str) -> tuple[int, int]:
        """Row and column of a cell."""
        match = _CELL.fullmatch(name)
        if match is None:
            raise broken(self.sheet.file, f"sheet {self.sheet.name!r} has a cell called {name[:20]!r}")
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return int(match[2]), min(column, MOST_COLUMNS + 1)

    def _hide(self, hidden: list[tuple[int, int]], attributes: dict[str, str], first: int, last: int) -> None:
        if attributes.get("hidden") in _TRUE:
            hide(hidden, first, last)

    def _merge(self, area: str) -> None:
        first, _, last = area.partition(":")
        self.sheet.merge(Merged(*self._spot(first), *self._spot(last or first)))
