"""A ranking as GeoJSON points (RFC 7946), for maps."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from sitescore.io.geojson_writing import Spot, write_points
from sitescore.report.rendering import Rendering
from sitescore.report.views.viewing import Viewing
from sitescore.results.ranking import Ranking
from sitescore.results.rows import Row, rounded


def as_geojson(ranking: Ranking, viewing: Viewing, rendering: Rendering) -> str:
    """Write one point a site: first the ranked ones, the best first, then the excluded ones with what excludes them.

    A site whose place is not told has no geometry.
    """
    del viewing, rendering
    matrix = ranking.matrix
    number = {site: at for at, site in enumerate(matrix.sites)}
    rows = [*ranking.to_rows(), *_excluded(ranking)]
    return write_points((row["site"], _spot(matrix.coordinates, number[row["site"]]), row) for row in rows)


def _excluded(ranking: Ranking) -> Iterator[Row]:
    names = dict(zip(ranking.matrix.sites, ranking.matrix.names, strict=True))
    by_site: dict[str, list[str]] = {}
    for exclusion in ranking.matrix.excluded:
        by_site.setdefault(exclusion.site, []).append(exclusion.criterion)
    for site, criteria in by_site.items():
        yield {"rank": None, "site": site, "name": names[site], "excluded_by": ", ".join(criteria)}


def _spot(coordinates: np.ndarray | None, at: int) -> Spot:
    latitude, longitude = (math.nan, math.nan) if coordinates is None else rounded(coordinates[at]).tolist()
    return longitude, latitude
