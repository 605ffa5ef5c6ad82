"""What the styles of an OpenDocument spreadsheet say of numbers and of parts of texts."""

from __future__ import annotations

import math
from dataclasses import field

from sitescore.io.number_formats import ALWAYS, PLAIN, NumberFormat, Section, bare_text
from sitescore.io.packed_xml import Gathered
from sitescore.io.rich_text import OFF_LINE, STRUCK
from sitescore.patterns import pattern
from sitescore.records import dataclass

_NUMBER_STYLES = {"number-style", "currency-style", "percentage-style", "text-style"}
_FIGURES = {"number", "scientific-number", "fraction"}
_TEXTS = {"text", "currency-symbol"}
_CONDITION = pattern(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[0-9.]{1,40})")
_SIGNS = {"!=": "<>"}
_DEEPEST = 10
"""Styles that one may follow; no program writes so many."""


@dataclass(slots=True)
class _NumberStyle:
    """The texts before and after a number, and the styles that take the place of this one where a number fits them."""

    before: str = ""
    after: str = ""
    scale: float = 1
    seen: bool = False
    others: list[tuple[tuple[str, float], str]] = field(default_factory=list)


@dataclass(slots=True)
class OdsStyles:
    """The styles of cells, numbers and parts of texts, by name."""

    gathered: Gathered
    raised: dict[str, str] = field(default_factory=dict)
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)
    numbers: dict[str, _NumberStyle] = field(default_factory=dict)
    known: dict[str, NumberFormat] = field(default_factory=dict)
    style: str = ""
    number: _NumberStyle | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of a style, or of a part of one."""
        if name == "style":
            self.style = of(attributes, "name")
            if of(attributes, "family") == "table-cell":
                self.cells[self.style] = (of(attributes, "data-style-name"), of(attributes, "parent-style-name"))
        elif name == "text-properties" and self.number is None:
            if kind := _kind(attributes):
                self.raised[self.style] = kind
        elif name in _NUMBER_STYLES:
            self.number = self.numbers[of(attributes, "name")] = _NumberStyle()
        elif self.number is not None:
            self._in_number(self.number, name, attributes)

    def end(self, name: str) -> None:
        """Take in its end."""
        if self.number is not None and name in _TEXTS:
            self.gathered.is_open = False
            if self.number.seen:
                self.number.after += self.gathered.whole
            else:
                self.number.before += self.gathered.whole
        elif name in _NUMBER_STYLES:
            if name == "text-style" and self.number is not None:
                self.number.before = self.number.after = ""
            self.number = None

    def text(self, text: str) -> None:
        """Take in characters."""
        self.gathered.add(text)

    def _in_number(self, number: _NumberStyle, name: str, attributes: dict[str, str]) -> None:
        if name in _TEXTS:
            self.gathered.whole, self.gathered.is_open = "", True
        elif name in _FIGURES:
            number.seen = True
            scale = float(of(attributes, "display-factor") or 1)
            number.scale = scale if 0 < scale < math.inf else 1
        elif name == "map" and (match := _CONDITION.fullmatch(of(attributes, "condition").strip())):
            test = (_SIGNS.get(match[1], match[1]), float(match[2]))
            number.others.append((test, of(attributes, "apply-style-name")))

    def format_of(self, style: str) -> NumberFormat:
        """Tell what a cell style makes of a number."""
        if style not in self.known:
            self.known[style] = self._format(style)
        return self.known[style]

    def _format(self, style: str) -> NumberFormat:
        for _ in range(_DEEPEST):
            data, parent = self.cells.get(style, ("", ""))
            if data:
                whole = self.numbers.get(data, _NumberStyle())
                ways = [(test, self.numbers.get(name, whole)) for test, name in whole.others]
                return NumberFormat("number", [_section(one, test) for test, one in [*ways, (ALWAYS, whole)]])
            style = parent
        return PLAIN


def of(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its name without the namespace."""
    return next((value for key, value in attributes.items() if key.endswith(f"}}{name}")), "")


def _section(style: _NumberStyle, test: tuple[str, float]) -> Section:
    return Section(bare_text(style.before), bare_text(style.after), style.scale, test)


def _kind(attributes: dict[str, str]) -> str:
    """Tell a style of text that is struck through, raised or lowered; "" for others."""
    lines = [of(attributes, f"text-line-through-{part}") for part in ("style", "type")]
    if any(line not in ("", "none") for line in lines):
        return STRUCK
    position = of(attributes, "text-position").split()
    is_off = bool(position) and position[0] not in ("0%", "0")
    return OFF_LINE if is_off else ""
