"""One site on every criterion: its values against the median and the best of the ranked sites."""

from __future__ import annotations

import math

from sitescore.matrix import DecisionMatrix
from sitescore.report.charts.lanes import Lanes
from sitescore.report.charts.lettering import shortened
from sitescore.report.charts.scales import Scale
from sitescore.report.charts.sheet import SMALL, Sheet, Sign
from sitescore.report.charts.svg import element, lying, rectangle, titled, written
from sitescore.report.views.explanation import tree_order
from sitescore.report.wording import Words
from sitescore.results.effects import Effects, Lead
from sitescore.results.explanation import Difference, Explanation

ROOM_FOR_MEASURED = 120.0


def profile_chart(
    found: Explanation | Effects | Difference | Lead,
    *,
    reference: int | None = None,
    lang: str = "en",
    width: int = 720,
    prefix: str = "c",
) -> str:
    """Draw a site's value on every criterion, what it could be, and the median and the best beside it.

    Parameters
    ----------
    found : from `explain`; of two sites the one ahead, with the other beside it
    reference : number in the matrix of a site to draw beside it
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words, matrix = Words(lang), found.ranking.matrix
    site, other = (found.leader, found.rival) if isinstance(found, Difference | Lead) else (found.site, reference)
    name = matrix.names[site]
    sheet = Sheet(title=words("chart_profile", site=name), words=words, width=width, prefix=prefix)
    _legend(sheet, name, None if other is None else matrix.names[other])
    _rows(sheet, matrix, site, other)
    sheet.note(words("chart_profile_legend"))
    return sheet.finished(
        _score(found, words) if isinstance(found, Explanation | Effects) else words("chart_profile_legend")
    )


def _score(found: Explanation | Effects, words: Words) -> str:
    """Say what a site scores, and its rank where it has one."""
    facts = {"name": found.ranking.matrix.names[found.site], "score": words.number(found.score),
             "worst": words.number(found.worst), "best": words.number(found.best),
             "known": words.percent(found.coverage)}  # fmt: skip
    if found.rank is None:
        return words("explain_excluded", **facts)
    return words("explain_title", rank=found.rank, of=len(found.ranking.sites), **facts)


def _legend(sheet: Sheet, name: str, reference: str | None) -> None:
    entries: list[tuple[Sign, str]] = [
        (_site, name),
        (_median, sheet.words("median")),
        (_best, sheet.words("chart_best")),
    ]
    sheet.legend(entries if reference is None else [*entries, (_reference, reference)])


def _rows(sheet: Sheet, matrix: DecisionMatrix, site: int, reference: int | None) -> None:
    order, top = tree_order(matrix), sheet.bottom
    titles = [matrix.title(name, sheet.words.language) for name in order]
    strong = frozenset(row for row, name in enumerate(order) if name in matrix.factors)
    lanes = Lanes(sheet=sheet, labels=titles, top=top, ends=ROOM_FOR_MEASURED, strong=strong)
    scale = Scale(0, 1, lanes.left + 6, lanes.right - 6)
    drawn = []
    for row, name in enumerate(order):
        if name in matrix.factors:
            continue
        at, y = matrix.criteria.index(name), lanes.middle(row)
        measured = sheet.words.measured(matrix, site, at)
        marks = _marks(sheet.words, matrix, site, at, scale, y)
        if reference is not None:
            marks.insert(-1, _reference(scale(float(matrix.values[reference, at])), y))
        short = shortened(measured, ROOM_FOR_MEASURED - 8, SMALL)
        marks.append(written(short, lanes.right + 8, y + 4, class_="sc-small", full=measured))
        drawn.append(element("g", *marks, data_criterion=name))
    sheet.bottom = lanes.bottom
    sheet.axis(scale, top, label=sheet.words("value"))
    lanes.draw()
    sheet.add(*drawn)


def _marks(words: Words, matrix: DecisionMatrix, site: int, at: int, scale: Scale, y: float) -> list[str]:
    """Draw what a value could be, the median and the best, and last the value itself."""
    value, median, best = (float(x) for x in (matrix.values[site, at], matrix.medians[at], matrix.best_values[at]))
    figures = {name: words.number(x, 2) for name, x in (("value", value), ("median", median), ("best", best))}
    said = titled(words("chart_value_of", measured=words.measured(matrix, site, at), **figures))
    span = lying(scale(float(matrix.lowest[site, at])), scale(float(matrix.highest[site, at])), y, 8)
    marks = [rectangle(span, said, class_="sc-range")]
    if not math.isnan(median):
        marks += [_median(scale(median), y, said), _best(scale(best), y, said)]
    return [*marks, (_site if matrix.known[site, at] else _assumed)(scale(value), y, said)]


def _inside(said: str) -> list[str]:
    return [said] if said else []


def _site(x: float, y: float, said: str = "") -> str:
    return element("circle", *_inside(said), cx=x, cy=y, r=4.5, class_="sc-mark sc-outline")


def _assumed(x: float, y: float, said: str = "") -> str:
    return element("circle", *_inside(said), cx=x, cy=y, r=4.5, class_="sc-ring")


def _median(x: float, y: float, said: str = "") -> str:
    return element("path", *_inside(said), d=f"M{x:.2f} {y - 7:.2f}v14", class_="sc-bar")


def _best(x: float, y: float, said: str = "") -> str:
    return element("path", *_inside(said), d=f"M{x:.2f} {y - 2:.2f}l-4-6h8z", class_="sc-f2")


def _reference(x: float, y: float, said: str = "") -> str:
    return element("path", *_inside(said), d=f"M{x:.2f} {y - 5:.2f}l5 5l-5 5l-5-5z", class_="sc-f4 sc-outline")
