"""Where the sites are and how good: a map without tiles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

import numpy as np

from sitescore.core.checks import Booleans, Floats
from sitescore.report.charts.geography import Frame, covered, frame_around, land, scale_bar
from sitescore.report.charts.label_places import label_places
from sitescore.report.charts.lanes import MOST_SITES, NARROW, about_site
from sitescore.report.charts.lettering import SIZE, shortened
from sitescore.report.charts.ranked import label
from sitescore.report.charts.scales import rounded_out
from sitescore.report.charts.sheet import MARGIN, Sheet, Sign
from sitescore.report.charts.svg import Box, element, lying, titled, written
from sitescore.report.views.ranking import verdict
from sitescore.report.wording import Words
from sitescore.results.ranking import Ranking

CLASSES = 5
RADIUS, SMALLER = 5.0, 2.5
WIDEST = 150.0
MOST_POINTED = 300
"""Sites above which those without a name are drawn as dots that say nothing when pointed at."""


def map_chart(ranking: Ranking, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw the sites on a map, coloured by score; above 30 sites the best 30 have names.

    Parameters
    ----------
    ranking : from `rank`; where the sites have no coordinates that is all that is said. Above
        300 sites only the named ones say who they are when pointed at
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words, coordinates = Words(lang), ranking.matrix.coordinates
    sheet = Sheet(title=words("chart_map"), words=words, width=width, prefix=prefix)
    told: Booleans = np.zeros(len(ranking.matrix.sites), dtype=bool)
    if coordinates is not None:
        told = np.asarray(np.isfinite(coordinates).all(axis=1))
    if coordinates is None or not told.any():
        sheet.note(words("chart_map_nowhere"))
        return sheet.finished(verdict(ranking, words))
    latitude, longitude = coordinates.T
    frame = frame_around(latitude[told], longitude[told], sheet.inner)
    _legend(sheet, ranking)
    _draw(sheet, ranking, frame, told, np.stack(frame(latitude, longitude), axis=1))
    if not told.all():
        sheet.note(words("chart_map_missing", count=int((~told).sum())))
    if not covered(latitude[told], longitude[told]):
        sheet.note(words("chart_map_beyond"))
    sheet.note(words("chart_map_source"))
    return sheet.finished(verdict(ranking, words))


def _edges(ranking: Ranking) -> Floats:
    """Return the ends of the classes of scores, rising."""
    low, high = rounded_out(float(ranking.scores.min()), float(ranking.scores.max()))
    return np.linspace(low, high if high > low else low + 1, CLASSES + 1)


def _class_of(ranking: Ranking, score: float) -> int:
    return int(np.clip(np.searchsorted(_edges(ranking), score, side="right") - 1, 0, CLASSES - 1))


def _legend(sheet: Sheet, ranking: Ranking) -> None:
    words, entries = sheet.words, list[tuple[Sign, str]]()
    if ranking.sites:
        edges = _edges(ranking)
        digits = 0 if np.allclose(edges, np.round(edges)) else 1
        spans = [f"{words.number(low, digits)}–{words.number(high, digits)}" for low, high in pairwise(edges)]
        entries += [(partial(_dot, at), span) for at, span in enumerate(spans)]
    if ranking.matrix.excluded:
        entries.append((_cross, words("chart_map_excluded")))
    sheet.legend(entries)


def _dot(at: int, x: float, y: float, radius: float = RADIUS, inside: str = "") -> str:
    return element("circle", *filter(None, [inside]), cx=x, cy=y, r=radius, class_=f"sc-v{at} sc-outline")


def _cross(x: float, y: float, inside: str = "") -> str:
    return element("path", *filter(None, [inside]), d=f"M{x - 4:.2f} {y - 4:.2f}l8 8m0-8l-8 8", class_="sc-bar")


def _draw(sheet: Sheet, ranking: Ranking, frame: Frame, told: Booleans, points: Floats) -> None:
    number = {site: at for at, site in enumerate(ranking.matrix.sites)}
    ranked = [(int(at), number[ranking.sites[at]]) for at in ranking.order]
    here = [(at, site) for at, site in ranked if told[site]]
    out = [number[site] for site in dict.fromkeys(e.site for e in ranking.matrix.excluded) if told[number[site]]]
    parts = [element("path", d=path, class_="sc-land") for path in land(frame)]
    named = here[:MOST_SITES]
    crowded = len(here) + len(out) > MOST_POINTED
    if crowded:
        parts += [*_crosses(points[out]), *_dots(sheet, ranking, here[MOST_SITES:], points)]
    else:
        parts += [_marked_out(ranking, site, points[site]) for site in out]
    marks = [
        about_site(ranking.sites[at], row, _mark(sheet, ranking, at, points[site], small=row >= MOST_SITES))
        for row, (at, site) in enumerate(named if crowded else here)
    ]
    labels, without = _labels(
        sheet, ranking, frame, named, [*points[out], *(points[site] for _, site in named)], points
    )
    inside = [
        element("rect", width=frame.width, height=frame.height, class_="sc-sea"),
        *parts,
        *reversed(marks),
        *labels,
    ]
    box = {"x": MARGIN, "y": sheet.bottom, "width": frame.width, "height": frame.height}
    sheet.add(element("svg", *inside, _bar(sheet, frame), **box))
    sheet.bottom += frame.height + 4
    if without or len(here) > len(named):
        key = "chart_map_crowded" if crowded else "chart_map_unnamed"
        sheet.note(sheet.words(key, count=sheet.words.figure(without + len(here) - len(named))))


def _marked_out(ranking: Ranking, site: int, point: Floats) -> str:
    x, y = map(float, point)
    return about_site(ranking.matrix.sites[site], -1, _cross(x, y, titled(ranking.matrix.names[site])))


def _crosses(points: Floats) -> Iterator[str]:
    """Draw many excluded sites as one path."""
    if len(points):
        yield element("path", d=_from_place_to_place(points, "m-3-3l6 6m0-6l-6 6m3-3"), class_="sc-ghost")


def _dots(sheet: Sheet, ranking: Ranking, here: list[tuple[int, int]], points: Floats) -> Iterator[str]:
    """Draw many sites as one path a class of scores, each over its own rim."""
    classes = np.array([_class_of(ranking, float(ranking.scores[at])) for at, _ in here])
    places = points[[site for _, site in here]]
    for at in range(CLASSES):
        if (classes == at).any():
            name = f"{sheet.prefix}-dots{at}"
            path = element("path", d=_from_place_to_place(places[classes == at], "h0"), id=name)
            yield element("g", path, class_="sc-rim") + element("use", href=f"#{name}", class_=f"sc-d{at}")


def _from_place_to_place(points: Floats, mark: str) -> str:
    """Give the path that makes the same mark, which ends where it began, once at each whole pixel that has a point."""
    places = np.unique(np.rint(points[:, ::-1]).astype(int), axis=0)
    steps = np.diff(places, axis=0, prepend=0)
    return "".join(f"m{x} {y}{mark}" for y, x in steps.tolist())


def _mark(sheet: Sheet, ranking: Ranking, at: int, point: Floats, *, small: bool) -> str:
    words = sheet.words
    said = titled(f"{label(ranking, at)}: {words.number(ranking.scores[at])}")
    x, y = map(float, point)
    return _dot(_class_of(ranking, float(ranking.scores[at])), x, y, SMALLER if small else RADIUS, said)


def _labels(
    sheet: Sheet, ranking: Ranking, frame: Frame, named: list[tuple[int, int]], marks: list[Floats], points: Floats
) -> tuple[list[str], int]:
    """Write names where there is room, and count those that have none."""
    room = WIDEST if sheet.width >= NARROW else WIDEST * 0.7
    texts = [shortened(label(ranking, at), room, SIZE) for at, _ in named]
    places = [(float(x), float(y)) for x, y in (points[site] for _, site in named)]
    obstacles = [lying(x - RADIUS, x + RADIUS, y, 2 * RADIUS) for x, y in marks]
    obstacles.append(Box(0, frame.height - 30, frame.width / 4 + 20, frame.height))
    boxes = label_places(texts, places, obstacles, frame.width, frame.height)
    drawn = []
    for (at, _), text, (x, y), box in zip(named, texts, places, boxes, strict=True):
        if box is None:
            continue
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        if abs(middle[1] - y) > 16:
            end = min(max(x, box.left), box.right)
            drawn.append(element("path", d=f"M{x:.2f} {y:.2f}L{end:.2f} {middle[1]:.2f}", class_="sc-axis"))
        full = label(ranking, at)
        drawn.append(written(text, box.left, box.bottom - 3, class_="sc-halo", full=full))
    return drawn, boxes.count(None)


def _bar(sheet: Sheet, frame: Frame) -> str:
    distance, long = scale_bar(frame)
    y = frame.height - 10
    line = element("path", d=f"M10 {y - 4:.2f}v4h{long:.2f}v-4", class_="sc-bar")
    return line + written(f"{sheet.words.figure(distance)} km", 14, y - 5, class_="sc-small sc-halo")
