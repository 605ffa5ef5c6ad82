"""Sites as points of a GeoJSON document (RFC 7946), a line each."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

Spot = tuple[float, float]
"""Longitude and latitude; NaN where they are not known."""


def write_points(points: Iterable[tuple[str, Spot, Mapping[str, Any]]]) -> str:
    """Write sites, each with where it is and what is known of it; one that is nowhere has no geometry."""
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(_point(*point) for point in points) + "\n]}\n"


def _point(site: str, spot: Spot, properties: Mapping[str, Any]) -> str:
    geometry = None if math.isnan(sum(spot)) else {"type": "Point", "coordinates": spot}
    feature = {"type": "Feature", "id": site, "geometry": geometry, "properties": properties}
    return json.dumps(feature, ensure_ascii=False, allow_nan=False)
