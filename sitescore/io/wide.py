"""Understand a table with one row a site and one column a criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain

import numpy as np

from sitescore.errors import Place, Problem
from sitescore.io.body import Body
from sitescore.io.cells import text_problems
from sitescore.io.columns import Cells, column_decimal, file_decimal, plain_numbers, repeated, try_cell
from sitescore.io.coordinates import LATITUDE, LONGITUDE, located
from sitescore.io.evidence_columns import evidence_columns
from sitescore.io.footers import footer_kind
from sitescore.io.reading import Reading
from sitescore.io.seen_rows import SeenRows
from sitescore.io.site_rows import called_like, footers, site_problems, sites_among, unknown_footers
from sitescore.io.table import ABOUT, NAME, SITE, Row, Table, header_unit, is_remark, sound_rows
from sitescore.many_texts import fixed
from sitescore.model.site import Beside, Column, SiteTable
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What the columns of a wide table are, by number; ``dropped`` are names of those left out.

    ``beside`` are those about another one's figures: its name, and what of them they tell.
    """

    site: int
    name: int | None
    about: Mapping[str, int]
    criteria: Mapping[str, int]
    beside: Mapping[int, tuple[str, str]]
    dropped: tuple[str, ...]


def roles(table: Table, reading: Reading, *, by_blocks: bool = False) -> Roles | None:
    """Tell what each column is by its name; None where none holds the sites.

    In a table that is read in blocks no column is about another.
    """
    names = table.names
    if SITE not in names:
        return None
    dropped = tuple(n for n in names if is_remark(n) or n in reading.ignored or n == "note")
    beside = {} if by_blocks else evidence_columns(names, dropped)
    skipped = {SITE, NAME, *ABOUT, *dropped, *(names[at] for at in beside), ""}
    return Roles(
        site=names.index(SITE),
        name=names.index(NAME) if NAME in names else None,
        about={name: names.index(name) for name in ABOUT if name in names},
        criteria={name: at for at, name in enumerate(names) if name not in skipped},
        beside=beside,
        dropped=dropped,
    )


def read_wide(table: Table, reading: Reading, digest: str) -> tuple[SiteTable | None, list[Problem]]:
    """Make sites of the rows; None where not even the sites can be told."""
    rows, problems, short = sound_rows(table.whole, len(table.names), table.rows)
    known = roles(table, reading)
    figures, places, others = ([[row.cells[at] for row in rows] for at in columns] for columns in _numbered(known))
    decimal = file_decimal(table, reading, figures, chain(*places), others=others)
    body = RowBody(table, rows, reading, decimal, short)
    if known is None:
        return None, [*problems, *repeated_columns(table), *_nameless(table, body), no_site_column(table)]
    sites, found = sites_of(table, body, known, reading, digest=digest)
    return sites, problems + found


def _numbered(known: Roles | None) -> tuple[list[int], list[int], list[int]]:
    """Tell which columns hold figures, which coordinates, and which may be about figures or figures themselves."""
    if known is None:
        return [], [], []
    places = [known.about[name] for name in (LATITUDE, LONGITUDE) if name in known.about]
    return list(known.criteria.values()), places, list(known.beside)


def _bare_rows(table: Table, body: Body, known: Roles, rows: SeenRows) -> tuple[list[int], list[Problem]]:
    """Find the rows with nothing but an id, and those of them that are no sites; `rows` notes the others."""
    sites = body.texts(known.site)
    bare = [row for row in body.bare(known.site) if sites[row]]
    problems = unknown_footers(body, sites, known.site, bare, rows, width=len(table.names))
    refused = {problem.place.line for problem in problems}
    unknown = [sites[row] for row in bare if not footer_kind(sites[row]) and body.span(row)[0] not in refused]
    short = {line: lacking for line, lacking in body.short.items() if line not in refused}
    rows.add(len(body), body.decimal, short, unknown)
    return bare, problems


def sites_of(
    table: Table,
    body: Body,
    known: Roles,
    reading: Reading,
    *,
    digest: str = "",
    seen: SeenRows | None = None,
) -> tuple[SiteTable, list[Problem]]:
    """Make sites of a table's cells; where `body` is a part of them, `seen` are the rows of the parts before."""
    problems = [*repeated_columns(table), *_nameless(table, body)]
    if not len(body):
        problems.append(Problem("SC201", table.whole, "there is a header and no site", "add a row for each site"))
    sites = body.texts(known.site)
    titles = sites if known.name is None else body.texts(known.name)
    rows = seen or SeenRows()
    bare, found = _bare_rows(table, body, known, rows)
    problems += [*found, *([] if seen else rows.split_numbers(table))]
    problems += text_problems(table.header.cells, partial(table.place, table.header))
    for at in (known.site, *([] if known.name is None else [known.name]), *known.about.values(), *known.beside):
        problems += text_problems(body.texts(at), partial(body.place, at=at))
    columns = {}
    for name, at in known.criteria.items():
        columns[name], found = body.column(at)
        problems += found
    totals = footers(sites, known.site, titles, known.name)
    figures = [column.value for column in columns.values()]
    kept = sites_among(totals, sites, titles, bare, body, figures) if totals and not seen else []
    rows.kept += [called_like(sites[row], totals[row].text) for row in kept]
    problems += site_problems(body, sites, known.site, {row: totals[row] for row in totals if row not in kept})
    about = {name: tuple(body.texts(at)) for name, at in known.about.items()}
    coordinates, found, told = located(
        about, lambda row, name: body.place(row, known.about[name]), reading, body.decimal
    )
    problems += found
    result = SiteTable(
        file=table.file,
        digest=digest,
        sites=fixed(sites),
        names=fixed([title or site for title, site in zip(titles, sites, strict=True)] if "" in titles else titles),
        columns=columns,
        about=about,
        coordinates=coordinates,
        notices=(*rows.notices(table, known.dropped), *told),
        beside={table.names[at]: _beside(table, body, at, *of) for at, of in known.beside.items()},
        headers={name: table.place(table.header, at) for name, at in known.criteria.items()},
    )
    return result, problems


def _beside(table: Table, body: Body, at: int, of: str, part: str) -> Beside:
    """Give a column about another one's figures, which can be read as one of figures as well."""
    unit = header_unit(table.header.cells[at].strip())
    return Beside(of=of, part=part, texts=body.texts(at), unit=unit, header=table.place(table.header, at),
                  place=partial(body.place, at=at), column=partial(body.column, at))  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowBody:
    """The cells of rows, read one by one."""

    table: Table
    rows: Sequence[Row]
    reading: Reading
    decimal: str
    short: Mapping[int, int]

    def __len__(self) -> int:
        return len(self.rows)

    def texts(self, at: int) -> list[str]:
        """Give a column's cells, stripped."""
        return [row.cells[at].strip() for row in self.rows]

    def place(self, row: int, at: int) -> Place:
        """Where a cell stands."""
        return self.table.place(self.rows[row], at)

    def bare(self, at: int) -> list[int]:
        """List the rows with nothing but perhaps a cell in one column."""
        width = len(self.table.header.cells)
        return [
            number
            for number, row in enumerate(self.rows)
            if not any(cell and cell.strip() for n, cell in enumerate(row.cells[:width]) if n != at)
        ]

    def span(self, row: int) -> tuple[int, int]:
        """Lines on which a row begins and ends; 0 and 0 where they do not tell of blank rows."""
        found = self.rows[row]
        inside = 0 if self.table.sheet else sum(cell.strip().count("\n") for cell in found.cells)
        return (0, 0) if found.lines else (found.line, found.line + inside)

    def column(self, at: int) -> tuple[Column, list[Problem]]:
        """Read a criterion's cells."""
        texts = self.texts(at)
        header = self.table.header.cells[at].strip()
        cells = Cells(len(texts), self.table.file, self.table.sheet, unit=header_unit(header))
        cells.lines = np.array([row.lines[at] if row.lines else row.line for row in self.rows], dtype=np.intp)
        cells.columns = np.array([row.columns[at] if row.columns else at + 1 for row in self.rows], dtype=np.intp)
        problems: list[Problem] = []
        numbers = plain_numbers(texts) if self.decimal == "." else None
        if numbers is not None:
            cells.value = numbers
            return cells.finished(), problems
        decimal = column_decimal(self.reading, self.decimal, texts)
        for row, text in enumerate(texts):
            cell = try_cell(text, decimal, self.place(row, at), header, problems)
            if cell is not None:
                cells.put(row, cell, text)
        return cells.finished(), problems


def repeated_columns(table: Table) -> list[Problem]:
    """List columns whose name another has."""
    places: dict[str, list[Place]] = {}
    for at, name in enumerate(table.names):
        if name:
            places.setdefault(name, []).append(table.place(table.header, at))
    return repeated(places, "the column", "SC211")


def _nameless(table: Table, body: Body) -> list[Problem]:
    return [
        Problem("SC213", table.place(table.header, at), "a column with cells has no name", "name it, or empty it")
        for at, name in enumerate(table.names)
        if not name and any(body.texts(at))
    ]


def no_site_column(table: Table) -> Problem:
    """Say that no column holds the sites."""
    found = ", ".join(repr(cell.strip()) for cell in table.header.cells[:8])
    return Problem(
        "SC210",
        table.place(table.header, 0),
        f"there is no column `site`; the header has {found}",
        "name the column of site ids `site` (kohde, plats)",
    )
