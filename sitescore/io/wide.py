"""Understand a table with one row a site and one column a criterion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sitescore.errors import Notice, Place, Problem
from sitescore.io.columns import Cells, column_decimal, file_decimal, plain_numbers, repeated, try_cell
from sitescore.io.reading import Reading
from sitescore.io.table import ABOUT, NAME, REMARKS, SITE, Row, Table, header_unit
from sitescore.model.site import Column, SiteTable

TOTALS = frozenset({"total", "totals", "sum", "yhteensä", "summa", "totalt", "keskiarvo", "medeltal", "average"})


def read_wide(table: Table, reading: Reading, digest: str) -> tuple[SiteTable | None, list[Problem]]:
    """Make sites of the rows; None where not even the sites can be told."""
    names = table.names
    problems = _header_problems(table)
    if SITE not in names:
        return None, [*problems, _no_site_column(table)]
    rows, row_problems, short = _sound_rows(table)
    problems += row_problems
    site_at = names.index(SITE)
    sites = [row.cells[site_at].strip() for row in rows]
    problems += _site_problems(table, rows, sites, site_at)
    dropped = [n for n in names if n.casefold() in REMARKS or n in reading.ignored or n == "note"]
    skipped = {SITE, NAME, *ABOUT, *dropped, ""}
    criteria = {name: at for at, name in enumerate(names) if name not in skipped}
    fallback = file_decimal(table, reading, (row.cells[at] for at in criteria.values() for row in rows))
    columns = {}
    for name, at in criteria.items():
        columns[name], found = _column(table, rows, at, reading, fallback)
        problems += found
    about = {name: tuple(row.cells[names.index(name)].strip() for row in rows) for name in ABOUT if name in names}
    titles = [row.cells[names.index(NAME)].strip() for row in rows] if NAME in names else sites
    notices = list(table.notices)
    if fallback == ",":
        notices.append(Notice("decimal_comma", {"file": table.file}))
    if dropped:
        notices.append(Notice("columns_ignored", {"file": table.file, "columns": ", ".join(dropped)}))
    if short:
        notices.append(
            Notice("short_rows", {"file": table.file, "lines": ", ".join(map(str, short[:5])), "count": len(short)})
        )
    result = SiteTable(
        file=table.file,
        digest=digest,
        sites=tuple(sites),
        names=tuple(title or site for title, site in zip(titles, sites, strict=True)),
        columns=columns,
        about=about,
        notices=tuple(notices),
        headers={name: table.place(table.header, at) for name, at in criteria.items()},
    )
    return result, problems


def _header_problems(table: Table) -> list[Problem]:
    places: dict[str, list[Place]] = {}
    for at, name in enumerate(table.names):
        if name:
            places.setdefault(name, []).append(table.place(table.header, at))
    nameless = [
        Problem("SC213", table.place(table.header, at), "a column with cells has no name", "name it, or empty it")
        for at, name in enumerate(table.names)
        if not name and any(len(row.cells) > at and row.cells[at].strip() for row in table.rows)
    ]
    return repeated(places, "the column", "SC211") + nameless


def _no_site_column(table: Table) -> Problem:
    found = ", ".join(repr(cell.strip()) for cell in table.header.cells[:8])
    return Problem(
        "SC210",
        table.place(table.header, 0),
        f"there is no column `site`; the header has {found}",
        "name the column of site ids `site` (kohde, plats)",
    )


def _sound_rows(table: Table) -> tuple[list[Row], list[Problem], list[int]]:
    """Rows as wide as the header: longer ones are a problem, shorter ones are filled up."""
    width = len(table.header.cells)
    rows, problems, short = [], [], []
    for row in table.rows:
        if any(cell.strip() for cell in row.cells[width:]):
            problems.append(
                Problem(
                    "SC212",
                    Place(table.file, row.line),
                    f"the row has {len(row.cells)} cells, the header {width}",
                    "look for a delimiter inside a cell; put such cells in quotation marks",
                )
            )
        if len(row.cells) < width:
            short.append(row.line)
            rows.append(Row(line=row.line, cells=[*row.cells, *[""] * (width - len(row.cells))]))
        else:
            rows.append(row)
    if not rows:
        problems.append(Problem("SC201", Place(table.file), "there is a header and no site", "add a row for each site"))
    return rows, problems, short


def _site_problems(table: Table, rows: Sequence[Row], sites: Sequence[str], at: int) -> list[Problem]:
    places: dict[str, list[Place]] = {}
    problems = []
    for row, site in zip(rows, sites, strict=True):
        if site.casefold().strip(" :") in TOTALS:
            what = f"the row {site!r} looks like a total, which is no site"
            problems.append(Problem("SC220", table.place(row, at), what, "take it out, or give the site another id"))
        elif site:
            places.setdefault(site, []).append(table.place(row, at))
        else:
            problems.append(Problem("SC214", table.place(row, at), "the row has no site", "give the site an id"))
    return problems + repeated(places, "the site", "SC215")


def _column(
    table: Table, rows: Sequence[Row], at: int, reading: Reading, fallback: str
) -> tuple[Column, list[Problem]]:
    texts = [row.cells[at].strip() for row in rows]
    decimal = column_decimal(reading, fallback, texts)
    header = table.header.cells[at].strip()
    cells = Cells(len(rows), table.file, unit=header_unit(header))
    cells.lines = np.array([row.lines[at] if row.lines else row.line for row in rows], dtype=np.intp)
    cells.columns = np.array([row.columns[at] if row.columns else at + 1 for row in rows], dtype=np.intp)
    problems: list[Problem] = []
    numbers = plain_numbers(texts) if decimal == "." else None
    if numbers is not None:
        cells.value = numbers
        return cells.finished(), problems
    for number, text in enumerate(texts):
        cell = try_cell(text, decimal, table.place(rows[number], at), header, problems)
        if cell is not None:
            cells.put(number, cell, text)
    return cells.finished(), problems
