"""A chart being drawn, from its heading down to its notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from functools import partial

from sitescore.records import dataclass
from sitescore.report.charts.lettering import SIZE, lines_of, shortened, text_width
from sitescore.report.charts.scales import Scale
from sitescore.report.charts.svg import element, escaped, lying, written
from sitescore.report.charts.theme import ROOT, STYLE, filled, patterns
from sitescore.report.wording import Words

HEADING, SMALL, LINE = 14.0, 11.0, 16.0
BOLDER = 1.1
"""How much wider than plain letters those of headings are."""
MARGIN, SIGN_ROOM = 8.0, 18.0

Sign = Callable[[float, float], str]
"""Draws a mark of a legend at a point."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """What is drawn so far, and how far down it reaches.

    ``words`` is the reader's language, ``width`` in pixels, ``prefix`` what every id begins with;
    ``bottom`` is the height used so far, ``hatched`` how many entries need their own pattern.
    """

    title: str
    words: Words
    width: int
    prefix: str
    parts: list[str] = field(default_factory=list)
    bottom: float = MARGIN
    hatched: int = 0

    def __post_init__(self) -> None:
        self.paragraph(self.title, size=HEADING, class_="sc-heading")

    @property
    def inner(self) -> float:
        """Pixels between the margins."""
        return self.width - 2 * MARGIN

    def add(self, *parts: str) -> None:
        """Draw elements."""
        self.parts.extend(parts)

    def paragraph(self, text: str, *, size: float = SIZE, class_: str = "") -> None:
        """Write a text over as many lines as it takes."""
        for line in lines_of(text, self.inner, size * (BOLDER if size > SIZE else 1)):
            self.bottom += size + 4
            self.add(written(line, MARGIN, self.bottom - 2, class_=class_))
        self.bottom += 4

    def note(self, text: str) -> None:
        """Write what a reader must know of the chart."""
        self.paragraph(text, size=SMALL, class_="sc-faint sc-small")

    def legend(self, entries: Sequence[tuple[Sign, str]]) -> None:
        """Name what signs mean; each sign draws itself in 12 pixels around a point."""
        left = MARGIN
        self.bottom += 4
        for sign, text in entries:
            short = shortened(text, self.inner - SIGN_ROOM, SMALL)
            wide = SIGN_ROOM + text_width(short, SMALL) + 10
            if left > MARGIN and left + wide > self.width - MARGIN:
                left, self.bottom = MARGIN, self.bottom + LINE
            self.add(sign(left + 6, self.bottom + 6))
            self.add(written(short, left + SIGN_ROOM - 1, self.bottom + 10, class_="sc-small", full=text))
            left += wide
        self.bottom += LINE + 6

    def colours(self, labels: Sequence[str]) -> None:
        """Name entries in the order of their colours and hatches."""
        self.hatched = max(self.hatched, len(labels))
        self.legend([(partial(self._swatch, at), label) for at, label in enumerate(labels)])

    def _swatch(self, at: int, x: float, y: float) -> str:
        return filled(self.prefix, at, lying(x - 6, x + 6, y, 12))

    def axis(
        self, scale: Scale, top: float, *, label: str = "", unit: str = "", ticks: Sequence[float] | None = None
    ) -> None:
        """Mark a horizontal scale under what stands between `top` and the bottom so far."""
        for tick in scale.ticks() if ticks is None else ticks:
            x = scale(tick)
            self.add(element("path", d=f"M{x:.2f} {top:.2f}V{self.bottom:.2f}", class_="sc-grid"))
            text = self.words.number(tick, scale.digits) + unit
            half = text_width(text, SMALL) / 2
            centre = min(max(x, MARGIN / 2 + half), self.width - MARGIN / 2 - half)
            self.add(written(text, centre, self.bottom + 13, class_="sc-faint sc-small", anchor="middle"))
        self.bottom += 18
        if label:
            self.bottom += 13
            centre = (scale.start + scale.end) / 2
            self.add(written(label, centre, self.bottom - 2, class_="sc-faint sc-small", anchor="middle"))
        self.bottom += 4

    def finished(self, about: str) -> str:
        """Return the drawing; `about` says in words what it shows."""
        title, desc = f"{self.prefix}-title", f"{self.prefix}-desc"
        height = self.bottom + MARGIN
        return element(
            "svg",
            element("title", escaped(self.title), id=title),
            element("desc", escaped(about), id=desc),
            f"<style>{STYLE}</style>",
            patterns(self.prefix, self.hatched),
            *self.parts,
            xmlns="http://www.w3.org/2000/svg",
            class_=ROOT,
            viewBox=f"0 0 {self.width} {height:.0f}",
            width="100%",
            role="img",
            aria_labelledby=f"{title} {desc}",
        )
