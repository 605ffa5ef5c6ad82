"""How far each weight can move alone before the winner, the best few or the whole order change."""

from __future__ import annotations

import numpy as np

from sitescore.core.sensitivity.weight_stability import Stability
from sitescore.report.charts.lanes import Lanes
from sitescore.report.charts.scales import Scale
from sitescore.report.charts.sheet import Sheet, Sign
from sitescore.report.charts.svg import element, lying, rectangle, titled
from sitescore.report.charts.weights_shown import in_tree_order, movable_nodes, outcome_note
from sitescore.report.wording import Words
from sitescore.results.sensitivity import Sensitivity

KINDS = {"winner": ("sc-h1 sc-outline", 14.0), "top": ("sc-h2", 9.0), "order": ("sc-h4", 4.0)}
"""Class and thickness, the widest interval first."""


def stability_chart(found: Sensitivity, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw every node's weight among its siblings, and the intervals that keep winner, best few and order.

    Parameters
    ----------
    found : from `sensitivity`
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words, matrix = Words(lang), found.ranking.matrix
    sheet = Sheet(title=words("chart_stability"), words=words, width=width, prefix=prefix)
    nodes = in_tree_order(found, movable_nodes(found))
    if nodes and len(found.ranking.sites) > 1:
        sheet.legend([(_swatch(kind), words(f"chart_keeps_{kind}", top=found.top)) for kind in KINDS]
                     + [(_stated, words("chart_stated"))])  # fmt: skip
        titles = [matrix.title(found.nodes[node], lang) for node in nodes]
        strong = frozenset(row for row, node in enumerate(nodes) if found.nodes[node] in matrix.factors)
        lanes = Lanes(sheet=sheet, labels=titles, top=sheet.bottom, strong=strong)
        scale = Scale(0, 100, lanes.left + 4, lanes.right - 12)
        sheet.bottom = lanes.bottom
        sheet.axis(scale, lanes.top, label=words("chart_local_weight"))
        lanes.draw()
        for row, node in enumerate(nodes):
            y = lanes.middle(row)
            bars = [_interval(sheet, found, kind, node, scale, y) for kind in KINDS]
            sheet.add(element("g", *bars, _stated(scale(100 * float(matrix.local[node])), y),
                              data_node=found.nodes[node]))  # fmt: skip
    sheet.note(outcome_note(found, words))
    return sheet.finished(outcome_note(found, words))


def _swatch(kind: str) -> Sign:
    class_, thick = KINDS[kind]
    return lambda x, y: rectangle(lying(x - 6, x + 6, y, thick), class_=class_)


def _stated(x: float, y: float) -> str:
    return element("path", d=f"M{x:.2f} {y - 8:.2f}v16", class_="sc-bar")


def _interval(sheet: Sheet, found: Sensitivity, kind: str, node: int, scale: Scale, y: float) -> str:
    words, interval = sheet.words, found.stability[kind]
    low, high = 100 * float(interval.low[node]), 100 * float(interval.high[node])
    said = words(
        "chart_interval",
        keeps=words(f"chart_keeps_{kind}", top=found.top),
        low=words.number(low),
        high=words.number(high),
    )
    below, above = _comes(found, interval, node)
    ends = [words(key, site=site) for key, site in (("chart_below", below), ("chart_above", above)) if site]
    class_, thick = KINDS[kind]
    return rectangle(lying(scale(low), scale(high), y, thick), titled("; ".join([said, *ends])), class_=class_)


def _comes(found: Sensitivity, interval: Stability, node: int) -> list[str]:
    """Name who comes up below and above an interval, "" where nobody does."""
    names = np.array([*found.ranking.names, ""])
    return [str(names[int(part[node])]) for part in (interval.low_in, interval.high_in)]
