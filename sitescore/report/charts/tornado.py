"""What each weight's range does to the lead."""

from __future__ import annotations

import numpy as np

from sitescore.report.charts.lanes import Lanes
from sitescore.report.charts.scales import Scale, rounded_out
from sitescore.report.charts.sheet import Sheet
from sitescore.report.charts.svg import element, lying, titled
from sitescore.report.charts.theme import filled
from sitescore.report.wording import Words
from sitescore.results.sensitivity import Sensitivity
from sitescore.results.weight_lines import WeightLines

MOST_ROWS, THICK = 15, 14.0
MATTERS = 1e-9


def tornado_chart(found: Sensitivity, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw the lead at the ends of each weight's range, the widest swings first.

    Parameters
    ----------
    found : from `sensitivity`; where scores are no sums, or a site stands alone, that is all that is said
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words = Words(lang)
    sheet = Sheet(title=words("chart_tornado"), words=words, width=width, prefix=prefix)
    about = words("chart_tornado_legend", leader=found.ranking.names[found.leader])
    if found.lines is None:
        sheet.note(words("chart_no_lines"))
        return sheet.finished(words("chart_no_lines"))
    swings = np.ptp(found.lines.leads, axis=1)
    nodes = [int(at) for at in np.argsort(-swings, kind="stable") if found.lines.movable[at] and swings[at] > MATTERS]
    if nodes:
        _rows(sheet, found, found.lines, nodes[:MOST_ROWS])
    sheet.note(about)
    if len(nodes) > MOST_ROWS:
        sheet.note(words("chart_tornado_rest", count=len(nodes) - MOST_ROWS))
    return sheet.finished(about)


def _rows(sheet: Sheet, found: Sensitivity, lines: WeightLines, nodes: list[int]) -> None:
    words, matrix = sheet.words, found.ranking.matrix
    sheet.colours([words("chart_less_weight"), words("chart_more_weight")])
    top = sheet.bottom
    leads = lines.leads[nodes]
    now = float(found.ranking.scores[found.leader] - np.sort(found.ranking.scores)[-2])
    low, high = rounded_out(min(0.0, float(leads.min())), max(float(leads.max()), now))
    lanes = Lanes(
        sheet=sheet, labels=[matrix.title(found.nodes[node], words.language) for node in nodes], top=top, ends=14
    )
    scale = Scale(low, high, lanes.left + 6, lanes.right)
    sheet.bottom = lanes.bottom
    sheet.axis(scale, top, label=words("chart_lead"))
    for x, class_ in ((scale(0.0), "sc-zero"), (scale(now), "sc-bar")):
        sheet.add(element("path", d=f"M{x:.2f} {top:.2f}V{lanes.bottom:.2f}", class_=class_))
    lanes.draw()
    for row, node in enumerate(nodes):
        bars = []
        for end, key in enumerate(("chart_less_weight", "chart_more_weight")):
            lead, weight = float(lines.leads[node, end]), 100 * float(lines.ends[node, end])
            swing = words("chart_swing", weight=words.number(weight), lead=words.number(lead))
            box = lying(scale(now), scale(lead), lanes.middle(row), THICK)
            bars.append(filled(sheet.prefix, end, box, titled(f"{words(key)}: {swing}")))
        sheet.add(element("g", *bars, data_node=found.nodes[node]))
