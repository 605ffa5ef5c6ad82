"""What the criteria do among the sites: do they tell them apart, and do they say things twice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.analysis.audited import Audited
from sitescore.analysis.data_check import FEWEST, LOW_COVERAGE, SATURATED
from sitescore.core.checks import Booleans, Floats
from sitescore.core.soundness.shape import kurtosis, outlying, skewness
from sitescore.results.audit import Finding

LITTLE_SPREAD = 0.05
REDUNDANT, FEWEST_SITES = 0.92, 5
FEWEST_FIGURES, FEWEST_LEVELS = 8, 4
"""Of fewer figures, or of grades, one that differs is no outlier."""
OFF_BY, TIMES = 0.05, 2.0
SAME = 1e-12


def criteria_findings(work: Audited) -> Iterator[Finding]:
    """Find criteria without data, that do not separate, saturate, run together, or do not move what they weigh."""
    shares = work.matrix.known[work.here].mean(axis=0)
    yield from _grouped(work, "no_data", "serious", work.counts == 0)
    yield from _grouped(work, "thin_criteria", "check", (work.counts > 0) & (shares < LOW_COVERAGE), shares)
    level = work.spread <= SAME
    yield from _grouped(work, "all_alike", "check", level)
    yield from _grouped(work, "little_spread", "check", (work.spread < LITTLE_SPREAD) & ~level, work.spread)
    for kind, end in (("at_zero", 0.0), ("at_one", 1.0)):
        share = (work.values == end).sum(axis=0) / np.maximum(work.counts, 1)
        full = (share >= SATURATED) & (work.counts >= FEWEST) & ~level
        yield from _grouped(work, kind, "note", full, share)
    for find in (_effective, _pairs, _outliers, _factors):
        yield from find(work)


def _grouped(
    work: Audited, kind: str, severity: str, which: Booleans, figures: Floats | None = None
) -> Iterator[Finding]:
    """Give one finding for all criteria that are meant, the heaviest first."""
    numbers = work.heaviest(which)
    if numbers:
        yield Finding(
            kind=kind,
            severity=severity,
            weight=float(work.matrix.weights[numbers].sum()),
            criteria=work.names(numbers),
            figures=() if figures is None else tuple(figures[numbers].tolist()),
        )


def _effective(work: Audited) -> Iterator[Finding]:
    """Criteria whose share of the differences is far from their weight, of those that can make any."""
    weights, moved = work.matrix.weights, work.effective
    if np.isnan(moved).any() or not moved.any():
        return
    far = (np.abs(moved - weights) > OFF_BY) & (work.spread > SAME)
    more = far & (moved > TIMES * weights)
    against = far & (moved < 0)
    less = far & (moved < weights / TIMES) & ~against
    for kind, severity, which in (("moves_more", "check", more), ("pulls_against", "check", against),
                                  ("moves_less", "note", less)):  # fmt: skip
        yield from _grouped(work, kind, severity, which, moved)


def _pairs(work: Audited) -> Iterator[Finding]:
    for pair, found in work.correlations.items():
        if found.sites >= FEWEST_SITES and abs(found.pearson) > REDUNDANT:
            numbers = [work.matrix.criteria.index(name) for name in pair]
            yield Finding(
                kind="redundant" if found.pearson > 0 else "opposed",
                severity="check",
                weight=float(work.matrix.weights[numbers].sum()),
                criteria=pair,
                facts={"pearson": found.pearson, "spearman": found.spearman, "known": found.sites},
            )


def _outliers(work: Audited) -> Iterator[Finding]:
    for at, figures in enumerate(work.figures):
        several = figures.size >= FEWEST_FIGURES and np.unique(figures).size >= FEWEST_LEVELS
        if several and (out := outlying(figures)):
            there = work.here[np.isfinite(work.matrix.measurements[work.here, at])]
            yield Finding(
                kind="outliers",
                severity="check",
                weight=float(work.matrix.weights[at]),
                criteria=work.names([at]),
                sites=tuple(work.matrix.sites[there[number]] for number in out),
                facts={"skewness": skewness(figures), "kurtosis": kurtosis(figures), "known": figures.size},
            )


def _factors(work: Audited) -> Iterator[Finding]:
    """Factors whose criteria pull against each other, so that their sum says little of either."""
    matrix = work.matrix
    for factor, (alpha, count) in work.alphas.items():
        if alpha < 0:
            yield Finding(
                kind="against_itself",
                severity="note",
                weight=float(matrix.overall[matrix.factors.index(factor)]),
                criteria=(factor,),
                facts={"alpha": alpha, "count": count},
            )
