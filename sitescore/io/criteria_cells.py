"""What a cell of a criteria workbook says, and how a value is written in a cell.

A cell is a number, true or false, a text, a range ``15..35``, a table ``land_ha: 140; grid_mw: 300``,
points ``50: 0; 2500: 1`` (a table whose names are numbers is a list of pairs), a list ``huom; muuta``
(of one with a ``;`` after it); or, where that cannot say it, TOML that begins with ``"``, ``[`` or ``{``.
A decimal mark is a point or a comma; a comma that may part thousands (``1,400``) is refused.
In cells of free text only a ``"`` around the whole means anything.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from sitescore.io.cells import is_spreadsheet_error
from sitescore.io.nesting import parse_toml
from sitescore.io.sheet import RawCell, Share, Shown, is_kept
from sitescore.io.shown_units import unit_shown
from sitescore.patterns import pattern
from sitescore.results.toml_text import toml_value

_NUMBER = pattern(r"[+-]?(?:[0-9]{1,40}(?:[.,][0-9]{1,40})?(?:[eE][+-]?[0-9]{1,3})?|inf)")
_UNCLEAR = pattern(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
"""Thousands, or a decimal comma."""
_QUOTED = pattern(r'"(?:[^"\\]|\\.)*"')
_EXACT = 2**53
"""Up to which every whole number is one in a spreadsheet."""


def read_cell(cell: RawCell, *, free: bool = False) -> Any:
    """Read a cell that is not empty; `free` where any text may stand.

    Raises
    ------
    ValueError
        If it cannot be read; the message says why.

    Examples
    --------
    >>> read_cell("50: 0; 2500: 0,5"), read_cell("zoning: < 3"), read_cell("15..35"), read_cell(7.0)
    ([[50, 0], [2500, 0.5]], {'zoning': '< 3'}, [15, 35], 7)
    """
    if isinstance(cell, Share):
        raise ValueError("the cell shows its number as per cent; show it as a plain number")
    if isinstance(cell, Shown):
        if unit := unit_shown(cell):
            raise ValueError(f"the cell shows its number in {unit}; show it as a plain number")
        cell = cell.value
    if isinstance(cell, float):
        number = int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell
        return str(number) if free else number
    if is_spreadsheet_error(cell):
        raise ValueError(f"{cell} is an error of the spreadsheet")
    if free:
        return _free(cell)
    return _toml(cell.strip()) if cell.strip()[:1] in ('"', "[", "{") else _plain(cell.strip())


def write_cell(value: Any, *, free: bool = False) -> str | float:
    """Write a value so that `read_cell` reads the same, as readable as can be.

    Examples
    --------
    >>> write_cell([[50, 0], [2500, 1]]), write_cell(["a"]), write_cell("12"), write_cell({"1": 2})
    ('50: 0; 2500: 1', 'a;', '"12"', '{ 1 = 2 }')
    """
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and not free and is_kept(value) and abs(value) < _EXACT:
        return float(value)
    return next((text for text in _ways(value) if _says(text, value, free=free)), toml_value(value))


def _free(text: str) -> str:
    try:
        whole = _toml(text) if _QUOTED.fullmatch(text.strip()) else text
    except ValueError:
        return text
    return whole if isinstance(whole, str) else text


def _toml(text: str) -> Any:
    try:
        document = parse_toml(f"value = {text}")
    except (ValueError, RecursionError):
        document = {}
    if document.keys() != {"value"}:
        raise ValueError(f"{text:.40} begins like TOML and is none")
    return document["value"]


def _plain(text: str) -> Any:
    low, dots, high = text.partition("..")
    if dots and _is_number(low) and _is_number(high):
        return [_scalar(low), _scalar(high)]
    parts = [part.strip() for part in text.split(";")]
    listed = len(parts) > 1
    if listed and not parts[-1]:
        parts.pop()
    pairs = [(name.strip(), colon, item.strip()) for name, colon, item in (part.partition(":") for part in parts)]
    if all(name and colon and item for name, colon, item in pairs):
        return _table([(name, _scalar(item)) for name, _, item in pairs])
    return [_scalar(part) for part in parts] if listed else _scalar(text)


def _table(pairs: list[tuple[str, Any]]) -> Any:
    if all(_is_number(name) for name, _ in pairs):
        return [[_scalar(name), item] for name, item in pairs]
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise ValueError(f"{twice!r} stands twice in the cell")
    return dict(pairs)


def _scalar(text: str) -> Any:
    if text[:1] == '"':
        return _toml(text)
    if text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    if not _is_number(text):
        return text
    if _UNCLEAR.fullmatch(text):
        raise ValueError(
            f"{text} may be {text.replace(',', '')} or {text.replace(',', '.')}; write the one that is meant"
        )
    bare = _bare(text)
    return int(bare) if bare.lstrip("+-").isdecimal() else float(bare)


def _is_number(text: str) -> bool:
    bare = _bare(text)
    return bool(_NUMBER.fullmatch(bare)) and ("inf" in bare or math.isfinite(float(bare)))


def _bare(text: str) -> str:
    return text.strip().replace(",", ".").replace("\u2212", "-")


def _ways(value: Any) -> Iterator[str]:
    """Give texts that may say a value, the most readable first."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float):
        yield toml_value(value)
    elif isinstance(value, Mapping):
        yield "; ".join(f"{name}: {_word(item)}" for name, item in value.items())
    elif isinstance(value, list):
        if len(value) == 2:
            yield "..".join(map(_word, value))
        if all(isinstance(item, list) and len(item) == 2 for item in value):
            yield "; ".join(f"{_word(first)}: {_word(second)}" for first, second in value)
        yield "; ".join(map(_word, value)) + (";" if len(value) == 1 else "")


def _word(item: Any) -> str:
    return item if isinstance(item, str) else toml_value(item)


def _says(text: str, value: Any, *, free: bool) -> bool:
    try:
        return bool(text.strip()) and _same(read_cell(text, free=free), value)
    except ValueError:
        return False


def _same(one: Any, other: Any) -> bool:
    """Compare values of TOML; true is not 1."""
    if isinstance(one, dict) and isinstance(other, Mapping):
        return list(one) == list(other) and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
