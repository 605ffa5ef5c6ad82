"""Several rows for one measurement: what is available from later on, and what another source says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sitescore.core.dates import period

Layer = tuple[str, int]
"""Kind of a row, ``used``, ``earlier`` or ``second``, and how many of that kind come before it for its measurement."""
USED: Layer = ("used", 0)
YES = frozenset({"yes", "true", "1", "kyllä", "ja"})
NO = frozenset({"no", "false", "0", "ei", "nej"})


def layers_of(rows: Iterable[tuple[str, str, Mapping[str, str]]]) -> list[Layer]:
    """Tell each row's layer: the figure available the latest is used, those before it are earlier.

    Parameters
    ----------
    rows : site, criterion and cells by column of each

    Examples
    --------
    >>> now, later = {"available_from": "", "used": ""}, {"available_from": "2028", "used": ""}
    >>> layers_of([("oulu", "grid", now), ("oulu", "grid", later)])
    [('earlier', 0), ('used', 0)]
    """
    rows = list(rows)
    if not any(texts["available_from"] or texts["used"] for _, _, texts in rows):
        return [USED] * len(rows)
    layers: list[Layer] = []
    used: dict[tuple[str, str], list[tuple[date, int]]] = {}
    second: dict[tuple[str, str], int] = {}
    for number, (site, criterion, texts) in enumerate(rows):
        layers.append(USED)
        if _is_second(texts):
            layers[-1] = "second", second.get((site, criterion), 0)
            second[site, criterion] = layers[-1][1] + 1
        else:
            used.setdefault((site, criterion), []).append((_available(texts), number))
    for found in used.values():
        for depth, (_, number) in enumerate(sorted(found, reverse=True)[1:]):
            layers[number] = "earlier", depth
    return layers


def measurement_of(site: str, criterion: str, texts: Mapping[str, str]) -> str:
    """Name what may be given only once: a measurement, as of a date, or by another source."""
    name = f"{criterion} of {site}"
    if _is_second(texts):
        return f"{name} by {texts['source']}"
    day = _available(texts)
    return name if day == date.min else f"{name} from {day}"


def date_fault(texts: Mapping[str, str]) -> tuple[str, str] | None:
    """Say what is wrong with the date from which a measurement is available, and what to do."""
    try:
        period(texts["available_from"])
    except ValueError as error:
        return f"available_from: {error}", "write 2028, 2028-06 or 2028-06-30"
    return None


def use_fault(texts: Mapping[str, str]) -> tuple[str, str] | None:
    """Say what is wrong with the word on whether a row is used, and what to do."""
    said = texts["used"].casefold()
    if said not in YES | NO:
        return f"used is {texts['used']!r}", "write no for another source's figure that is only compared, else nothing"
    if said in NO and not texts["source"]:
        return "a figure that is not used has no source", "say whose figure it is, or take the row out"
    return None


def _is_second(texts: Mapping[str, str]) -> bool:
    return bool(texts["used"]) and texts["used"].casefold() in NO


def _available(texts: Mapping[str, str]) -> date:
    """Give the last day by which a measurement is available; the first of all days where no date is told."""
    if not texts["available_from"]:
        return date.min
    try:
        return period(texts["available_from"]).last
    except ValueError:
        return date.min
