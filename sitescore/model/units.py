"""Units: which are the same, and which can be converted with certainty.

A unit is a word that a criteria file declares. Only conversions by a fixed factor are
known here; anything else is for the person who has the figure.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from sitescore.patterns import pattern

_KINDS: tuple[Mapping[str, float], ...] = (
    {"m": 1, "metre": 1, "metres": 1, "metri": 1, "metriä": 1, "km": 1e3, "kilometre": 1e3, "kilometri": 1e3,
     "mm": 1e-3, "cm": 1e-2},
    {"m2": 1, "m²": 1, "ha": 1e4, "hehtaari": 1e4, "hehtaaria": 1e4, "hektar": 1e4, "hectares": 1e4, "km2": 1e6,
     "km²": 1e6},
    {"w": 1e-6, "kw": 1e-3, "mw": 1, "gw": 1e3},
    {"min": 1, "minutes": 1, "minuuttia": 1, "minuter": 1, "h": 60, "hours": 60, "tuntia": 60},
    {"months": 1, "month": 1, "kk": 1, "kuukautta": 1, "mån": 1, "månader": 1, "years": 12, "year": 12, "vuotta": 12,
     "år": 12},
    {"share": 1, "osuus": 1, "andel": 1, "%": 1e-2, "percent": 1e-2, "prosenttia": 1e-2, "procent": 1e-2},
    {"people": 1, "persons": 1, "inhabitants": 1, "asukasta": 1, "henkilöä": 1, "hlö": 1, "invånare": 1, "personer": 1,
     "thousand people": 1e3, "million people": 1e6, "miljoonaa": 1e6},
    {"persons/a": 1, "people/a": 1, "persons per year": 1, "hlö/v": 1, "henkilöä/v": 1, "personer/år": 1},
    {"eur/mwh": 1, "€/mwh": 1, "eur/kwh": 1e3, "€/kwh": 1e3, "c/kwh": 10, "snt/kwh": 10, "cent/kwh": 10},
    {"count": 1, "kpl": 1, "st": 1, "pcs": 1},
)  # fmt: skip

_MONEY = {
    "€": "eur", "eur": "eur", "euro": "eur", "euros": "eur", "euroa": "eur", "$": "usd", "us$": "usd", "usd": "usd",
    "£": "gbp", "gbp": "gbp", "sek": "sek", "skr": "sek", "nok": "nok", "dkk": "dkk", "isk": "isk", "kr": "kr",
    "kr.": "kr", "chf": "chf", "pln": "pln", "zł": "pln", "czk": "czk", "kč": "czk", "huf": "huf", "¥": "jpy",
    "jpy": "jpy", "cny": "cny", "rub": "rub", "₽": "rub", "cad": "cad", "aud": "aud",
}  # fmt: skip
_WHOLE = frozenset({"share", "osuus", "andel"})
_ENDS = pattern(r"(?:of |(?:grade|luokka|klass) (\d+)[-–])(\d+)")

FACTORS: Mapping[str, tuple[int, float]] = MappingProxyType(
    {unit: (kind, factor) for kind, table in enumerate(_KINDS) for unit, factor in table.items()}
)


@lru_cache(maxsize=4096)
def conversion(given: str, wanted: str) -> float | None:
    """Return what a figure in `given` is multiplied by to be in `wanted`; None if that is not certain.

    Examples
    --------
    >>> conversion("m", "km"), conversion("GW", "MW"), conversion("km", "min")
    (0.001, 1000.0, None)
    """
    one, other = _folded(given), _folded(wanted)
    if one == other:
        return 1.0
    if one not in FACTORS or other not in FACTORS or FACTORS[one][0] != FACTORS[other][0]:
        return None
    return FACTORS[one][1] / FACTORS[other][1]


def is_money(unit: str) -> bool:
    """Tell a currency.

    Examples
    --------
    >>> is_money("€"), is_money("SEK"), is_money("EUR/MWh")
    (True, True, False)
    """
    return _folded(unit) in _MONEY


def is_unit(text: str) -> bool:
    """Tell a unit that is known here, or a currency, alone or per something; M for millions is none.

    Examples
    --------
    >>> is_unit("m"), is_unit("SEK/m2"), is_unit("M"), is_unit("noin")
    (True, True, False, False)
    """
    return text.strip() != "M" and (_folded(text) in FACTORS or is_money(text.partition("/")[0]))


def is_money_of(given: str, wanted: str) -> bool:
    """Tell whether a currency is that of a unit, as € is of EUR/MWh.

    Examples
    --------
    >>> is_money_of("€", "EUR/MWh"), is_money_of("SEK", "EUR/MWh"), is_money_of("€", "c/kWh")
    (True, False, False)
    """
    one, other = _folded(given), _folded(wanted.partition("/")[0])
    return one in _MONEY and other in _MONEY and _MONEY[one] == _MONEY[other]


def has_sizes(unit: str) -> bool:
    """Tell a known unit beside which there are others of another size, as km beside m.

    Examples
    --------
    >>> has_sizes("km"), has_sizes("count"), has_sizes("points")
    (True, False, False)
    """
    folded = _folded(unit)
    return folded in FACTORS and len(set(_KINDS[FACTORS[folded][0]].values())) > 1


def extent(unit: str) -> tuple[float, float]:
    """Return the least and the greatest figure that a unit allows, as shares, grades and "so many of 7" tell.

    Examples
    --------
    >>> extent("share"), extent("grade 0-4"), extent("of 7"), extent("km")
    ((0.0, 1.0), (0.0, 4.0), (0.0, 7.0), (-inf, inf))
    """
    folded = _folded(unit)
    if folded in _WHOLE:
        return 0.0, 1.0
    match = _ENDS.fullmatch(folded)
    return (float(match[1] or 0), float(match[2])) if match else (-math.inf, math.inf)


def _folded(unit: str) -> str:
    return " ".join(unit.replace("\u00a0", " ").split()).casefold()
