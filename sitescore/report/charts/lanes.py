"""Rows with a label each: beside what is drawn, or above it where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from sitescore.records import dataclass
from sitescore.report.charts.lettering import SIZE, shortened, text_width
from sitescore.report.charts.sheet import MARGIN, Sheet
from sitescore.report.charts.svg import escaped, written

NARROW = 520
MOST_SITES = 30
"""Sites that are drawn one by one; of more, the best are."""
LABEL_SHARE = 0.36


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """Where rows are: labels, and a plot from ``left`` to ``right`` with ``ends`` pixels kept free at its right."""

    sheet: Sheet
    labels: Sequence[str]
    ends: float = 0.0
    top: float
    strong: frozenset[int] = frozenset()

    @property
    def above(self) -> bool:
        """Whether labels stand above the rows."""
        return self.sheet.width < NARROW

    @property
    def step(self) -> float:
        """Pixels from row to row."""
        return 36.0 if self.above else 22.0

    @property
    def left(self) -> float:
        """Where plots begin."""
        if self.above:
            return MARGIN + 4
        widest = max((text_width(label) for label in self.labels), default=0.0)
        return MARGIN + min(widest, LABEL_SHARE * self.sheet.width) + 10

    @property
    def right(self) -> float:
        """Where plots end."""
        return self.sheet.width - MARGIN - self.ends

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + self.step * len(self.labels)

    def middle(self, row: int) -> float:
        """Return the height at which a row's marks stand."""
        return self.top + self.step * row + (26.0 if self.above else 11.0)

    def draw(self) -> None:
        """Write the labels, shortened where there is no room, in full when one points at them."""
        room = self.sheet.inner if self.above else self.left - MARGIN - 10
        for row, label in enumerate(self.labels):
            y = self.top + self.step * row + 13 if self.above else self.middle(row) + 4
            class_ = "sc-halo sc-strong" if row in self.strong else "sc-halo"
            short = shortened(label, room, SIZE)
            self.sheet.add(written(short, MARGIN, y, class_=class_, full=label))


def about_site(site: str, row: int, *inside: str) -> str:
    """Group what belongs to one site, so that a page can find it by the site's id."""
    return f'<g data-site="{escaped(site)}" data-row="{row}">{"".join(inside)}</g>'
