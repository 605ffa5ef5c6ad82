"""Write a criteria file's document as a workbook to edit, which `criteria_sheets` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, get_args

from pydantic import BaseModel
from xlsxwriter import Workbook

from sitescore.catalog import scoring_methods, value_functions
from sitescore.io.criteria_cells import write_cell
from sitescore.io.criteria_sheets import ENTRIES, FREE, ID, KEY, SET, VALUE, is_free
from sitescore.io.sheet import MADE
from sitescore.model.criterion import Controllable, Criterion, Factor, Missing, NotApplicable, Profile, Scope
from sitescore.model.trust import NotYet
from sitescore.results.toml_text import toml_key

BY_KEY = ("title", "description", "value")
"""Tables of an entry whose keys have a column each."""
MODELS: Mapping[str, type[BaseModel]] = {
    "factors": Factor,
    "criteria": Criterion,
    "profiles": Profile,
    "scenarios": Profile,
}
CHOICES = {"controllable": Controllable, "scope": Scope, "missing": Missing, "not_applicable": NotApplicable,
           "not_yet": NotYet}  # fmt: skip
WIDE, NARROW, KEYS = 44, 16, 34
LAST = 1000
"""Rows that lists are laid on."""
Path = tuple[str, ...]


def criteria_workbook(document: Mapping[str, Any]) -> bytes:
    """Write a sheet of the set, and one for each kind of entry: a row an entry, a column a key.

    The same document gives the same bytes.
    """
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": str(document.get("id", "")), "created": MADE})
        formats = {
            "head": workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EDF2", "valign": "top"}),
            "cell": workbook.add_format({"text_wrap": True, "valign": "top"}),
        }
        _write_set(workbook.add_worksheet(SET), formats, document)
        for name, table in ENTRIES.items():
            if document.get(table):
                _write_entries(workbook.add_worksheet(name), formats, table, document)
    return out.getvalue()


def _write_set(sheet: Any, formats: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    for column, (name, width) in enumerate(((KEY, KEYS), (VALUE, 2 * WIDE))):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, formats["head"])
    parts = {name: part for name, part in document.items() if name not in ENTRIES.values()}
    for row, (path, value) in enumerate(_leaves(parts), start=1):
        sheet.write_string(row, 0, ".".join(map(toml_key, path)), formats["cell"])
        _write(sheet, (row, 1), value, formats["cell"], free=is_free(path))
        if path == ("method",):
            sheet.data_validation(row, 1, row, 1, _one_of(list(scoring_methods())))
    sheet.freeze_panes(1, 1)


def _write_entries(sheet: Any, formats: Mapping[str, Any], table: str, document: Mapping[str, Any]) -> None:
    entries = {name: dict(_cells(entry)) for name, entry in document[table].items()}
    columns = _columns(entries, table)
    sheet.write_string(0, 0, ID, formats["head"])
    sheet.set_column(0, 0, KEYS)
    for at, path in enumerate(columns, start=1):
        _write_head(sheet, at, path, formats, table, document)
    for row, (name, cells) in enumerate(entries.items(), start=1):
        sheet.write_string(row, 0, name, formats["cell"])
        for path, value in cells.items():
            at = columns.index(path) + 1
            _write(sheet, (row, at), value, formats["cell"], free=is_free((table, name, *path)))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(entries), len(columns))


def _write_head(
    sheet: Any, at: int, path: Path, formats: Mapping[str, Any], table: str, document: Mapping[str, Any]
) -> None:
    """Write a header with what it means as a note, and lay a list on the cells below where there are few choices."""
    sheet.write_string(0, at, ".".join(map(toml_key, path)), formats["head"])
    sheet.set_column(at, at, WIDE if path[0] in FREE - {"unit", "column"} or len(path) > 1 else NARROW)
    about = MODELS[table].model_fields.get(path[0])
    if about is not None and about.description:
        sheet.write_comment(0, at, about.description, {"author": "sitescore"})
    if path == ("value", "kind"):
        sheet.data_validation(1, at, LAST, at, _one_of(list(value_functions())))
    elif path in (("factor",), ("parent",)):
        sheet.data_validation(1, at, LAST, at, _one_of(list(document.get("factors", ()))))
    elif path[0] in CHOICES:
        sheet.data_validation(1, at, LAST, at, _one_of(list(get_args(CHOICES[path[0]]))))


def _one_of(names: list[str]) -> dict[str, Any]:
    """Offer a list, as far as a cell's list may reach; other texts are questioned, not refused."""
    short = names if len(",".join(names)) <= 255 else []
    return {"validate": "list", "source": short, "error_type": "warning"} if short else {"validate": "any"}


def _columns(entries: Mapping[str, Mapping[Path, Any]], table: str) -> list[Path]:
    """List the keys of all entries, in the order of the model."""
    order = list(MODELS[table].model_fields)
    found = dict.fromkeys(path for cells in entries.values() for path in cells)
    return sorted(found, key=lambda path: order.index(path[0]) if path[0] in order else len(order))


def _cells(entry: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    """Give what the cells of an entry hold, by key."""
    for key, part in entry.items():
        if key in BY_KEY and isinstance(part, Mapping) and part:
            yield from (((key, inner), item) for inner, item in part.items())
        else:
            yield (key,), part


def _leaves(table: Mapping[str, Any], above: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give all that is no table, or an empty one, by its keys from the top."""
    for key, part in table.items():
        if isinstance(part, Mapping) and part:
            yield from _leaves(part, (*above, key))
        else:
            yield (*above, key), part


def _write(sheet: Any, place: tuple[int, int], value: Any, style: Any, *, free: bool) -> None:
    cell = write_cell(value, free=free)
    if isinstance(cell, str):
        sheet.write_string(*place, cell, style)
    else:
        sheet.write_number(*place, cell, style)
