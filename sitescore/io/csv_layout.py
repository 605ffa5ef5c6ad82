"""How a text table's rows are written, and its cells once they are split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from importlib.util import find_spec

from sitescore.core.checks import Floats, Integers
from sitescore.errors import Problem
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a table's rows are written, and which of its columns hold numbers; the others are texts.

    ``width`` is the number of columns, ``numbers`` are counted from 0, ``decimal`` is the
    mark that plain numbers are read with. ``size`` are the bytes of the whole table, 0 where not known.
    """

    file: str
    delimiter: str
    width: int
    numbers: tuple[int, ...]
    decimal: str
    size: int = 0

    @property
    def texts(self) -> tuple[int, ...]:
        """Columns that hold no numbers."""
        numbers = frozenset(self.numbers)
        return tuple(at for at in range(self.width) if at not in numbers)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """The cells of a block, by number of the column.

    ``texts`` are stripped; ``numbers``, (rows,) each, are NaN where a cell is empty or no
    plain number; ``odd`` are the stripped cells that are neither, by row. ``lines``, (rows,),
    say where each row begins. ``short`` are the lines of rows with too few cells, with what
    `sound_rows` says of each.
    """

    lines: Integers
    texts: Mapping[int, Sequence[str]]
    numbers: Mapping[int, Floats]
    odd: Mapping[int, Mapping[int, str]]
    short: Mapping[int, int] = field(default_factory=dict)
    problems: Sequence[Problem] = field(default_factory=tuple)

    def __len__(self) -> int:
        return int(self.lines.size)


def has_polars() -> bool:
    """Tell whether polars is installed."""
    return find_spec("polars") is not None
