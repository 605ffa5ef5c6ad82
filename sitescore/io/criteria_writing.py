"""Write a criteria file's document as TOML, as JSON or as a workbook. To add a form: a function, then a line below."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any

from sitescore.results.toml_text import toml_key, toml_value

Document = Mapping[str, Any]
IN_ROWS = ("grades", "factors", "criteria", "profiles", "scenarios")
"""Tables of entries, each of which has a heading of its own."""
JUDGEMENTS = "judgements"
TEXTS = ("title", "description")


def without_dates(item: Any) -> Any:
    """Copy a document; dates of TOML become the texts that they are read as.

    Examples
    --------
    >>> without_dates({"time": {"as_of": date(2029, 6, 30)}})
    {'time': {'as_of': '2029-06-30'}}
    """
    if isinstance(item, Mapping):
        return {key: without_dates(part) for key, part in item.items()}
    if isinstance(item, list):
        return [without_dates(part) for part in item]
    return item.isoformat() if isinstance(item, date | time) else item


def as_toml(document: Document) -> str:
    r"""Write a document as TOML: what is of the whole set, then a heading for each table and entry.

    Examples
    --------
    >>> print(as_toml({"id": "two", "needs": {"grid_mw": 80}, "factors": {"site": {"title": {"en": "Site"}}}}), end="")
    id = "two"
    <BLANKLINE>
    [needs]
    grid_mw = 80
    <BLANKLINE>
    [factors.site]
    title = { en = "Site" }
    """
    tables = {name: part for name, part in document.items() if isinstance(part, Mapping) and name not in TEXTS}
    parts = [_lines({name: part for name, part in document.items() if name not in tables})]
    for name, table in tables.items():
        parts += _table(name, table)
    return "\n".join(filter(None, parts))


def _table(name: str, table: Document) -> Iterator[str]:
    """Write a table below its heading, those in it that have headings of their own after it."""
    if name in IN_ROWS:
        for key, entry in table.items():
            yield f"[{name}.{toml_key(key)}]\n{_lines(entry)}"
        return
    inner = table.get(JUDGEMENTS, {}) if name == "weighting" else {}
    yield f"[{toml_key(name)}]\n" + _lines({key: part for key, part in table.items() if part is not inner})
    for node, given in inner.items():
        yield f"[{name}.{JUDGEMENTS}.{toml_key(node)}]\n{_lines(given)}"


def _lines(entry: Document) -> str:
    return "".join(f"{toml_key(key)} = {toml_value(part)}\n" for key, part in entry.items())


def as_json(document: Document) -> str:
    """Write a document as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_workbook(document: Document) -> bytes:
    """Write a document as a workbook, which takes a library that is loaded only then."""
    from sitescore.io.criteria_workbook import criteria_workbook

    return criteria_workbook(document)


CRITERIA_WRITERS: Mapping[str, Callable[[Document], str | bytes]] = MappingProxyType(
    {".toml": as_toml, ".json": as_json, ".xlsx": as_workbook}
)
