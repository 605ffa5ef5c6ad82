"""What a reader is told about the file before it opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """How a table's header is known among a sheet's rows.

    ``names`` are our names of columns by what they are called, folded; a header has all
    of one of the sets ``needed``. ``second`` are names that count where no header has those.
    """

    names: Mapping[str, str]
    needed: Sequence[frozenset[str]]
    second: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file's name, and what overrules the guesses about it.

    ``sheet`` is the one to read of a spreadsheet; None for the one whose header fits ``headers``.
    """

    file: str
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    ignored: tuple[str, ...] = ()
    sheet: str | None = None
    headers: Headers | None = None
