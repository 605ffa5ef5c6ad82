"""How the scores of all sites are spread, for any number of them."""

from __future__ import annotations

import numpy as np

from sitescore.report.charts.ranked import say_excluded
from sitescore.report.charts.scales import Scale, rounded_out
from sitescore.report.charts.sheet import MARGIN, Sheet
from sitescore.report.charts.svg import Box, element, rectangle, titled, written
from sitescore.report.views.ranking import verdict
from sitescore.report.wording import Words
from sitescore.results.ranking import Ranking

TALL, BINS = 90.0, 40


def distribution_chart(ranking: Ranking, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw a histogram of all scores, with marks at the leader and at the median.

    Parameters
    ----------
    ranking : from `rank`
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words = Words(lang)
    sheet = Sheet(title=words("chart_distribution"), words=words, width=width, prefix=prefix)
    if ranking.sites:
        histogram(sheet, ranking)
    say_excluded(sheet, ranking)
    return sheet.finished(verdict(ranking, words))


def histogram(sheet: Sheet, ranking: Ranking) -> None:
    """Draw the histogram at the bottom of `sheet`."""
    words, scores = sheet.words, ranking.scores
    low, high = rounded_out(float(scores.min()), float(scores.max()))
    if low == high:
        low, high = low - 1, high + 1
    counts, edges = np.histogram(scores, bins=BINS, range=(low, high))
    top = sheet.bottom + 34
    scale = Scale(low, high, MARGIN + 4, sheet.width - MARGIN - 4)
    heights = Scale(0, float(counts.max()), 0, TALL)
    sheet.bottom = top + TALL
    for count, start, end in zip(counts, edges, edges[1:], strict=False):
        said = words("chart_bin", count=int(count), start=words.number(start), end=words.number(end))
        if count:
            box = Box(scale(start), sheet.bottom - heights(count), scale(end), sheet.bottom)
            sheet.add(rectangle(box, titled(said), class_="sc-mark sc-edge"))
    first = int(ranking.order[0])
    marks = {words("chart_leader", site=ranking.names[first]): scores[first],
             words("median"): float(np.median(scores))}  # fmt: skip
    for row, (name, score) in enumerate(marks.items()):
        x = scale(score)
        right = x > sheet.width / 2
        sheet.add(element("path", d=f"M{x:.2f} {sheet.bottom:.2f}V{top - 28 + 14 * row:.2f}", class_="sc-bar"))
        text = f"{name} {words.number(score)}"
        anchor = "end" if right else "start"
        at = x - 4 if right else x + 4
        sheet.add(written(text, at, top - 20 + 14 * row, class_="sc-small sc-halo", anchor=anchor))
    sheet.axis(scale, top, label=words("chart_scores", count=words.figure(len(scores))))
