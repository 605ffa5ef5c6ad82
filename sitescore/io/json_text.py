"""Parse JSON text, refusing what the standard parser lets pass."""

from __future__ import annotations

import json
from typing import Any

from sitescore.io.nesting import check_depth


def parse_json(text: str, *, as_written: bool = False) -> Any:
    """Parse JSON; a key given twice in one object is refused.

    Parameters
    ----------
    text : the document
    as_written : keep numbers as the text that they are written with

    Raises
    ------
    ValueError
        If the text is not JSON, or has a key twice.
    RecursionError
        If it is nested too deeply.
    """
    numbers: dict[str, Any] = {"parse_float": str, "parse_int": str} if as_written else {}
    document = json.loads(text, object_pairs_hook=_without_twins, **numbers)
    check_depth(document)
    return document


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the key {next(n for n in names if names.count(n) > 1)!r} stands twice in one object")
    return result
