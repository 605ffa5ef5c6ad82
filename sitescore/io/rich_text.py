"""Raised, lowered and struck parts of a cell's text, kept apart from the rest so that they join no number."""

from __future__ import annotations

from dataclasses import field

from sitescore.io.packed_xml import Gathered
from sitescore.patterns import pattern
from sitescore.records import dataclass

OFF_LINE, STRUCK = "^", "~~"
"""What stands before a raised or lowered part, and on both sides of one that is struck through."""
_STAYS = pattern(r"(?:[^\W\d_]|[)\]])$")
_EXPONENT = pattern(r"\d[eE]$")
_LOOK_BACK = 40


@dataclass(slots=True)
class OddParts:
    """Where in a text under construction the odd parts stand, and of which kind they are; each is closed at its end."""

    gathered: Gathered
    kind: str = ""
    start: int = 0
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def clear(self) -> None:
        """Begin another text."""
        self.gathered.whole, self.kind = "", ""
        if self.found:
            self.found = []

    def open(self, kind: str) -> None:
        """Begin a part of a kind here; "" for none."""
        self.close()
        self.kind, self.start = kind, len(self.gathered.whole)

    def close(self) -> None:
        """End the part that is open."""
        end = len(self.gathered.whole)
        if self.kind and end > self.start:
            if self.found and self.found[-1][1:] == (self.start, self.kind):
                self.start = self.found.pop()[0]
            self.found.append((self.start, end, self.kind))
        self.kind = ""

    def text(self) -> str:
        """Give the text with its odd parts set apart."""
        return set_apart(self.gathered.whole, self.found) if self.found else self.gathered.whole


def set_apart(text: str, odd: list[tuple[int, int, str]]) -> str:
    """Mark the odd parts of a text, from where to where and of which kind, that could be read as one with others.

    Raised parts behind a letter stay as they are, and so does a text that is odd as a whole.

    Examples
    --------
    >>> set_apart("121", [(2, 3, OFF_LINE)]), set_apart("5 600", [(0, 1, STRUCK)]), set_apart("m2", [(1, 2, OFF_LINE)])
    ('12^1', '~~5~~ 600', 'm2')
    """
    ends, starts = [0, *(end for _, end, _ in odd)], [*(start for start, _, _ in odd), len(text)]
    between = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    if not "".join(between).strip() and len({kind for *_, kind in odd}) == 1:
        return text
    parts, before = [between[0]], between[0][-_LOOK_BACK:]
    for (start, end, kind), after in zip(odd, between[1:], strict=True):
        parts += [_marked(before, text[start:end], kind), after]
        before = "".join((before, *parts[-2:]))[-_LOOK_BACK:]
    return "".join(parts)


def _marked(before: str, part: str, kind: str) -> str:
    if not part.strip():
        return part
    if kind == STRUCK:
        return f"{STRUCK}{part}{STRUCK}"
    stays = _STAYS.search(before.rstrip()) and not _EXPONENT.search(before)
    return part if stays else f"{OFF_LINE}{part}"
