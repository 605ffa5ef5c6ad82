"""A site template made from a criteria set."""

from __future__ import annotations

import csv
import io

from sitescore.model.criteria import CriteriaSet

ABOUT = {
    "en": ("site", "name", "country", "region", "municipality", "latitude", "longitude"),
    "fi": ("kohde", "nimi", "country", "maakunta", "kunta", "leveysaste", "pituusaste"),
    "sv": ("plats", "namn", "country", "landskap", "kommun", "latitud", "longitud"),
}


def site_template(criteria: CriteriaSet, *, language: str = "en") -> str:
    """Return a wide CSV with a column for each criterion, its unit in the header, and one row to fill in.

    In English with ids and commas; in Finnish and Swedish with titles, semicolons and a byte
    order mark, as spreadsheets there read and write it.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter="," if language == "en" else ";", lineterminator="\n")
    headers = []
    for name, criterion in criteria.criteria.items():
        title = name if language == "en" else criterion.title.by_language()[language]
        headers.append(f"{title} [{criterion.unit}]" if criterion.unit else title)
    writer.writerow([*ABOUT[language], *headers])
    writer.writerow(["my_site", "My site", *[""] * (len(ABOUT[language]) - 2 + len(headers))])
    return ("" if language == "en" else "\ufeff") + out.getvalue()
