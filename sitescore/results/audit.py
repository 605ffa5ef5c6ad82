"""What a check of the soundness of criteria and data found."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows

if TYPE_CHECKING:
    from sitescore.core.soundness.correlation import Correlation

SEVERITIES = ("serious", "check", "note")
"""From what can make the answer wrong to what is good to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found; its sentences are written by the report, in the reader's language.

    Attributes
    ----------
    kind : what it is
    severity : one of ``SEVERITIES``
    weight : share of the whole weight that it concerns, in [0, 1]
    criteria, sites : ids of what it is about
    figures : one for each of the criteria, or of the sites where there are no criteria; none where there is one
        thing only
    facts : what else fills the sentences
    """

    kind: str
    severity: str
    weight: float
    criteria: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    figures: tuple[float, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "severity": self.severity,
            "kind": self.kind,
            "weight": rows.plain(self.weight),
            "criteria": list(self.criteria),
            "sites": list(self.sites),
            "figures": [rows.plain(figure) for figure in self.figures],
            "facts": {name: _plain(fact) for name, fact in self.facts.items()},
        }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Audit:
    """Findings, the most important first, and the figures behind them.

    Attributes
    ----------
    matrix : what was checked
    findings : none where nothing was found
    as_of : the date by which figures are old or not, "" where no figure has a date
    coverage, weak : (sites,) shares of the weight that is known, and that is known on weak evidence
    known, weak_cells : (criteria,) shares of the sites
    spread : (criteria,) greatest less least value, NaN where fewer than two sites are known
    effective : (criteria,) share of the variance of scores, NaN where scores are no sums
    skewness, kurtosis : (criteria,) of the measurements
    correlations : of two criteria of one factor, by their ids
    alphas : Cronbach's alpha of the criteria of a factor, and over how many sites
    """

    matrix: DecisionMatrix
    findings: tuple[Finding, ...]
    as_of: str
    coverage: Floats
    weak: Floats
    known: Floats
    weak_cells: Floats
    spread: Floats
    effective: Floats
    skewness: Floats
    kurtosis: Floats
    correlations: Mapping[tuple[str, str], Correlation]
    alphas: Mapping[str, tuple[float, int]]

    COLUMNS = ("severity", "kind", "weight", "criteria", "sites", "figures", "facts")

    def __post_init__(self) -> None:
        for name in ("coverage", "weak", "known", "weak_cells", "spread", "effective", "skewness", "kurtosis"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is said of the data wherever it is used."""
        return self.matrix.notices

    @property
    def order(self) -> Integers:
        """Numbers of the criteria, the heaviest first."""
        return np.argsort(-self.matrix.weights, kind="stable")

    def to_rows(self) -> list[rows.Row]:
        """One row a finding, the most important first."""
        found = []
        for finding in self.findings:
            row = finding.to_dict()
            row["criteria"], row["sites"] = " ".join(row["criteria"]), " ".join(row["sites"])
            row["figures"] = " ".join("" if figure is None else f"{figure:.9g}" for figure in row["figures"])
            row["facts"] = "; ".join(f"{name}={fact}" for name, fact in row["facts"].items())
            found.append(row)
        return found

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready; the layout is in docs/formats.md."""
        matrix = self.matrix
        columns = ("known", "weak_cells", "spread", "effective", "skewness", "kurtosis")
        return {
            **rows.envelope("audit", matrix, self.notices),
            "as_of": self.as_of or None,
            "findings": [finding.to_dict() for finding in self.findings],
            "criteria_checked": [
                {"criterion": name, "weight": rows.plain(matrix.weights[at]),
                 **{column: rows.plain(getattr(self, column)[at]) for column in columns}}
                for at, name in enumerate(matrix.criteria)
            ],
            "sites": [
                {"site": site, "coverage": rows.plain(self.coverage[at]), "weak": rows.plain(self.weak[at])}
                for at, site in enumerate(matrix.sites)
            ],
            "correlations": [
                {"criteria": list(pair), "pearson": rows.plain(found.pearson),
                 "spearman": rows.plain(found.spearman), "sites": found.sites}
                for pair, found in self.correlations.items()
            ],
            "factors": [
                {"factor": name, "alpha": rows.plain(alpha), "sites": count}
                for name, (alpha, count) in self.alphas.items()
            ],
        }  # fmt: skip

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)


def _plain(fact: Any) -> Any:
    """Give a fact as JSON has it; an end that is open is none."""
    return (rows.plain(fact) if math.isfinite(fact) else None) if isinstance(fact, float) else fact
