"""Read GeoJSON points as a table of one row a site (RFC 7946)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sitescore.errors import InputError, Place, Problem
from sitescore.io.positions import Path, Position
from sitescore.io.table import ALIASES, SITE
from sitescore.patterns import pattern

CODE = "SC241"
OTHER_GRID = "SC240"
_CRS = pattern(
    r"(?:.*[:/])?(?:EPSG[:/](?:[\d.]*[:/])?(?:3067|4326|4258)|OGC[:/](?:[\d.]*[:/])?CRS84|CRS84)", re.IGNORECASE
)
"""ETRS-TM35FIN, WGS84 and ETRS89, as names of coordinate systems are written: EPSG:3067, urn:ogc:def:crs:EPSG::3067."""
COORDINATES = "longitude", "latitude"
"""In the order in which a point has them."""
_DEGREES = pattern(r"(?P<number>[+-]?[0-9]{1,9}(?:\.(?P<decimals>[0-9]{1,30}))?) ?°?")
Entry = tuple[Path, dict[str, tuple[Any, Path]]]
"""Path of a row in a document, and its cells by name, each with its own path."""


def is_geojson(document: Any) -> bool:
    """Tell a GeoJSON document from other JSON."""
    return isinstance(document, dict) and document.get("type") in ("FeatureCollection", "Feature")


def features(document: Any, places: Mapping[Path, Position], file: str) -> list[Entry]:
    """Make a row of every feature: its properties, its id and its coordinates, each with its path in the document.

    Raises
    ------
    InputError
        With every feature that is no point, or whose properties say that it is in another place.
    """
    single = document["type"] == "Feature"
    listed = [document] if single else document.get("features")
    if not isinstance(listed, list) or not listed:
        where = Place(file, *places[("type",)].key)
        raise InputError([Problem(CODE, where, "the collection has no features", "add a point for each site")])
    rows: list[Entry] = []
    problems = _other_grids(document, (), places, file)
    for number, feature in enumerate(listed):
        path: Path = () if single else ("features", number)
        problems += [] if single else _other_grids(feature, path, places, file)
        wrong = _wrong(feature)
        if wrong:
            spot = places[(*path, "geometry")].value if (*path, "geometry") in places else _start(places, path)
            problems.append(Problem(CODE, Place(file, *spot), f"feature {number + 1}: {wrong[0]}", wrong[1]))
            continue
        problems += _other_places(feature, path, places, file)
        rows.append((path, _row(feature, path)))
    if problems:
        raise InputError(problems)
    return rows


def _other_grids(holder: Any, path: Path, places: Mapping[Path, Position], file: str) -> list[Problem]:
    """Refuse the coordinate system that a collection, or a feature or its geometry, says it has, unless it is read."""
    if not isinstance(holder, dict):
        return []
    problems = []
    if (crs := holder.get("crs")) is not None:
        properties = crs.get("properties") if isinstance(crs, dict) else None
        name = properties.get("name") if isinstance(properties, dict) else crs
        if not isinstance(name, str) or not _CRS.fullmatch(name.strip()):
            what = f"its coordinate system (crs) is {name if isinstance(name, str) else 'without a name'}"
            hint = "give degrees (EPSG:4326, CRS84) or ETRS-TM35FIN (EPSG:3067), and name which"
            where = Place(file, *(places[(*path, "crs")].value if (*path, "crs") in places else _start(places, path)))
            problems.append(Problem(OTHER_GRID, where, what, hint))
    return problems + _other_grids(holder.get("geometry"), (*path, "geometry"), places, file)


def _start(places: Mapping[Path, Position], path: Path) -> tuple[int, int]:
    return places[path].value if path in places else (1, 1)


def _wrong(feature: Any) -> tuple[str, str] | None:
    """Say why a feature is no site, and what to do."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return "it is no Feature", 'write {"type": "Feature", "geometry": …, "properties": {"site": …}}'
    if not isinstance(feature.get("properties") or {}, dict):
        return "its properties are no object", 'write {"site": "…", "port_km": 2.5, …}'
    geometry = feature.get("geometry")
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind != "Point":
        what = f"its geometry is a {kind}" if isinstance(kind, str) else "its geometry has no type"
        return f"{what}, not a Point", "give each site one point, as its gate or its middle"
    spot = geometry.get("coordinates")
    sound = isinstance(spot, list) and len(spot) in (2, 3) and all(isinstance(n, str | int | float) for n in spot)
    return None if sound else ("its point has no two coordinates", "write [longitude, latitude]")


def _other_places(feature: dict[str, Any], path: Path, places: Mapping[Path, Position], file: str) -> list[Problem]:
    """List properties that give other degrees than the geometry; metres are not compared with degrees."""
    problems: list[Problem] = []
    if feature.get("geometry") is None:
        return problems
    for name, item in (feature.get("properties") or {}).items():
        which = ALIASES.get(name.strip().casefold())
        if which in COORDINATES and isinstance(item, str):
            own = feature["geometry"]["coordinates"][COORDINATES.index(which)]
            if _differ(item.strip(), str(own)):
                what = f"{name} is {item.strip()}, and the geometry's {which} {own}"
                where = Place(file, *places[(*path, "properties", name)].value)
                problems.append(Problem("SC240", where, what, "write the one that is right, or leave the property out"))
    return problems


def _differ(one: str, other: str) -> bool:
    """Tell degrees that differ by more than the rounding of the shorter of them."""
    pair = [_DEGREES.fullmatch(text.replace(",", ".")) for text in (one, other)]
    if not all(pair):
        return False
    first, second = (float(match["number"]) for match in pair if match)
    digits = min(len(match["decimals"] or "") for match in pair if match)
    return max(abs(first), abs(second)) <= 180 and abs(first - second) > 0.5 * 10.0**-digits + 1e-9


def _row(feature: dict[str, Any], path: Path) -> dict[str, tuple[Any, Path]]:
    row = {name: (item, (*path, "properties", name)) for name, item in (feature.get("properties") or {}).items()}
    if "id" in feature and not any(ALIASES.get(name.strip().casefold()) == SITE for name in row):
        row[SITE] = feature["id"], (*path, "id")
    if feature.get("geometry") is not None:
        own = {name for name in row if ALIASES.get(name.strip().casefold()) in COORDINATES}
        row = {name: cell for name, cell in row.items() if name not in own}
        for at, name in enumerate(COORDINATES):
            row[name] = feature["geometry"]["coordinates"][at], (*path, "geometry", "coordinates", at)
    return row
