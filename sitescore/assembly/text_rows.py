"""From the blocks of a text table to cells that are scored row by row, checked as in a table that is read whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sitescore.assembly.matching import as_titled
from sitescore.assembly.measurements import Measured, measured, nothing_measured
from sitescore.core.checks import Floats
from sitescore.errors import InputError, Notice, Place, Problem
from sitescore.io.table_blocks import MOST_PROBLEMS, BlockTable, TableBlock
from sitescore.model.criteria import CriteriaSet
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class TextBlock:
    """Some rows of a text table: the number of the first, their cells, and what is kept of those that are listed."""

    first: int
    cells: Floats
    kept: tuple[NDArray[Any], ...]

    @property
    def rows(self) -> int:
        """How many."""
        return len(self.cells)

    def load(self) -> tuple[Floats, tuple[NDArray[Any], ...]]:
        """Give the cells, (rows, criteria), and ids, names, and lower and upper ends of the cells."""
        return self.cells, self.kept


@dataclass(frozen=True, slots=True, eq=False)
class TextTable:
    """A text table as a source of blocks of cells; a word stands as the number of its level."""

    table: BlockTable
    worded: bool = True

    @property
    def file(self) -> str:
        """Its name."""
        return self.table.file

    @property
    def headers(self) -> Mapping[str, Place]:
        """Where each column has its name."""
        return self.table.headers

    @property
    def units(self) -> Mapping[str, str]:
        """Units in headers, by name."""
        return self.table.units

    @property
    def notices(self) -> tuple[Notice, ...]:
        """How the file was read."""
        return self.table.notices

    @property
    def rows(self) -> None:
        """How many rows there are is known at the end only."""
        return None

    def blocks(self, columns: Mapping[str, str], criteria: CriteriaSet) -> Iterator[TextBlock]:
        """Read the blocks, given the column of each criterion that has one.

        Raises
        ------
        InputError
            With every cell that cannot be read or scored in a row alone, each placed.
        """
        problems: list[Problem] = []
        try:
            for block in self.table:
                parts = {name: self._measured(block, name, columns, criteria, problems) for name in criteria.criteria}
                if len(problems) > MOST_PROBLEMS:
                    break
                if not problems:
                    yield _cells(block, parts, criteria)
        except InputError as error:
            problems += error.problems
        if problems:
            raise InputError(problems)

    def place(self, row: int, column: str) -> Place:
        """Find where a cell stands, reading the table up to it."""
        for block in self.table:
            if row < block.first + len(block):
                return block.sites.columns[column].place(row - block.first)
        return Place(self.file)

    @staticmethod
    def _measured(
        block: TableBlock, name: str, columns: Mapping[str, str], criteria: CriteriaSet, problems: list[Problem]
    ) -> Measured:
        if name not in columns:
            return nothing_measured(len(block))
        criterion = criteria.criteria[name]
        column = as_titled(block.sites.columns[columns[name]], columns[name], name, criterion)
        result, found = measured(column, name, criterion)
        bounded = np.isnan(result.number) & (np.isfinite(result.low) | np.isfinite(result.high))
        problems += found
        problems += [
            Problem("SC310", column.place(int(row)), f"{name}: a cell that {what} has no value of its own", hint)
            for cells, what, hint in (
                (result.not_applicable, "does not apply", "leave it empty, or rank without --memory"),
                (bounded, "gives only a bound", "write a number or a range, or rank without --memory"),
            )
            for row in np.flatnonzero(cells)
        ]
        return result


def _cells(block: TableBlock, parts: Mapping[str, Measured], criteria: CriteriaSet) -> TextBlock:
    numbers = [_number(part, criteria.criteria[name].value.parameters) for name, part in parts.items()]
    names = [np.array(part, dtype=object) for part in (block.sites.sites, block.sites.names)]
    low, high = (np.stack([getattr(part, end) for part in parts.values()], axis=1) for end in ("low", "high"))
    return TextBlock(block.first, np.stack(numbers, axis=1), (*names, low, high))


def _number(part: Measured, parameters: Mapping[str, Any]) -> Floats:
    """Give a column's numbers, and for its words the numbers of their levels."""
    if not part.words:
        return part.number
    levels = {word.casefold(): at for at, word in enumerate(map(str, parameters["levels"]))}
    number = part.number.copy()
    number[list(part.words)] = [levels[word.casefold()] for word in part.words.values()]
    return number
