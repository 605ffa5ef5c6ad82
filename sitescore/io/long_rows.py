"""Understand one row of a table of measurements: its figure, ends, unit, and where it is from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from sitescore.errors import Problem
from sitescore.evidence import GRADES, Evidence
from sitescore.io.cells import Cell
from sitescore.io.columns import Cells, try_cell
from sitescore.io.layers import date_fault, use_fault
from sitescore.io.table import NUMBERS, Row, Table, header_unit
from sitescore.model.units import conversion
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, its cells by name."""

    row: Row
    site: str
    criterion: str
    texts: dict[str, str]


def put(table: Table, at: Mapping[str, int], entry: Entry, site: int, cells: Cells, decimal: str) -> list[Problem]:
    """Set the cell of site number `site` from its row; list what is wrong with the row.

    `at` are the numbers of the table's columns by name, `decimal` is the mark of its numbers.
    """
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
    table: Table, at: Mapping[str, int], entry: Entry, cell: Cell, ends: Mapping[str, Cell]
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


def _unit_of(table: Table, at: Mapping[str, int], entry: Entry, parts: Mapping[str, Cell]) -> tuple[str, list[Problem]]:
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


def _grade_problems(table: Table, at: Mapping[str, int], entry: Entry) -> list[Problem]:
    """Say so where a grade is none."""
    quality = entry.texts["quality"].upper()
    if not quality or quality in GRADES:
        return []
    hint = "grades are A (exact, sourced), B, C and D (judgement)"
    return [Problem("SC219", table.place(entry.row, at["quality"]), f"quality is {entry.texts['quality']!r}", hint)]
