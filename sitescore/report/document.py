"""What a report says, before it is known how it will look.

A view turns a result into a document; a format turns a document into text. So a new
format serves every result, and a new result has every format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from sitescore.records import dataclass

Tone = Literal["plain", "strong", "faint", "good", "bad", "warning"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a short paragraph; ``mark`` stands before it.

    One that ``counts_rest`` says how many rows the table before it leaves out.
    """

    text: str
    tone: Tone = "plain"
    mark: str = ""
    counts_rest: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: numbers stand to the right; the least necessary give way first in a narrow terminal.

    ``keep`` is how needed a column is: 9 never gives way. Text wraps, down to ``least``
    columns of the terminal; numbers do not unless a least width is given. ``legend`` is
    said below the table, if the column is shown.
    """

    heading: str
    numeric: bool = False
    keep: int = 9
    least: int | None = None
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under columns; ``tones`` are by row. There are as many more rows as are ``beyond`` it."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    tones: Sequence[Tone] = ()
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG as wide as the page, and in words what it shows; of documents that can hold one."""

    png: bytes
    about: str


Block = Heading | Line | Table


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks from top to bottom, and what one might do next."""

    blocks: Sequence[Block]
    next_step: str = ""
    asides: Sequence[str] = field(default_factory=tuple)
