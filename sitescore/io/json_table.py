"""Read a JSON list of objects: one a site, or one a measurement."""

from __future__ import annotations

import json
from typing import Any

from sitescore.errors import Place, refusal
from sitescore.io.decoding import decoded
from sitescore.io.json_text import parse_json
from sitescore.io.positions import json_positions
from sitescore.io.reading import Reading
from sitescore.io.table import Row, Table


def read_json(data: bytes, reading: Reading) -> Table:
    """Read a JSON list of objects, or an object whose ``sites`` is one."""
    text, _ = decoded(data, file=reading.file, encoding=reading.encoding)
    document = parsed_json(text, file=reading.file)
    base: tuple[str, ...] = ()
    if isinstance(document, dict) and isinstance(document.get("sites"), list):
        document, base = document["sites"], ("sites",)
    if not isinstance(document, list) or not document or not all(isinstance(item, dict) for item in document):
        raise refusal(
            "SC205",
            Place(reading.file, 1, 1),
            "this is not a list of sites",
            'write [{"site": "…", "criterion": 1.5, …}, …]',
        )
    places = json_positions(text)
    names = list(dict.fromkeys(name for item in document for name in item))
    first = {name: next(i for i, item in enumerate(document) if name in item) for name in names}
    header = [places[(*base, first[name], name)].key for name in names]
    rows = []
    for number, item in enumerate(document):
        start = places[(*base, number)].key
        spots = [places[(*base, number, name)].value if name in item else start for name in names]
        rows.append(
            Row(
                line=start[0],
                cells=[_text(item.get(name)) for name in names],
                lines=[spot[0] for spot in spots],
                columns=[spot[1] for spot in spots],
            )
        )
    return Table(
        file=reading.file,
        header=Row(line=header[0][0], cells=names, lines=[h[0] for h in header], columns=[h[1] for h in header]),
        rows=rows,
        decimal=".",
    )


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


def _text(item: Any) -> str:
    if item is None:
        return ""
    if isinstance(item, dict) and set(item) == {"low", "high"}:
        return f"{_text(item['low'])}..{_text(item['high'])}"
    return item if isinstance(item, str) else str(item).lower() if isinstance(item, bool | float) else json.dumps(item)
