"""Make sitescore/report/charts/outlines.json from Natural Earth, as the npm package world-atlas (2.0.2) carries it.

    python tools/make_outlines.py package/countries-10m.json sitescore/report/charts/outlines.json

Natural Earth is in the public domain; the package, whose file only is read here, is under the ISC licence. Outlines are
cut to northern Europe, freed of small islands, simplified (Douglas and Peucker 1973) and rounded to a hundredth of a
degree. Arcs that two countries share are simplified once, so that borders still fit.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

WEST, SOUTH, EAST, NORTH = -11.0, 46.0, 42.0, 72.0
NEAR = (19.0, 59.4, 32.0, 70.3)
"""Where detail is finer: Finland."""
FINE, COARSE = 0.018, 0.07
LEAST_NEAR, LEAST = 0.012, 0.08
"""Square degrees of the smallest island kept."""
UNIT = 0.01


def main(source: str, target: str) -> None:
    """Read the topology and write the outlines."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in decoded(topology)]
    rings = [ring for ring in outer_rings(topology) if kept(joined(arcs, ring))]
    used = sorted({arc if arc >= 0 else ~arc for ring in rings for arc in ring})
    number = {arc: at for at, arc in enumerate(used)}
    document = {
        "source": "Natural Earth, Admin 0 countries 1:10m, public domain (naturalearthdata.com)",
        "made": "tools/make_outlines.py",
        "unit": UNIT,
        "arcs": [written(arcs[arc]) for arc in used],
        "rings": [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in rings],
    }
    Path(target).write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")


def decoded(topology: dict[str, Any]) -> Iterable[Points]:
    """Yield each arc in degrees, its points held within the frame."""
    scale, start = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        degrees = np.cumsum(np.array(arc), axis=0) * scale + start
        yield np.clip(degrees, (WEST, SOUTH), (EAST, NORTH))


def outer_rings(topology: dict[str, Any]) -> Iterable[list[int]]:
    """Yield the outer ring of every polygon."""
    for country in topology["objects"]["countries"]["geometries"]:
        if country["type"] in ("Polygon", "MultiPolygon"):
            polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            yield from (polygon[0] for polygon in polygons)


def simplified(arc: Points) -> Points:
    """Drop points that are nearer to the line without them than the tolerance; the ends stay."""
    tolerance = FINE if near(arc) else COARSE
    squeeze = np.array([np.cos(np.radians(arc[:, 1].mean())), 1.0])
    keep = np.zeros(len(arc), dtype=bool)
    keep[[0, -1]] = True
    spans = [(0, len(arc) - 1)]
    while spans:
        start, end = spans.pop()
        if end - start < 2:
            continue
        away = distances(arc[start + 1 : end] * squeeze, arc[start] * squeeze, arc[end] * squeeze)
        if away.max() > tolerance:
            middle = start + 1 + int(away.argmax())
            keep[middle] = True
            spans += [(start, middle), (middle, end)]
    return np.asarray(arc[keep])


def distances(points: Points, start: Points, end: Points) -> Points:
    """Give how far points are from the line through two, or from the first where the two are one."""
    line = end - start
    length = float(np.hypot(*line))
    if length == 0:
        return np.asarray(np.hypot(*(points - start).T))
    return np.asarray(np.abs(line[0] * (points - start)[:, 1] - line[1] * (points - start)[:, 0]) / length)


def near(points: Points) -> bool:
    """Tell whether any point is where detail is finer."""
    west, south, east, north = NEAR
    inside = (points[:, 0] > west) & (points[:, 0] < east) & (points[:, 1] > south) & (points[:, 1] < north)
    return bool(inside.any())


def joined(arcs: list[Points], ring: list[int]) -> Points:
    """Put a ring together from its arcs; those numbered ~n run backwards."""
    return np.concatenate([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring])


def kept(ring: Points) -> bool:
    """Tell whether a ring is large enough to be drawn, by the shoelace formula."""
    x, y = ring.T
    area = abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2
    return area > (LEAST_NEAR if near(ring) else LEAST)


def written(arc: Points) -> list[int]:
    """Give the first point and the steps between points, in hundredths of a degree, without steps of none."""
    whole = np.round(arc / UNIT).astype(int)
    steps = np.diff(whole, axis=0)
    return [int(n) for n in (*whole[0], *steps[(steps != 0).any(axis=1)].ravel())]


if __name__ == "__main__":
    main(*sys.argv[1:])
