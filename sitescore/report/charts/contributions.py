"""The ranking: each site's points, stacked by what gives them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sitescore.core.checks import Floats
from sitescore.report.charts.distribution import histogram
from sitescore.report.charts.lanes import MOST_SITES, Lanes, about_site
from sitescore.report.charts.lettering import text_width
from sitescore.report.charts.ranked import label, say_left_out, shown_sites
from sitescore.report.charts.scales import Scale, rounded_out
from sitescore.report.charts.sheet import SMALL, Sheet
from sitescore.report.charts.svg import element, lying, rectangle, titled, written
from sitescore.report.charts.theme import colour_of, filled, ink_class
from sitescore.report.views.ranking import verdict
from sitescore.report.wording import Words
from sitescore.results.ranking import Ranking

THICK = 16.0
ROOM_FOR_SCORE = 40.0


def contributions_chart(ranking: Ranking, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw the ranking as bars; above 30 sites the best 30, and how all scores are spread.

    Parameters
    ----------
    ranking : from `rank`; bars are whole where the method's scores are no sums
    lang : "en", "fi" or "sv"
    width : pixels at which text has its own size
    prefix : what every id begins with

    Returns
    -------
    An SVG element
    """
    words = Words(lang)
    sheet = Sheet(title=words("chart_contributions"), words=words, width=width, prefix=prefix)
    sites = shown_sites(ranking)
    if sites:
        stacked = _points_by_top_node(ranking)
        if stacked is not None:
            sheet.colours([ranking.matrix.title(name, lang) for name in ranking.matrix.top_factors])
        _bars(sheet, ranking, sites, stacked)
        if stacked is None:
            sheet.note(words("method_legend", method=ranking.method))
    if len(ranking.sites) > MOST_SITES:
        histogram(sheet, ranking)
    say_left_out(sheet, ranking)
    return sheet.finished(verdict(ranking, words))


def _points_by_top_node(ranking: Ranking) -> Floats | None:
    """Add contributions up by what stands at the top of the tree, (sites, top nodes)."""
    matrix = ranking.matrix
    if ranking.contributions is None:
        return None
    under = np.concatenate([matrix.within > 0, np.eye(len(matrix.criteria), dtype=bool)])
    nodes = (*matrix.factors, *matrix.criteria)
    return np.asarray(ranking.contributions @ under[[nodes.index(name) for name in matrix.top_factors]].T)


def _bars(sheet: Sheet, ranking: Ranking, sites: list[int], stacked: Floats | None) -> None:
    top = sheet.bottom
    lanes = Lanes(sheet=sheet, labels=[label(ranking, at) for at in sites], top=top, ends=ROOM_FOR_SCORE)
    scores = ranking.scores[sites]
    low, high = rounded_out(min(0.0, float(scores.min())), max(float(scores.max()), 1e-9))
    scale = Scale(low, high, lanes.left, lanes.right)
    bars = []
    for row, at in enumerate(sites):
        y = lanes.middle(row)
        parts = [float(ranking.scores[at])] if stacked is None else [float(x) for x in stacked[at]]
        pieces = _pieces(sheet, ranking, scale, y, parts)
        end = max(scale(ranking.scores[at]), scale(0.0)) + 5
        score = written(sheet.words.number(ranking.scores[at]), end, y + 4, class_="sc-strong")
        bars.append(about_site(ranking.sites[at], row, *pieces, score))
    sheet.bottom = lanes.bottom
    sheet.axis(scale, top, label=sheet.words("points_of_100"))
    lanes.draw()
    sheet.add(*bars)


def _pieces(sheet: Sheet, ranking: Ranking, scale: Scale, y: float, parts: Sequence[float]) -> list[str]:
    """Draw the pieces of one bar, with their points where there is room; a whole bar has no names."""
    start, drawn, named = 0.0, list[str](), ranking.contributions is not None
    for at, points in enumerate(parts):
        box = lying(scale(start), scale(start + points), y, THICK)
        text = sheet.words.number(points)
        drawn.append(filled(sheet.prefix, at, box, titled(_about_piece(sheet, ranking, at, text)) if named else ""))
        if named and box.right - box.left >= text_width(text, SMALL) + 8:
            drawn.append(_figure(text, (box.left + box.right) / 2, y, at))
        start += points
    return drawn


def _figure(text: str, x: float, y: float, at: int) -> str:
    """Write a figure on a plain patch of its piece's colour, so that no hatch runs through it."""
    half = text_width(text, SMALL) / 2 + 2
    patch = rectangle(lying(x - half, x + half, y, THICK - 3), class_=f"sc-f{colour_of(at)}")
    ink = written(text, x, y + 4, class_=f"sc-small sc-{ink_class(at)}", anchor="middle")
    return element("g", patch, ink, pointer_events="none")


def _about_piece(sheet: Sheet, ranking: Ranking, at: int, text: str) -> str:
    matrix = ranking.matrix
    name = matrix.top_factors[at]
    most = sheet.words.number(100 * matrix.overall[(*matrix.factors, *matrix.criteria).index(name)])
    return sheet.words("chart_points", what=matrix.title(name, sheet.words.language), points=text, of=most)
