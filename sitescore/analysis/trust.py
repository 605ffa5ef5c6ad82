"""How good the evidence is: grades of cells, figures that are old, figures without a grade."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.dates import Period, period, years_between
from sitescore.core.explanation.evidence_shares import lead_by_class, points_by_class
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix
from sitescore.results.evidence import UNGRADED, UNKNOWN, EvidenceShares, classes_of


def trust_notices(matrix: DecisionMatrix) -> Iterator[Notice]:
    """Say which figures are old as of the date of the study, and how many have no grade."""
    if matrix.trust.as_of:
        old = stale_cells(matrix, period(matrix.trust.as_of).last)
        if old:
            listed = [[matrix.sites[row], matrix.criteria[at], day] for (row, at), day in old.items()]
            yield Notice("stale", {"cells": listed, "count": len(old), "as_of": matrix.trust.as_of})
    ungraded = evidence_classes(matrix) == classes_of(matrix.trust).index(UNGRADED)
    count = int((ungraded & matrix.applicable).sum())
    if count:
        yield Notice("ungraded", {"count": count})


def evidence_shares(matrix: DecisionMatrix, contributions: Floats | None, places: Integers) -> EvidenceShares | None:
    """Split the scores of the sites left, and the lead of the first, by what they rest on.

    Parameters
    ----------
    matrix : from `assemble`
    contributions : (sites left, criteria), in points; None where scores are no sums
    places : (sites left,) their ranks

    Returns
    -------
    None where scores are no sums.
    """
    if contributions is None:
        return None
    classes = classes_of(matrix.trust)
    of = evidence_classes(matrix)[matrix.included]
    points = points_by_class(contributions, of, count=len(classes))
    totals = points.sum(axis=1, keepdims=True)
    lead = None
    if len(places) > 1 and (places == 1).sum() == 1:
        first_two = np.argsort(places, kind="stable")[:2]
        parts = lead_by_class(contributions[first_two], of[first_two], count=len(classes))
        lead = dict(zip(classes, parts.tolist(), strict=True))
    return EvidenceShares(
        classes=classes,
        weak=tuple(name for name in classes[:-1] if matrix.trust.is_weak(name)),
        shares=np.divide(points, totals, out=np.full(points.shape, np.nan), where=totals > 0),
        lead=lead,
        graded=bool((of < classes.index(UNGRADED)).any()),
    )


def evidence_classes(matrix: DecisionMatrix) -> Integers:
    """Tell what each cell rests on, by number in `classes_of`, (sites, criteria)."""
    classes = classes_of(matrix.trust)
    number = {name: at for at, name in enumerate(classes)}
    found = np.where(matrix.known, number[UNGRADED], number[UNKNOWN]).astype(np.int8)
    graded = [(row, at, number[item.quality]) for (row, at), item in matrix.evidence.items() if item.quality in number]
    if graded:
        rows, columns, grades = np.transpose(graded)
        found[rows, columns] = np.where(matrix.known[rows, columns], grades, number[UNKNOWN])
    return found


def stale_cells(matrix: DecisionMatrix, day: date) -> dict[tuple[int, int], str]:
    """Find known cells that are older on a day than their criterion allows, with their dates."""
    found = {}
    for (row, at), item in matrix.evidence.items():
        years, measured = matrix.trust.stale_after.get(matrix.criteria[at]), _day(item.date)
        if years is None or measured is None or not matrix.known[row, at]:
            continue
        if years_between(measured.last, day) > years:
            found[row, at] = item.date
    return found


def newest_date(matrix: DecisionMatrix) -> str:
    """Return the latest date of any figure, as it is written; "" where none can be read."""
    found = [
        (day.last, written) for written in {item.date for item in matrix.evidence.values()} if (day := _day(written))
    ]
    return max(found)[1] if found else ""


def _day(written: str) -> Period | None:
    try:
        return period(written)
    except ValueError:
        return None
