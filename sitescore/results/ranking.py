"""Scores and ranks of a set of sites."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.core.ranking import order_of_ranks
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.evidence import EvidenceShares
from sitescore.results.study import study_row

COLUMNS = ("rank", "site", "name", "score", "worst", "best", "coverage", "weak_evidence", "rank_low", "rank_high",
           "first_rank_share", "first_low", "first_high")  # fmt: skip
"""Of a row, besides those of the factors."""

MOST_STUDIED = 20_000
"""Sites up to which a document holds the study, which is kept as files where it is larger, and what scores rest on."""
POINTS = 100.0
"""Of the best score there can be."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surety:
    """How the ranks hold over everything not known: shares of `draws`, (sites,), with 95 % bars.

    ``rank_low`` and ``rank_high`` hold 90 % of the draws.
    """

    draws: int
    seed: int
    groups: tuple[str, ...]
    first: Floats
    first_low: Floats
    first_high: Floats
    rank_low: Integers
    rank_high: Integers

    def __post_init__(self) -> None:
        for name in ("first", "first_low", "first_high", "rank_low", "rank_high"):
            object.__setattr__(self, name, read_only(getattr(self, name)))


@dataclass(frozen=True, kw_only=True, eq=False)
class Ranking:
    """One score and one rank for each site that no knock-out excludes.

    Arrays are in the order of ``sites``. Scores and contributions are points of 100;
    ``worst`` and ``best`` are the least and greatest score that the data allow, with every
    range and unknown cell at its worse or better end; ``coverage`` is the share of the
    weight that rests on known data, in [0, 1]; ``factor_scores``, (sites, factors), are
    weighted means of values whatever the method. ``worst`` and ``best`` are NaN where scores
    depend on the other sites. ``evidence`` says what the scores rest on; None where they are no
    sums, for more than 20,000 sites, and for rows of a table in blocks. ``surety`` is None where
    no draws were asked for.
    """

    matrix: DecisionMatrix
    method: str
    sites: Sequence[str]
    names: Sequence[str]
    scores: Floats
    ranks: Integers
    worst: Floats
    best: Floats
    factor_scores: Floats
    coverage: Floats
    notices: tuple[Notice, ...]
    evidence: EvidenceShares | None = None
    surety: Surety | None = None

    def __post_init__(self) -> None:
        for name in ("scores", "ranks", "worst", "best", "factor_scores", "coverage"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @cached_property
    def order(self) -> Integers:
        """Numbers of the sites, the best first; sites that tie in the order of the file."""
        return read_only(order_of_ranks(self.ranks))

    @property
    def contributions(self) -> Floats | None:
        """Points of each criterion in each score, (sites, criteria); None where the method is not additive."""
        return self._contributions(np.arange(len(self.sites)))

    def to_columns(self) -> dict[str, rows.Cells]:
        """One array or tuple of texts a column, the best site first; NaN where there is no figure."""
        return self._table(self.order)

    def unordered_columns(self) -> dict[str, rows.Cells]:
        """Give the same by the sites' numbers."""
        return self._table(slice(None))

    def _table(self, numbers: Integers | slice) -> dict[str, rows.Cells]:
        table = self._described(numbers)
        factors, interval, first = table["factors"], table["rank_interval"], table["first_rank_share_interval"]
        columns = {name: table[name] for name in ("rank", "site", "name", "score", "worst", "best")}
        columns |= {rows.column(name, "factor", COLUMNS): scores for name, scores in factors.items()}
        columns["coverage"] = table["coverage"]
        if self.evidence is not None:
            columns["weak_evidence"] = table["weak_evidence"]
        if self.surety is not None:
            shares = {"first_rank_share": table["first_rank_share"], "first_low": first[0], "first_high": first[1]}
            columns |= {"rank_low": interval[0], "rank_high": interval[1], **shares}
        return columns

    def entries(self, numbers: Integers) -> dict[str, Any]:
        """Describe sites by their numbers, as ``sites`` of the JSON document, with a column in place of each figure."""
        points = self._contributions(numbers)
        named = None if points is None else dict(zip(self.matrix.criteria, rows.rounded(points).T, strict=True))
        return self._described(numbers) | {"contributions": named}

    def _described(self, numbers: Integers | slice) -> dict[str, Any]:
        """Describe sites by their numbers but for their contributions, whose place is kept."""
        surety, evidence = self.surety, self.evidence

        def cells(figures: Floats) -> Floats:
            return rows.rounded(figures[numbers])

        score = cells(self.scores)
        worst = score if self.worst is self.scores else cells(self.worst)
        best = worst if self.best is self.worst else cells(self.best)

        def pair(low: np.ndarray, high: np.ndarray) -> list[np.ndarray]:
            return [rows.rounded(end[numbers]) for end in (low, high)]

        return {
            "site": rows.chosen(self.sites, numbers),
            "name": rows.chosen(self.names, numbers),
            "rank": self.ranks[numbers],
            "score": score,
            "factors": {name: cells(self.factor_scores[:, f]) for f, name in enumerate(self.matrix.factors)},
            "contributions": None,
            "coverage": cells(self.coverage),
            "worst": worst,
            "best": best,
            "weak_evidence": cells(evidence.weak_shares) if evidence else None,
            "evidence": {name: cells(shares) for name, shares in evidence.by_class.items()} if evidence else None,
            "rank_interval": pair(surety.rank_low, surety.rank_high) if surety else None,
            "first_rank_share": cells(surety.first) if surety else None,
            "first_rank_share_interval": pair(surety.first_low, surety.first_high) if surety else None,
        }

    def document(self, sites: Any) -> dict[str, Any]:
        """Give the JSON document around its `sites`."""
        return {
            **rows.envelope("rank", self.matrix, self.notices),
            "method": self.method,
            "draws": self.surety.draws if self.surety else 0,
            "seed": self.surety.seed if self.surety else None,
            "varied": list(self.surety.groups) if self.surety else [],
            "sites": sites,
            "lead": self.evidence.lead_row(self.sites[self.order[1]]) if self.evidence and self.evidence.lead else None,
            "excluded": [rows.exclusion_row(exclusion) for exclusion in self.matrix.excluded],
            "doubtful": [rows.exclusion_row(exclusion) for exclusion in self.matrix.doubtful],
            "study": study_row(self.matrix) if len(self.matrix.sites) <= MOST_STUDIED else None,
        }

    def to_rows(self) -> list[rows.Row]:
        """One row a site, the best first."""
        return rows.each(self.to_columns(), len(self.sites))

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready; the layout is in docs/formats.md."""
        return self.document(rows.each(self.entries(self.order), len(self.sites)))

    def to_frame(self, like: Any = None) -> Any:
        """Columns as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_columns(), like)

    def _contributions(self, numbers: Integers) -> Floats | None:
        matrix = self.matrix
        return POINTS * matrix.values[matrix.included[numbers]] * matrix.weights if matrix.scoring.additive else None
