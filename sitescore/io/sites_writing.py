"""Columns of a site table as text, JSON, points or columnar files. To add a form: a function, then a line below."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np

from sitescore.io.cells import write_number, write_pointed
from sitescore.io.column_writing import as_feather, as_parquet
from sitescore.io.columns import leaves_mark_open
from sitescore.io.geojson_writing import write_points
from sitescore.model.site import SiteTable

Written = dict[str, np.ndarray | list[str]]
"""Cells by header: numbers, NaN where not known, or texts."""
PLACES = ("latitude", "longitude")


def as_text(columns: Written, sites: SiteTable, *, delimiter: str) -> str:
    """Write a table with a header, a row a line."""
    del sites
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    write = write_pointed if leaves_mark_open(delimiter) else write_number
    cells = (map(write, c.tolist()) if isinstance(c, np.ndarray) else c for c in columns.values())
    writer.writerows(zip(*cells, strict=True))
    return out.getvalue()


def as_json(columns: Written, sites: SiteTable) -> str:
    """Write a list of objects, one a row; what is empty is null."""
    del sites
    return "[\n" + ",\n".join(map(_object, _rows(columns))) + "\n]\n"


def as_geojson(columns: Written, sites: SiteTable) -> str:
    """Write a point a site (RFC 7946)."""
    spots = np.full((len(sites), 2), np.nan) if sites.coordinates is None else sites.coordinates
    own = () if sites.coordinates is None else PLACES
    rows = _rows({name: column for name, column in columns.items() if name not in own})
    places = ((longitude, latitude) for latitude, longitude in spots.tolist())
    return write_points(zip(sites.sites, places, rows, strict=True))


def _rows(columns: Written) -> Iterator[dict[str, Any]]:
    lists = [column.tolist() if isinstance(column, np.ndarray) else column for column in columns.values()]
    for cells in zip(*lists, strict=True):
        yield {name: None if _is_empty(cell) else cell for name, cell in zip(columns, cells, strict=True)}


def _is_empty(cell: Any) -> bool:
    return math.isnan(cell) if isinstance(cell, float) else cell == ""


def _object(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, allow_nan=False)


def _columnar(columns: Written, sites: SiteTable, *, write: Callable[[Any], bytes]) -> bytes:
    """Write columns of numbers as such, others as texts; what is empty is null."""
    del sites
    return write(
        {name: c if isinstance(c, np.ndarray) else [text or None for text in c] for name, c in columns.items()}
    )


SITE_WRITERS: Mapping[str, Callable[[Written, SiteTable], str | bytes]] = MappingProxyType(
    {
        ".csv": partial(as_text, delimiter=","),
        ".tsv": partial(as_text, delimiter="\t"),
        ".json": as_json,
        ".geojson": as_geojson,
        ".parquet": partial(_columnar, write=as_parquet),
        ".feather": partial(_columnar, write=as_feather),
        ".arrow": partial(_columnar, write=as_feather),
    }
)
