"""How good the evidence is: grades of cells, figures that are old, figures without a grade."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from sitescore.core.checks import Booleans
from sitescore.core.dates import period, years_between
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix


def trust_notices(matrix: DecisionMatrix) -> Iterator[Notice]:
    """Say which figures are old as of the date of the study, and how many have no grade."""
    if matrix.trust.as_of:
        old = stale_cells(matrix, period(matrix.trust.as_of).last)
        if old:
            listed = [[matrix.sites[row], matrix.criteria[at], day] for (row, at), day in old.items()]
            yield Notice("stale", {"cells": listed, "count": len(old), "as_of": matrix.trust.as_of})
    count = int((graded(matrix, "") & matrix.applicable).sum())
    if count:
        yield Notice("ungraded", {"count": count})


def graded(matrix: DecisionMatrix, grade: str) -> Booleans:
    """Tell which known cells have a grade; "" for those that have none, (sites, criteria)."""
    found = np.zeros(matrix.known.shape, dtype=bool)
    there = [cell for cell, item in matrix.evidence.items() if item.quality == grade or not (grade or item.quality)]
    if there:
        found[tuple(np.transpose(there))] = True
    if not grade:
        mentioned = np.zeros(matrix.known.shape, dtype=bool)
        if matrix.evidence:
            mentioned[tuple(np.transpose(list(matrix.evidence)))] = True
        found |= ~mentioned
    return found & matrix.known


def stale_cells(matrix: DecisionMatrix, day: date) -> dict[tuple[int, int], str]:
    """Find known cells that are older on a day than their criterion allows, with their dates."""
    found = {}
    for (row, at), item in matrix.evidence.items():
        years = matrix.trust.stale_after.get(matrix.criteria[at])
        if years is not None and item.date and matrix.known[row, at]:
            try:
                measured = period(item.date).last
            except ValueError:
                continue
            if years_between(measured, day) > years:
                found[row, at] = item.date
    return found
