"""Lines that can be told apart: by colour and dashes for the first few, pale for the rest."""

from __future__ import annotations

from sitescore.report.charts.svg import element, titled
from sitescore.report.charts.theme import COLOURS

DASHES = (None, "6 3", "2 2")


def line(row: int, path: str, said: str) -> str:
    """Draw the line of entry number `row`; `said` is what one reads when pointing at it."""
    if row >= len(COLOURS):
        return element("path", titled(said), d=path, class_="sc-ghost")
    dashes = DASHES[row % len(DASHES)]
    return element("path", titled(said), d=path, class_=f"sc-s{row}", stroke_width=2.5, stroke_dasharray=dashes)


def dot_class(row: int) -> str:
    """Return the class of a dot on the line of entry number `row`."""
    return f"sc-f{row}" if row < len(COLOURS) else "sc-other"
