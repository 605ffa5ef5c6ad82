"""Every site's score against the weight of one node: straight lines, with marks where the lead changes hands."""

from __future__ import annotations

import numpy as np

from sitescore.report.charts.label_places import spread
from sitescore.report.charts.lanes import MOST_SITES, about_site
from sitescore.report.charts.lettering import shortened
from sitescore.report.charts.lines import line
from sitescore.report.charts.ranked import shown_sites
from sitescore.report.charts.scales import Scale, rounded_out
from sitescore.report.charts.sheet import MARGIN, SMALL, Sheet
from sitescore.report.charts.svg import element, titled, written
from sitescore.report.charts.theme import COLOURS
from sitescore.report.wording import Words
from sitescore.results.sensitivity import Sensitivity
from sitescore.results.weight_lines import WeightLines

TALL, NAMES = 220.0, 0.26


def weight_lines_chart(found: Sensitivity, node: str, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw scores over the local weight of a factor or criterion, from 0 to all; above 30 sites the best 30.

    Parameters
    ----------
    found : from `sensitivity`; where scores are no sums that is all that is said
    node : id of a factor or criterion
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words, matrix = Words(lang), found.ranking.matrix
    title = words("chart_weight_lines", node=matrix.title(node, lang))
    sheet = Sheet(title=title, words=words, width=width, prefix=prefix)
    at = found.nodes.index(node)
    if found.lines is None or not found.lines.movable[at]:
        sheet.note(words("chart_no_lines"))
        return sheet.finished(words("chart_no_lines"))
    _draw(sheet, found, found.lines, at)
    sheet.note(words("chart_weight_lines_legend"))
    if len(found.ranking.sites) > MOST_SITES:
        sheet.note(words("chart_shown", shown=MOST_SITES, ranked=len(found.ranking.sites)))
    return sheet.finished(words("chart_weight_lines_legend"))


def _draw(sheet: Sheet, found: Sensitivity, lines: WeightLines, node: int) -> None:
    words, ranking = sheet.words, found.ranking
    local = float(ranking.matrix.local[node])
    ends = np.stack([lines.at(node, scores=ranking.scores, local=local, weight=weight) for weight in (0.0, 1.0)])
    leaders = [] if found.leaders is None else [int(site) for site in found.leaders[node].sites]
    sites = list(dict.fromkeys([*leaders, *shown_sites(ranking)]))[:MOST_SITES]
    low, high = rounded_out(float(ends[:, sites].min()), float(ends[:, sites].max()))
    top, room = sheet.bottom + 8, NAMES * sheet.width
    sheet.bottom = top + TALL
    x = Scale(0, 100, MARGIN + 30, sheet.width - MARGIN - room)
    y = Scale(low, high, sheet.bottom, top)
    for tick in y.ticks(5):
        sheet.add(element("path", d=f"M{x.start:.2f} {y(tick):.2f}H{x.end:.2f}", class_="sc-grid"))
        sheet.add(written(words.number(tick, 0), x.start - 6, y(tick) + 4, class_="sc-faint sc-small", anchor="end"))
    sheet.axis(x, top, label=words("chart_local_weight"))
    stated = x(100 * local)
    sheet.add(element("path", d=f"M{stated:.2f} {top:.2f}V{y.start:.2f}", class_="sc-bar", stroke_dasharray="4 3"))
    for row, site in reversed(list(enumerate(sites))):
        path = f"M{x.start:.2f} {y(float(ends[0, site])):.2f}L{x.end:.2f} {y(float(ends[1, site])):.2f}"
        sheet.add(about_site(ranking.sites[site], row, line(row, path, ranking.names[site])))
    _changes(sheet, found, lines, node, x, y)
    _names(sheet, found, sites[: len(COLOURS)], [y(float(end)) for end in ends[1]], x, top)


def _names(sheet: Sheet, found: Sensitivity, named: list[int], heights: list[float], x: Scale, top: float) -> None:
    names, room = found.ranking.names, NAMES * sheet.width
    levels = spread([heights[site] for site in named], 13, top, top + TALL + 12)
    for row, (site, level) in enumerate(zip(named, levels, strict=True)):
        short = shortened(names[site], room - 14, SMALL)
        sheet.add(element("circle", cx=x.end + 6, cy=level, r=3, class_=f"sc-f{row}"))
        sheet.add(written(short, x.end + 13, level + 4, class_="sc-small", full=names[site]))


def _changes(sheet: Sheet, found: Sensitivity, lines: WeightLines, node: int, x: Scale, y: Scale) -> None:
    """Mark where the lead changes hands."""
    if found.leaders is None:
        return
    words, ranking = sheet.words, found.ranking
    local = float(ranking.matrix.local[node])
    for start, site in zip(found.leaders[node].starts[1:], found.leaders[node].sites[1:], strict=True):
        scores = lines.at(node, scores=ranking.scores, local=local, weight=float(start))
        said = words("chart_lead_passes", site=ranking.names[int(site)], weight=words.number(100 * float(start)))
        sheet.add(element("circle", titled(said), cx=x(100 * float(start)), cy=y(float(scores[int(site)])), r=5,
                          class_="sc-ring"))  # fmt: skip
