"""From the rows of one person on one node to judgements as a criteria file has them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any

from sitescore.errors import Place, Problem
from sitescore.model.judgements.orders import LEVEL
from sitescore.model.judgements.pairs import BETWEEN
from sitescore.records import dataclass

Path = tuple[str | int, ...]
Given = tuple[dict[str, Any], dict[Path, Place]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row: whose it is, the node above what it is about, names, figures, and where each column stands."""

    person: str
    node: str
    names: Sequence[str]
    figures: Sequence[float]
    places: Mapping[str, Place]


def _pairs(entries: Sequence[Judgement], problems: list[Problem]) -> Given:
    del problems
    keys = {BETWEEN.join(entry.names): entry for entry in entries}
    given = {key: entry.figures[0] for key, entry in keys.items()}
    return given, {(key,): entry.places["times"] for key, entry in keys.items()}


def _points(entries: Sequence[Judgement], problems: list[Problem]) -> Given:
    del problems
    given = {entry.names[0]: entry.figures[0] for entry in entries}
    return given, {(entry.names[0],): entry.places["points"] for entry in entries}


def _ranks(entries: Sequence[Judgement], problems: list[Problem]) -> Given:
    del problems
    ordered = sorted(entries, key=lambda entry: entry.figures[0])
    groups = [list(group) for _, group in groupby(ordered, key=lambda entry: entry.figures[0])]
    order = [f" {LEVEL} ".join(entry.names[0] for entry in group) for group in groups]
    return {"order": order}, {("order", at): group[0].places["rank"] for at, group in enumerate(groups)}


def _from_ends(entries: Sequence[Judgement], problems: list[Problem]) -> Given:
    """Find the ends: the best is what it counts once as much as, the worst what counts once as much as it."""
    given: dict[str, Any] = {}
    places: dict[Path, Place] = {}
    columns = (("best", "best_to_others", "best_to_it"), ("worst", "others_to_worst", "it_to_worst"))
    for number, (end, table, column) in enumerate(columns):
        ones = [entry for entry in entries if entry.figures[number] == 1]
        if len(ones) != 1:
            place = (ones[-1] if ones else entries[0]).places[column]
            what = f"{len(ones) or 'no'} criteria of {entries[0].node} have {column} 1, and only the {end} itself has"
            problems.append(Problem("SC222", place, what, f"write 1 for the {end} alone"))
            continue
        given[end] = ones[0].names[0]
        given[table] = {e.names[0]: e.figures[number] for e in entries if not math.isnan(e.figures[number])}
        places |= {(table, entry.names[0]): entry.places[column] for entry in entries}
    return given, places


GIVEN: Mapping[str, Callable[[Sequence[Judgement], list[Problem]], Given]] = MappingProxyType(
    {"pairwise": _pairs, "swing": _points, "best_worst": _from_ends, "rank_order": _ranks}
)
"""By weighting method: rows to judgements, and where each stands."""
