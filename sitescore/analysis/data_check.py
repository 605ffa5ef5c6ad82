"""What a reader must know of the data before believing a ranking."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import partial

import numpy as np

from sitescore.analysis.column_ends import ColumnEnds, ends_of
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix

LOW_COVERAGE = 0.65
SATURATED, FEWEST = 0.5, 4
MOST_NAMES = 20_000
"""Sites whose names and figures are compared."""
APART = 100
"""How many times as large as the next figure one is, or as small, that looks like a slip of unit or thousands."""


def data_notices(matrix: DecisionMatrix, ends: ColumnEnds | None = None) -> tuple[Notice, ...]:
    """Say which criteria do not tell the sites apart, which saturate, and which sites rest on little.

    `ends` are those of its values, if known.
    """
    criteria = partial(_criteria, ends=ends or ends_of(matrix))
    finders = (_doubtful, _slips, criteria, _coverage, _relative, _nobody, _namesakes)
    return tuple(notice for find in finders for notice in find(matrix))


def _nobody(matrix: DecisionMatrix) -> Iterator[Notice]:
    if not len(matrix.included):
        yield Notice("nobody_left", {"sites": len(matrix.sites)})


def _namesakes(matrix: DecisionMatrix) -> Iterator[Notice]:
    """Say of sites whose ids or names differ by capitals, spaces, dashes or accents only; they may be one site."""
    if len(matrix.sites) > MOST_NAMES:
        return
    spelt: dict[str, list[str]] = {}
    for site, name in zip(matrix.sites, matrix.names, strict=True):
        for folded in dict.fromkeys((_bare(site), _bare(name))):
            spelt.setdefault(folded, []).append(site)
    groups = list(dict.fromkeys(tuple(sites) for sites in spelt.values() if len(sites) > 1))
    if groups:
        yield Notice("namesakes", {"alike": list(groups[0]), "count": len(groups)})


def _slips(matrix: DecisionMatrix) -> Iterator[Notice]:
    """Point out the least or the greatest figure of a criterion where it lies a hundred times off all others."""
    if len(matrix.sites) > MOST_NAMES:
        return
    cells = []
    for at, name in enumerate(matrix.criteria):
        figures = matrix.measurements[:, at]
        known = np.flatnonzero(matrix.known[:, at] & (figures > 0))
        order = known[np.argsort(figures[known], kind="stable")]
        if order.size >= FEWEST:
            least, second, *_, last_but_one, greatest = order.tolist()
            cells += [
                [matrix.sites[alone], name, f"{figures[alone]:g}"]
                for alone, less, more in ((least, least, second), (greatest, last_but_one, greatest))
                if figures[more] >= APART * figures[less]
            ]
    if cells:
        yield Notice("slips", {"cells": cells, "count": len(cells)})


def _bare(name: str) -> str:
    """Leave only the words and numbers of a name, without capitals and accents."""
    signs = (sign for sign in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in signs).split()) or name


def _relative(matrix: DecisionMatrix) -> Iterator[Notice]:
    if not matrix.scoring.separable:
        yield Notice("relative_scores", {"method": matrix.scoring.name})


def _criteria(matrix: DecisionMatrix, *, ends: ColumnEnds) -> Iterator[Notice]:
    counts, names = ends.counts, matrix.criteria
    blank = [name for at, name in enumerate(names) if counts[at] == 0]
    if blank:
        yield Notice("no_data", {"criteria": blank, "weight": float(matrix.weights[counts == 0].sum())})
    level = (counts > 1) & (ends.high <= ends.low + 1e-12)
    if level.any():
        alike = [name for at, name in enumerate(names) if level[at]]
        yield Notice("not_separating", {"criteria": alike, "weight": float(matrix.weights[level].sum())})
    for end, at_end in (("zero", ends.zeros), ("one", ends.ones)):
        share = at_end / np.maximum(counts, 1)
        full = [
            name for at, name in enumerate(names) if share[at] >= SATURATED and counts[at] >= FEWEST and not level[at]
        ]
        if full:
            yield Notice(f"saturated_{end}", {"criteria": full, "shares": [float(share[names.index(n)]) for n in full]})


def _coverage(matrix: DecisionMatrix) -> Iterator[Notice]:
    coverage = matrix.coverage
    low = matrix.included[coverage[matrix.included] < LOW_COVERAGE]
    if low.size:
        worst = int(low[coverage[low].argmin()])
        facts = {"count": len(low), "of": len(matrix.included), "limit": LOW_COVERAGE}
        yield Notice("low_coverage", {**facts, "site": matrix.sites[worst], "least": float(coverage[worst])})


def _doubtful(matrix: DecisionMatrix) -> Iterator[Notice]:
    out = {exclusion.site for exclusion in matrix.excluded}
    open_ones = [exclusion for exclusion in matrix.doubtful if exclusion.site not in out]
    if open_ones:
        count = len({exclusion.site for exclusion in open_ones})
        criteria = list(dict.fromkeys(exclusion.criterion for exclusion in open_ones))
        yield Notice("may_be_excluded", {"count": count, "of": len(matrix.included), "criteria": criteria})
