"""Read the sheets of an OpenDocument spreadsheet (.ods)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import field

from sitescore.io.cells import UNCALCULATED, is_spreadsheet_error
from sitescore.io.ods_styles import OdsStyles, of
from sitescore.io.packed_xml import Gathered, Package, open_package
from sitescore.io.rich_text import OddParts
from sitescore.io.sheet import TABLE, Book, Merged, RawCell, Share, Sheet, Shown, broken, hide, number_cell, sheet_of
from sitescore.model.units import is_money
from sitescore.records import dataclass

_NUMBERS = ("float", "currency", "percentage")
_UNSEEN = ("collapse", "filter")
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
    styles = OdsStyles(Gathered(file))
    if "styles.xml" in package:
        package.parse("styles.xml", styles)
    sheets = _Sheets(styles)
    package.parse("content.xml", sheets)
    return Book(
        names=tuple(sheets.styles),
        hidden={name for name, style in sheets.styles.items() if style in sheets.hidden},
        read=lambda wanted: _read(package, wanted, styles),
        table=sheets.site_table,
    )


def _read(package: Package, wanted: Collection[str], styles: OdsStyles) -> list[Sheet]:
    cells = _Cells(package.file, OddParts(Gathered(package.file)), wanted, styles)
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
    """The style of each sheet by name, the styles that hide sheets, and the sheet that is said to hold the sites.

    ``cell_styles`` take in all that stands before the sheets.
    """

    cell_styles: OdsStyles
    styles: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    style: str = ""
    site_table: str = ""
    is_before: bool = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "body":
            self.is_before = False
        elif self.is_before:
            self.cell_styles.start(name, attributes)
        if name == "table":
            self.styles[of(attributes, "name")] = of(attributes, "style-name")
        elif name == "style":
            self.style = of(attributes, "name")
        elif name == "table-properties" and of(attributes, "display") == "false":
            self.hidden.add(self.style)
        elif name == "named-range" and of(attributes, "name") == TABLE:
            self.site_table = sheet_of(of(attributes, "cell-range-address"))

    def end(self, name: str) -> None:
        if self.is_before:
            self.cell_styles.end(name)

    def text(self, text: str) -> None:
        if self.is_before:
            self.cell_styles.text(text)


@dataclass(slots=True)
class _Cells:
    """The cells of the wanted sheets; comments on them are left out."""

    file: str
    parts: OddParts
    wanted: Collection[str]
    styles: OdsStyles
    sheets: list[Sheet] = field(default_factory=list)
    spent: list[int] = field(default_factory=lambda: [0])
    line: int = 1
    column: int = 1
    rows: int = 1
    row: list[tuple[int, int, RawCell]] = field(default_factory=list)
    row_style: str = ""
    column_styles: list[tuple[int, str]] = field(default_factory=list)
    spans: list[str] = field(default_factory=list)
    cell: dict[str, str] = field(default_factory=dict)
    paragraphs: int = 0
    inside: int = 0
    comment: int = 0
    is_wanted: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            sheet = Sheet(self.file, of(attributes, "name"), self.spent)
            self.sheets.append(sheet)
            self.line, self.is_wanted, self.column_styles = 1, sheet.name in self.wanted, []
        elif not self.is_wanted:
            return
        elif name == "table-column":
            self._columns(attributes)
        elif name == "table-row":
            self._start_row(attributes)
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.paragraphs = attributes, 0
            self.parts.clear()
        elif name == "annotation":
            self.comment += 1
            self.parts.gathered.is_open = False
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
            self.parts.gathered.is_open = not self.comment and self.inside > 0
        elif name == "p" and not self.comment:
            self.inside -= 1
            self.parts.gathered.is_open = self.inside > 0
        elif name == "span" and self.spans and not self.comment:
            self.spans.pop()
            self.parts.open(next(filter(None, self.spans), ""))

    def text(self, text: str) -> None:
        self.parts.gathered.add(text)

    def _columns(self, attributes: dict[str, str]) -> None:
        last = self.column_styles[-1][0] if self.column_styles else 0
        columns = _times(attributes, "number-columns-repeated")
        self.column_styles.append((last + columns, of(attributes, "default-cell-style-name")))
        if of(attributes, "visibility") in _UNSEEN:
            hide(self.sheets[-1].hidden_columns, last + 1, last + columns)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.rows, self.column, self.row = _times(attributes, "number-rows-repeated"), 1, []
        self.row_style = of(attributes, "default-cell-style-name")
        if of(attributes, "visibility") in _UNSEEN:
            hide(self.sheets[-1].hidden_rows, self.line, self.line + self.rows - 1)

    def _in_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self.inside += 1
            self.parts.gathered.is_open = True
            self.parts.gathered.add("\n" if self.paragraphs else "")
            self.paragraphs += 1
        elif self.inside and name == "s":
            self.parts.gathered.add(" " * min(_times(attributes, "c"), 1000))
        elif self.inside and name in ("tab", "line-break"):
            self.parts.gathered.add("\t" if name == "tab" else "\n")
        elif self.inside and name == "span":
            self.spans.append(self.styles.raised.get(of(attributes, "style-name"), ""))
            self.parts.open(next(filter(None, self.spans), ""))

    def _end_cell(self) -> None:
        times, cell = _times(self.cell, "number-columns-repeated"), self._cell(self.parts.text())
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
        kind = of(self.cell, "value-type")
        if kind in _NUMBERS:
            number = number_cell(of(self.cell, "value"))
            return self._shown(number, kind) if isinstance(number, float) else number
        if kind in _DATES:
            return of(self.cell, _DATES[kind]).replace("T", " ").removesuffix(" 00:00:00")
        if kind == "boolean":
            return of(self.cell, "boolean-value")
        if not kind and not text and of(self.cell, "formula"):
            return UNCALCULATED
        return text or of(self.cell, "string-value")

    def _shown(self, number: float, kind: str) -> RawCell:
        """Give a number as its cell shows it: per cent, in a currency, or as its style says."""
        if kind == "percentage":
            return Share(number)
        shown = self.styles.format_of(of(self.cell, "style-name") or self._default_style()).cell(number)
        currency = of(self.cell, "currency") if kind == "currency" else ""
        beside = f"{shown.before}{shown.after}" if isinstance(shown, Shown) else ""
        return Shown(number, "", currency) if currency and (not beside or is_money(beside)) else shown

    def _default_style(self) -> str:
        """Name the style of cells that name none: their row's, or their column's."""
        at = bisect_left(self.column_styles, (self.column, ""))
        return self.row_style or (self.column_styles[at][1] if at < len(self.column_styles) else "")


def _times(attributes: dict[str, str], name: str) -> int:
    """Return how many times something is meant; once where it is not said."""
    return max(1, int(of(attributes, name) or 1))
