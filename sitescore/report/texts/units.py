"""Units of measurement in Finnish and Swedish, where they are words."""

from __future__ import annotations

UNITS: dict[str, tuple[str, str, str]] = {
    "people": ("people", "asukasta", "invånare"),
    "million people": ("million people", "milj. asukasta", "milj. invånare"),
    "persons/a": ("persons/a", "hlö/v", "personer/år"),
    "months": ("months", "kk", "mån"),
    "years": ("years", "vuotta", "år"),
}
