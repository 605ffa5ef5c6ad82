"""Names beside points so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence

from sitescore.report.charts.lettering import SIZE, text_width
from sitescore.report.charts.svg import Box

HEIGHT = 13.0
AWAY = (7.0, 20.0, 34.0)
SIDES = ((1.0, 0.0), (-1.0, 0.0), (0.7, -1.0), (0.7, 1.0), (-0.7, -1.0), (-0.7, 1.0), (0.0, -1.0), (0.0, 1.0))


def label_places(
    labels: Sequence[str], points: Sequence[tuple[float, float]], obstacles: Sequence[Box], width: float, height: float
) -> list[Box | None]:
    """Find a place for each label near its point, the first labels first.

    Parameters
    ----------
    labels : texts
    points : where they belong, pixels
    obstacles : what they must not cover
    width, height : of the frame they must stay in

    Returns
    -------
    Boxes, None for a label that has no room

    Examples
    --------
    >>> label_places(["A"], [(50.0, 50.0)], [], 100, 100)
    [Box(left=57.0, top=43.5, right=65.8044, bottom=56.5)]
    >>> label_places(["a name too long for the map"], [(50.0, 50.0)], [], 100, 100)
    [None]
    """
    taken = list(obstacles)
    found: list[Box | None] = []
    for label, (x, y) in zip(labels, points, strict=True):
        wide = text_width(label, SIZE)
        candidates = (_box(x, y, wide, side, away) for away in AWAY for side in SIDES)
        free = next((box for box in candidates
                     if box.within(width, height) and not any(box.meets(other) for other in taken)), None)  # fmt: skip
        found.append(free)
        if free is not None:
            taken.append(free)
    return found


def spread(levels: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move heights apart until each is `gap` from the next, in their order, from `low` to `high` as far as they fit.

    Examples
    --------
    >>> spread([10, 11, 50], 10, 0, 100)
    [10, 20, 50]
    >>> spread([98, 99], 10, 0, 100)
    [90, 100]
    """
    order = sorted(range(len(levels)), key=lambda at: (levels[at], at))
    result = list(levels)
    floor = low
    for at in order:
        result[at] = max(levels[at], floor)
        floor = result[at] + gap
    ceiling = high
    for at in reversed(order):
        result[at] = min(result[at], ceiling)
        ceiling = result[at] - gap
    return result


def _box(x: float, y: float, wide: float, side: tuple[float, float], away: float) -> Box:
    across, down = side
    middle = x + across * away + (wide / 2 if across > 0 else -wide / 2 if across < 0 else 0.0)
    level = y + down * (away + HEIGHT / 2)
    return Box(middle - wide / 2, level - HEIGHT / 2, middle + wide / 2, level + HEIGHT / 2)
