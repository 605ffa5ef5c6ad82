"""What a reader is told about the file before it opens it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file's name, and what overrules the guesses about it."""

    file: str
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    ignored: tuple[str, ...] = ()
