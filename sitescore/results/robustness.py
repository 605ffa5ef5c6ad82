"""How sure the ranking is over everything that is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.results import rows
from sitescore.results.ranking import Ranking


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Part of the uncertainty of the ranks that comes from one group, with the half-width of its 95 % bar.

    ``alone`` is the first-order index, ``total`` the one with all interactions, ``fair`` the
    Shapley effect, which adds up to 1 over the groups.
    """

    alone: float
    alone_error: float
    total: float
    total_error: float
    fair: float
    fair_error: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Robustness:
    """Outcomes of one set of draws; sites as in ``ranking.sites``, 95 % error bars for shares and mean ranks.

    ``acceptability`` is (sites, ranks) with ``acceptability_low`` and ``_high``; ``first``
    and ``top_share`` (sites,) likewise; ``rank_low`` and ``rank_high`` hold 90 % of the
    draws; ``expected_rank`` with the half-width of its bar; ``central_weights`` are
    (sites, criteria), NaN for a site that is never first; ``confidence`` the chance to be
    first at them. ``pairwise`` is None where it was not asked for.
    """

    ranking: Ranking
    draws: int
    seed: int
    sampler: str
    varied: Mapping[str, Any]
    top: int
    acceptability: Floats
    acceptability_low: Floats
    acceptability_high: Floats
    first: Floats
    first_low: Floats
    first_high: Floats
    top_share: Floats
    top_low: Floats
    top_high: Floats
    rank_low: Integers
    rank_high: Integers
    expected_rank: Floats
    expected_error: Floats
    central_weights: Floats
    confidence: Floats
    confidence_low: Floats
    confidence_high: Floats
    pairwise: Floats | None
    decisiveness: float
    shares: Mapping[str, Share]

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            part = getattr(self, name)
            if isinstance(part, np.ndarray):
                object.__setattr__(self, name, read_only(part))

    @property
    def order(self) -> Integers:
        """Numbers of the sites by expected rank, the best first."""
        return np.lexsort((np.arange(len(self.ranking.sites)), self.expected_rank))

    def to_rows(self) -> list[rows.Row]:
        """One row a site, by expected rank; shares in per cent."""
        return [
            {
                "site": self.ranking.sites[at],
                "name": self.ranking.names[at],
                "rank": int(self.ranking.ranks[at]),
                "expected_rank": rows.plain(self.expected_rank[at]),
                "expected_rank_error": rows.plain(self.expected_error[at]),
                "rank_low": int(self.rank_low[at]),
                "rank_high": int(self.rank_high[at]),
                **self._bars("first", at, self.first, self.first_low, self.first_high),
                **self._bars("top", at, self.top_share, self.top_low, self.top_high),
                **self._bars("confidence", at, self.confidence, self.confidence_low, self.confidence_high),
            }
            for at in self.order
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        matrix, sites = self.ranking.matrix, []
        for at, row in zip(self.order, self.to_rows(), strict=True):
            weights = {n: rows.plain(100 * w) for n, w in zip(matrix.criteria, self.central_weights[at], strict=True)}
            acceptability = [
                {"rank": r + 1, "share": rows.plain(100 * self.acceptability[at, r]),
                 "low": rows.plain(100 * self.acceptability_low[at, r]),
                 "high": rows.plain(100 * self.acceptability_high[at, r])}
                for r in range(self.acceptability.shape[1])
            ]  # fmt: skip
            central = None if self.first[at] == 0 else weights
            sites.append({**row, "acceptability": acceptability, "central_weights": central})
        return {
            **rows.envelope("robustness", matrix, self.ranking.notices),
            "draws": self.draws,
            "seed": self.seed,
            "sampler": self.sampler,
            "varied": dict(self.varied),
            "top": self.top,
            "decisiveness": rows.plain(self.decisiveness),
            "sites": sites,
            "pairwise": None if self.pairwise is None else self._pairwise_rows(),
            "uncertainty_shares": {name: _share_row(share) for name, share in self.shares.items()},
        }

    def to_frame(self) -> Any:
        """Rows as a data frame."""
        return rows.to_frame(self.to_rows())

    def _bars(self, name: str, at: int, *parts: Floats) -> rows.Row:
        keys = (name, f"{name}_low", f"{name}_high")
        return {key: rows.plain(100 * part[at]) for key, part in zip(keys, parts, strict=True)}

    def _pairwise_rows(self) -> dict[str, dict[str, float | None]]:
        names, wins = self.ranking.sites, self.pairwise if self.pairwise is not None else np.empty((0, 0))
        return {
            site: {other: rows.plain(100 * wins[a, b]) for b, other in enumerate(names) if a != b}
            for a, site in enumerate(names)
        }


def _share_row(share: Share) -> rows.Row:
    names = ("alone", "alone_error", "total", "total_error", "fair", "fair_error")
    return {name: rows.plain(100 * getattr(share, name)) for name in names}
