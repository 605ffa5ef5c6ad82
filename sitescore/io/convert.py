"""Write a site file in another form that says the same, each cell as it is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.cells import Cell, write_cell, write_number
from sitescore.io.column_files import frame_in_folder
from sitescore.io.columns import plain_numbers, try_cell
from sitescore.io.files import form_of_file, is_folder
from sitescore.io.frame_sites import read_rows
from sitescore.io.long import read_long
from sitescore.io.packed_rows import texts_in
from sitescore.io.reading import Reading
from sitescore.io.sites_file import read_table, reader_of
from sitescore.io.sites_writing import PLACES, SITE_WRITERS, Written
from sitescore.io.table import ABOUT, LONG, NAME, NUMBERS, Table, header_unit, known_name, measured_name
from sitescore.io.wide import read_wide
from sitescore.model.site import Column, SiteTable
from sitescore.records import dataclass

ARRAYS = ("value", "low", "high", "spread", "not_applicable")
TEXTS = ("words", "units", "unit", "evidence")


@dataclass(frozen=True, slots=True)
class Converted:
    """A site file in another form, and the sites as both are read."""

    content: str | bytes
    sites: SiteTable


def converted(reading: Reading, output: str) -> Converted:
    """Write a site file, wide or long as it is, in the form that an output's ending names.

    Numbers are written with decimal points, as short as they can be; coordinates are degrees.
    Columns that are no criteria are kept, notes too. What is written is read back and compared.

    Parameters
    ----------
    reading : the file, or a folder of Parquet files, and how it is read
    output : file name; its ending is .csv, .tsv, .json, .geojson, .parquet, .feather or .arrow

    Raises
    ------
    InputError
        With every problem in the file, or if the other form cannot say the same.
    """
    form = form_of_file(output, SITE_WRITERS, "table of sites is")
    by_parts = is_folder(reading.file)
    table = read_rows(frame_in_folder(reading)[0], reading) if by_parts else read_table(reading, None)[0]
    sites = _understood(table, replace(reading, file=table.file))
    if table.is_long and form == ".geojson":
        what = "a table of measurements has sources of each, which GeoJSON has no place for"
        raise refusal("SC253", Place(output), what, "give .csv, .json or .parquet; `rank -f geojson` gives a map")
    columns = _long_columns(table, sites) if table.is_long else _wide_columns(table, sites, reading.ignored)
    content = SITE_WRITERS[form](columns, sites)
    _check(content, output, sites)
    return Converted(content, sites)


def _understood(table: Table, reading: Reading) -> SiteTable:
    sites, problems = (read_long if table.is_long else read_wide)(table, reading, "")
    if problems or table.problems or sites is None:
        raise InputError([*table.problems, *problems])
    return sites


def _wide_columns(table: Table, sites: SiteTable, ignored: Collection[str]) -> Written:
    """Give each column by its header: criteria and places as they were read, others as they are written."""
    columns: Written = {}
    for at, (header, name) in enumerate(zip(table.header.cells, table.names, strict=True)):
        if name in sites.columns:
            columns[header.strip()] = _cells(sites.columns[name])
        elif name in PLACES and sites.coordinates is not None:
            columns[name] = sites.coordinates[:, PLACES.index(name)]
        elif name and name not in ignored:
            columns[header.strip() if known_name(header) == name else name] = list(texts_in(table.rows, at))
    return columns


def _cells(column: Column) -> np.ndarray | list[str]:
    if column.plain or not (column.texts or column.words or column.not_applicable.any()):
        return column.value
    return [write_cell(_cell(column, row)) for row in range(column.value.size)]


def _cell(column: Column, row: int) -> Cell:
    return Cell(
        value=column.value[row],
        low=column.low[row],
        high=column.high[row],
        spread=column.spread[row],
        word=column.words.get(row, ""),
        unit=column.units.get(row, ""),
        not_applicable=bool(column.not_applicable[row]),
    )


def _long_columns(table: Table, sites: SiteTable) -> Written:
    """Give each column of a table of measurements, its numbers with decimal points."""
    decimal = "," if any(notice.kind == "decimal_comma" for notice in sites.notices) else "."
    spots = dict(zip(sites.sites, sites.coordinates, strict=True)) if sites.coordinates is not None else {}
    texts = {name: list(texts_in(table.rows, at)) for at, name in enumerate(table.names) if name in LONG}
    units = {
        name: header_unit(cell) for name, cell in zip(table.names, table.header.cells, strict=True) if name in NUMBERS
    }
    told = {NAME, *ABOUT}
    for row, (site, criterion) in enumerate(zip(texts["site"], map(measured_name, texts["criterion"]), strict=True)):
        if criterion in PLACES and site in spots:
            texts["value"][row] = write_number(spots[site][PLACES.index(criterion)])
        elif criterion not in told:
            for name in NUMBERS:
                if name in texts:
                    texts[name][row] = _rewritten(texts[name][row], decimal)
    found = {name: plain_numbers(texts[name]) for name in NUMBERS if name in texts}
    return {
        f"{name} [{unit}]" if (unit := units.get(name)) else name: cells
        if (numbers := found.get(name)) is None
        else numbers
        for name, cells in texts.items()
    }


def _rewritten(text: str, decimal: str) -> str:
    return write_cell(try_cell(text, decimal, Place(""), "", []) or Cell())


def _check(content: str | bytes, output: str, sites: SiteTable) -> None:
    """Read what is to be written, and refuse to write it where it says anything else."""
    data = content.encode() if isinstance(content, str) else content
    reading = Reading(file=output)
    try:
        again = _understood(reader_of(output, data)(data, reading), reading)
        different = _different(sites, again)
    except InputError as error:
        different = str(error.problems[0].message)
    if different:
        what = f"read back from there, the table is not what it is: {different}"
        raise InputError([Problem("SC252", Place(output), what, "nothing was written")])


def _different(one: SiteTable, other: SiteTable) -> str:
    """Name the first thing in which two tables differ; "" where they do not."""
    parts = [("the ids", one.sites == other.sites), ("the names", one.names == other.names)]
    parts += [
        ("what is told of sites", _told(one) == _told(other)),
        ("the criteria", set(one.columns) == set(other.columns)),
    ]
    parts.append(("the sources", _beside(one) == _beside(other)))
    parts.append(("the places", _same(one.coordinates, other.coordinates)))
    for name in one.columns.keys() & other.columns.keys():
        first, second = one.columns[name], other.columns[name]
        same = all(_same(getattr(first, part), getattr(second, part)) for part in ARRAYS)
        parts.append((name, same and all(getattr(first, part) == getattr(second, part) for part in TEXTS)))
    return next((name for name, same in parts if not same), "")


def _told(sites: SiteTable) -> dict[str, tuple[str, ...]]:
    return {name: texts for name, texts in sites.about.items() if name not in PLACES and any(texts)}


def _beside(sites: SiteTable) -> dict[str, tuple[str, str, list[str]]]:
    return {name: (beside.of, beside.part, list(beside.texts)) for name, beside in sites.beside.items()}


def _same(one: np.ndarray | None, other: np.ndarray | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
