"""Read JSON: a list of objects, one a site or one a measurement, or GeoJSON points."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sitescore.errors import Place, refusal
from sitescore.io.columns import mark_beside
from sitescore.io.decoding import decoded
from sitescore.io.evidence_columns import evidence_columns, figure_columns
from sitescore.io.geojson import Entry, features, is_geojson
from sitescore.io.json_text import Figure, parse_json
from sitescore.io.positions import Path, Position, json_positions
from sitescore.io.reading import Reading
from sitescore.io.table import NAME, SITE, Row, Table, our_names, refuse_hollow


def read_json(data: bytes, reading: Reading) -> Table:
    """Read a JSON list of objects, an object whose ``sites`` is one, or GeoJSON."""
    text, _ = decoded(data, file=reading.file, encoding=reading.encoding)
    document = parsed_json(text, file=reading.file)
    places = json_positions(text)
    if is_geojson(document):
        return _table(features(document, places, reading.file), places, reading)
    base: tuple[str, ...] = ()
    if isinstance(document, dict) and isinstance(document.get("sites"), list):
        document, base = document["sites"], ("sites",)
    if not isinstance(document, list) or not document or not all(isinstance(item, dict) for item in document):
        raise refusal(
            "SC205",
            Place(reading.file, 1, 1),
            "this is not a list of sites",
            'write [{"site": "…", "criterion": 1.5, …}, …], or GeoJSON points',
        )
    rows: list[Entry] = [
        ((*base, at), {name: (cell, (*base, at, name)) for name, cell in item.items()})
        for at, item in enumerate(document)
    ]
    return _table(rows, places, reading)


def _table(entries: Sequence[Entry], places: Mapping[Path, Position], reading: Reading) -> Table:
    """Make a table of entries."""
    first: dict[str, Path] = {}
    for _, cells in entries:
        for name, (_, path) in cells.items():
            first.setdefault(name, path)
    given = sum(len(cells) for _, cells in entries)
    refuse_hollow(Place(reading.file), len(entries) * len(first) - given, given)
    mark = _mark(entries, list(first), reading)
    marks = {
        name: "." if ours in (SITE, NAME) else mark for name, ours in zip(first, our_names(list(first)), strict=True)
    }
    rows = []
    for own, cells in entries:
        start = places[own].key if own else (1, 1)
        spots = [places[cells[name][1]].value if name in cells else start for name in first]
        texts = [_text(cells[name][0], marks[name]) if name in cells else "" for name in first]
        rows.append(Row(line=start[0], cells=texts, lines=[n for n, _ in spots], columns=[n for _, n in spots]))
    spots = [places[path].key for path in first.values()] or [(1, 1)]
    header = Row(line=spots[0][0], cells=list(first), lines=[n for n, _ in spots], columns=[n for _, n in spots])
    return Table(file=reading.file, header=header, rows=rows, decimal=mark)


def _mark(entries: Sequence[Entry], names: Sequence[str], reading: Reading) -> str:
    """Choose the decimal mark to write numbers with, one that goes with the texts beside them."""
    ours = our_names(names)
    figures, others = (
        [_texts_of(entries, names[at]) for at in some(ours, reading.ignored)]
        for some in (figure_columns, evidence_columns)
    )
    return reading.decimal or mark_beside(figures, others)


def _texts_of(entries: Sequence[Entry], name: str) -> list[str]:
    """Give what is text in a column."""
    items = [cells[name][0] for _, cells in entries if name in cells]
    return [item for item in items if isinstance(item, str) and not isinstance(item, Figure)]


def parsed_json(text: str, *, file: str) -> Any:
    """Parse JSON with numbers as they are written, refusing a key given twice."""
    try:
        return parse_json(text, as_written=True)
    except json.JSONDecodeError as error:
        raise refusal(
            "SC205", Place(file, error.lineno, error.colno), f"this is not JSON: {error.msg}", "mend the text there"
        ) from None
    except (ValueError, RecursionError) as error:
        what = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise refusal("SC205", Place(file, 1), f"the JSON cannot be read: {what}") from None


def _text(item: Any, mark: str) -> str:
    if item is None:
        return ""
    if isinstance(item, dict) and set(item) == {"low", "high"}:
        return f"{_text(item['low'], mark)}..{_text(item['high'], mark)}"
    if isinstance(item, Figure):
        return item.replace(".", mark)
    return item if isinstance(item, str) else str(item).lower() if isinstance(item, bool | float) else json.dumps(item)
