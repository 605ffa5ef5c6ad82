"""How often each site takes each rank: a heat map."""

from __future__ import annotations

from itertools import pairwise

from sitescore.report.charts.lanes import MOST_SITES, Lanes, about_site
from sitescore.report.charts.lettering import text_width
from sitescore.report.charts.ranked import robust_order, say_about_draws
from sitescore.report.charts.sheet import SMALL, Sheet
from sitescore.report.charts.svg import Box, element, lying, rectangle, titled, written
from sitescore.report.wording import Words
from sitescore.results.robustness import Robustness

SHADES = (0.005, 0.05, 0.15, 0.3, 0.5)
"""Shares from which a cell has the next darker shade."""
LIGHT_ON_DARK = 3
"""From which shade on figures are written in the paper's colour."""


def acceptability_chart(found: Robustness, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw the share of draws in which each site takes each rank; above 30 sites the best 30 and 30 ranks.

    Parameters
    ----------
    found : from `robustness`; the error bar of each share is said when one points at its cell
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words, ranking = Words(lang), found.ranking
    sheet = Sheet(title=words("chart_acceptability"), words=words, width=width, prefix=prefix)
    sites, ranks = robust_order(found), min(found.acceptability.shape[1], MOST_SITES)
    lanes = Lanes(sheet=sheet, labels=[ranking.names[at] for at in sites], top=sheet.bottom + 18)
    cell = (lanes.right - lanes.left) / ranks
    every = 1 if cell >= 16 else 5
    for rank in range(1, ranks + 1):
        if rank == 1 or rank % every == 0:
            x = lanes.left + (rank - 0.5) * cell
            sheet.add(written(str(rank), x, lanes.top - 5, class_="sc-faint sc-small", anchor="middle"))
    lanes.draw()
    for row, at in enumerate(sites):
        edges = [lanes.left + rank * cell for rank in range(ranks + 1)]
        boxes = [lying(start, end, lanes.middle(row), 20) for start, end in pairwise(edges)]
        cells = [_cell(sheet, found, at, rank, box) for rank, box in enumerate(boxes)]
        sheet.add(about_site(ranking.sites[at], row, *cells))
    sheet.bottom = lanes.bottom + 4
    sheet.note(words("chart_acceptability_legend"))
    say_about_draws(sheet, found)
    return sheet.finished(words("chart_acceptability_legend"))


def _cell(sheet: Sheet, found: Robustness, at: int, rank: int, box: Box) -> str:
    words, middle = sheet.words, (box.left + box.right) / 2
    share, low, high = (
        float(part[at, rank]) for part in (found.acceptability, found.acceptability_low, found.acceptability_high)
    )
    shade = sum(share >= edge for edge in SHADES)
    texts = words.barred(high - low, share, low, high)
    facts = dict(zip(("share", "low", "high"), texts, strict=True))
    said = titled(words("chart_acceptability_cell", site=found.ranking.names[at], rank=rank + 1, **facts))
    drawn = rectangle(box, said, class_=f"sc-h{shade} sc-edge")
    figure = words.number(100 * share, 0)
    if not shade or text_width(figure, SMALL) + 4 > box.right - box.left:
        return drawn
    ink = "sc-small sc-on-dark" if shade >= LIGHT_ON_DARK else "sc-small"
    text = written(figure, middle, box.bottom - 6, class_=ink, anchor="middle")
    return drawn + element("g", text, pointer_events="none")
