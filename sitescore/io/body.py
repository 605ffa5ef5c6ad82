"""The cells below a wide table's header, however they were split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from sitescore.errors import Place, Problem
from sitescore.model.site import Column


class Body(Protocol):
    """The cells below a header, by number of the column, from 0."""

    @property
    def decimal(self) -> str:
        """Mark of columns that do not show their own."""
        ...

    @property
    def short(self) -> Mapping[int, int]:
        """Lines of rows that were filled up, with what `sound_rows` says of each."""
        ...

    def __len__(self) -> int:
        """Count the rows."""
        ...

    def texts(self, at: int) -> Sequence[str]:
        """Give a column's cells, stripped."""
        ...

    def place(self, row: int, at: int) -> Place:
        """Where a cell stands."""
        ...

    def bare(self, at: int) -> list[int]:
        """List the rows with nothing but perhaps a cell in one column."""
        ...

    def span(self, row: int) -> tuple[int, int]:
        """Lines on which a row begins and ends; 0 and 0 where they do not tell of blank rows."""
        ...

    def column(self, at: int) -> tuple[Column, list[Problem]]:
        """Read a criterion's cells."""
        ...
