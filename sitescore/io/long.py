"""Understand a table with one row a measurement: site, criterion, value, and where it is from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sitescore.errors import Notice, Place, Problem
from sitescore.evidence import GRADES, Evidence
from sitescore.io.cells import Cell, error_problems
from sitescore.io.columns import Cells, file_decimal, repeated, try_cell
from sitescore.io.coordinates import LATITUDE, LONGITUDE, located
from sitescore.io.footers import is_total, looks_odd
from sitescore.io.layers import USED, Layer, date_fault, layers_of, measurement_of, use_fault
from sitescore.io.reading import Reading
from sitescore.io.table import ABOUT, LONG, NAME, NUMBERS, Row, Table, header_unit, is_remark, measured_name
from sitescore.model.site import Column, SiteTable
from sitescore.model.units import conversion

DESCRIBING = (NAME, *ABOUT)
"""What describes a site and is no measurement."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row, its cells by name."""

    row: Row
    site: str
    criterion: str
    texts: dict[str, str]


def read_long(table: Table, reading: Reading, digest: str) -> tuple[SiteTable | None, list[Problem]]:
    """Make sites of the rows; None where there are none."""
    at = {name: number for number, name in reversed(list(enumerate(table.names))) if name}
    problems = _header_problems(table, reading)
    entries, found = _entries(table, at)
    problems += found + _totals(table, at, entries)
    sites = list(dict.fromkeys(entry.site for entry in entries))
    if not sites:
        return None, [
            *problems,
            Problem("SC201", table.whole, "there is a header and no measurement", "add rows"),
        ]
    number = {site: n for n, site in enumerate(sites)}
    about, places = _about(entries, sites, table, at["value"])
    for entry in entries:
        if entry.criterion in DESCRIBING:
            problems += error_problems([entry.texts["value"]], partial(_place_of, table, [entry.row], at["value"]))
    figures = [e.texts[n] for e in entries if e.criterion not in DESCRIBING for n in NUMBERS]
    spots = [e.texts["value"] for e in entries if e.criterion in (LATITUDE, LONGITUDE)]
    decimal = file_decimal(table, reading, [figures], spots)
    columns: dict[Layer, dict[str, Cells]] = {USED: {}}
    headers: dict[str, Place] = {}
    for entry, layer in zip(entries, layers_of([(e.site, e.criterion, e.texts) for e in entries]), strict=True):
        if entry.criterion not in DESCRIBING:
            headers.setdefault(entry.criterion, table.place(entry.row, at["criterion"]))
            cells = _cells(columns, layer, entry.criterion, len(sites), table)
            problems += _put(table, at, entry, number[entry.site], cells, decimal)
    notices = (*table.notices, *_told_of_table(table, decimal))
    coordinates, found, said = located(about, lambda site, name: places[sites[site], name], reading, decimal)
    return SiteTable(
        file=table.file,
        digest=digest,
        sites=tuple(sites),
        names=tuple(name or site for name, site in zip(about.pop(NAME, sites), sites, strict=True)),
        columns={name: cells.finished() for name, cells in columns[USED].items()},
        earlier=_stacked(columns, "earlier"),
        second=_stacked(columns, "second"),
        about=about,
        headers=headers,
        coordinates=coordinates,
        notices=(*notices, *said),
    ), [*problems, *found]


def _told_of_table(table: Table, decimal: str) -> list[Notice]:
    """Say how the table was read: with a decimal comma, and without columns of further notes."""
    told = [Notice("decimal_comma", {"file": table.file})] if decimal == "," else []
    if left := [name for name in table.names if name not in LONG and is_remark(name)]:
        told.append(Notice("columns_ignored", {"file": table.file, "columns": ", ".join(left)}))
    return told


def _about(
    entries: Sequence[_Entry], sites: Sequence[str], table: Table, value: int
) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], Place]]:
    """Gather what describes sites, one text a site, and where each stands by site and name."""
    told = {(e.site, e.criterion): e for e in entries if e.criterion in DESCRIBING}
    names = [name for name in DESCRIBING if any(name == told_name for _, told_name in told)]
    texts = {key: entry.texts["value"] for key, entry in told.items()}
    about = {name: tuple(texts.get((site, name), "") for site in sites) for name in names}
    return about, {key: table.place(entry.row, value) for key, entry in told.items()}


def _cells(columns: dict[Layer, dict[str, Cells]], layer: Layer, name: str, sites: int, table: Table) -> Cells:
    """Give the cells of a criterion in a layer; each criterion has cells that are used, if empty ones."""
    for one in (USED, layer):
        if name not in columns.setdefault(one, {}):
            columns[one][name] = Cells(sites, table.file, table.sheet)
    return columns[layer][name]


def _stacked(columns: Mapping[Layer, Mapping[str, Cells]], kind: str) -> dict[str, tuple[Column, ...]]:
    """Gather the layers of one kind by criterion, the first first."""
    found: dict[str, tuple[Column, ...]] = {}
    for layer in sorted(layer for layer in columns if layer[0] == kind):
        for name, cells in columns[layer].items():
            found[name] = (*found.get(name, ()), cells.finished())
    return found


def _header_problems(table: Table, reading: Reading) -> list[Problem]:
    places: dict[str, list[Place]] = {}
    strange = []
    for number, name in enumerate(table.names):
        if name in LONG:
            places.setdefault(name, []).append(table.place(table.header, number))
        elif name and name not in reading.ignored and not is_remark(name):
            strange.append(
                Problem(
                    "SC216",
                    table.place(table.header, number),
                    f"a table of measurements has no column {name!r}",
                    f"its columns are {', '.join(LONG)}; say --ignore-column to leave it out",
                )
            )
    return repeated(places, "the column", "SC211") + strange


def _entries(table: Table, at: dict[str, int]) -> tuple[list[_Entry], list[Problem]]:
    entries, problems = [], _errors_told(table, at)
    places: dict[str, list[Place]] = {}
    for row in table.rows:
        width = len(row.cells)
        texts = {name: row.cells[at[name]].strip() if name in at and at[name] < width else "" for name in LONG}
        if any(cell.strip() for cell in row.cells[len(table.header.cells) :]):
            problems.append(
                Problem(
                    "SC212",
                    replace(table.whole, line=row.line),
                    f"the row has {len(row.cells)} cells, the header {len(table.header.cells)}",
                    "look for a delimiter inside a cell; put such cells in quotation marks",
                )
            )
        empty = [name for name in ("site", "criterion") if not texts[name]]
        if empty:
            problems.append(
                Problem(
                    "SC214",
                    table.place(row, at[empty[0]]),
                    f"the row has no {empty[0]}",
                    "every measurement needs its site and its criterion",
                )
            )
            continue
        entry = _Entry(row, texts["site"], measured_name(texts["criterion"]), texts)
        places.setdefault(measurement_of(entry.site, entry.criterion, texts), []).append(table.place(row, at["value"]))
        entries.append(entry)
    return entries, problems + repeated(places, "the measurement", "SC217")


def _totals(table: Table, at: dict[str, int], entries: Sequence[_Entry]) -> list[Problem]:
    """List sites whose id or name stands for others together, each once."""
    names = [entry.texts["value"] for entry in entries if entry.criterion == NAME]
    if not looks_odd(dict.fromkeys([*(entry.site for entry in entries), *names])):
        return []
    told: dict[str, Problem] = {}
    for entry in entries:
        name = entry.texts["value"] if entry.criterion == NAME else ""
        if entry.site not in told and (is_total(entry.site) or is_total(name)):
            text, column, called = (name, "value", "name") if is_total(name) else (entry.site, "site", "id")
            what = f"the row {text!r} looks like a total, which is no site"
            hint = f"take out all rows of it, or give the site another {called}"
            told[entry.site] = Problem("SC220", table.place(entry.row, at[column]), what, hint)
    return list(told.values())


def _errors_told(table: Table, at: dict[str, int]) -> list[Problem]:
    """List errors of a spreadsheet where texts belong; numbers are checked as they are read."""
    problems = []
    for name in ("site", "criterion", "unit", "source", "date"):
        rows = [row for row in table.rows if name in at and at[name] < len(row.cells)]
        texts = [row.cells[at[name]].strip() for row in rows]
        problems += error_problems(texts, partial(_place_of, table, rows, at.get(name, 0)))
    return problems


def _place_of(table: Table, rows: Sequence[Row], at: int, number: int) -> Place:
    """Where a column's cell in row `number` of `rows` stands."""
    return table.place(rows[number], at)


def _put(table: Table, at: dict[str, int], entry: _Entry, site: int, cells: Cells, decimal: str) -> list[Problem]:
    problems: list[Problem] = []
    place = table.place(entry.row, at["value"])
    cells.lines[site], cells.columns[site] = place.line or 0, place.column or 0
    read = {}
    for name in NUMBERS:
        where = table.place(entry.row, at.get(name, at["value"]))
        found = try_cell(entry.texts[name], decimal, where, f"{entry.criterion} of {entry.site}", problems)
        read[name] = _in_unit(found or Cell(), header_unit(table.header.cells[at[name]]) if name in at else "")
    if problems:
        return problems
    cell, low, high = (read[name] for name in NUMBERS)
    low_end = cell.low if math.isnan(low.value) else low.value
    high_end = cell.high if math.isnan(high.value) else high.value
    problems += [*_end_problems(table, at, entry, cell, {"low": low, "high": high}), *_grade_problems(table, at, entry)]
    unit, others = _unit_of(table, at, entry, {"value": cell, "low": low, "high": high})
    problems += others
    for name, fault_of in (("available_from", date_fault), ("used", use_fault)):
        if entry.texts[name] and (fault := fault_of(entry.texts)):
            problems.append(Problem("SC244", table.place(entry.row, at[name]), *fault))
    if low_end > high_end or cell.value < low_end or cell.value > high_end:
        given = f"{entry.texts['value'] or '(none)'}, {entry.texts['low']}..{entry.texts['high']}"
        what = f"{entry.criterion} of {entry.site}: value and range do not fit: {given}"
        problems.append(Problem("SC209", place, what, "low <= value <= high must hold"))
    ends = "..".join(filter(None, (entry.texts["low"], entry.texts["high"]))) if low.unit or high.unit else ""
    cells.put(site, replace(cell, low=low_end, high=high_end, unit=unit), entry.texts["value"] or ends)
    quality = entry.texts["quality"].upper()
    cells.evidence[site] = Evidence(
        source=entry.texts["source"],
        date=entry.texts["date"],
        quality=quality,
        note=entry.texts["note"],
        available_from=entry.texts["available_from"],
    )
    return problems


def _end_problems(
    table: Table, at: Mapping[str, int], entry: _Entry, cell: Cell, ends: Mapping[str, Cell]
) -> list[Problem]:
    """List ends of a range that are not one number, and those that the value leaves no room for."""
    problems = []
    for name, end in ends.items():
        text, own = entry.texts[name], cell.low if name == "low" else cell.high
        fault = None
        if end.word:
            fault = "SC218", f"{name} is {end.word!r}, not a number", "write a number"
        elif not all(map(math.isnan, (end.low, end.high, end.spread))):
            fault = "SC218", f"{name} is {text!r}, not one number", "write one number, without a sign, range or spread"
        elif math.isnan(end.value):
            continue
        elif cell.word or cell.not_applicable:
            what = f"{name} is {text!r}, and the value {entry.texts['value']!r} has no range"
            fault = "SC209", what, "leave low and high empty, or write the figure"
        elif not math.isnan(cell.spread) or not (math.isnan(own) or own == end.value):
            what = f"{name} is {text!r}, and the value {entry.texts['value']!r} says otherwise"
            fault = "SC209", what, "write the range once, in value or in low and high"
        if fault:
            code, what, hint = fault
            what = f"{entry.criterion} of {entry.site}: {what}"
            problems.append(Problem(code, table.place(entry.row, at[name]), what, hint))
    return problems


def _unit_of(
    table: Table, at: Mapping[str, int], entry: _Entry, parts: Mapping[str, Cell]
) -> tuple[str, list[Problem]]:
    """Tell the one unit of a row's numbers, and list those that are in another.

    It is that of the column ``unit``, else that of the value, else that of both ends.
    """
    own = {name: part.unit for name, part in parts.items() if part.unit}
    unit = entry.texts["unit"] or parts["value"].unit
    if not unit and own and not any(_has_number(part) and not part.unit for part in parts.values()):
        unit = next(iter(own.values()))
    others = f"the row is in {unit!r}" if unit else "other numbers of the row have no unit"
    hint = "write value, low and high in one unit; the column `unit` can name it"
    return unit, [
        Problem(
            "SC303",
            table.place(entry.row, at[name]),
            f"{entry.criterion} of {entry.site}: {name} is {entry.texts[name]!r}, and {others}",
            hint,
        )
        for name, one in own.items()
        if conversion(one, unit) != 1
    ]


def _in_unit(cell: Cell, unit: str) -> Cell:
    """Give a number that has no unit that of its header."""
    return replace(cell, unit=unit) if unit and not cell.unit and _has_number(cell) else cell


def _has_number(cell: Cell) -> bool:
    return not all(map(math.isnan, (cell.value, cell.low, cell.high)))


def _grade_problems(table: Table, at: Mapping[str, int], entry: _Entry) -> list[Problem]:
    """Say so where a grade is none."""
    quality = entry.texts["quality"].upper()
    if not quality or quality in GRADES:
        return []
    hint = "grades are A (exact, sourced), B, C and D (judgement)"
    return [Problem("SC219", table.place(entry.row, at["quality"]), f"quality is {quality!r}", hint)]
