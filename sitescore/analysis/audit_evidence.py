"""How far the figures can be trusted: what is missing, weak, old, promised, or said otherwise elsewhere."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

import numpy as np

from sitescore.analysis.audited import Audited
from sitescore.analysis.data_check import LOW_COVERAGE
from sitescore.analysis.trust import stale_cells
from sitescore.core.checks import Booleans, Floats
from sitescore.core.dates import period
from sitescore.evidence import SecondFigure
from sitescore.results.audit import Finding

POINTS = 100.0
MOST_WEAK, CLOSE = 0.5, 1e-9


def evidence_findings(work: Audited) -> Iterator[Finding]:
    """Find sites of which little is known, open knock-outs, conflicts, weak, undated, old and promised figures."""
    for find in (_coverage, _knock_outs, _conflicts, _weak, _sources, _unread_dates, _stale, _promised):
        yield from find(work)


def _coverage(work: Audited) -> Iterator[Finding]:
    coverage = work.matrix.known @ work.matrix.weights
    yield from _sites(work, "low_coverage_sites", "serious", coverage < LOW_COVERAGE, coverage)


def _sites(work: Audited, kind: str, severity: str, which: Booleans, shares: Floats) -> Iterator[Finding]:
    """Give one finding for all compared sites that are meant, those with the least first."""
    found = sorted((at for at in work.here.tolist() if which[at]), key=lambda at: (float(shares[at]), at))
    if found:
        yield Finding(
            kind=kind,
            severity=severity,
            weight=1 - float(shares[found].min()) if severity == "serious" else float(shares[found].max()),
            sites=tuple(work.matrix.sites[at] for at in found),
            figures=tuple(shares[found].tolist()),
            facts={"of": len(work.here)},
        )


def _knock_outs(work: Audited) -> Iterator[Finding]:
    """Knock-outs that could still exclude sites that are ranked."""
    matrix = work.matrix
    out = {exclusion.site for exclusion in matrix.excluded}
    open_ones = Counter(doubt.criterion for doubt in matrix.doubtful if doubt.site not in out)
    numbers = work.heaviest(np.array([name in open_ones for name in matrix.criteria]))
    if numbers:
        yield Finding(
            kind="open_knock_outs",
            severity="serious",
            weight=1.0,
            criteria=work.names(numbers),
            figures=tuple(float(open_ones[name]) for name in work.names(numbers)),
            facts={"of": len(matrix.included)},
        )


def _conflicts(work: Audited) -> Iterator[Finding]:
    """Figures of other sources that cannot both be right with the figure that is used."""
    matrix = work.matrix
    for second in matrix.trust.second:
        cell = second.site, second.criterion
        known = bool(matrix.known[cell])
        if known and _agrees(work, second):
            continue
        weight = float(matrix.weights[second.criterion])
        apart = abs(float(matrix.values[cell]) - second.value) if known else math.nan
        points = 0.0 if math.isnan(apart) else POINTS * weight * apart
        used = matrix.evidence.get(cell)
        yield Finding(
            kind="conflict" if known else "only_second",
            severity="check" if not known or 0 < points < 1 else "serious" if points >= 1 else "note",
            weight=weight,
            criteria=(matrix.criteria[second.criterion],),
            sites=(matrix.sites[second.site],),
            facts={
                "number": second.number,
                "low": second.low,
                "high": second.high,
                "word": second.word,
                "source": used.source if used else "",
                "second_source": second.evidence.source,
                "points": points,
            },
        )


def _agrees(work: Audited, second: SecondFigure) -> bool:
    """Tell whether one figure can be within the range of both sources."""
    matrix, cell = work.matrix, (second.site, second.criterion)
    if second.word or cell in matrix.words:
        return second.word.casefold() == matrix.words.get(cell, "").casefold()
    if math.isinf(second.low) and math.isinf(second.high):
        return True
    low, high = float(matrix.measured_low[cell]), float(matrix.measured_high[cell])
    slack = CLOSE * max(abs(low), abs(high), abs(second.number) if math.isfinite(second.number) else 0.0)
    return second.low <= high + slack and low <= second.high + slack


def _weak(work: Audited) -> Iterator[Finding]:
    """Criteria and sites for which most of what is known is weak evidence, unless it has no grade at all."""
    matrix = work.matrix
    if not any(item.quality for item in matrix.evidence.values()):
        return
    counts = work.measured.sum(axis=0)
    shares = (work.weak & work.measured).sum(axis=0) / np.maximum(counts, 1)
    numbers = work.heaviest(shares > MOST_WEAK)
    if numbers:
        yield Finding(
            kind="weak_criteria",
            severity="check",
            weight=float(matrix.weights[numbers].sum()),
            criteria=work.names(numbers),
            figures=tuple(shares[numbers].tolist()),
        )
    known = matrix.known @ matrix.weights
    share = np.divide(work.weak @ matrix.weights, known, out=np.zeros(known.shape), where=known > 0)
    yield from _sites(work, "weak_sites", "check", share > MOST_WEAK, share)


def _sources(work: Audited) -> Iterator[Finding]:
    """Figures of which the file does not say where they are from, or how good they are."""
    matrix, cells = work.matrix, list(zip(*np.nonzero(work.measured), strict=True))
    for kind, part in (("no_source", "source"), ("no_grade", "quality"), ("no_date", "date")):
        bare = [(row, at) for row, at in cells if not getattr(matrix.evidence.get((row, at)), part, "")]
        if bare:
            per_site = matrix.weights[[at for _, at in bare]].sum() / len(matrix.sites)
            yield Finding(
                kind=kind,
                severity="note" if part == "date" else "check",
                weight=float(per_site),
                facts={"count": len(bare), "of": len(cells)},
            )


def _unread_dates(work: Audited) -> Iterator[Finding]:
    """Figures with a date of which nothing can be told."""
    matrix = work.matrix
    dated = sorted((cell, item.date) for cell, item in matrix.evidence.items() if item.date and work.measured[cell])
    unread = [(row, at, day) for (row, at), day in dated if not _is_date(day)]
    if unread:
        cells = [[matrix.sites[row], matrix.criteria[at], day] for row, at, day in unread]
        yield Finding(
            kind="unread_date",
            severity="check",
            weight=float(matrix.weights[[at for _, at, _ in unread]].sum() / len(matrix.sites)),
            criteria=tuple(dict.fromkeys(criterion for _, criterion, _ in cells)),
            sites=tuple(dict.fromkeys(site for site, _, _ in cells)),
            facts={"count": len(cells), "cells": cells},
        )


def _is_date(text: str) -> bool:
    try:
        period(text)
    except ValueError:
        return False
    return True


def _stale(work: Audited) -> Iterator[Finding]:
    if not work.as_of:
        return
    matrix = work.matrix
    old = stale_cells(matrix, period(work.as_of).last)
    counts = Counter(at for _, at in old)
    numbers = work.heaviest(np.array([at in counts for at in range(len(matrix.criteria))]))
    if numbers:
        yield Finding(
            kind="stale",
            severity="check",
            weight=float(sum(matrix.weights[at] for _, at in old) / len(matrix.sites)),
            criteria=work.names(numbers),
            sites=tuple(matrix.sites[row] for row in sorted({row for row, _ in old})),
            figures=tuple(float(counts[at]) for at in numbers),
            facts={"count": len(old), "as_of": work.as_of},
        )


def _promised(work: Audited) -> Iterator[Finding]:
    matrix = work.matrix
    if matrix.trust.waiting:
        cells = [[matrix.sites[row], matrix.criteria[at], day] for (row, at), day in matrix.trust.waiting.items()]
        yield Finding(
            kind="promised",
            severity="note",
            weight=float(sum(matrix.weights[at] for _, at in matrix.trust.waiting) / len(matrix.sites)),
            criteria=tuple(dict.fromkeys(criterion for _, criterion, _ in cells)),
            sites=tuple(dict.fromkeys(site for site, _, _ in cells)),
            facts={"count": len(cells), "cells": cells},
        )
