"""What a format needs to know of where its text goes."""

from __future__ import annotations

from dataclasses import field

from sitescore.records import dataclass
from sitescore.report.wording import Words

PLAIN = str.maketrans(
    {"–": "-", "−": "-", "≤": "<=", "≥": ">=", "\u00a0": " ", "·": "|", "…": "...", "±": "+/-", "─": "-", "’": "'"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Width and abilities of the output, and the reader's language."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    words: Words = field(default_factory=Words)

    def readable(self, text: str) -> str:
        """Replace signs that the output's encoding may lack by plain ones."""
        return text if self.unicode else text.translate(PLAIN)
