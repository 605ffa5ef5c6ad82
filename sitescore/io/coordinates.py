"""Where sites are: latitudes and longitudes read from text, and told apart from what looks like them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from sitescore.core.checks import Booleans, Floats
from sitescore.core.transverse_mercator import to_degrees
from sitescore.errors import Notice, Place, Problem
from sitescore.io.cells import Cell
from sitescore.io.columns import column_decimal, plain_numbers, try_cell
from sitescore.io.reading import Reading

LATITUDE, LONGITUDE = "latitude", "longitude"
CODE = "SC240"
NORTHINGS, EASTINGS = (6_500_000, 7_900_000), (40_000, 800_000)
"""Of ETRS-TM35FIN in Finland and some way around it, metres."""
HERE = ("FI", "FIN", "FINLAND", "SUOMI")
FINLAND = (59.4, 70.2), (19.0, 31.7)
NORDIC = (
    (HERE, FINLAND),
    (("SE", "SWE", "SWEDEN", "SVERIGE", "RUOTSI"), ((55.2, 69.1), (10.9, 24.2))),
    (("NO", "NOR", "NORWAY", "NORGE", "NORJA"), ((57.9, 71.3), (4.4, 31.2))),
    (("DK", "DNK", "DENMARK", "DANMARK", "TANSKA"), ((54.5, 57.8), (8.0, 15.3))),
)
"""Countries by their names, with the latitudes and longitudes of each."""
EUROPE = (34.0, 72.0), (-25.0, 45.0)
FAR, NEAR = 20.0, 8.0
"""Degrees from where most sites are."""

Where = Callable[[int, str], Place]


def located(
    about: Mapping[str, Sequence[str]], where: Where, reading: Reading, decimal: str
) -> tuple[Floats | None, list[Problem], list[Notice]]:
    """Read the coordinates of sites.

    Parameters
    ----------
    about : texts by name, one a site; of `latitude` and `longitude` and perhaps `country`
    where : gives the place of a site's cell by the site's number and the name
    reading : how the file is read
    decimal : mark of columns that do not show their own

    Returns
    -------
    coordinates : (sites, 2) latitude and longitude in degrees, NaN where not told; None where
        nobody's are, or only one of the two has a column
    problems : cells that are no coordinates, or mistaken for others
    notices : that metres were turned into degrees
    """
    if LATITUDE not in about or LONGITUDE not in about:
        return None, [], []
    count = len(next(iter(about.values())))
    problems: list[Problem] = []
    found = np.full((count, 2), np.nan)
    for at, name in enumerate((LATITUDE, LONGITUDE)):
        found[:, at] = _numbers(about[name], name, where, column_decimal(reading, decimal, about[name]), problems)
    problems += _halves(found, where) if not problems else []
    metres = _in_metres(found)
    notices: list[Notice] = []
    if metres.any() and not problems:
        whole = np.isfinite(found).all(axis=1)
        if metres[whole].all():
            given, found = found, _degrees(found)
            problems += _elsewhere(given, found, about.get("country", ()), where)
            notices.append(_converted(found, reading.file, where))
        else:
            problems += [_problem(where, site, LATITUDE, *_told_metres(found[site])) for site in np.flatnonzero(metres)]
            found[metres] = np.nan
    problems += _out_of_range(found, where)
    if not problems:
        problems += _mistaken(found, about.get("country", ()), where)
    return (found if np.isfinite(found).any() else None), problems, notices


def _numbers(texts: Sequence[str], name: str, where: Where, decimal: str, problems: list[Problem]) -> Floats:
    numbers = plain_numbers(texts) if decimal == "." else None
    if numbers is not None:
        return numbers
    result = np.full(len(texts), np.nan)
    for site, text in enumerate(texts):
        if not text:
            continue
        cell = try_cell(text, decimal, where(site, name), name, problems) or Cell()
        result[site] = cell.value
        others = cell.low, cell.high, cell.spread
        if cell.word or cell.unit not in ("", "°") or np.isfinite(others).any():
            what, hint = f"{name} is {text!r}, not one number", "write degrees with decimals, as 63.838"
            problems.append(Problem(CODE, where(site, name), what, hint))
            result[site] = np.nan
    return result


def _halves(found: Floats, where: Where) -> list[Problem]:
    """List sites of which only one of the two is told."""
    told = np.isfinite(found)
    problems = []
    for site in np.flatnonzero(told[:, 0] != told[:, 1]):
        has, lacks = (LATITUDE, LONGITUDE) if told[site, 0] else (LONGITUDE, LATITUDE)
        problems.append(_problem(where, site, has, f"there is a {has} and no {lacks}", "give both, or neither"))
    return problems


def _within(numbers: Floats, ends: tuple[float, float]) -> Booleans:
    return np.asarray((numbers >= ends[0]) & (numbers <= ends[1]))


def _in_metres(found: Floats) -> Booleans:
    """Tell which rows are northing and easting of ETRS-TM35FIN, in either order."""
    one, other = found.T
    return (_within(one, NORTHINGS) & _within(other, EASTINGS)) | (_within(one, EASTINGS) & _within(other, NORTHINGS))


def _degrees(found: Floats) -> Floats:
    told = np.isfinite(found).all(axis=1)
    northing, easting = found[told].max(axis=1), found[told].min(axis=1)
    result = np.full(found.shape, np.nan)
    result[told] = np.stack(to_degrees(northing, easting), axis=1)
    return result


def _converted(found: Floats, file: str, where: Where) -> Notice:
    """Say that metres became degrees, and where the first site is by them."""
    told = np.flatnonzero(np.isfinite(found).all(axis=1))
    first = int(told[0])
    point = "{:.4f} N, {:.4f} E".format(*found[first])
    facts = {"file": file, "count": int(told.size), "first": str(where(first, LATITUDE)), "point": point}
    return Notice("projected", facts)


def _elsewhere(given: Floats, found: Floats, countries: Sequence[str], where: Where) -> list[Problem]:
    """List sites that ETRS-TM35FIN puts outside Finland, or whose country says that they are."""
    out = np.isfinite(found).all(axis=1) & ~_in_box(found, FINLAND)
    abroad = _abroad(countries) & np.isfinite(found).all(axis=1) if countries else np.zeros_like(out)
    problems = []
    for site in np.flatnonzero(out | abroad).tolist():
        latitude, longitude = found[site]
        what = f"{given[site, 0]:.10g}, {given[site, 1]:.10g} is {latitude:.4f} N, {longitude:.4f} E in ETRS-TM35FIN"
        what += ", outside Finland" if out[site] else f", but the country is {countries[site].strip()!r}"
        hint = "of metres only ETRS-TM35FIN (EPSG:3067) is read, not SWEREF 99 TM or another grid; give degrees (WGS84)"
        problems.append(_problem(where, site, LATITUDE, what, hint))
    return problems


def _abroad(countries: Sequence[str]) -> Booleans:
    """Tell of which sites a country other than Finland is told."""
    return np.array([bool(name.strip()) and name.strip().upper() not in HERE for name in countries], dtype=bool)


def _told_metres(pair: Floats) -> tuple[str, str]:
    latitude, longitude = _degrees(pair[None])[0]
    what = f"{pair[0]:.0f}, {pair[1]:.0f} are metres of ETRS-TM35FIN (EPSG:3067), and others are degrees"
    return what, f"write degrees: {latitude:.5f}, {longitude:.5f}"


def _out_of_range(found: Floats, where: Where) -> list[Problem]:
    problems = []
    for at, (name, most) in enumerate(((LATITUDE, 90), (LONGITUDE, 180))):
        for site in np.flatnonzero(np.abs(found[:, at]) > most):
            number = found[site, at]
            what = f"{name} is {number:.10g}, outside -{most}..{most}"
            problems.append(_problem(where, site, name, what, _guess(abs(number), found[site, 1 - at], most)))
    return problems


def _guess(number: float, other: float, most: int) -> str:
    """Say what a number out of range may be."""
    if number > 1_000_000 or (number > 10_000 and abs(other) > 10_000):
        return "these are metres of a map grid (KKJ, ETRS-GK or another); give degrees, or ETRS-TM35FIN (EPSG:3067)"
    if most == 90 and number <= 180:
        return "latitude and longitude may have changed places"
    return "write degrees with decimals, as 63.838"


def _mistaken(found: Floats, countries: Sequence[str], where: Where) -> list[Problem]:
    """List points at 0, 0, and those that lie where the others do once latitude and longitude change places."""
    nowhere = (found == 0).all(axis=1)
    problems = [
        _problem(where, site, LATITUDE, "0, 0 is no place of a site", "leave both empty where they are not known")
        for site in np.flatnonzero(nowhere)
    ]
    swapped = found[:, ::-1]
    odd = _at_home(swapped, countries) & ~_in_box(found, EUROPE)
    told = np.isfinite(found).all(axis=1) & ~nowhere
    if told.sum() >= 4:
        middle = _medians(found[told])
        odd |= (np.abs(found - middle).max(axis=1) > FAR) & (np.abs(swapped - middle).max(axis=1) < NEAR)
    for site in np.flatnonzero(odd):
        latitude, longitude = found[site]
        what = f"latitude {latitude:.10g} and longitude {longitude:.10g} seem to have changed places"
        hint = f"write latitude {longitude:.10g}, longitude {latitude:.10g}; or give the site's country, if it is there"
        problems.append(_problem(where, site, LATITUDE, what, hint))
    return problems


def _medians(points: Floats) -> Floats:
    """Do as `np.median` along the first axis, without the masked arrays that it imports."""
    ordered = np.sort(points, axis=0)
    middle: Floats = (ordered[(len(points) - 1) // 2] + ordered[len(points) // 2]) / 2
    return middle


def _at_home(points: Floats, countries: Sequence[str]) -> Booleans:
    """Tell which points lie in a Nordic country, that of the site where one is told."""
    found = np.zeros(len(points), dtype=bool)
    folded = [name.strip().upper() for name in countries]
    for names, box in NORDIC:
        found |= _in_box(points, box) & (np.array([name in ("", *names) for name in folded]) if folded else True)
    return found


def _in_box(points: Floats, box: tuple[tuple[float, float], tuple[float, float]]) -> Booleans:
    return _within(points[:, 0], box[0]) & _within(points[:, 1], box[1])


def _problem(where: Where, site: Any, name: str, what: str, hint: str) -> Problem:
    return Problem(CODE, where(int(site), name), what, hint)
