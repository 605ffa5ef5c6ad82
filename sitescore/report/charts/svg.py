"""SVG as text: elements, escaped words, and numbers that are always finite."""

from __future__ import annotations

import html
import math

from sitescore.patterns import pattern
from sitescore.records import dataclass
from sitescore.report.wording import harmless

BREAKS = pattern(r"[ \t\n\r\f\v]+")
NO_NUMBER = pattern("nan|inf")
NO_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by its edges in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two have a point in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, width: float, height: float) -> bool:
        """Tell whether it lies in a frame from 0, 0, two pixels from its edges."""
        return self.left >= 2 and self.top >= 2 and self.right <= width - 2 and self.bottom <= height - 2


def lying(start: float, end: float, middle: float, thick: float) -> Box:
    """Return the box of a horizontal bar between two ends, in either order."""
    return Box(min(start, end), middle - thick / 2, max(start, end), middle + thick / 2)


def escaped(text: str) -> str:
    """Return `text` as it may stand in an element or an attribute: no markup, no sign that XML forbids.

    Examples
    --------
    >>> escaped('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return html.escape(harmless(BREAKS.sub(" ", text)).translate(NO_XML))


def length(number: float) -> str:
    """Write a coordinate to a hundredth.

    Raises
    ------
    ValueError
        If it is not finite: nothing is ever drawn from NaN.

    Examples
    --------
    >>> length(12.0), length(0.126), length(-0.001)
    ('12', '0.13', '0')
    """
    if not math.isfinite(number):
        raise ValueError(f"a coordinate must be finite, got {number}")
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """Write an element; ``class_`` stands for class and ``stroke_width`` for stroke-width.

    Parameters
    ----------
    name : of the element
    inside : what stands in it, escaped already
    attributes : words, which are escaped here, or numbers; None leaves one out

    Examples
    --------
    >>> element("rect", x=1.5, class_="bar", fill=None)
    '<rect x="1.5" class="bar"/>'
    >>> element("g", "…")
    '<g>…</g>'
    """
    if NO_NUMBER.search(str(attributes.get("d", ""))):
        raise ValueError(f"a path must be finite, got {attributes['d']}")
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(item) if isinstance(item, str) else length(item)}"'
        for key, item in attributes.items()
        if item is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def titled(text: str) -> str:
    """Write what is said when one points at an element."""
    return element("title", escaped(text))


def written(text: str, x: float, y: float, *, class_: str = "", anchor: str | None = None, full: str = "") -> str:
    """Write words at a point, their baseline at `y`; `full` is said when one points at them."""
    about = titled(full) if full and full != text else ""
    return element("text", about + escaped(text), x=x, y=y, class_=class_ or None, text_anchor=anchor)


def rectangle(box: Box, inside: str = "", **attributes: str | float | None) -> str:
    """Draw a box; `inside` is what is said when one points at it."""
    size = {"width": box.right - box.left, "height": box.bottom - box.top}
    return element("rect", *filter(None, [inside]), x=box.left, y=box.top, **size, **attributes)
