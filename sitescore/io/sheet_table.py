"""Find the table in a spreadsheet: the sheet, the header below titles, units below the header."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice, repeat

from sitescore.errors import Notice, Place, Problem, column_letters, refusal
from sitescore.io.cells import UNKNOWN, marks_said
from sitescore.io.columns import mark_beside
from sitescore.io.evidence_columns import evidence_columns, figure_columns
from sitescore.io.reading import Headers, Reading
from sitescore.io.sheet import MOST_COLUMNS, Book, RawCell, Share, Sheet, SheetRow, Shown, is_hidden
from sitescore.io.shown_units import as_shown, unit_shown
from sitescore.io.table import (
    ABOUT,
    ALIASES,
    LONG,
    NAME,
    NUMBERS,
    PLAIN_NAMES,
    SECOND_NAMES,
    SITE,
    Row,
    Table,
    header_unit,
    is_remark,
    known_name,
    lists_measurements,
    our_names,
    refuse_hollow,
)
from sitescore.model.hints import did_you_mean
from sitescore.model.titles import folded
from sitescore.model.units import FACTORS
from sitescore.patterns import pattern

_BY_NAME = {
    **{second: name for name, seconds in SECOND_NAMES.items() for second in seconds},
    **ALIASES,
    **{name: name for name in LONG},
}
SITES = Headers(
    names=_BY_NAME,
    needed=(frozenset({SITE}),),
    second={**_BY_NAME, **dict.fromkeys(PLAIN_NAMES[SITE], SITE)},
)
UNIT_ROW = frozenset({"", "unit", "units", "yksikkö", "yksiköt", "enhet", "enheter"})
_BRACKETS = pattern(r"^[\[(]|[\])]$")
MOST_TEXTS = 5
SEARCHED = 100
"""Rows from the top among which a header is looked for."""


def table_of(book: Book, reading: Reading) -> Table:
    """Read the table of an opened spreadsheet.

    Raises
    ------
    InputError
        If it has not the sheet that is asked for, or not exactly one whose header fits.
    """
    sheet, at = _chosen(book, reading, reading.headers or SITES)
    return _table(sheet, at, reading, _said(book, sheet, at, reading))


def _chosen(book: Book, reading: Reading, headers: Headers) -> tuple[Sheet, int]:
    """Choose the sheet, and find its header among its rows."""
    place, names = Place(reading.file), _listed(book.names)
    if reading.sheet is not None and reading.sheet not in book.names:
        hint = did_you_mean(reading.sheet, book.names) or f"there are {names}"
        raise refusal("SC226", place, f"there is no sheet {reading.sheet!r}", hint)
    visible = [name for name in book.names if name not in book.hidden]
    filled = [sheet for sheet in book.read([reading.sheet] if reading.sheet else visible) if sheet.rows]
    if not filled:
        raise refusal(
            "SC201", Place(reading.file, sheet=reading.sheet), "there is nothing in it", "add a header and rows"
        )
    fitting = _fitting(filled, headers)
    if len(filled) == 1:
        return (fitting or [(filled[0], 0)])[0]
    told = [(sheet, at) for sheet, at in fitting if sheet.name == book.table]
    if len(told or fitting) == 1:
        return (told or fitting)[0]
    example = f"{reading.file}!{(fitting[0][0] if fitting else filled[0]).name}"
    if fitting:
        several = _listed(sheet.name for sheet, _ in fitting)
        raise refusal("SC226", place, f"the sheets {several} all look like the table", f"choose one, as {example}")
    columns = " or ".join(", ".join(sorted(needed)) for needed in headers.needed)
    what = f"none of the sheets {names} has a header with the columns {columns}"
    raise refusal("SC226", place, what, f"name the columns so, or choose a sheet, as {example}")


def _fitting(sheets: Sequence[Sheet], headers: Headers) -> list[tuple[Sheet, int]]:
    """Find the sheets with a header, and where it is; by second names where none has one by the first."""
    for names in filter(None, (headers.names, headers.second)):
        if found := [(sheet, at) for sheet in sheets if (at := _header_at(sheet, names, headers)) is not None]:
            return found
    return []


def _header_at(sheet: Sheet, names: Mapping[str, str], headers: Headers) -> int | None:
    """Find the row that holds most known names of columns, then most different texts; the first of those alike."""
    best, found = (0, 0, 0), None
    for at, row in enumerate(islice(sheet.rows, SEARCHED)):
        cells, joined = _header_cells(sheet, row)
        known = {names.get(folded(known_name(cell))) for cell in cells} - {None}
        if any(needed <= known for needed in headers.needed):
            worth = (len(known), len({*cells}), joined)
            if worth > best:
                best, found = worth, at
    return found


def _header_cells(sheet: Sheet, row: SheetRow) -> tuple[list[str], int]:
    """Write a header's cells, those joined downwards into it with what stands above; and count these."""
    cells = [" ".join(_written(cell, ".").split()) for cell in row.cells]
    above = {other.line: other.cells for other in islice(sheet.rows, SEARCHED)}
    joined = [m for m in sheet.merged if m.top < row.line <= m.bottom and m.left == m.right <= MOST_COLUMNS]
    for merged in joined:
        at, given = merged.left - 1, above.get(merged.top, [])
        cells += [""] * (merged.left - len(cells))
        cells[at] = " ".join(_written(given[at], ".").split()) if at < len(given) else ""
    return cells, len(joined)


def _table(sheet: Sheet, at: int, reading: Reading, notices: tuple[Notice, ...]) -> Table:
    """Write the rows from the header on as texts."""
    header, _ = _header_cells(sheet, sheet.rows[at])
    body = sheet.rows[at + 1 :]
    width = max(len(header), *(len(row.cells) for row in body), 1)
    header += [""] * (width - len(header))
    given = sum(len(row.cells) for row in body)
    refuse_hollow(Place(sheet.file, sheet=sheet.name), len(body) * width - given, given)
    if body and (units := _units(header, body[0])):
        header, body = units, body[1:]
    mark, line = _mark(header, body, reading), sheet.rows[at].line
    told = _told(header, reading)
    rows = [
        Row(line=row.line, cells=[*map(_written, row.cells, repeat(mark), told(row)), *[""] * (width - len(row.cells))])
        for row in body
    ]
    return Table(
        file=reading.file,
        header=Row(line=line, cells=header),
        rows=[row for row in rows if any(cell.strip() for cell in row.cells)],
        decimal=mark if any(not isinstance(cell, str) for row in body for cell in row.cells) else None,
        sheet=sheet.name,
        notices=(*notices, *_beside(sheet, body, told)),
        problems=tuple(merged_problems(sheet, header, line)),
    )


def _units(header: Sequence[str], row: SheetRow) -> list[str]:
    """Put a row of units below the header into it; empty if the row is none."""
    names = our_names(header)
    if not all(isinstance(cell, str) for cell in row.cells):
        return []
    texts = {at: text for at, cell in enumerate(row.cells) if (text := str(cell).strip()).casefold() not in UNKNOWN}
    label = texts.pop(names.index(SITE) if SITE in names else 0, "").strip("[]():").casefold()
    units = {at: _BRACKETS.sub("", text) for at, text in texts.items()}
    if label not in UNIT_ROW or not units or not all(label or _is_surely_unit(text) for text in texts.values()):
        return []
    if any(not header[at] or header_unit(header[at]) not in ("", unit) for at, unit in units.items()):
        return []
    return [f"{cell} [{units[at]}]" if at in units and not header_unit(cell) else cell
            for at, cell in enumerate(header)]  # fmt: skip


def _is_surely_unit(text: str) -> bool:
    """Tell a unit even where nothing says that a row is of units."""
    return folded(_BRACKETS.sub("", text)) in FACTORS or _BRACKETS.match(text) is not None


def _mark(header: Sequence[str], body: Sequence[SheetRow], reading: Reading) -> str:
    """Choose the decimal mark to write numbers with: that of the texts in columns which hold both.

    Where these show none, it is one with which texts that can be read in two ways are refused.
    """
    if reading.decimal:
        return reading.decimal
    said: set[str] = set()
    figures: list[list[str]] = []
    others: list[list[str]] = []
    names = our_names(header)
    columns, beside = figure_columns(names, reading.ignored), evidence_columns(names, reading.ignored)
    for at in range(len(header)):
        cells = [row.cells[at] for row in body if at < len(row.cells)]
        texts = [cell for cell in cells if isinstance(cell, str)]
        if len(texts) < len(cells):
            said |= marks_said(texts)
        if at in columns:
            figures.append(texts)
        elif at in beside:
            others.append(texts)
    return said.pop() if len(said) == 1 else mark_beside(figures, others)


def _told(header: Sequence[str], reading: Reading) -> Callable[[SheetRow], Sequence[str | None]]:
    """Say of a row's cells in which unit its header or row has them; None for those of no measurement."""
    names = our_names(header)
    is_long = lists_measurements(names)
    beside = {} if is_long else evidence_columns(names, reading.ignored)
    none = {*LONG} - {*NUMBERS} if is_long else {SITE, NAME, *ABOUT, *(names[number] for number in beside)}
    units = [
        None if reading.headers or name in none or is_remark(name) else header_unit(cell)
        for name, cell in zip(names, header, strict=True)
    ]
    at = names.index("unit") if is_long and "unit" in names else None

    def told(row: SheetRow) -> Sequence[str | None]:
        if at is None or at >= len(row.cells):
            return units
        return [None if unit is None else str(row.cells[at]) for unit in units]

    return told


def _beside(sheet: Sheet, body: Sequence[SheetRow], told: Callable[[SheetRow], Sequence[str | None]]) -> list[Notice]:
    """Say which texts number formats show beside figures that are no units, and where each stands first."""
    found: dict[str, str] = {}
    for row in body:
        for at, cell in enumerate(row.cells):
            if isinstance(cell, Shown) and not unit_shown(cell) and (unit := told(row)[at]) is not None:
                text = f"{cell.before} {cell.after}".strip()
                if folded(text) != folded(unit):
                    found.setdefault(text, Place(sheet.file, row.line, at + 1, sheet=sheet.name).cell or "")
    texts = ", ".join(f"{text} ({cell})" for text, cell in islice(found.items(), MOST_TEXTS))
    more = ", …" if len(found) > MOST_TEXTS else ""
    return [Notice("texts_beside", {"file": sheet.file, "texts": texts + more})] if found else []


def _written(cell: RawCell, mark: str, told: str | None = None) -> str:
    """Write a cell as it would be written in a text table with a decimal mark; `told` is its column's unit."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Share):
        percent = Decimal(repr(cell.value)) * 100
        return f"{_number(float(percent), mark)} %"
    if isinstance(cell, Shown):
        before, number, unit = as_shown(cell, told) if told is not None else ("", cell.value, "")
        return f"{before} {_number(number, mark)} {unit}".strip()
    return _number(cell, mark)


def _number(number: float, mark: str) -> str:
    return repr(number).removesuffix(".0").replace(".", mark)


def merged_problems(sheet: Sheet, header: Sequence[str], line: int) -> list[Problem]:
    """List joined cells below the header: only the first of them holds anything."""
    notes = [is_remark(known_name(cell)) for cell in header]
    problems = []
    for merged in sheet.merged:
        columns = range(merged.left - 1, min(merged.right, len(header)))
        if merged.top > line and not all(notes[at] for at in columns):
            place = Place(sheet.file, merged.top, merged.left, sheet=sheet.name)
            last = Place(sheet.file, merged.bottom, merged.right, sheet=sheet.name)
            what = f"the cells to {last.cell} are merged, and only the first holds anything"
            problems.append(Problem("SC229", place, what, "unmerge them, and write in each what belongs there"))
    return problems


def _said(book: Book, sheet: Sheet, at: int, reading: Reading) -> tuple[Notice, ...]:
    """Say which sheet was read from which row on, and which were not looked at."""
    notices = []
    line = sheet.rows[at].line
    if len(book.names) > 1 or line > 1:
        notices.append(Notice("sheet_read", {"file": reading.file, "sheet": sheet.name, "line": line}))
    if reading.sheet is None and book.hidden:
        hidden = [name for name in book.names if name in book.hidden]
        notices.append(Notice("sheets_hidden", {"file": reading.file, "sheets": ", ".join(hidden)}))
    return (*notices, *_unseen(sheet, at))


def _unseen(sheet: Sheet, at: int) -> list[Notice]:
    """Say which rows and columns of the table are hidden, and read all the same."""
    notices = []
    lines = [row.line for row in sheet.rows[at + 1 :] if is_hidden(sheet.hidden_rows, row.line)]
    if lines:
        first = ", ".join(map(str, lines[:MOST_TEXTS])) + (", …" if len(lines) > MOST_TEXTS else "")
        notices.append(Notice("rows_hidden", {"file": sheet.file, "count": len(lines), "lines": first}))
    header, _ = _header_cells(sheet, sheet.rows[at])
    names = [f"{name} ({column_letters(column)})" for column, name in enumerate(header, 1)
             if name and not is_remark(known_name(name)) and is_hidden(sheet.hidden_columns, column)]  # fmt: skip
    if names:
        shown = ", ".join(names[:MOST_TEXTS]) + (", …" if len(names) > MOST_TEXTS else "")
        notices.append(Notice("columns_hidden", {"file": sheet.file, "count": len(names), "columns": shown}))
    return notices


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in names)
