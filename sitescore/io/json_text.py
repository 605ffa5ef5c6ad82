"""Parse JSON text, refusing what the standard parser lets pass."""

from __future__ import annotations

import json
from typing import Any

from sitescore.io.nesting import check_depth
from sitescore.patterns import pattern

_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = pattern(rf"{_HIGH}{_LOW}|(?P<half>{_HIGH}|{_LOW})|\\.")


class Figure(str):
    """A number of a JSON document as it is written, told from a text by its type."""

    __slots__ = ()


def parse_json(text: str, *, as_written: bool = False) -> Any:
    """Parse JSON; a key given twice in one object is refused, and half a character that no file can hold.

    Parameters
    ----------
    text : the document
    as_written : keep numbers as the text that they are written with, a `Figure`

    Raises
    ------
    ValueError
        If the text is not JSON, has a key twice, or one of the two escapes of a character without the other.
    RecursionError
        If it is nested too deeply.
    """
    numbers: dict[str, Any] = {"parse_float": Figure, "parse_int": Figure} if as_written else {}
    document = json.loads(text, object_pairs_hook=_without_twins, **numbers)
    check_depth(document)
    if half := next((match for match in _ESCAPE.finditer(text) if match["half"]), None):
        raise json.JSONDecodeError(f"{half[0]} is half of a character", text, half.start())
    return document


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the key {next(n for n in names if names.count(n) > 1)!r} stands twice in one object")
    return result
