"""Every output format: result in, text out. To add one: a file, then a line here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Protocol

from sitescore.errors import Notice
from sitescore.report.rendering import Rendering
from sitescore.report.views.viewing import Viewing


class Result(Protocol):
    """What every result can do."""

    def to_rows(self) -> list[dict[str, Any]]:
        """Give the main table as rows."""
        ...

    def to_dict(self) -> dict[str, Any]:
        """Give everything, JSON-ready."""
        ...


Report = Callable[[Any, Viewing, Rendering], str]


def as_json(result: Result, viewing: Viewing, rendering: Rendering) -> str:
    """Write a result as JSON; warnings carry their sentence as well."""
    del rendering
    document = result.to_dict()
    matrix = getattr(result, "matrix", None) or getattr(getattr(result, "ranking", None), "matrix", None)
    for warning in document.get("warnings", ()):
        facts = {key: item for key, item in warning.items() if key not in ("code", "kind")}
        warning["message"] = viewing.words.notice(Notice(warning["kind"], facts), matrix)
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_csv(result: Result, viewing: Viewing, rendering: Rendering) -> str:
    """Write a result's rows as CSV with decimal points; a name that a spreadsheet would run is set in quotes."""
    del viewing, rendering
    out = io.StringIO()
    rows = result.to_rows()
    columns = list(rows[0]) if rows else list(getattr(result, "COLUMNS", ()))
    if columns:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _harmless(item) for key, item in row.items()} for row in rows)
    return out.getvalue()


def as_table(result: Result, viewing: Viewing, rendering: Rendering) -> str:
    """Write a result for the terminal."""
    return str(import_module("sitescore.report.console").render_console(view(result, viewing), rendering))


def as_markdown(result: Result, viewing: Viewing, rendering: Rendering) -> str:
    """Write a result as Markdown."""
    return str(import_module("sitescore.report.markdown").render_markdown(view(result, viewing), rendering))


def as_toml(result: Any, viewing: Viewing, rendering: Rendering) -> str:
    """Write weights as a part of a criteria file; of results that are weights only."""
    del viewing, rendering
    return str(result.to_toml())


def as_html(result: Any, viewing: Viewing, rendering: Rendering) -> str:
    """Write a whole study as a page."""
    del rendering
    return str(import_module("sitescore.report.page.study").study_page(result, viewing.words, site=viewing.site))


def view(result: Result, viewing: Viewing) -> Any:
    """Lay a result out as a document."""
    return import_module("sitescore.report.views").VIEWS[type(result)](result, viewing)


REPORTS: Mapping[str, Report] = MappingProxyType({"table": as_table, "json": as_json, "csv": as_csv, "md": as_markdown})
"""Formats of every result."""
OWN_REPORTS: Mapping[str, Report] = MappingProxyType({"toml": as_toml, "html": as_html})
"""Formats of some results, whose commands offer them."""


def _harmless(item: Any) -> Any:
    """Keep a text that begins like a formula from being run by a spreadsheet."""
    if isinstance(item, str) and item[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{item}"
    return "" if item is None else item
