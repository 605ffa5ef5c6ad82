"""Where sites are on paper: a projection, a frame around them, and the outlines of countries in it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.records import dataclass

OUTLINES = Path(__file__).with_name("outlines.json")
EARTH = 6371.0
"""Mean radius, km."""
LEAST_FRAME, AROUND = 320.0, 0.12
"""Kilometres that a map shows at least, and the share of its size kept free around the sites."""
FLATTEST, TALLEST = 0.55, 1.2
BEYOND = 20.0
"""Pixels beyond the frame at which outlines are cut."""
EDGE = 85.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A map's middle (longitude, in degrees, and kilometres east and north of it) and its size in pixels."""

    meridian: float
    east: float
    north: float
    scale: float
    width: float
    height: float

    def __call__(self, latitude: ArrayLike, longitude: ArrayLike) -> tuple[Floats, Floats]:
        """Return pixels from the left and from the top."""
        east, north = transverse_mercator(latitude, longitude, self.meridian)
        return self.width / 2 + (east - self.east) * self.scale, self.height / 2 - (north - self.north) * self.scale


def transverse_mercator(latitude: ArrayLike, longitude: ArrayLike, meridian: float) -> tuple[Floats, Floats]:
    """Project degrees to kilometres east of `meridian` and north of the equator, on a sphere.

    True to angles, and to distances near the meridian; Snyder (1987), *Map projections: a
    working manual*, USGS Professional Paper 1395, equations 8-1 and 8-3. Good for pictures.

    Examples
    --------
    >>> east, north = transverse_mercator(60.0, 27.0, 27.0)
    >>> float(east), round(float(north))
    (0.0, 6672)
    """
    phi = np.radians(np.clip(latitude, -EDGE, EDGE))
    away = np.radians(np.clip(np.asarray(longitude, dtype=float) - meridian, -EDGE, EDGE))
    east = EARTH * np.arctanh(np.cos(phi) * np.sin(away))
    return np.asarray(east), np.asarray(EARTH * np.arctan2(np.tan(phi), np.cos(away)))


def frame_around(latitude: Floats, longitude: Floats, width: float) -> Frame:
    """Choose the frame, `width` pixels wide, that shows all points with room around them."""
    meridian = float(longitude.min() + longitude.max()) / 2
    east, north = transverse_mercator(latitude, longitude, meridian)
    across = max(float(np.ptp(east)), LEAST_FRAME * 0.7) * (1 + 2 * AROUND)
    upward = max(float(np.ptp(north)), LEAST_FRAME) * (1 + 2 * AROUND)
    height = width * min(max(upward / across, FLATTEST), TALLEST)
    middles = [float(part.min() + part.max()) / 2 for part in (east, north)]
    return Frame(meridian, middles[0], middles[1], min(width / across, height / upward), width, height)


@cache
def outlines() -> tuple[Floats, ...]:
    """Read the outer rings of countries, each (points, 2) of longitude and latitude in degrees."""
    document = json.loads(OUTLINES.read_text(encoding="utf-8"))
    arcs = [np.cumsum(np.reshape(arc, (-1, 2)), axis=0) * document["unit"] for arc in document["arcs"]]
    return tuple(
        np.concatenate([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]) for ring in document["rings"]
    )


def land(frame: Frame) -> Iterator[str]:
    """Yield the path of each country or island in the frame, cut a little beyond its edge."""
    for ring in outlines():
        x, y = frame(ring[:, 1], ring[:, 0])
        x, y = np.clip(x, -BEYOND, frame.width + BEYOND), np.clip(y, -BEYOND, frame.height + BEYOND)
        points = np.rint(np.stack([x, y], axis=1)).astype(int)
        points = points[np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))]
        if len(points) > 2 and np.ptp(points, axis=0).min() > 1:
            steps = np.diff(points, axis=0)
            turns = np.append(steps[:-1, 0] * steps[1:, 1] != steps[:-1, 1] * steps[1:, 0], True)
            start, kept = points[0], np.vstack([points[:1], points[1:][turns]])
            yield (
                f"M{start[0]} {start[1]}l" + " ".join(f"{east} {north}" for east, north in np.diff(kept, axis=0)) + "z"
            )


def covered(latitude: Floats, longitude: Floats) -> bool:
    """Tell whether every point lies where outlines are known."""
    ends = np.array([(ring.min(axis=0), ring.max(axis=0)) for ring in outlines()])
    (west, south), (east, north) = ends[:, 0].min(axis=0), ends[:, 1].max(axis=0)
    return bool(((latitude > south) & (latitude < north) & (longitude > west) & (longitude < east)).all())


def scale_bar(frame: Frame) -> tuple[float, float]:
    """Return a round number of kilometres about a fifth of the map wide, and its length in pixels.

    Examples
    --------
    >>> scale_bar(Frame(27.0, 0.0, 7000.0, 0.5, 700.0, 900.0))
    (200.0, 100.0)
    """
    most = frame.width / 5 / frame.scale
    size = 10.0 ** math.floor(math.log10(most))
    distance = max(part * size for part in (1.0, 2.0, 5.0) if part * size <= most)
    return distance, distance * frame.scale
