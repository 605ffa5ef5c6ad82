"""Understand a table with one row a measurement: site, criterion, value, and where it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain, compress

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.errors import Notice, Place, Problem
from sitescore.io.cells import text_problems
from sitescore.io.columns import Cells, file_decimal, repeated
from sitescore.io.coordinates import LATITUDE, LONGITUDE, located
from sitescore.io.footers import is_own_name, is_total, looks_odd, statistics_named
from sitescore.io.layers import USED, Layer
from sitescore.io.long_cells import LongCells, column_problems, first_of, long_cells
from sitescore.io.long_rows import put
from sitescore.io.reading import Reading
from sitescore.io.seen_rows import kept_sites
from sitescore.io.site_rows import called_like
from sitescore.io.sure_rows import SureRows, sure_rows
from sitescore.io.table import ABOUT, LONG, NAME, NUMBERS, Table, is_remark, refuse_hollow
from sitescore.io.totals import read_as_sites
from sitescore.model.site import Column, SiteTable

DESCRIBING = (NAME, *ABOUT)
"""What describes a site and is no measurement."""


def read_long(table: Table, reading: Reading, digest: str) -> tuple[SiteTable | None, list[Problem]]:
    """Make sites of the rows; None where there are none.

    Raises
    ------
    InputError
        If nearly all of what sites and criteria make is not given.
    """
    at = {name: number for number, name in reversed(list(enumerate(table.names))) if name}
    problems = _header_problems(table, reading) + text_problems(table.header.cells, partial(table.place, table.header))
    cells, found = long_cells(table, at)
    layers, alone, twice = cells.layers()
    problems += found + twice
    sites = cells.sites
    if not sites:
        return None, [*problems, Problem("SC201", table.whole, "there is a header and no measurement", "add rows")]
    measured = _measured(cells)
    about, places = _about(cells, measured)
    told = np.flatnonzero(~measured).tolist()
    texts = cells.texts["value"]
    problems += column_problems([texts[row] for row in told], lambda number: cells.place(told[number], "value"))
    decimal = _decimal(cells, measured, reading)
    sure = sure_rows(cells, alone & measured, decimal)
    rows = np.flatnonzero(measured)
    columns, found = _columns(cells, layers, rows, sure, decimal)
    problems += found
    totals, kept = _totals(cells, [made.value for made in columns[USED].values()])
    problems += totals
    notices = [*table.notices, *_told_of_table(table, decimal), *([kept_sites(table.file, kept)] if kept else [])]
    coordinates, found, said = located(about, lambda site, name: places[sites[site], name], reading, decimal)
    first = _first_rows(cells, rows)
    return SiteTable(
        file=table.file,
        digest=digest,
        sites=tuple(sites),
        names=tuple(name or site for name, site in zip(about.pop(NAME, sites), sites, strict=True)),
        columns={name: made.finished() for name, made in columns[USED].items()},
        earlier=_stacked(columns, "earlier"),
        second=_stacked(columns, "second"),
        about=about,
        headers={name: cells.place(first[name], "criterion") for name in columns[USED]},
        coordinates=coordinates,
        notices=(*notices, *said),
    ), [*problems, *found]


def _told_of_table(table: Table, decimal: str) -> list[Notice]:
    """Say how the table was read: with a decimal comma, and without columns of further notes."""
    told = [Notice("decimal_comma", {"file": table.file})] if decimal == "," else []
    if left := [name for name in table.names if name not in LONG and is_remark(name)]:
        told.append(Notice("columns_ignored", {"file": table.file, "columns": ", ".join(left)}))
    return told


def _measured(cells: LongCells) -> Booleans:
    """Tell rows that are measurements, (rows,), from those that describe sites."""
    found = np.array([name not in DESCRIBING for name in cells.criteria], dtype=bool)[cells.criterion]
    return np.asarray(found, dtype=bool)


def _first_rows(cells: LongCells, rows: Integers) -> dict[str, int]:
    """Give the first of some rows for each criterion, in their order."""
    first = first_of(cells.criterion[rows], len(cells.criteria))
    found = sorted((at, number) for number, at in enumerate(first.tolist()) if at >= 0)
    return {cells.criteria[number]: int(rows[at]) for at, number in found}


def _decimal(cells: LongCells, measured: Booleans, reading: Reading) -> str:
    """Choose the decimal mark of a table's numbers."""
    columns = [cells.texts[name] for name in NUMBERS if name in cells.at]
    figures = chain.from_iterable(compress(texts, measured.tolist()) for texts in columns)
    spots = [number for number, name in enumerate(cells.criteria) if name in (LATITUDE, LONGITUDE)]
    rows = [row for spot in spots for row in np.flatnonzero(cells.criterion == spot).tolist()]
    return file_decimal(cells.table, reading, [list(figures)], [cells.texts["value"][row] for row in rows])


def _about(cells: LongCells, measured: Booleans) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], Place]]:
    """Gather what describes sites, one text a site, and where each stands by site and name."""
    rows = np.flatnonzero(~measured).tolist()
    told = {(cells.sites[cells.site[row]], cells.criteria[cells.criterion[row]]): row for row in rows}
    given = {name for _, name in told}
    texts = {key: cells.texts["value"][row] for key, row in told.items()}
    about = {name: tuple(texts.get((site, name), "") for site in cells.sites) for name in DESCRIBING if name in given}
    return about, {key: cells.place(row, "value") for key, row in told.items()}


def _columns(
    cells: LongCells, layers: Mapping[int, Layer], rows: Integers, sure: SureRows, decimal: str
) -> tuple[dict[Layer, dict[str, Cells]], list[Problem]]:
    """Make the columns of each layer by criterion from the rows of measurements.

    Raises
    ------
    InputError
        If nearly all of what sites and criteria make is not given.
    """
    others = {row: (layer, int(cells.criterion[row])) for row, layer in layers.items()}
    is_used = np.ones(len(cells), dtype=bool)
    is_used[list(others)] = False
    used = rows[is_used[rows]]
    kinds = {*others.values(), *((USED, number) for number in set(cells.criterion[used].tolist()))}
    refuse_hollow(cells.table.whole, len(cells.sites) * len(kinds) - rows.size, rows.size)
    empty = partial(Cells, len(cells.sites), cells.table.file, cells.table.sheet)
    columns: dict[Layer, dict[str, Cells]] = {USED: {name: empty() for name in _first_rows(cells, rows)}}
    at_once = used[sure.sure[used]]
    by_criterion = at_once[np.argsort(cells.criterion[at_once], kind="stable")]
    for some in np.split(by_criterion, np.flatnonzero(np.diff(cells.criterion[by_criterion])) + 1):
        if some.size:
            sure.put(some, columns[USED][cells.criteria[cells.criterion[some[0]]]])
    problems: list[Problem] = []
    mixed: dict[str, int] = {}
    for row in rows[~sure.sure[rows]].tolist():
        layer, entry = layers.get(row, USED), cells.entry(row)
        by_name = columns.setdefault(layer, {})
        if entry.criterion not in by_name:
            by_name[entry.criterion] = empty()
        problems += put(cells.table, cells.at, entry, int(cells.site[row]), by_name[entry.criterion], decimal)
        if layer == USED:
            mixed[entry.criterion] = cells.criterion[row]
    for name, number in mixed.items():
        own = used[cells.criterion[used] == number]
        columns[USED][name].sort(dict(zip(cells.site[own[::-1]].tolist(), own[::-1].tolist(), strict=True)))
    return columns, problems


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
            hint = f"its columns are {', '.join(LONG)}"
            if name in DESCRIBING:
                hint = f"write it as a row of each site, with the criterion {name}"
            what = f"a table of measurements has no column {name!r}"
            hint += f"; say --ignore-column {name} to leave it out"
            strange.append(Problem("SC216", table.place(table.header, number), what, hint))
    return repeated(places, "the column", "SC211") + strange


def _totals(cells: LongCells, figures: Sequence[Floats]) -> tuple[list[Problem], list[str]]:
    """List sites whose id or name stands for others together, each once; and those that only are called so."""
    named = cells.criteria.index(NAME) if NAME in cells.criteria else -1
    names = {row: cells.texts["value"][row] for row in np.flatnonzero(cells.criterion == named).tolist()}
    if not looks_odd(dict.fromkeys([*cells.sites, *names.values()])):
        return [], []
    sites, first = cells.sites, first_of(cells.site, len(cells.sites)).tolist()
    odd = {row for site, row in zip(sites, first, strict=True) if is_total(site)}
    odd |= {row for row, name in names.items() if is_total(name)}
    told: dict[str, Problem] = {}
    texts: dict[str, str] = {}
    for row in sorted(odd):
        site, name = sites[cells.site[row]], names.get(row, "")
        if site not in told:
            text, column, called = (name, "value", "name") if is_total(name) else (site, "site", "id")
            what = f"the row {text!r} looks like a total, which is no site"
            hint = f"take out all rows of it, or give the site another {called}"
            told[site] = Problem("SC220", cells.place(row, column), what, hint)
            texts[site] = text
    doubtful = {n: means for n, site in enumerate(sites) if (means := statistics_named(texts.get(site, "")))}
    sure = [n for n, site in enumerate(sites) if site in told and n not in doubtful]
    own = [n for n in doubtful if is_own_name(sites[n], texts[sites[n]])]
    kept = [sites[n] for n in read_as_sites(doubtful, sure, figures, named=own)]
    left = [problem for site, problem in told.items() if site not in kept]
    return left, [called_like(site, texts[site]) for site in kept]
