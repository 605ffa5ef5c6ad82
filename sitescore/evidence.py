"""What a figure rests on: its source, date and grade, figures of other sources, and what is promised for later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from sitescore.records import dataclass

GRADES = ("A", "B", "C", "D")
"""From the best to the worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a measurement is from and how good it is; dates as they are written, "" where not told."""

    source: str = ""
    date: str = ""
    quality: str = ""
    note: str = ""
    available_from: str = ""
    """When what is measured will be there, where it is promised for later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade of evidence: what it means, by language, and whether a figure of that grade is weak evidence."""

    titles: Mapping[str, str]
    weak: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFigure:
    """What another source says of a cell, beside the figure that is used; numbers in the criterion's unit.

    ``low`` and ``high`` are the ends of its range, -inf and inf where open; ``number`` is
    NaN where none is given; ``value`` is what the number or the word is worth, NaN too.
    """

    site: int
    criterion: int
    low: float
    high: float
    number: float
    value: float
    word: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What is needed to judge how far the figures can be trusted.

    Attributes
    ----------
    grades : what each grade means; a cell without a grade is weak
    as_of : the date of the study, "" where none is stated
    not_yet : what a promised figure counts before its time, by criterion: nothing, part or full
    kept_per_year : share of a promise that is left for each year to wait, where it counts in part
    stale_after : years after which a figure is old, by criterion; criteria with no limit are not in it
    waiting : cells (numbers of site and criterion) whose figure is promised for after `as_of`
        (for any date where none is stated), with the date
    second : figures of other sources
    """

    grades: Mapping[str, Grade] = field(default_factory=dict)
    as_of: str = ""
    not_yet: Mapping[str, str] = field(default_factory=dict)
    kept_per_year: float = 1.0
    stale_after: Mapping[str, float] = field(default_factory=dict)
    waiting: Mapping[tuple[int, int], str] = field(default_factory=dict)
    second: tuple[SecondFigure, ...] = ()

    def is_weak(self, grade: str) -> bool:
        """Tell whether a figure of this grade, or of none, is weak evidence."""
        return grade not in self.grades or self.grades[grade].weak
