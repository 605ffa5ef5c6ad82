"""A workbook being written: its formats, and cells that hold text as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sitescore.io.sheet import MADE
from sitescore.records import dataclass
from sitescore.report.wording import harmless
from sitescore.version import __version__

LONGEST = 32767
"""Signs that a cell can hold."""
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF2"},
    "head_right": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF2",
                   "align": "right"},
    "plain": {},
    "strong": {"bold": True},
    "right": {"align": "right"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "faint": {"font_color": "#6B7280"},
    "input": {"bg_color": "#FFF7D6"},
    "points": {"num_format": "0.0"},
    "points_given": {"num_format": "0.0", "font_color": "#6B7280"},
    "value": {"num_format": "0.000"},
    "value_given": {"num_format": "0.000", "font_color": "#6B7280"},
    "stand_in": {"num_format": "0.000", "italic": True, "bg_color": "#FBE3CF"},
    "empty": {"italic": True, "bg_color": "#FBE3CF"},
    "share": {"num_format": "0.0%"},
    "whole": {"num_format": "0"},
    "whole_given": {"num_format": "0", "font_color": "#6B7280"},
}  # fmt: skip
"""``given`` is for figures that no formula follows, ``stand_in`` for values where no measurement is."""


class PlainFormulas(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas have no functions newer than 2007, for which the library would search each formula.

    That takes three quarters of the time in which a large workbook is written.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        del expand_future_functions
        return formula.removeprefix("=")


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook and its formats."""

    workbook: Any
    formats: Mapping[str, Any]

    def text(self, sheet: Any, row: int, column: int, text: str, style: str = "plain") -> None:
        """Write a text that no spreadsheet takes for a formula, a link or a number."""
        sheet.write_string(row, column, safe(text), self.formats[style])

    def header(self, sheet: Any, row: int, texts: list[str]) -> None:
        """Write the headings of a table."""
        for column, text in enumerate(texts):
            self.text(sheet, row, column, text, "head")

    def formula(self, sheet: Any, place: tuple[int, int], formula: str, found: Any, style: str) -> None:
        """Write a formula with what it gives, for readers that do not calculate."""
        shown = found.item() if hasattr(found, "item") else found
        sheet.write_formula(*place, formula, self.formats[style], shown)


def safe(text: str) -> str:
    """Make a text fit for a cell: no signs that act instead of showing, and no longer than a cell holds."""
    shown = harmless(text)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


@contextmanager
def written(out: BytesIO, *, title: str) -> Iterator[Book]:
    """Open a workbook to be written, and close it."""
    with Workbook(out, OPTIONS) as workbook:
        workbook.worksheet_class = PlainFormulas
        workbook.set_properties({"title": safe(title)[:255], "comments": f"sitescore {__version__}", "created": MADE})
        yield Book(workbook, {name: workbook.add_format(dict(style)) for name, style in FORMATS.items()})
