"""How deep documents may be nested, and TOML that keeps to it."""

from __future__ import annotations

import tomllib
from typing import Any

DEEPEST = 40
MOST_POINTS = 4_000_000
"""Squares of the points in each line of TOML, together: a key of many parts takes the parser so much time and room."""


def parse_toml(text: str) -> dict[str, Any]:
    """Parse TOML.

    Raises
    ------
    ValueError
        If the text is not TOML, or has keys of thousands of parts.
    RecursionError
        If it is nested too deeply.
    """
    if sum(line.count(".") ** 2 for line in text.splitlines()) > MOST_POINTS:
        raise ValueError("there are lines with thousands of points")
    document = tomllib.loads(text)
    check_depth(document)
    return document


def check_depth(document: Any) -> None:
    """Refuse what is nested deeper than any file need be.

    Raises
    ------
    RecursionError
        If it is.
    """
    level = [document]
    for _ in range(DEEPEST):
        level = [part for item in level if isinstance(item, dict | list)
                 for part in (item.values() if isinstance(item, dict) else item)]  # fmt: skip
    if level:
        raise RecursionError
