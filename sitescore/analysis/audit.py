"""Are the criteria and the data sound: everything worth knowing before a ranking is believed, by importance."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from sitescore.analysis.audit_criteria import FEWEST_SITES, criteria_findings
from sitescore.analysis.audit_evidence import evidence_findings
from sitescore.analysis.audited import Audited
from sitescore.analysis.trust import newest_date
from sitescore.core.explanation.effective_weights import effective_weights
from sitescore.core.soundness.alpha import cronbach_alpha
from sitescore.core.soundness.correlation import Correlation, correlation
from sitescore.core.soundness.shape import kurtosis, skewness
from sitescore.matrix import DecisionMatrix
from sitescore.results.audit import SEVERITIES, Audit, Finding


def audit(matrix: DecisionMatrix) -> Audit:
    """Check the criteria and the data of a study.

    What criteria do among sites is looked at among those that no knock-out excludes (all, where fewer than two are
    left); evidence for all. Figures are old as of the study's date, or where it has none as of the newest date in
    the site file.

    Parameters
    ----------
    matrix : from `assemble`

    References
    ----------
    European Commission, JRC: the composite indicators' ten steps and frequently asked
    questions, for the limits of coverage (65 %), correlation (0.92), skewness and kurtosis (2 and 3.5).

    Examples
    --------
    >>> from sitescore import assemble, read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> found = audit(assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3")))
    >>> found.findings[0].severity
    'serious'
    """
    work = _audited(matrix)
    findings = [*criteria_findings(work), *evidence_findings(work)]
    of = work.measured
    return Audit(
        matrix=matrix,
        findings=_by_importance(findings),
        as_of=work.as_of,
        coverage=matrix.known @ matrix.weights,
        weak=work.weak @ matrix.weights,
        known=matrix.known[work.here].mean(axis=0),
        weak_cells=np.divide(
            (work.weak & of).sum(axis=0), of.sum(axis=0), out=np.full(of.shape[1], np.nan), where=of.any(axis=0)
        ),
        spread=work.spread,
        effective=work.effective,
        skewness=np.array([skewness(figures) for figures in work.figures]),
        kurtosis=np.array([kurtosis(figures) for figures in work.figures]),
        correlations=work.correlations,
        alphas=work.alphas,
    )


def _by_importance(findings: list[Finding]) -> tuple[Finding, ...]:
    """Order by severity and weight, findings of one kind together."""
    heaviest: dict[tuple[str, str], float] = {}
    for finding in findings:
        key = finding.severity, finding.kind
        heaviest[key] = max(heaviest.get(key, 0.0), round(finding.weight, 9))

    def place(finding: Finding) -> tuple[int, float, str, float]:
        kind = finding.kind
        return (
            SEVERITIES.index(finding.severity),
            -heaviest[finding.severity, kind],
            kind,
            -round(finding.weight, 9),
        )

    return tuple(sorted(findings, key=place))


def _audited(matrix: DecisionMatrix) -> Audited:
    here = matrix.included if len(matrix.included) > 1 else np.arange(len(matrix.sites))
    values = np.where(matrix.known & matrix.applicable, matrix.values, np.nan)[here]
    effective = np.full(len(matrix.criteria), np.nan)
    if matrix.scoring.additive and len(here) > 1:
        effective = effective_weights(matrix.values[here], matrix.weights)
    return Audited(
        matrix=matrix,
        here=here,
        values=values,
        effective=effective,
        as_of=matrix.trust.as_of or newest_date(matrix),
        correlations=_correlations(matrix, values),
        alphas=_alphas(matrix, values),
    )


def _siblings(matrix: DecisionMatrix) -> dict[str, list[int]]:
    """Numbers of the criteria right under each factor that has any, those at the top under ""."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(matrix.criteria):
        found.setdefault(matrix.nodes[name].parent or "", []).append(at)
    return found


def _correlations(matrix: DecisionMatrix, values: np.ndarray) -> dict[tuple[str, str], Correlation]:
    return {
        (matrix.criteria[one], matrix.criteria[other]): correlation(values[:, one], values[:, other])
        for under in _siblings(matrix).values()
        for one, other in combinations(under, 2)
    }


def _alphas(matrix: DecisionMatrix, values: np.ndarray) -> dict[str, tuple[float, int]]:
    """Cronbach's alpha of the criteria under each factor, over the sites of which all that any site has are known."""
    found = {}
    for factor, under in _siblings(matrix).items():
        measured = [at for at in under if np.isfinite(values[:, at]).any()]
        whole = values[np.isfinite(values[:, measured]).all(axis=1)][:, measured]
        if factor and len(measured) > 1:
            found[factor] = (cronbach_alpha(whole) if len(whole) >= FEWEST_SITES else np.nan, len(whole))
    return found
