"""What a reader must know of scales that the sites set, of columns that are absent, of weights that are not stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitescore.errors import Notice
from sitescore.model.criteria import CriteriaSet
from sitescore.model.weighting import LIMIT
from sitescore.weighings import Weighing


def scale_notices(observed: Iterable[str], absent: Iterable[str]) -> list[Notice]:
    """Say which criteria are scaled on the sites' own range, and which have no column."""
    kinds = {"observed_range": list(observed), "no_column": list(absent)}
    return [Notice(kind, {"criteria": names}) for kind, names in kinds.items() if names]


def weight_notices(
    criteria: CriteriaSet, *, from_values: Iterable[str] = (), not_from_values: Iterable[str] = ()
) -> list[Notice]:
    """Say which judgements contradict each other, and which weights rest on the sites' own values, or could not."""
    method = criteria.weighting.method if criteria.weighting else ""
    kinds = {"weights_from_values": list(from_values), "weights_not_from_values": list(not_from_values)}
    found = [Notice(kind, {"method": method, "nodes": nodes}) for kind, nodes in kinds.items() if nodes]
    return [*inconsistencies(criteria.weighings), *found]


def inconsistencies(weighings: Mapping[str, Weighing]) -> list[Notice]:
    """Name, for each node whose judgements are too inconsistent, the three that contradict each other most."""
    return [
        _inconsistency(node, found, found.consistency_ratio)
        for node, found in weighings.items()
        if found.consistency_ratio is not None and found.consistency_ratio > LIMIT
    ]


def _inconsistency(node: str, found: Weighing, ratio: float) -> Notice:
    if not found.triads:
        return Notice("inconsistent", {"node": node, "ratio": ratio})
    (first, second, third), (before, after, _) = found.triads[0].names, found.triads[0].stated
    upper, lower, across = found.triads[0].across
    names = {"first": first, "second": second, "third": third, "upper": upper, "lower": lower}
    times = {"before": before, "after": after, "across": across}
    return Notice("inconsistent_triad", {"node": node, "ratio": ratio, **names, **times})
