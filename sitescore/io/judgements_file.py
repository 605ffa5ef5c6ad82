"""Read a table of judgements: pairwise comparisons, swings, best-worst answers or ranks, node by node."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from sitescore.errors import InputError, Notice, Place, Problem, refusal
from sitescore.io.cells import Cell
from sitescore.io.columns import column_decimal, file_decimal, repeated, try_cell
from sitescore.io.judgement_columns import ALIASES, ASKED, HEADERS, PERSON, Asked
from sitescore.io.judgement_forms import GIVEN, Judgement
from sitescore.io.reading import Reading
from sitescore.io.sites_file import read_table
from sitescore.io.table import Row, Table, is_remark
from sitescore.model.criteria import CriteriaSet
from sitescore.model.hints import did_you_mean
from sitescore.model.judgements.form import as_number
from sitescore.model.titles import by_spelling, folded
from sitescore.model.weighting import siblings
from sitescore.records import dataclass

Judgements = Mapping[str, Mapping[str, Any]]
"""By node, as a criteria file has them."""
WRONG_TABLE = ("SC201", "SC204")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementTable:
    """What people judged, by person and node; `places` say where, by person, node and path within."""

    file: str
    digest: str
    method: str
    people: Mapping[str, Judgements]
    places: Mapping[tuple[str | int, ...], Place]
    notices: tuple[Notice, ...] = ()

    def place(self, person: str, node: str, path: Sequence[str | int] = ()) -> Place:
        """Where a judgement stands, or the nearest thing around it."""
        whole = (person, node, *path)
        nearest = next(whole[:length] for length in range(len(whole), 1, -1) if whole[:length] in self.places)
        return self.places[nearest]


def read_judgements(reading: Reading, criteria: CriteriaSet, *, asked: str | None = None) -> JudgementTable:
    """Read a table of judgements about the factors and criteria of a set.

    Parameters
    ----------
    reading : the file, and how it is to be read
    criteria : whose factors and criteria are named, by id or by title in any language
    asked : what people were asked, a key of ``ASKED``; None to tell by the header

    Raises
    ------
    InputError
        With every problem, each at its line and column: a column that is missing, a name that is
        not known, two that are not siblings, a figure that is no number, a judgement that stands
        twice.
    """
    try:
        table, data = read_table(reading, HEADERS)
    except InputError as error:
        hint = f"it needs a header with the columns {_all_columns(asked)}, and a row for each judgement"
        raise InputError(replace(p, hint=hint) if p.code in WRONG_TABLE else p for p in error.problems) from None
    columns = _columns(table)
    way = _way(table, columns, asked, reading)
    work = _Work(table, columns, way, criteria)
    entries = work.entries(reading)
    people, places = work.by_person(entries)
    if problems := [*table.problems, *work.problems]:
        raise InputError(problems)
    return JudgementTable(
        file=table.file,
        digest=hashlib.sha256(data).hexdigest(),
        method=way.method,
        people=people,
        places=places,
        notices=table.notices,
    )


def _columns(table: Table) -> dict[str, int]:
    """Find each column, by its name in English."""
    places: dict[str, list[Place]] = {}
    names = [ALIASES.get(folded(name), name) for name in table.names]
    for at, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(table.place(table.header, at))
    if problems := repeated(places, "the column", "SC211"):
        raise InputError(problems)
    return {name: at for at, name in enumerate(names)}


def _all_columns(asked: str | None) -> str:
    return " or ".join(", ".join(way.columns) for name, way in ASKED.items() if asked in (None, name))


def _way(table: Table, columns: Mapping[str, int], asked: str | None, reading: Reading) -> Asked:
    """Tell what was asked by the header, or say which columns are missing or unknown."""
    ways = [way for name, way in ASKED.items() if asked in (None, name) and columns.keys() >= set(way.columns)]
    known = {*(ways[0].columns if ways else _every_column()), PERSON, "", *reading.ignored}
    strange = [name for name in columns if not is_remark(name) and folded(name) not in known and name not in known]
    if ways and not strange:
        return ways[0]
    wanted = f"its columns are {_all_columns(asked)}, and {PERSON} where several people answer"
    place = table.place(table.header, columns[strange[0]] if strange else 0)
    missing = [name for name in ASKED[asked].columns if name not in columns] if asked else []
    lacks = f"the table lacks {', '.join(missing)}" if missing else "columns of the table are missing"
    what = f"a table of judgements has no column {strange[0]!r}" if strange else lacks
    raise refusal("SC221", place, what, wanted)


def _every_column() -> set[str]:
    return {column for way in ASKED.values() for column in way.columns}


@dataclass(slots=True)
class _Work:
    """A table and what is wrong with it so far."""

    table: Table
    columns: Mapping[str, int]
    way: Asked
    criteria: CriteriaSet
    problems: list[Problem] = field(default_factory=list)

    def entries(self, reading: Reading) -> list[Judgement]:
        """Read each row; those with problems are left out."""
        texts = [self._text(row, column) for row in self.table.rows for column in self.way.figures]
        decimal = column_decimal(reading, file_decimal(self.table, reading, [texts]), texts)
        known = self._spellings()
        above = {name: node for node, names in self._tree().items() for name in names}
        found = []
        for row in self.table.rows:
            before = len(self.problems)
            names = [self._name(row, column, known) for column in self.way.names]
            figures = [self._figure(row, column, decimal) for column in self.way.figures]
            nodes = {above[name] for name in names if name}
            if len(nodes) > 1:
                what = " and ".join(f"{name!r} is under {above[name]!r}" for name in names)
                self._refuse(row, self.way.names[0], what, "only siblings are compared")
            if len(self.problems) == before:
                places = {column: self._place(row, column) for column in self.way.columns}
                found.append(Judgement(self._text(row, PERSON), nodes.pop(), names, figures, places))
        if not self.table.rows:
            self.problems.append(Problem("SC201", self.table.whole, "there is a header and no judgement", "add rows"))
        return found

    def by_person(
        self, entries: Sequence[Judgement]
    ) -> tuple[dict[str, dict[str, Mapping[str, Any]]], dict[tuple[str | int, ...], Place]]:
        """Group the judgements by person and node, in the form of a criteria file."""
        groups: dict[tuple[str, str], list[Judgement]] = {}
        for entry in entries:
            groups.setdefault((entry.person, entry.node), []).append(entry)
        people: dict[str, dict[str, Mapping[str, Any]]] = {}
        places: dict[tuple[str | int, ...], Place] = {}
        for (person, node), some in groups.items():
            said: dict[str, list[Place]] = {}
            for entry in some:
                said.setdefault(" / ".join(entry.names), []).append(entry.places[self.way.names[0]])
            whose = f"the judgement of {person} on" if person else "the judgement on"
            self.problems += repeated(said, whose, "SC222")
            given, where = GIVEN[self.way.method](some, self.problems)
            people.setdefault(person, {})[node] = given
            places[person, node] = some[0].places[self.way.names[0]]
            places |= {(person, node, *path): place for path, place in where.items()}
        return people, places

    def _tree(self) -> dict[str, tuple[str, ...]]:
        return siblings(self.criteria.factors, self.criteria.criteria)

    def _spellings(self) -> dict[str, str]:
        entries = {**self.criteria.factors, **self.criteria.criteria}
        return by_spelling({name: entry.title.by_language().values() for name, entry in entries.items()})

    def _name(self, row: Row, column: str, known: Mapping[str, str]) -> str:
        text = self._text(row, column)
        if found := known.get(folded(text), ""):
            return found
        ids = [*self.criteria.factors, *self.criteria.criteria]
        hint = did_you_mean(text, [*ids, *known]) if text else "each row names what it is about"
        self._refuse(row, column, f"no factor or criterion {text!r} in {self.criteria.id}", hint)
        return ""

    def _figure(self, row: Row, column: str, decimal: str) -> float:
        """Read a figure; NaN where the cell is empty, which only best-worst answers may leave."""
        text, place = self._text(row, column), self._place(row, column)
        if not math.isnan(number := as_number(text)):
            return number
        before = len(self.problems)
        cell = try_cell(text, decimal, place, column, self.problems) or Cell()
        plain = not (cell.word or cell.unit or cell.not_applicable) and math.isnan(cell.spread)
        blank = not text and len(self.way.figures) > 1
        if len(self.problems) == before and not blank and (not plain or math.isnan(cell.value)):
            self._refuse(row, column, f"{column} must be a number, got {text!r}", "write a number")
        return cell.value

    def _text(self, row: Row, column: str) -> str:
        at = self.columns.get(column, len(row.cells))
        return row.cells[at].strip() if at < len(row.cells) else ""

    def _place(self, row: Row, column: str) -> Place:
        at = self.columns[column]
        return self.table.place(row, at) if at < len(row.cells) else replace(self.table.whole, line=row.line)

    def _refuse(self, row: Row, column: str, message: str, hint: str) -> None:
        self.problems.append(Problem("SC222", self._place(row, column), message, hint))
