"""Plain numbers in a column of texts, all at once where there is nothing else, else cell by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from sitescore.core.checks import Floats
from sitescore.patterns import pattern

_SEPARATOR = "\x1f"
_BARE_POINT = pattern(r"\.(?!\d)", re.ASCII)
_PLAIN = {
    mark: pattern(rf"[+-]?(?:\d+(?:{re.escape(mark)}\d+)?|{re.escape(mark)}\d+)(?:[eE][+-]?\d+)?", re.ASCII)
    for mark in ".,"
}


def numbers_in(texts: Sequence[str], decimal: str) -> tuple[Floats, dict[int, str]]:
    """Read a column's plain numbers, NaN for other cells, and give those of them that are not empty.

    Examples
    --------
    >>> numbers_in(["1,5", " 2 ", "", "n/a"], ",")
    (array([1.5, 2. , nan, nan]), {3: 'n/a'})
    """
    joined = _SEPARATOR.join(texts)
    if joined.isascii() and "_" not in joined and not (decimal == "," and "." in joined):
        pointed = [text.replace(",", ".") for text in texts] if decimal == "," else texts
        try:
            numbers = np.fromiter(map(float, pointed), dtype=np.float64, count=len(texts))
        except ValueError:
            return read_one_by_one(texts, decimal)
        if np.isfinite(numbers).all() and not _BARE_POINT.search(joined.replace(",", ".")):
            return numbers, {}
    return read_one_by_one(texts, decimal)


def read_one_by_one(texts: Sequence[str], decimal: str) -> tuple[Floats, dict[int, str]]:
    """Do as `numbers_in`, cell by cell."""
    numbers, odd, plain = np.full(len(texts), np.nan), {}, _PLAIN[decimal]
    for row, cell in enumerate(texts):
        text = cell.strip()
        if plain.fullmatch(text) and np.isfinite(number := float(text.replace(",", "."))):
            numbers[row] = number
        elif text:
            odd[row] = text
    return numbers, odd
