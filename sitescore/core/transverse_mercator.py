"""Degrees to and from ETRS-TM35FIN (EPSG:3067), the grid of Finnish maps and registers."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats

SEMI_MAJOR, FLATTENING = 6378137.0, 1 / 298.257222101
"""The ellipsoid GRS80, in metres."""
SCALE, FALSE_EASTING, CENTRAL_MERIDIAN = 0.9996, 500_000.0, np.radians(27.0)

_N = FLATTENING / (2 - FLATTENING)
_ECCENTRICITY = 2 * np.sqrt(_N) / (1 + _N)
_RADIUS = SEMI_MAJOR / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_FORWARD = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BACK = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
ROUNDS = 6


def to_grid(latitude: ArrayLike, longitude: ArrayLike) -> tuple[Floats, Floats]:
    """Project degrees to northing and easting in metres.

    Parameters
    ----------
    latitude, longitude : (...,) degrees on ETRS89 (or WGS84, within a metre), longitudes
        within some 40 degrees of 27

    Returns
    -------
    northing, easting : (...,) metres; below a millimetre from exact within Finland

    Raises
    ------
    ValueError
        If an entry is not finite.

    References
    ----------
    Krüger (1912), *Konforme Abbildung des Erdellipsoids in der Ebene*, to the fourth order
    in the third flattening, as in IOGP Guidance Note 7-2, "Transverse Mercator".

    Examples
    --------
    >>> northing, easting = to_grid(60.0, 27.0)
    >>> round(float(northing)), round(float(easting))
    (6651411, 500000)
    """
    phi = np.radians(as_floats("latitude", latitude))
    away = np.radians(as_floats("longitude", longitude)) - CENTRAL_MERIDIAN
    sine = np.sin(phi)
    conformal = np.sinh(np.arctanh(sine) - _ECCENTRICITY * np.arctanh(_ECCENTRICITY * sine))
    xi = np.arctan2(conformal, np.cos(away))
    eta = np.arcsinh(np.sin(away) / np.hypot(conformal, np.cos(away)))
    north, east = _series(xi, eta, _FORWARD, 1.0)
    return SCALE * _RADIUS * north, FALSE_EASTING + SCALE * _RADIUS * east


def to_degrees(northing: ArrayLike, easting: ArrayLike) -> tuple[Floats, Floats]:
    """Turn northing and easting in metres into degrees, the inverse of `to_grid`.

    Parameters
    ----------
    northing, easting : (...,) metres

    Returns
    -------
    latitude, longitude : (...,) degrees

    Examples
    --------
    >>> latitude, longitude = to_degrees(6651411.190, 500000.0)
    >>> round(float(latitude), 6), round(float(longitude), 6)
    (60.0, 27.0)
    """
    xi = as_floats("northing", northing) / (SCALE * _RADIUS)
    eta = (as_floats("easting", easting) - FALSE_EASTING) / (SCALE * _RADIUS)
    north, east = _series(xi, eta, _BACK, -1.0)
    conformal = np.sin(north) / np.hypot(np.sinh(east), np.cos(north))
    longitude = CENTRAL_MERIDIAN + np.arctan2(np.sinh(east), np.cos(north))
    isometric = np.arcsinh(conformal)
    sine = np.tanh(isometric)
    for _ in range(ROUNDS):
        sine = np.tanh(isometric + _ECCENTRICITY * np.arctanh(_ECCENTRICITY * sine))
    return np.degrees(np.arcsin(sine)), np.degrees(longitude)


def _series(xi: Floats, eta: Floats, terms: tuple[float, ...], sign: float) -> tuple[Floats, Floats]:
    north, east = xi, eta
    for order, term in enumerate(terms, start=1):
        north = north + sign * term * np.sin(2 * order * xi) * np.cosh(2 * order * eta)
        east = east + sign * term * np.cos(2 * order * xi) * np.sinh(2 * order * eta)
    return north, east
