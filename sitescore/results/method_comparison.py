"""The same sites ranked by many methods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.results import rows
from sitescore.results.ranking import Ranking


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MethodComparison:
    """Ranks by every method, on the same values and weights; sites as in ``ranking.sites``.

    ``ranks`` are (methods, sites); ``agreement`` (methods,) is Kendall's tau-b with the
    stated ranking, in [-1, 1], NaN where a method puts all sites level; ``concordance``
    Kendall's W of all methods, in [0, 1]; ``consensus`` (sites,) the ranks by Borda's count.
    ``refused`` names the methods that cannot rate these values, with the reason.
    """

    ranking: Ranking
    methods: tuple[str, ...]
    ranks: Integers
    agreement: Floats
    concordance: float
    consensus: Integers
    refused: Mapping[str, str]

    def __post_init__(self) -> None:
        for name in ("ranks", "agreement", "consensus"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def firsts(self) -> Integers:
        """How many methods put each site first, alone or with others, (sites,)."""
        return np.asarray((self.ranks == 1).sum(axis=0))

    def to_rows(self) -> list[rows.Row]:
        """One row a site, in the order of the stated ranking, with a column for each method."""
        ranking = self.ranking
        return [
            {
                "site": ranking.sites[at],
                "name": ranking.names[at],
                "rank": int(ranking.ranks[at]),
                "consensus": int(self.consensus[at]),
                "best": int(self.ranks[:, at].min()),
                "worst": int(self.ranks[:, at].max()),
                "first": int(self.firsts[at]),
                **{name: int(self.ranks[number, at]) for number, name in enumerate(self.methods)},
            }
            for at in ranking.order
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        named = zip(self.methods, self.agreement, strict=True)
        return {
            **rows.envelope("compare", self.ranking.matrix, self.ranking.notices),
            "concordance": rows.plain(self.concordance),
            "methods": [{"method": name, "agreement": rows.plain(tau)} for name, tau in named],
            "refused": [{"method": name, "reason": reason} for name, reason in self.refused.items()],
            "sites": self.to_rows(),
        }

    def to_frame(self) -> Any:
        """Rows as a data frame."""
        return rows.to_frame(self.to_rows())
