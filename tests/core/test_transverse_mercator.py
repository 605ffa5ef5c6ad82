"""Degrees and metres of ETRS-TM35FIN: a published point, and there and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.transverse_mercator import to_degrees, to_grid

POINTS = {  # latitude, longitude: northing, easting
    # PROJ 9 (pyproj.Transformer from EPSG:4258 to EPSG:3067)
    "Åland": (60.3851068722, 19.84813676944, 6715706.377072547, 106256.359609431),
    "Kokkola": (63.85, 23.0, 7086463.072821217, 303400.92979654396),
    "far west of the zone": (50.9, 6.98, 5832254.883697954, -901419.446060196),
}


@pytest.mark.parametrize(("latitude", "longitude", "northing", "easting"), POINTS.values(), ids=POINTS.keys())
def test_points_of_another_library(latitude, longitude, northing, easting):
    assert to_grid(latitude, longitude) == (pytest.approx(northing, abs=1e-3), pytest.approx(easting, abs=1e-3))
    assert to_degrees(northing, easting) == (pytest.approx(latitude, abs=1e-8), pytest.approx(longitude, abs=1e-8))


@given(latitude=st.floats(55, 72), longitude=st.floats(5, 45))
def test_there_and_back(latitude, longitude):
    back = to_degrees(*to_grid(latitude, longitude))
    assert back == (pytest.approx(latitude, abs=1e-8), pytest.approx(longitude, abs=1e-8))


def test_the_scale_on_the_central_meridian():
    north = to_grid(np.array([65.0, 65.001]), np.array([27.0, 27.0]))
    assert north[1].tolist() == [500_000, 500_000]
    meridian = 6378137 * (1 - 0.00669438002290) / (1 - 0.00669438002290 * np.sin(np.radians(65.0005)) ** 2) ** 1.5
    assert np.diff(north[0])[0] == pytest.approx(0.9996 * meridian * np.radians(0.001), rel=1e-9)


def test_what_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="longitude must be finite"):
        to_grid(60.0, np.nan)
