"""A ranking as GeoJSON points (RFC 7946), for maps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from sitescore.report.rendering import Rendering
from sitescore.report.views.viewing import Viewing
from sitescore.results.ranking import Ranking
from sitescore.results.rows import Row, plain


def as_geojson(ranking: Ranking, viewing: Viewing, rendering: Rendering) -> str:
    """Write one point a site: first the ranked ones, the best first, then the excluded ones with what excludes them.

    A site whose place is not told has no geometry.
    """
    del viewing, rendering
    matrix = ranking.matrix
    number = {site: at for at, site in enumerate(matrix.sites)}
    rows = [*ranking.to_rows(), *_excluded(ranking)]
    points = (json.dumps(_feature(row, _spot(matrix.coordinates, number[row["site"]])), **_STYLE) for row in rows)
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(points) + "\n]}\n"


_STYLE: dict[str, Any] = {"ensure_ascii": False, "allow_nan": False}


def _excluded(ranking: Ranking) -> Iterator[Row]:
    names = dict(zip(ranking.matrix.sites, ranking.matrix.names, strict=True))
    by_site: dict[str, list[str]] = {}
    for exclusion in ranking.matrix.excluded:
        by_site.setdefault(exclusion.site, []).append(exclusion.criterion)
    for site, criteria in by_site.items():
        yield {"rank": None, "site": site, "name": names[site], "excluded_by": ", ".join(criteria)}


def _spot(coordinates: np.ndarray | None, at: int) -> list[float | None] | None:
    if coordinates is None or np.isnan(coordinates[at]).any():
        return None
    latitude, longitude = coordinates[at].tolist()
    return [plain(longitude), plain(latitude)]


def _feature(row: Row, spot: list[float | None] | None) -> Row:
    geometry = None if spot is None else {"type": "Point", "coordinates": spot}
    return {"type": "Feature", "id": row["site"], "geometry": geometry, "properties": row}
