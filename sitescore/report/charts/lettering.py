"""How wide text is, about, without a font: to shorten names and to keep labels apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

SIZE = 12.0
"""Height of letters in charts, pixels."""
ELLIPSIS = "…"
WIDER = 1.1
"""Text faces in use are up to a tenth wider than the table's."""
OTHER, WIDE = 600, 1000
GROUPS = {
    191: "'", 222: "ijl", 260: "|", 278: " !,./:;I[\\]ft\u00a0", 333: "()-`r", 334: "{}", 355: '"', 389: "*",
    469: "^", 500: "Jckvxyzs", 556: "#$0123456789?L_abdeghnopqu–", 584: "+<=>~−±≤≥", 611: "FTZ",
    667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1000: "…", 1015: "@",
}  # fmt: skip
WIDTHS = {letter: width for width, letters in GROUPS.items() for letter in letters}
"""Thousandths of the letters' height, as of Helvetica (Adobe Core 14 font metrics)."""


def text_width(text: str, size: float = SIZE) -> float:
    """Return about how wide `text` is, in pixels; accented letters are as wide as bare ones.

    Examples
    --------
    >>> text_width("Ä", 10) == text_width("A", 10)
    True
    >>> round(text_width("Kokkola"))
    47
    """
    letters = unicodedata.normalize("NFD", text)
    return WIDER * size / 1000 * sum(_width(letter) for letter in letters)


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return WIDTHS.get(letter, WIDE if unicodedata.east_asian_width(letter) in "WF" else OTHER)


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """Return `text`, or as much of it as there is room for, with an ellipsis.

    Examples
    --------
    >>> shortened("Kokkola Industrial Park", 80)
    'Kokkola In…'
    """
    if text_width(text, size) <= room:
        return text
    kept = text
    while kept and text_width(kept + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def lines_of(text: str, room: float, size: float = SIZE) -> Sequence[str]:
    """Break `text` between words into lines that fit; a word too long for a line is shortened.

    Examples
    --------
    >>> lines_of("one two three", 50)
    ['one two', 'three']
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(shortened(word, room, size))
    return lines
