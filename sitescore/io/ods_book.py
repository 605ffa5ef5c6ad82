"""Read the sheets of an OpenDocument spreadsheet (.ods)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sitescore.io.cells import UNCALCULATED, is_spreadsheet_error
from sitescore.io.packed_xml import Gathered, Package, open_package
from sitescore.io.sheet import TABLE, Book, Merged, RawCell, Share, Sheet, broken, number_cell, sheet_of

_NUMBERS = ("float", "currency", "percentage")
_DATES = {"date": "date-value", "time": "time-value"}


def open_ods(data: bytes, file: str) -> Book:
    """Find a spreadsheet's sheets.

    Raises
    ------
    InputError
        If the file is no such spreadsheet, is encrypted, or is beyond the limits of size.
    """
    package = open_package(data, file)
    if "content.xml" not in package and "xl/workbook.xml" in package:
        raise broken(file, "this is an .xlsx file under another ending")
    if "META-INF/manifest.xml" in package:
        manifest = _Manifest(file)
        package.parse("META-INF/manifest.xml", manifest)
    sheets = _Sheets()
    package.parse("content.xml", sheets)
    return Book(
        names=tuple(sheets.styles),
        hidden={name for name, style in sheets.styles.items() if style in sheets.hidden},
        read=lambda wanted: _read(package, wanted),
        table=sheets.site_table,
    )


def _read(package: Package, wanted: Collection[str]) -> list[Sheet]:
    cells = _Cells(package.file, Gathered(package.file), wanted)
    package.parse("content.xml", cells)
    return [sheet for sheet in cells.sheets if sheet.name in wanted]


@dataclass(slots=True)
class _Manifest:
    """Whether the parts are encrypted."""

    file: str

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        if name == "encryption-data":
            raise broken(self.file, "the file is encrypted")

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Sheets:
    """The style of each sheet by name, the styles that hide sheets, and the sheet that is said to hold the sites."""

    styles: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    style: str = ""
    site_table: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self.styles[_of(attributes, "name")] = _of(attributes, "style-name")
        elif name == "style":
            self.style = _of(attributes, "name")
        elif name == "table-properties" and _of(attributes, "display") == "false":
            self.hidden.add(self.style)
        elif name == "named-range" and _of(attributes, "name") == TABLE:
            self.site_table = sheet_of(_of(attributes, "cell-range-address"))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Cells:
    """The cells of the wanted sheets; comments on them are left out."""

    file: str
    gathered: Gathered
    wanted: Collection[str]
    sheets: list[Sheet] = field(default_factory=list)
    spent: list[int] = field(default_factory=lambda: [0])
    line: int = 1
    column: int = 1
    rows: int = 1
    row: list[tuple[int, int, RawCell]] = field(default_factory=list)
    cell: dict[str, str] = field(default_factory=dict)
    paragraphs: int = 0
    inside: int = 0
    comment: int = 0
    is_wanted: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            sheet = Sheet(self.file, _of(attributes, "name"), self.spent)
            self.sheets.append(sheet)
            self.line, self.is_wanted = 1, sheet.name in self.wanted
        elif not self.is_wanted:
            return
        elif name == "table-row":
            self.rows, self.column, self.row = _times(attributes, "number-rows-repeated"), 1, []
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.paragraphs = attributes, 0
            self.gathered.whole = ""
        elif name == "annotation":
            self.comment += 1
            self.gathered.is_open = False
        elif not self.comment:
            self._in_text(name, attributes)

    def end(self, name: str) -> None:
        if not self.is_wanted:
            return
        if name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "annotation":
            self.comment -= 1
            self.gathered.is_open = not self.comment and self.inside > 0
        elif name == "p" and not self.comment:
            self.inside -= 1
            self.gathered.is_open = self.inside > 0

    def text(self, text: str) -> None:
        self.gathered.add(text)

    def _in_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self.inside += 1
            self.gathered.is_open = True
            self.gathered.add("\n" if self.paragraphs else "")
            self.paragraphs += 1
        elif self.inside and name == "s":
            self.gathered.add(" " * min(_times(attributes, "c"), 1000))
        elif self.inside and name in ("tab", "line-break"):
            self.gathered.add("\t" if name == "tab" else "\n")

    def _end_cell(self) -> None:
        times, cell = _times(self.cell, "number-columns-repeated"), self._cell(self.gathered.whole)
        down, across = _times(self.cell, "number-rows-spanned"), _times(self.cell, "number-columns-spanned")
        if down > 1 or across > 1:
            self.sheets[-1].merge(Merged(self.line, self.column, self.line + down - 1, self.column + across - 1))
        if cell != "":
            self.row.append((self.column, times, cell))
        self.column += times

    def _end_row(self) -> None:
        if self.row:
            for line in range(self.line, self.line + self.rows):
                for column, times, cell in self.row:
                    self.sheets[-1].put(line, column, cell, times=times)
        self.line += self.rows

    def _cell(self, text: str) -> RawCell:
        kinds = {value for key, value in self.cell.items() if key.endswith("}value-type")}
        if "error" in kinds:
            return text if is_spreadsheet_error(text) else "#N/A"
        kind = _of(self.cell, "value-type")
        if kind in _NUMBERS:
            number = number_cell(_of(self.cell, "value"))
            return Share(number) if isinstance(number, float) and kind == "percentage" else number
        if kind in _DATES:
            return _of(self.cell, _DATES[kind]).replace("T", " ").removesuffix(" 00:00:00")
        if kind == "boolean":
            return _of(self.cell, "boolean-value")
        if not kind and not text and _of(self.cell, "formula"):
            return UNCALCULATED
        return text or _of(self.cell, "string-value")


def _of(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its name without the namespace."""
    return next((value for key, value in attributes.items() if key.endswith(f"}}{name}")), "")


def _times(attributes: dict[str, str], name: str) -> int:
    """Return how many times something is meant; once where it is not said."""
    return max(1, int(_of(attributes, name) or 1))
