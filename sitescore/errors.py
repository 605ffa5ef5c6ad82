"""Every error that sitescore raises on purpose, and the two things it says: a problem and a notice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


class SitescoreError(Exception):
    """Base of all errors a caller may want to catch."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in the user's input: a file (or option), and a line and column counted from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


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


def _reading_order(problem: Problem) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line or 0, problem.place.column or 0
