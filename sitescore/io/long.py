"""Understand a table with one row a measurement: site, criterion, value, and where it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from sitescore.core.checks import Floats
from sitescore.errors import Notice, Place, Problem
from sitescore.io.cells import text_problems
from sitescore.io.columns import Cells, file_decimal, repeated
from sitescore.io.coordinates import LATITUDE, LONGITUDE, located
from sitescore.io.footers import is_own_name, is_total, looks_odd, statistics_named
from sitescore.io.layers import USED, Layer, layers_of, measurement_of
from sitescore.io.long_rows import Entry, put
from sitescore.io.reading import Reading
from sitescore.io.seen_rows import kept_sites
from sitescore.io.site_rows import called_like
from sitescore.io.table import ABOUT, LONG, NAME, NUMBERS, Row, Table, is_remark, measured_name, refuse_hollow
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
    entries, found = _entries(table, at)
    problems += found
    sites = list(dict.fromkeys(entry.site for entry in entries))
    if not sites:
        return None, [*problems, Problem("SC201", table.whole, "there is a header and no measurement", "add rows")]
    layers = layers_of([(e.site, e.criterion, e.texts) for e in entries])
    measured = [(e, layer) for e, layer in zip(entries, layers, strict=True) if e.criterion not in DESCRIBING]
    cells = len(sites) * len({(entry.criterion, layer) for entry, layer in measured})
    refuse_hollow(table.whole, cells - len(measured), len(measured))
    about, places = _about(entries, sites, table, at["value"])
    told = [entry for entry in entries if entry.criterion in DESCRIBING]
    rows, texts = [entry.row for entry in told], [entry.texts["value"] for entry in told]
    problems += text_problems(texts, partial(_place_of, table, rows, at["value"]))
    figures = [entry.texts[name] for entry, _ in measured for name in NUMBERS]
    spots = [e.texts["value"] for e in entries if e.criterion in (LATITUDE, LONGITUDE)]
    decimal = file_decimal(table, reading, [figures], spots)
    first = {entry.criterion: entry.row for entry, _ in reversed(measured)}
    columns, found = _columns(table, at, sites, measured, decimal)
    problems += found
    totals, kept = _totals(table, at, entries, [cells.value for cells in columns[USED].values()])
    problems += totals
    notices = [*table.notices, *_told_of_table(table, decimal), *([kept_sites(table.file, kept)] if kept else [])]
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
        headers={name: table.place(first[name], at["criterion"]) for name in columns[USED]},
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
    entries: Sequence[Entry], sites: Sequence[str], table: Table, value: int
) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], Place]]:
    """Gather what describes sites, one text a site, and where each stands by site and name."""
    told = {(e.site, e.criterion): e for e in entries if e.criterion in DESCRIBING}
    names = [name for name in DESCRIBING if any(name == told_name for _, told_name in told)]
    texts = {key: entry.texts["value"] for key, entry in told.items()}
    about = {name: tuple(texts.get((site, name), "") for site in sites) for name in names}
    return about, {key: table.place(entry.row, value) for key, entry in told.items()}


def _columns(
    table: Table, at: dict[str, int], sites: Sequence[str], measured: Sequence[tuple[Entry, Layer]], decimal: str
) -> tuple[dict[Layer, dict[str, Cells]], list[Problem]]:
    """Make the columns of each layer by criterion."""
    columns: dict[Layer, dict[str, Cells]] = {USED: {}}
    number = {site: n for n, site in enumerate(sites)}
    problems: list[Problem] = []
    for entry, layer in measured:
        cells = _cells(columns, layer, entry.criterion, len(sites), table)
        problems += put(table, at, entry, number[entry.site], cells, decimal)
    return columns, problems


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
            hint = f"its columns are {', '.join(LONG)}"
            if name in DESCRIBING:
                hint = f"write it as a row of each site, with the criterion {name}"
            what = f"a table of measurements has no column {name!r}"
            hint += f"; say --ignore-column {name} to leave it out"
            strange.append(Problem("SC216", table.place(table.header, number), what, hint))
    return repeated(places, "the column", "SC211") + strange


def _entries(table: Table, at: dict[str, int]) -> tuple[list[Entry], list[Problem]]:
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
        entry = Entry(row, texts["site"], measured_name(texts["criterion"]), texts)
        places.setdefault(measurement_of(entry.site, entry.criterion, texts), []).append(table.place(row, at["value"]))
        entries.append(entry)
    return entries, problems + repeated(places, "the measurement", "SC217")


def _totals(
    table: Table, at: dict[str, int], entries: Sequence[Entry], figures: Sequence[Floats]
) -> tuple[list[Problem], list[str]]:
    """List sites whose id or name stands for others together, each once; and those that only are called so."""
    names = [entry.texts["value"] for entry in entries if entry.criterion == NAME]
    if not looks_odd(dict.fromkeys([*(entry.site for entry in entries), *names])):
        return [], []
    told: dict[str, Problem] = {}
    texts: dict[str, str] = {}
    for entry in entries:
        name = entry.texts["value"] if entry.criterion == NAME else ""
        if entry.site not in told and (is_total(entry.site) or is_total(name)):
            text, column, called = (name, "value", "name") if is_total(name) else (entry.site, "site", "id")
            what = f"the row {text!r} looks like a total, which is no site"
            hint = f"take out all rows of it, or give the site another {called}"
            told[entry.site] = Problem("SC220", table.place(entry.row, at[column]), what, hint)
            texts[entry.site] = text
    sites = list(dict.fromkeys(entry.site for entry in entries))
    doubtful = {n: named for n, site in enumerate(sites) if (named := statistics_named(texts.get(site, "")))}
    sure = [n for n, site in enumerate(sites) if site in told and n not in doubtful]
    own = [n for n in doubtful if is_own_name(sites[n], texts[sites[n]])]
    kept = [sites[n] for n in read_as_sites(doubtful, sure, figures, named=own)]
    left = [problem for site, problem in told.items() if site not in kept]
    return left, [called_like(site, texts[site]) for site in kept]


def _errors_told(table: Table, at: dict[str, int]) -> list[Problem]:
    """List errors of a spreadsheet where texts belong; numbers are checked as they are read."""
    problems = []
    for name in ("site", "criterion", "unit", "source", "date"):
        rows = [row for row in table.rows if name in at and at[name] < len(row.cells)]
        texts = [row.cells[at[name]].strip() for row in rows]
        problems += text_problems(texts, partial(_place_of, table, rows, at.get(name, 0)))
    return problems


def _place_of(table: Table, rows: Sequence[Row], at: int, number: int) -> Place:
    """Where a column's cell in row `number` of `rows` stands."""
    return table.place(rows[number], at)
