"""What a reader must know of the data before believing a ranking."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix

LOW_COVERAGE = 0.65
SATURATED, FEWEST = 0.5, 4


def data_notices(matrix: DecisionMatrix) -> tuple[Notice, ...]:
    """Say which criteria do not tell the sites apart, which saturate, and which sites rest on little."""
    finders = (_doubtful, _criteria, _coverage, _relative, _nobody)
    return tuple(notice for find in finders for notice in find(matrix))


def _nobody(matrix: DecisionMatrix) -> Iterator[Notice]:
    if not len(matrix.included):
        yield Notice("nobody_left", {"sites": len(matrix.sites)})


def _relative(matrix: DecisionMatrix) -> Iterator[Notice]:
    if not matrix.scoring.separable:
        yield Notice("relative_scores", {"method": matrix.scoring.name})


def _criteria(matrix: DecisionMatrix) -> Iterator[Notice]:
    measured = matrix.known & matrix.applicable
    counts = measured.sum(axis=0)
    known = np.where(measured, matrix.values, np.nan)
    with np.errstate(all="ignore"):
        low = np.where(counts > 0, np.nanmin(np.where(counts > 0, known, 0.0), axis=0), np.nan)
        high = np.where(counts > 0, np.nanmax(np.where(counts > 0, known, 0.0), axis=0), np.nan)
    names = matrix.criteria
    blank = [name for at, name in enumerate(names) if counts[at] == 0]
    if blank:
        yield Notice("no_data", {"criteria": blank, "weight": float(matrix.weights[counts == 0].sum())})
    level = (counts > 1) & (high - low <= 1e-12)
    if level.any():
        alike = [name for at, name in enumerate(names) if level[at]]
        yield Notice("not_separating", {"criteria": alike, "weight": float(matrix.weights[level].sum())})
    for end, value in (("zero", 0.0), ("one", 1.0)):
        share = (known == value).sum(axis=0) / np.maximum(counts, 1)
        full = [
            name for at, name in enumerate(names) if share[at] >= SATURATED and counts[at] >= FEWEST and not level[at]
        ]
        if full:
            yield Notice(f"saturated_{end}", {"criteria": full, "shares": [float(share[names.index(n)]) for n in full]})


def _coverage(matrix: DecisionMatrix) -> Iterator[Notice]:
    coverage = matrix.known @ matrix.weights
    low = [int(at) for at in matrix.included if coverage[at] < LOW_COVERAGE]
    if low:
        worst = min(low, key=lambda at: float(coverage[at]))
        facts = {"count": len(low), "of": len(matrix.included), "limit": LOW_COVERAGE}
        yield Notice("low_coverage", {**facts, "site": matrix.sites[worst], "least": float(coverage[worst])})


def _doubtful(matrix: DecisionMatrix) -> Iterator[Notice]:
    out = {exclusion.site for exclusion in matrix.excluded}
    open_ones = [exclusion for exclusion in matrix.doubtful if exclusion.site not in out]
    if open_ones:
        count = len({exclusion.site for exclusion in open_ones})
        criteria = list(dict.fromkeys(exclusion.criterion for exclusion in open_ones))
        yield Notice("may_be_excluded", {"count": count, "of": len(matrix.included), "criteria": criteria})
