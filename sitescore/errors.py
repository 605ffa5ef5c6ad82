"""Every error that sitescore raises on purpose, and the two things it says: a problem and a notice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from sitescore.records import dataclass


class SitescoreError(Exception):
    """Base of all errors a caller may want to catch."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in the user's input: a file (or option), and a line and column counted from 1; in a spreadsheet a cell.

    Examples
    --------
    >>> print(Place("sites.csv", 5, 4), Place("sites.xlsx", 5, 4, sheet="Kohteet"))
    sites.csv:5:4 sites.xlsx!Kohteet!D5
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None

    def __str__(self) -> str:
        if self.sheet is None:
            return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return "!".join(str(part) for part in (self.file, self.sheet, self.cell or self.line) if part is not None)

    @property
    def cell(self) -> str | None:
        """A spreadsheet's cell as it is called there, as D5."""
        if self.sheet is None or self.line is None or self.column is None:
            return None
        return f"{column_letters(self.column)}{self.line}"


def column_letters(column: int) -> str:
    """Write the number of a column, from 1, as spreadsheets do.

    Examples
    --------
    >>> column_letters(4), column_letters(26), column_letters(27), column_letters(16384)
    ('D', 'Z', 'AA', 'XFD')
    """
    before, last = divmod(column - 1, 26)
    return (column_letters(before) if before else "") + chr(ord("A") + last)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of the user's input, and how to mend it.

    ``code`` is stable, and ``sitescore help CODE`` explains it; see `sitescore.codes`.
    """

    code: str
    place: Place
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.code} {self.message}{hint}"

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "code": self.code,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "sheet": self.place.sheet,
            "cell": self.place.cell,
            "message": self.message,
            "hint": self.hint,
        }


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the result must know; its sentence is written by the report, in the reader's language.

    ``facts`` fill the sentence: site and criterion ids, counts, shares. The stable code
    that belongs to each ``kind`` is in `sitescore.codes`.
    """

    kind: str
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


class InputError(SitescoreError, ValueError):
    """The user's files are wrong; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_reading_order))
        super().__init__("\n".join(map(str, self.problems)))


def refusal(code: str, place: Place, message: str, hint: str = "") -> InputError:
    """Make the error for one problem."""
    return InputError([Problem(code, place, message, hint)])


def _reading_order(problem: Problem) -> tuple[str, str, int, int]:
    place = problem.place
    return place.file, place.sheet or "", place.line or 0, place.column or 0
