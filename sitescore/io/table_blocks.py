"""Read a wide site table block by block, as arrays: tables that do not fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

import numpy as np

from sitescore.core.checks import Floats
from sitescore.errors import InputError, Notice, Place, Problem, refusal
from sitescore.io.column_body import ColumnBody
from sitescore.io.column_files import is_columnar, open_columnar
from sitescore.io.csv_blocks import Bodies, open_csv
from sitescore.io.frame_sites import needed_frame, open_frame
from sitescore.io.reading import Reading
from sitescore.io.repeated_sites import MOST_HASHES, TWICE, SeenHashes, hashes_of, repeated_sites
from sitescore.io.row_blocks import PIECE
from sitescore.io.seen_rows import SeenRows
from sitescore.io.table import Table, header_unit
from sitescore.io.wide import Roles, no_site_column, repeated_columns, roles, sites_of
from sitescore.model.site import SiteTable
from sitescore.records import dataclass

MOST_PROBLEMS = 1000
"""After so many the rest of a table is not read."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TableBlock:
    """Some rows of a site table, one after the other.

    ``first`` is the number of its first site in the table, from 0. ``sites`` has the ids,
    the names, and each criterion's cells as arrays with their places, words and ranges.
    """

    first: int
    sites: SiteTable

    def __len__(self) -> int:
        return len(self.sites)

    def measurements(self, columns: Sequence[str]) -> Floats:
        """Give the numbers of columns, (sites, columns) float64; NaN where a cell is empty or not one plain number."""
        return np.stack([self.sites.columns[name].value for name in columns], axis=1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BlockTable:
    """A site table that is read block by block, from the beginning each time it is iterated over.

    ``headers`` says where each criterion's column has its name, ``units`` what unit its header carries,
    ``table`` what else is known of the file beforehand, and ``looks`` what the last look at its rows brought up.
    Of each site id a hash of 8 bytes is kept, `most_hashes` at a time.
    """

    file: str
    headers: Mapping[str, Place]
    units: Mapping[str, str]
    table: Table
    bodies: Callable[[], Iterator[ColumnBody]]
    known: Roles
    reading: Reading
    most_hashes: int = MOST_HASHES
    looks: list[SeenRows] = field(default_factory=lambda: [SeenRows()])

    @property
    def notices(self) -> tuple[Notice, ...]:
        """How the file was read, as far as it was the last time."""
        return self.looks[-1].notices(self.table, self.known.dropped)

    def __iter__(self) -> Iterator[TableBlock]:
        """Read the table's blocks, each no sooner than it is wanted.

        Raises
        ------
        InputError
            With every cell and row that cannot be read in the rest of the table, up to
            ``MOST_PROBLEMS``, each placed; site ids given twice wherever they stand.
        """
        problems: list[Problem] = []
        first = 0
        seen = SeenHashes(most=self.most_hashes)
        rows = self.looks[-1] = SeenRows()
        for body in filter(len, self.bodies()):
            seen.add(hashes_of(body.texts(self.known.site)))
            sites, found = sites_of(body.table, body, self.known, self.reading, seen=rows)
            problems = list(dict.fromkeys([*problems, *body.cells.problems, *found]))
            if len(problems) >= MOST_PROBLEMS:
                break
            if not problems:
                yield TableBlock(first=first, sites=sites)
            first += len(body)
        else:
            problems += rows.split_numbers(self.table)
            twice = repeated_sites(seen, self.bodies, self.known.site, enough=MOST_PROBLEMS)
            problems = [*(problem for problem in problems if problem.code != TWICE), *twice]
        if problems:
            raise InputError(problems)
        if not first:
            raise refusal("SC201", Place(self.file), "there is a header and no site", "add a row for each site")


def table_blocks(reading: Reading, *, size: int = PIECE, most_hashes: int = MOST_HASHES) -> BlockTable:
    r"""Open a wide site table (CSV; Parquet, Feather or a folder of Parquet files) to be read block by block.

    Encoding, delimiter and decimal mark are found out from its beginning where `reading`
    does not give them.

    Parameters
    ----------
    reading : the file's name, and what is known of it
    size : bytes of the file in a block, about; 16 MiB unless given, which takes about 100 MB
    most_hashes : of site ids, kept at a time, 8 bytes each

    Raises
    ------
    InputError
        If the file cannot be read, is no wide table, or its header is unsound.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> file = Path(tempfile.mkdtemp()) / "sites.csv"
    >>> _ = file.write_text("site,port_km,grid_mw\na,2.5,\nb,13.2,40\nc,7,35..45\n", encoding="utf-8")
    >>> for block in table_blocks(Reading(file=str(file)), size=30):
    ...     print(block.first, block.sites.sites, block.measurements(["port_km", "grid_mw"]).tolist())
    0 ('a',) [[2.5, nan]]
    1 ('b', 'c') [[13.2, 40.0], [7.0, nan]]
    """
    return _blocks(*_opened(reading, size), reading, most_hashes)


def frame_blocks(frame: Any, reading: Reading, *, size: int = PIECE, most_hashes: int = MOST_HASHES) -> BlockTable:
    """Make blocks of a wide data frame, as `table_blocks` does of a file."""
    return _blocks(*open_frame(needed_frame(frame), reading, size=size), reading, most_hashes)


def _opened(reading: Reading, size: int) -> tuple[Table, Bodies]:
    if is_columnar(reading.file):
        return open_columnar(reading, size=size)
    return open_csv(reading, size=size)


def _blocks(table: Table, bodies: Bodies, reading: Reading, most_hashes: int) -> BlockTable:
    known = roles(table, reading, by_blocks=True)
    if table.is_long:
        what = "a table of measurements, one a row, cannot be read block by block"
        raise refusal("SC210", table.place(table.header, 0), what, "give a table with one row a site")
    problems = repeated_columns(table)
    if known is None or problems:
        raise InputError([*problems, *([no_site_column(table)] if known is None else [])])
    criteria = tuple(known.criteria.values())
    return BlockTable(
        file=reading.file,
        headers={name: table.place(table.header, at) for name, at in known.criteria.items()},
        units={name: unit for name, at in known.criteria.items() if (unit := header_unit(table.header.cells[at]))},
        table=table,
        bodies=lambda: bodies(criteria),
        known=known,
        reading=reading,
        most_hashes=most_hashes,
    )
