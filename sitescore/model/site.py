"""Sites and their measurements, column by column, each cell with its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.errors import Notice, Place, Problem
from sitescore.evidence import Evidence
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """All sites' cells of one criterion, as arrays of shape (sites,).

    ``value`` is NaN where the file gives no number; ``low`` and ``high`` are the ends of a
    range and ``spread`` the standard deviation where a cell gives one, else NaN. ``texts``
    are the cells that are not plain numbers as they are written, ``words`` those of them
    that are no numbers at all. A cell
    that does not apply to its site is not unknown.
    """

    value: Floats
    low: Floats
    high: Floats
    spread: Floats
    not_applicable: Booleans
    file: str
    lines: Integers
    columns: Integers
    unit: str = ""
    words: Mapping[int, str] = field(default_factory=dict)
    texts: Mapping[int, str] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)
    evidence: Mapping[int, Evidence] = field(default_factory=dict)
    sheet: str | None = None
    plain: bool = False
    """Whether it has nothing but plain numbers and empty cells."""

    def place(self, row: int) -> Place:
        """Where the cell of site number `row` stands; the file alone where it has no cell."""
        line, column = int(self.lines[row]), int(self.columns[row])
        return Place(self.file, line or None, column if line else None, sheet=self.sheet)

    @property
    def given(self) -> Booleans:
        """Sites with a number, a word or both ends of a range."""
        worded = np.zeros(self.value.shape, dtype=bool)
        worded[list(self.words)] = True
        return worded | np.isfinite(self.value) | (np.isfinite(self.low) & np.isfinite(self.high))


def whole_numbers(value: Floats, *, file: str, lines: Integers, column: int) -> Column:
    """Make a column of plain numbers and empty cells that stand below each other in a file.

    Parameters
    ----------
    value : (sites,), NaN where a cell is empty
    file : its name
    lines : (sites,), where the cells stand
    column : the one they stand in, from 1

    Examples
    --------
    >>> numbers = whole_numbers(np.array([1.5, np.nan]), file="sites.csv", lines=np.array([2, 3]), column=4)
    >>> str(numbers.place(1)), numbers.given
    ('sites.csv:3:4', array([ True, False]))
    """
    nothing = np.broadcast_to(np.nan, value.shape)
    return Column(
        value=value,
        low=nothing,
        high=nothing,
        spread=nothing,
        not_applicable=np.broadcast_to(np.False_, value.shape),
        file=file,
        lines=lines,
        columns=np.broadcast_to(np.intp(column), value.shape),
        plain=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beside:
    """A column of texts about another column's figures.

    ``part`` of the evidence of the column ``of`` is in its ``texts``, one a site; ``unit`` is what its
    header has in brackets. ``place`` says where a site's cell stands. Where a criterion has the
    column's name, ``column`` reads it as one.
    """

    of: str
    part: str
    texts: Sequence[str]
    unit: str
    header: Place
    place: Callable[[int], Place]
    column: Callable[[], tuple[Column, list[Problem]]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SiteTable:
    """Sites as a file gives them.

    ``about`` holds what is told of a site but not scored: country, region, municipality,
    latitude, longitude; one entry a site, "" where not told. ``coordinates``, (sites, 2), are
    latitude and longitude in degrees, NaN where not told; None where no site's are.
    ``headers`` says where each column's name stands in the file. Where a measurement has several
    rows, each available from another date, ``columns`` have the latest and ``earlier`` those before
    it, the latest of them first; ``second`` are figures of other sources, which are not used.
    ``beside`` are columns, by name, that tell where the figures of others are from.
    """

    file: str
    digest: str
    sites: Sequence[str]
    names: Sequence[str]
    columns: Mapping[str, Column]
    about: Mapping[str, tuple[str, ...]]
    headers: Mapping[str, Place]
    coordinates: Floats | None = None
    notices: tuple[Notice, ...] = ()
    earlier: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)
    second: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)
    beside: Mapping[str, Beside] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.sites)

    @property
    def units(self) -> dict[str, str]:
        """Units of columns whose headers have one, by name."""
        return {name: column.unit for name, column in self.columns.items() if column.unit}
