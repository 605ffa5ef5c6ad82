"""Scores and ranks of a set of sites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix
from sitescore.results import rows
from sitescore.results.evidence import EvidenceShares


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranking:
    """One score and one rank for each site that no knock-out excludes.

    Arrays are in the order of ``sites``. Scores and contributions are points of 100;
    ``worst`` and ``best`` are the least and greatest score that the data allow, with every
    range and unknown cell at its worse or better end; ``coverage`` is the share of the
    weight that rests on known data, in [0, 1]; ``factor_scores``, (sites, factors), are
    weighted means of values whatever the method. ``contributions`` are None where the
    method is not additive, ``worst`` and ``best`` NaN where its scores depend on the other
    sites. ``evidence`` says what the scores rest on, None where they are no sums. ``surety`` is
    None where no draws were asked for.
    """

    matrix: DecisionMatrix
    method: str
    sites: tuple[str, ...]
    names: tuple[str, ...]
    scores: Floats
    ranks: Integers
    worst: Floats
    best: Floats
    contributions: Floats | None
    factor_scores: Floats
    coverage: Floats
    notices: tuple[Notice, ...]
    evidence: EvidenceShares | None = None
    surety: Surety | None = None

    def __post_init__(self) -> None:
        for name in ("scores", "ranks", "worst", "best", "contributions", "factor_scores", "coverage"):
            part = getattr(self, name)
            object.__setattr__(self, name, None if part is None else read_only(part))

    @property
    def order(self) -> Integers:
        """Numbers of the sites, the best first; sites that tie in the order of the file."""
        return np.lexsort((np.arange(len(self.sites)), self.ranks))

    def to_rows(self) -> list[rows.Row]:
        """One row a site, the best first."""
        return [
            {
                "rank": int(self.ranks[at]),
                "site": self.sites[at],
                "name": self.names[at],
                "score": rows.plain(self.scores[at]),
                "worst": rows.plain(self.worst[at]),
                "best": rows.plain(self.best[at]),
                **{name: rows.plain(self.factor_scores[at, f]) for f, name in enumerate(self.matrix.factors)},
                "coverage": rows.plain(self.coverage[at]),
                **({"weak_evidence": rows.plain(self.evidence.weak_shares[at])} if self.evidence else {}),
                **self._surety_row(int(at)),
            }
            for at in self.order
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready; the layout is in docs/formats.md."""
        sites = []
        for at, row in zip(self.order, self.to_rows(), strict=True):
            sites.append(
                {
                    **{key: row[key] for key in ("site", "name", "rank", "score")},
                    "factors": {name: row[name] for name in self.matrix.factors},
                    "contributions": self._contributions(int(at)),
                    **{key: row[key] for key in ("coverage", "worst", "best")},
                    "weak_evidence": row.get("weak_evidence"),
                    "evidence": self.evidence.site_row(int(at)) if self.evidence else None,
                    "rank_interval": [row["rank_low"], row["rank_high"]] if self.surety else None,
                    "first_rank_share": row.get("first_rank_share"),
                    "first_rank_share_interval": [row["first_low"], row["first_high"]] if self.surety else None,
                }
            )
        return {
            **rows.envelope("rank", self.matrix, self.notices),
            "method": self.method,
            "draws": self.surety.draws if self.surety else 0,
            "seed": self.surety.seed if self.surety else None,
            "varied": list(self.surety.groups) if self.surety else [],
            "sites": sites,
            "lead": self.evidence.lead_row(sites[1]["site"]) if self.evidence and len(sites) > 1 else None,
            "excluded": [rows.exclusion_row(exclusion) for exclusion in self.matrix.excluded],
            "doubtful": [rows.exclusion_row(exclusion) for exclusion in self.matrix.doubtful],
        }

    def _contributions(self, at: int) -> dict[str, Any] | None:
        if self.contributions is None:
            return None
        named = zip(self.matrix.criteria, self.contributions[at], strict=True)
        return {name: rows.plain(points) for name, points in named}

    def _surety_row(self, at: int) -> rows.Row:
        if self.surety is None:
            return {}
        shares = {"first_rank_share": self.surety.first, "first_low": self.surety.first_low,
                  "first_high": self.surety.first_high}  # fmt: skip
        return {
            "rank_low": int(self.surety.rank_low[at]),
            "rank_high": int(self.surety.rank_high[at]),
            **{name: rows.plain(share[at]) for name, share in shares.items()},
        }

    def to_frame(self) -> Any:
        """Rows as a pandas data frame (polars where pandas is not installed)."""
        return rows.to_frame(self.to_rows())
