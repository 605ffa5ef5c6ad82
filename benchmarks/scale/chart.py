"""A chart of curves on logarithmic axes, as SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 62, 212, 34, 44
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#5B5B5B")
LABEL, FONT = 15.0, 'font-family="sans-serif" font-size="12"'
Points = Sequence[tuple[float, float]]


def chart(title: str, axis: str, curves: Mapping[str, tuple[Points, bool]]) -> str:
    """Draw curves of seconds against size, each with its name at its end; limits are dashed."""
    xs, ys = ([point[at] for points, _ in curves.values() for point in points] for at in (0, 1))
    across, up = _decades(xs), _decades(ys)

    def x(size: float) -> float:
        return LEFT + (math.log10(size) - across[0]) / (across[-1] - across[0]) * (WIDTH - LEFT - RIGHT)

    def y(seconds: float) -> float:
        return HEIGHT - BOTTOM - (math.log10(seconds) - up[0]) / (up[-1] - up[0]) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {FONT}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="20" font-size="14" font-weight="bold">{escape(title)}</text>',
    ]
    for power in across:
        parts.append(_line((x(10**power), TOP), (x(10**power), HEIGHT - BOTTOM)))
        parts.append(_text(x(10**power), HEIGHT - BOTTOM + 16, f"{10**power:,}", anchor="middle"))
    for power in up:
        parts.append(_line((LEFT, y(10.0**power)), (WIDTH - RIGHT, y(10.0**power))))
        parts.append(_text(LEFT - 6, y(10.0**power) + 4, _seconds(power), anchor="end"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, axis, anchor="middle"))
    places = _spread({name: y(points[-1][1]) for name, (points, _) in curves.items()})
    for colour, (name, (points, limit)) in zip(_colours(curves), curves.items(), strict=True):
        path = " ".join(f"{x(size):.1f},{y(seconds):.1f}" for size, seconds in points)
        dashes = ' stroke-dasharray="5 4"' if limit else ""
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        end = x(points[-1][0]), y(points[-1][1])
        label = WIDTH - RIGHT + 12
        parts.append(_line(end, (label - 3, places[name]), colour, 0.7))
        parts.append(_text(label, places[name] + 4, name, colour=colour))
    return "\n".join([*parts, "</svg>", ""])


def _decades(numbers: Sequence[float]) -> list[int]:
    low, high = math.floor(math.log10(min(numbers))), math.ceil(math.log10(max(numbers)))
    return list(range(low, max(high, low + 1) + 1))


def _seconds(power: int) -> str:
    unit, shift = next((unit, at) for unit, at in (("s", 0), ("ms", -3), ("µs", -6), ("ns", -9)) if power >= at)
    return f"{10 ** (power - shift):,} {unit}"


def _colours(curves: Mapping[str, tuple[Points, bool]]) -> list[str]:
    left = iter(COLOURS)
    return ["#444444" if limit else next(left) for _, limit in curves.values()]


def _spread(places: Mapping[str, float]) -> dict[str, float]:
    """Move labels apart that would cover each other, in their order."""
    names = sorted(places, key=places.__getitem__)
    found: dict[str, float] = {}
    floor = TOP
    for name in names:
        found[name] = max(places[name], floor)
        floor = found[name] + LABEL
    over = max(0.0, max(found.values()) - (HEIGHT - BOTTOM))
    return {name: place - over for name, place in found.items()}


def _line(start: tuple[float, float], end: tuple[float, float], colour: str = "#d0d0d0", width: float = 1) -> str:
    ends = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start", colour: str = "#222222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'
