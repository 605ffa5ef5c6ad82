"""How siblings were weighed, as plain data."""

from __future__ import annotations

from sitescore.results import rows
from sitescore.weighings import Triad, Weighing


def weighing_row(node: str, found: Weighing) -> rows.Row:
    """Return one node's weighing: its weights in points of 100, and what contradicts itself."""
    ratio, change = found.consistency_ratio, found.mending
    return {
        "node": node,
        "method": found.method,
        "weights": {name: rows.plain(100 * share) for name, share in found.weights.items()},
        "consistency_ratio": None if ratio is None else rows.plain(ratio),
        "triads": [_triad_row(triad) for triad in found.triads],
        "change": None
        if change is None
        else {
            "first": change.first,
            "second": change.second,
            "stated": rows.plain(change.stated),
            "proposed": rows.plain(change.proposed),
            "consistency_ratio": rows.plain(change.consistency_ratio),
        },
    }


def _triad_row(triad: Triad) -> rows.Row:
    return {
        "names": list(triad.names),
        "stated": [rows.plain(times) for times in triad.stated],
        "implied": rows.plain(triad.implied),
    }
