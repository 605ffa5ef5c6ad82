"""What a measurement is worth: one criterion's value function, with the sites on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sitescore.core.checks import Integers
from sitescore.matrix import DecisionMatrix
from sitescore.report.charts.lanes import Lanes
from sitescore.report.charts.lettering import text_width
from sitescore.report.charts.scales import Scale
from sitescore.report.charts.sheet import MARGIN, SMALL, Sheet
from sitescore.report.charts.svg import element, lying, rectangle, titled, written
from sitescore.report.wording import Words

TALL, STEPS, ASIDE = 110.0, 160, 0.06
NAMED = 4


def value_function_chart(
    matrix: DecisionMatrix, criterion: str, *, lang: str = "en", width: int = 720, prefix: str = "c"
) -> str:
    """Draw the value of a criterion over its measurements; words as rows, from the worst to the best.

    Parameters
    ----------
    matrix : from `assemble`
    criterion : its id
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words, at = Words(lang), matrix.criteria.index(criterion)
    title = words("chart_value_function", criterion=matrix.title(criterion, lang))
    sheet = Sheet(title=title, words=words, width=width, prefix=prefix)
    levels = matrix.scales[criterion].levels
    known = _curve(sheet, matrix, at) if levels is None else _levels(sheet, matrix, at, levels)
    about = words("chart_value_function_about", known=known, sites=len(matrix.sites))
    sheet.note(about)
    return sheet.finished(about)


def _curve(sheet: Sheet, matrix: DecisionMatrix, at: int) -> int:
    words, scale = sheet.words, matrix.scales[matrix.criteria[at]]
    measured = np.flatnonzero(np.isfinite(matrix.measurements[:, at]) & matrix.applicable[:, at])
    numbers = matrix.measurements[measured, at]
    turns = np.array(scale.turning_points or ()) * scale.divisor
    ends = np.concatenate([numbers, turns[np.isfinite(turns)]])
    if not ends.size:
        return 0
    low, high = float(ends.min()), float(ends.max())
    aside = ASIDE * (high - low) or max(abs(high), 1.0) * ASIDE
    across = np.unique(np.concatenate([np.linspace(low - aside, high + aside, STEPS), ends]))
    top = sheet.bottom + 6
    sheet.bottom = top + TALL
    left = MARGIN + text_width(words.number(0.5), SMALL) + 8
    x, y = Scale(low - aside, high + aside, left, sheet.width - MARGIN - 4), Scale(0, 1, sheet.bottom, top)
    for tick in (0.0, 0.5, 1.0):
        sheet.add(element("path", d=f"M{left:.2f} {y(tick):.2f}H{x.end:.2f}", class_="sc-grid"))
        sheet.add(written(words.number(tick), left - 6, y(tick) + 4, class_="sc-faint sc-small", anchor="end"))
    values = scale.apply(across / scale.divisor)
    line = "L".join(f"{x(a):.2f} {y(b):.2f}" for a, b in zip(across.tolist(), values.tolist(), strict=True))
    heights = scale.apply(numbers / scale.divisor)
    dots = _dots(
        sheet, matrix, measured, [(x(a), y(b)) for a, b in zip(numbers.tolist(), heights.tolist(), strict=True)]
    )
    unit = words.unit(scale.unit).strip()
    sheet.axis(x, top, label=unit)
    sheet.add(element("path", d=f"M{line}", class_="sc-stroke"), *dots)
    return measured.size


def _dots(sheet: Sheet, matrix: DecisionMatrix, sites: Integers, spots: Sequence[tuple[float, float]]) -> list[str]:
    """Draw a dot for every pixel that has sites."""
    groups: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(spots):
        groups.setdefault((round(x), round(y)), []).append(at)
    return [
        element("circle", titled(_named(sheet, matrix, sites[group])), cx=spots[group[0]][0], cy=spots[group[0]][1],
                r=4, class_="sc-ring")
        for group in groups.values()
    ]  # fmt: skip


def _named(sheet: Sheet, matrix: DecisionMatrix, sites: Iterable[int]) -> str:
    return sheet.words.several([matrix.names[site] for site in sites], NAMED)


def _levels(sheet: Sheet, matrix: DecisionMatrix, at: int, levels: Mapping[str, float]) -> int:
    words, order = sheet.words, sorted(levels, key=lambda word: levels[word])
    of_level: dict[str, list[int]] = {word.casefold(): [] for word in order}
    for (site, criterion), word in matrix.words.items():
        if criterion == at and word.casefold() in of_level:
            of_level[word.casefold()].append(site)
    top = sheet.bottom
    lanes = Lanes(sheet=sheet, labels=order, top=top, ends=60)
    scale = Scale(0, 1, lanes.left, lanes.right)
    bars = []
    for row, word in enumerate(order):
        y, here = lanes.middle(row), of_level[word.casefold()]
        said = titled(f"{words.number(levels[word], 2)}: {_named(sheet, matrix, here) or '–'}")
        bars.append(rectangle(lying(scale(0), scale(levels[word]), y, 12), said, class_="sc-mark"))
        if here:
            bars.append(written(words("chart_sites", count=len(here)), lanes.right + 6, y + 4, class_="sc-small"))
    sheet.bottom = lanes.bottom
    sheet.axis(scale, top, label=words("value"))
    lanes.draw()
    sheet.add(*bars)
    return sum(map(len, of_level.values()))
