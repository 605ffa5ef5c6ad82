"""Line and column of every key and value in a TOML or JSON text.

The parsers of the standard library check a text and say nothing of places; here a text
that they have accepted is walked once more. A path is a tuple of keys and list indices,
and each has the place of its key (or, in a list, of its item) and of its value.
"""

from __future__ import annotations

import bisect
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import field

from sitescore.patterns import pattern
from sitescore.records import dataclass

Path = tuple[str | int, ...]
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, from 1, of a key and of its value; in a spreadsheet of their cells, and on which sheet."""

    key: Spot
    value: Spot
    sheet: str | None = None


@dataclass(slots=True)
class _Walk:
    """A text, how far it has been read, and what has been found."""

    text: str
    at: int = 0
    found: dict[Path, Position] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def spot(self, index: int) -> Spot:
        line = bisect.bisect_right(self.starts, index) - 1
        return line + 1, index - self.starts[line] + 1

    def note(self, path: Path, key: int, value: int) -> None:
        self.found.setdefault(path, Position(self.spot(key), self.spot(value)))

    def skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]


_JSON_SPACE = pattern(r"[ \t\r\n]*")
_JSON_SCALAR = pattern(r'"(?:[^"\\]|\\.)*"|[^\s,\]}]+', re.DOTALL)


def json_positions(text: str) -> Mapping[Path, Position]:
    r"""Find the positions in a JSON text that `json.loads` has accepted.

    Examples
    --------
    >>> json_positions('{"a": [1,\n 2]}')[("a", 1)]
    Position(key=(2, 2), value=(2, 2), sheet=None)
    """
    walk = _Walk(text)
    _json_value(walk, ())
    return walk.found


def _json_value(walk: _Walk, path: Path) -> None:
    walk.skip(_JSON_SPACE)
    opening = walk.peek()
    if opening not in ("{", "["):
        walk.skip(_JSON_SCALAR)
        return
    walk.at += 1
    walk.skip(_JSON_SPACE)
    index = 0
    while walk.peek() not in ("}", "]", ""):
        key_at, key = walk.at, index
        step: str | int = key
        if opening == "{":
            walk.skip(_JSON_SCALAR)
            step = json.loads(walk.text[key_at : walk.at])
            walk.skip(_JSON_SPACE)
            walk.at += 1
            walk.skip(_JSON_SPACE)
        walk.note((*path, step), key_at, walk.at)
        _json_value(walk, (*path, step))
        index += 1
        walk.skip(_JSON_SPACE)
        if walk.peek() == ",":
            walk.at += 1
            walk.skip(_JSON_SPACE)
    walk.at += 1


_BLANK = pattern(r"[ \t]*")
_BLANK_LINES = pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = pattern(r"[A-Za-z0-9_-]+")
_STRING = pattern(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})' r"|'''.*?'''(?:'{0,2})" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = pattern(r"[^,\]}#\n\r]*")


def toml_positions(text: str) -> Mapping[Path, Position]:
    r"""Find the positions in a TOML text that `tomllib.loads` has accepted.

    Examples
    --------
    >>> toml_positions('[a]\nb = [1, 2]')[("a", "b", 1)]
    Position(key=(2, 9), value=(2, 9), sheet=None)
    """
    walk = _Walk(text)
    tables: dict[Path, int] = {}
    base: Path = ()
    while True:
        walk.skip(_BLANK_LINES)
        if not walk.peek():
            return walk.found
        if walk.peek() == "[":
            base = _toml_header(walk, tables)
        else:
            _toml_pair(walk, base)


def _toml_header(walk: _Walk, tables: dict[Path, int]) -> Path:
    start = walk.at
    repeated = walk.text.startswith("[[", start)
    walk.at += 2 if repeated else 1
    keys = _toml_key(walk)
    walk.at += 2 if repeated else 1
    path: Path = ()
    for number, (key, at) in enumerate(keys):
        path = (*path, key)
        walk.note(path, at, at)
        if repeated and number == len(keys) - 1:
            tables[path] = tables.get(path, -1) + 1
            path = (*path, tables[path])
            walk.note(path, start, start)
        elif path in tables:
            path = (*path, tables[path])
    return path


def _toml_pair(walk: _Walk, base: Path) -> None:
    keys = _toml_key(walk)
    walk.at += 1
    walk.skip(_BLANK)
    for number, (key, at) in enumerate(keys):
        base = (*base, key)
        walk.note(base, at, walk.at if number == len(keys) - 1 else at)
    _toml_value(walk, base)


def _toml_key(walk: _Walk) -> list[tuple[str, int]]:
    keys = []
    while True:
        walk.skip(_BLANK)
        start = walk.at
        walk.skip(_STRING if walk.peek() in "\"'" else _BARE_KEY)
        written = walk.text[start : walk.at]
        keys.append((tomllib.loads(f"key = {written}")["key"] if written[0] in "\"'" else written, start))
        walk.skip(_BLANK)
        if walk.peek() != ".":
            return keys
        walk.at += 1


def _toml_value(walk: _Walk, path: Path) -> None:
    opening = walk.peek()
    if opening in ("[", "{"):
        walk.at += 1
        walk.skip(_BLANK_LINES)
        index = 0
        while walk.peek() not in ("]", "}"):
            if opening == "[":
                walk.note((*path, index), walk.at, walk.at)
                _toml_value(walk, (*path, index))
                index += 1
            else:
                _toml_pair(walk, path)
            walk.skip(_BLANK_LINES)
            if walk.peek() == ",":
                walk.at += 1
                walk.skip(_BLANK_LINES)
        walk.at += 1
    else:
        walk.skip(_STRING if opening in "\"'" else _PLAIN)
