"""Every output format: result in, text out. To add one: a file, then a line here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import chain
from types import MappingProxyType
from typing import Any, Protocol, runtime_checkable

from sitescore.core.checks import Integers
from sitescore.errors import Notice
from sitescore.report import column_text
from sitescore.report.document import Document, Line
from sitescore.report.rendering import Rendering
from sitescore.report.views import document_of
from sitescore.report.views.viewing import Viewing
from sitescore.results.rows import Cells

SITES = "\0sites"
"""Stands in a JSON document for the sites until they are written."""


class Result(Protocol):
    """What every result can do."""

    def to_rows(self) -> list[dict[str, Any]]:
        """Give the main table as rows."""
        ...

    def to_dict(self) -> dict[str, Any]:
        """Give everything, JSON-ready."""
        ...


@runtime_checkable
class ByColumns(Protocol):
    """What a result of one row a site can do besides, so that millions of sites can be written."""

    @property
    def order(self) -> Integers:
        """Numbers of the sites in the order in which they are written."""
        ...

    def unordered_columns(self) -> Mapping[str, Cells]:
        """Give the main table as columns, by the sites' numbers."""
        ...

    def to_columns(self) -> Mapping[str, Cells]:
        """Give the main table as columns, in its order."""
        ...

    def entries(self, numbers: Integers) -> Mapping[str, Any]:
        """Describe sites by number as JSON does, a column in place of each figure."""
        ...

    def document(self, sites: Any) -> dict[str, Any]:
        """Give everything but the sites, JSON-ready, around what stands for these."""
        ...


Report = Callable[[Any, Viewing, Rendering], str | bytes | Iterable[str]]


def as_json(result: Result, viewing: Viewing, rendering: Rendering) -> Iterable[str]:
    """Write a result as JSON; warnings carry their sentence as well."""
    del rendering
    sites: Iterable[str] = ()
    if isinstance(result, ByColumns) and len(result.order):
        document = result.document(SITES)
        sites = column_text.json_of_columns(result.entries, result.order, depth=1)
    else:
        document = result.to_dict()
    matrix = getattr(result, "matrix", None) or getattr(getattr(result, "ranking", None), "matrix", None)
    for part in _documents(document):
        for warning in part["warnings"]:
            facts = {key: item for key, item in warning.items() if key not in ("code", "kind")}
            warning["message"] = viewing.words.notice(Notice(warning["kind"], facts), matrix)
    if "findings" in document:
        document["findings"] = import_module("sitescore.report.views.audit").finding_rows(result, viewing)
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    before, _, after = text.partition(json.dumps(SITES))
    return chain([before], sites, [after])


def _documents(document: Any) -> Iterator[dict[str, Any]]:
    """Give a document, and those that it is put together from."""
    if isinstance(document, list):
        for item in document:
            yield from _documents(item)
    elif isinstance(document, dict) and "warnings" in document:
        yield document
        for part in document.values():
            yield from _documents(part)


def as_csv(result: Result, viewing: Viewing, rendering: Rendering) -> str | Iterable[str]:
    """Write a result's rows as CSV with decimal points; a name that a spreadsheet would run is set in quotes."""
    del viewing, rendering
    if isinstance(result, ByColumns):
        return column_text.csv_of_columns(result.unordered_columns(), result.order) if len(result.order) else ""
    out = io.StringIO()
    rows = result.to_rows()
    columns = list(rows[0]) if rows else list(getattr(result, "COLUMNS", ()))
    if columns:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(item) for key, item in row.items()} for row in rows)
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


def as_parquet(result: Any, viewing: Viewing, rendering: Rendering) -> bytes:
    """Write a result's main table as a Parquet file."""
    del viewing, rendering
    return bytes(import_module("sitescore.io.column_writing").as_parquet(_main_table(result)))


def as_feather(result: Any, viewing: Viewing, rendering: Rendering) -> bytes:
    """Write a result's main table as a Feather file."""
    del viewing, rendering
    return bytes(import_module("sitescore.io.column_writing").as_feather(_main_table(result)))


def _main_table(result: Result) -> Any:
    return result.to_columns() if isinstance(result, ByColumns) else result.to_rows()


def as_xlsx(result: Any, viewing: Viewing, rendering: Rendering) -> bytes:
    """Write a ranking, or that of a whole study and all else that is told of it, as a workbook with formulas."""
    del rendering
    ranking = getattr(result, "ranking", result)
    told = None if ranking is result else view(result, viewing)
    write = import_module("sitescore.report.workbook.ranking_workbook").ranking_workbook
    return bytes(write(ranking, viewing.words, told=told))


def as_html(result: Any, viewing: Viewing, rendering: Rendering) -> str:
    """Write a whole study as a page."""
    del rendering
    return str(import_module("sitescore.report.page.study").study_page(result, viewing.words, site=viewing.site))


def as_pdf(result: Any, viewing: Viewing, rendering: Rendering) -> bytes:
    """Write a whole study as the page it prints as."""
    printed: bytes = import_module("sitescore.report.page.printing").printed(as_html(result, viewing, rendering))
    return printed


def as_docx(result: Any, viewing: Viewing, rendering: Rendering) -> bytes:
    """Write a whole study as a document to edit, with a picture of the ranking, or a word what that needs."""
    del rendering
    document = view(result, viewing)
    picture = import_module("sitescore.report.plots").ranking_picture(result.ranking, viewing.words)
    if picture is None:
        title, *blocks = document.blocks
        document = Document([title, Line(viewing.words("no_picture"), tone="faint"), *blocks])
    render = import_module("sitescore.report.word_document").render_word
    return bytes(render(document, viewing.words, picture))


def view(result: Result, viewing: Viewing) -> Any:
    """Lay a result out as a document."""
    return document_of(result, viewing)


def as_geojson(result: Any, viewing: Viewing, rendering: Rendering) -> str:
    """Write a ranking as points on a map."""
    return str(import_module("sitescore.report.geojson").as_geojson(result, viewing, rendering))


REPORTS: Mapping[str, Report] = MappingProxyType({"table": as_table, "json": as_json, "csv": as_csv, "md": as_markdown})
"""Formats of every result."""
OWN_REPORTS: Mapping[str, Report] = MappingProxyType(
    {
        "toml": as_toml,
        "geojson": as_geojson,
        "parquet": as_parquet,
        "feather": as_feather,
        "xlsx": as_xlsx,
        "html": as_html,
        "pdf": as_pdf,
        "docx": as_docx,
    }
)
"""Formats of some results, whose commands offer them."""


def _cell(item: Any) -> Any:
    return column_text.harmless(item) if isinstance(item, str) else "" if item is None else item
