"""A site template made from a criteria set."""

from __future__ import annotations

import csv
import io

from sitescore.model.criteria import CriteriaSet


def site_template(criteria: CriteriaSet) -> str:
    """Return a wide CSV with a column for each criterion, its unit in the header, and one row to fill in."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    headers = [f"{name} [{c.unit}]" if c.unit else name for name, c in criteria.criteria.items()]
    writer.writerow(["site", "name", "country", "region", "latitude", "longitude", *headers])
    writer.writerow(["my_site", "My site", *[""] * (4 + len(headers))])
    return out.getvalue()
