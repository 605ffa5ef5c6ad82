"""What the rows of a wide table bring up besides their cells: notices, and numbers that decimal commas split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from sitescore.errors import Notice, Problem
from sitescore.io.table import Table
from sitescore.records import dataclass

TOLD = 5
"""Lines or ids that a notice names."""


def kept_sites(file: str, sites: Sequence[str]) -> Notice:
    """Say which sites are called like totals and were read as sites."""
    named = ", ".join(sites[:TOLD]) + (", …" if len(sites) > TOLD else "")
    return Notice("called_like_totals", {"file": file, "sites": named, "count": len(sites)})


@dataclass(slots=True, eq=False)
class SeenRows:
    """Rows seen so far, of one table.

    ``short`` and ``bare`` are the lines of the first rows that end early and the ids of the
    first with nothing else, ``short_rows`` and ``bare_rows`` how many there are; ``lacking``
    are the cells that short rows lack where decimal commas may be why, else 0; ``end`` is the
    line on which the last row ends, 0 before the first, and ``waiting`` what is to be said
    where more filled rows follow; ``kept`` are ids of sites that are called like totals.
    """

    rows: int = 0
    decimal: str = "."
    short: list[int] = field(default_factory=list)
    short_rows: int = 0
    lacking: set[int] = field(default_factory=set)
    bare: list[str] = field(default_factory=list)
    bare_rows: int = 0
    end: int = 0
    waiting: list[Problem] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def titles(self, candidates: Mapping[int, Problem], last_filled: int) -> list[Problem]:
        """Choose from rows with nothing but an id, each after a blank one, those that filled rows follow.

        Parameters
        ----------
        candidates : what is to be said of such rows, by number of the row
        last_filled : number of the last row with more than an id, -1 where there is none; what
            stands after it waits for the rows that are added next
        """
        told = [problem for row, problem in candidates.items() if row < last_filled]
        if last_filled >= 0:
            told, self.waiting = [*self.waiting, *told], []
        self.waiting += [problem for row, problem in candidates.items() if row > last_filled]
        return told

    def add(self, rows: int, decimal: str, short: Mapping[int, int], bare: Sequence[str]) -> None:
        """Note more rows; `short` has what each short one lacks, as `sound_rows` gives it, by line."""
        self.rows += rows
        self.decimal = decimal
        self.short = [*self.short, *list(short)[:TOLD]][:TOLD]
        self.short_rows += len(short)
        self.lacking.update(short.values())
        self.bare = [*self.bare, *bare[:TOLD]][:TOLD]
        self.bare_rows += len(bare)

    def notices(self, table: Table, dropped: Sequence[str]) -> tuple[Notice, ...]:
        """Say how the table was read; `dropped` are the columns that were left out."""
        notices = list(table.notices)
        if self.decimal == ",":
            notices.append(Notice("decimal_comma", {"file": table.file}))
        if dropped:
            notices.append(Notice("columns_ignored", {"file": table.file, "columns": ", ".join(dropped)}))
        if self.short:
            lines = ", ".join(map(str, self.short))
            notices.append(Notice("short_rows", {"file": table.file, "lines": lines, "count": self.short_rows}))
        if self.bare:
            sites = ", ".join(self.bare) + (", …" if self.bare_rows > len(self.bare) else "")
            notices.append(Notice("bare_rows", {"file": table.file, "sites": sites, "count": self.bare_rows}))
        if self.kept:
            notices.append(kept_sites(table.file, self.kept))
        return tuple(notices)

    def split_numbers(self, table: Table) -> list[Problem]:
        """Refuse a table of which all rows end early by as many cells, where its commas may have split numbers."""
        alike = self.short_rows == self.rows >= 2 and len(self.lacking) == 1
        if table.delimiter != "," or not alike or 0 in self.lacking:
            return []
        width, lacking = len(table.names), min(self.lacking)
        what = f"all {self.rows} rows have {width - lacking} cells, the header {width}"
        what += "; decimal commas without quotation marks may have split numbers and moved the cells after them"
        hint = 'write "12,5" or 12.5, or save with semicolons; where the last cells are empty, end rows with commas'
        return [Problem("SC212", replace(table.whole, line=self.short[0]), what, hint)]
