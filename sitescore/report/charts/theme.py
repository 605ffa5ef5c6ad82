"""Colours and patterns that the colour-blind can tell apart, in light and dark, as one style sheet.

The colours are those of Okabe and Ito (2008), "Color universal design", jfly.uni-koeln.de/color.
A page may set the custom properties anew on its own, more exact selector.
"""

from __future__ import annotations

import re

from sitescore.patterns import pattern
from sitescore.report.charts.svg import Box, element, rectangle

ROOT = "sc"
"""The class of every chart; all others begin with it."""
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#56b4e9", "#d55e00", "#cc79a7", "#f0e442", "#8a8f98")
"""Blue, orange, green, sky blue, vermilion, purple and yellow, and a grey for their black, which dark pages hide."""
INKS = {"on": "#000", "on-blue": "#fff"}
"""Of text on the colours, by class."""
HATCHES = (
    "",
    "M-1 7L7-1M-1 1L1-1M5 7L7 5",
    "M1.5 1.5h1.5v1.5h-1.5zM4.5 4.5h1.5v1.5h-1.5z",
    "M-1-1L7 7M5-1L7 1M-1 5L1 7",
    "M0 3H6",
    "M3 0V6",
    "M0 3H6M3 0V6",
)
"""Paths in a tile of 6 by 6: their count has no factor in common with the colours', so that pairs differ for long."""
LIGHT = {
    "ink": "#1b1f24", "faint": "#59636e", "line": "#d0d7de", "paper": "#ffffff", "land": "#eceee6", "border": "#a9b0a2",
    "mark": "#0072b2", "range": "#9ecae9", "other": "#b9c0c8", "warn": "#d55e00", "sea": "#f4f8fb",
    "v0": "#f7fbff", "v1": "#c6dbef", "v2": "#6baed6", "v3": "#2171b5", "v4": "#08306b",
    "h1": "#e3eef8", "h2": "#b5d3ea", "h3": "#3d82bd", "h4": "#2163a0", "h5": "#0b3f77",
}  # fmt: skip
DARK = {
    "ink": "#e6e9ed", "faint": "#a3acb7", "line": "#3a424c", "paper": "#14181d", "land": "#262c2a", "border": "#5c665f",
    "mark": "#56b4e9", "range": "#2f5f80", "other": "#5b6570", "warn": "#f08a3c", "sea": "#10151b",
    "v0": "#10243a", "v1": "#1f4e79", "v2": "#3f8fc4", "v3": "#8cc6ea", "v4": "#eaf6ff",
    "h1": "#16283a", "h2": "#1f4362", "h3": "#4f9fd4", "h4": "#82c3ee", "h5": "#c2e6ff",
}  # fmt: skip
FONT = (
    "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,'Noto Sans','Liberation Sans','DejaVu Sans',sans-serif"
)


def _properties(values: dict[str, str]) -> str:
    return ";".join(f"--sc-{name}:{value}" for name, value in values.items())


STYLE = (
    f".sc{{{_properties(LIGHT)};font-family:{FONT};font-size:12px;background:var(--sc-paper)}}"
    f"@media (prefers-color-scheme:dark){{.sc{{{_properties(DARK)}}}}}"
    ".sc text{fill:var(--sc-ink)}"
    ".sc .sc-faint{fill:var(--sc-faint)}.sc .sc-small{font-size:11px}.sc .sc-strong{font-weight:600}"
    ".sc .sc-heading{font-size:14px;font-weight:600}"
    ".sc-grid{stroke:var(--sc-line);fill:none}.sc-axis{stroke:var(--sc-faint);fill:none}"
    ".sc-mark{fill:var(--sc-mark)}.sc-range{fill:var(--sc-range)}.sc-other{fill:var(--sc-other)}"
    ".sc-warn{fill:var(--sc-warn)}.sc-ring{fill:var(--sc-paper);stroke:var(--sc-ink);stroke-width:1.5}"
    ".sc-stroke{stroke:var(--sc-mark);fill:none;stroke-width:2}.sc-bar{stroke:var(--sc-ink);stroke-width:1.5;fill:none}"
    ".sc-ghost{stroke:var(--sc-other);fill:none;stroke-width:1.2}"
    ".sc-edge{stroke:var(--sc-paper);stroke-width:1}.sc-hatch{stroke:#000;stroke-opacity:.35;fill:none}"
    ".sc-land{fill:var(--sc-land);stroke:var(--sc-border);stroke-width:.7;stroke-linejoin:round}"
    ".sc-halo{paint-order:stroke;stroke:var(--sc-paper);stroke-width:3px;stroke-linejoin:round}"
    ".sc-sea{fill:var(--sc-sea)}.sc-outline{stroke:var(--sc-ink);stroke-width:1}"
    ".sc-h0{fill:var(--sc-sea)}.sc .sc-on-dark{fill:var(--sc-paper)}.sc-zero{stroke:var(--sc-warn);stroke-width:1.5}"
    + "".join(f".sc-h{at + 1}{{fill:var(--sc-h{at + 1})}}" for at in range(5))
    + ".sc-rim,"
    + ",".join(f".sc-d{at}" for at in range(5))
    + "{fill:none;stroke-linecap:round;stroke-width:4}.sc-rim{stroke:var(--sc-ink);stroke-width:6}"
    + "".join(f".sc-v{at}{{fill:var(--sc-v{at})}}.sc-d{at}{{stroke:var(--sc-v{at})}}" for at in range(5))
    + "".join(f".sc-f{at}{{fill:{colour}}}.sc-s{at}{{stroke:{colour};fill:none}}" for at, colour in enumerate(COLOURS))
    + "".join(f".sc .sc-{name}{{fill:{ink}}}" for name, ink in INKS.items())
)
"""What every chart carries; a page with many may carry it once, and the charts without (`without_style`)."""

_STYLE = pattern(r"<style>.*?</style>", re.DOTALL)
_PROPERTY = pattern(r"var\(--sc-(\w+)\)")
_DECLARED = pattern(r"@media[^{]*\{[^{}]*\{[^{}]*\}\}|--sc-\w+:[^;}]*;?")


def without_style(svg: str) -> str:
    """Return a chart without its style sheet, for a page that carries ``STYLE`` once.

    Examples
    --------
    >>> without_style("<svg><style>.sc{}</style><g/></svg>")
    '<svg><g/></svg>'
    """
    return _STYLE.sub("", svg)


def with_plain_colours(svg: str) -> str:
    """Write the light colours out, for programs that know no custom properties.

    Examples
    --------
    >>> with_plain_colours(".sc{--sc-ink:#1b1f24;fill:var(--sc-ink)}@media print{.sc{--sc-ink:#000}}")
    '.sc{fill:#1b1f24}'
    """
    return _PROPERTY.sub(lambda match: LIGHT[match[1]], _DECLARED.sub("", svg))


def colour_of(at: int) -> int:
    """Return the number of the colour of entry number `at`."""
    return at % len(COLOURS)


def ink_class(at: int) -> str:
    """Name the ink that can be read on the colour of entry number `at`."""
    return "on-blue" if colour_of(at) == 0 else "on"


def ink_on(at: int) -> str:
    """Return the ink that can be read on the colour of entry number `at`.

    Examples
    --------
    >>> ink_on(0), ink_on(1), ink_on(len(COLOURS))
    ('#fff', '#000', '#fff')
    """
    return INKS[ink_class(at)]


def pattern_of(at: int) -> int:
    """Return the number of the hatch of entry number `at`; 0 is none."""
    return at % len(HATCHES)


def patterns(prefix: str, count: int) -> str:
    """Write the hatches that `count` entries need, each with an id that begins with `prefix`."""
    needed = range(1, min(count, len(HATCHES)))
    tiles = [
        element("pattern", element("path", d=HATCHES[at], class_="sc-hatch"), id=f"{prefix}-hatch{at}", width=6,
                height=6, patternUnits="userSpaceOnUse")
        for at in needed
    ]  # fmt: skip
    return element("defs", *tiles) if tiles else ""


def filled(prefix: str, at: int, box: Box, inside: str = "") -> str:
    """Draw a rectangle in colour and hatch of entry number `at`."""
    plain = rectangle(box, inside, class_=f"sc-f{colour_of(at)} sc-edge")
    hatch = pattern_of(at)
    return plain + rectangle(box, fill=f"url(#{prefix}-hatch{hatch})", pointer_events="none") if hatch else plain
