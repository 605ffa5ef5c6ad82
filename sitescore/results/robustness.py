"""How sure the ranking is over everything that is not known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.ranking import Ranking

RANK_BOUNDS = ("rank_low", "rank_low_low", "rank_low_high", "rank_high", "rank_high_low", "rank_high_high")
DECISIVENESS = ("decisiveness", "decisiveness_low", "decisiveness_high")


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

    ``sampler`` is "independent", "chains" (Markov chains that walk among the weights that
    meet the statements) or "sobol" (scrambled Sobol' points, in so many ``replicates``; 0
    for the others).
    ``acceptability`` is (sites, ranks) with ``acceptability_low`` and ``_high``; ``first``
    and ``top_share`` (sites,) likewise; ``rank_low`` and ``rank_high`` hold 90 % of the
    draws, each with its own bar in whole ranks; ``expected_rank`` with the half-width of its
    bar; ``central_weights`` are (sites, criteria) with half-widths, NaN for a site that is
    never first, in the half-widths also for one first in one draw only; ``confidence`` the
    chance to be first at them. ``pairwise`` is None where it was not asked for. The bar of
    ``decisiveness`` is that of the figure less its bias from few draws.
    """

    ranking: Ranking
    draws: int
    seed: int
    sampler: str
    replicates: int
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
    rank_low_low: Integers
    rank_low_high: Integers
    rank_high: Integers
    rank_high_low: Integers
    rank_high_high: Integers
    expected_rank: Floats
    expected_error: Floats
    central_weights: Floats
    central_error: Floats
    confidence: Floats
    confidence_low: Floats
    confidence_high: Floats
    pairwise: Floats | None
    pairwise_low: Floats | None
    pairwise_high: Floats | None
    decisiveness: float
    decisiveness_low: float
    decisiveness_high: float
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
                **{name: int(getattr(self, name)[at]) for name in RANK_BOUNDS},
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
            acceptability = [
                {"rank": r + 1, "share": rows.plain(100 * self.acceptability[at, r]),
                 "low": rows.plain(100 * self.acceptability_low[at, r]),
                 "high": rows.plain(100 * self.acceptability_high[at, r])}
                for r in range(self.acceptability.shape[1])
            ]  # fmt: skip
            central = {
                name: None if self.first[at] == 0 else _by_criterion(matrix.criteria, part[at])
                for name, part in (("central_weights", self.central_weights), ("central_error", self.central_error))
            }
            sites.append({**row, "acceptability": acceptability, **central})
        return {
            **rows.envelope("robustness", matrix, self.ranking.notices),
            "draws": self.draws,
            "seed": self.seed,
            "sampler": self.sampler,
            "replicates": self.replicates,
            "varied": dict(self.varied),
            "top": self.top,
            **{name: rows.plain(getattr(self, name)) for name in DECISIVENESS},
            "sites": sites,
            **{name: self._by_pair(getattr(self, name)) for name in ("pairwise", "pairwise_low", "pairwise_high")},
            "uncertainty_shares": {name: _share_row(share) for name, share in self.shares.items()},
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)

    def _bars(self, name: str, at: int, *parts: Floats) -> rows.Row:
        keys = (name, f"{name}_low", f"{name}_high")
        return {key: rows.plain(100 * part[at]) for key, part in zip(keys, parts, strict=True)}

    def _by_pair(self, shares: Floats | None) -> dict[str, dict[str, float | None]] | None:
        names = self.ranking.sites
        if shares is None:
            return None
        return {
            site: {other: rows.plain(100 * shares[a, b]) for b, other in enumerate(names) if a != b}
            for a, site in enumerate(names)
        }


def _by_criterion(criteria: tuple[str, ...], weights: Floats) -> rows.Row:
    return {name: rows.plain(100 * weight) for name, weight in zip(criteria, weights, strict=True)}


def _share_row(share: Share) -> rows.Row:
    names = ("alone", "alone_error", "total", "total_error", "fair", "fair_error")
    return {name: rows.plain(100 * getattr(share, name)) for name in names}
