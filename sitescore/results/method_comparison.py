"""The same sites ranked by many methods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.ranking import Ranking


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MethodComparison:
    """Ranks by every method, on the same values and weights; sites as in ``ranking.sites``.

    ``ranks`` are (methods, sites); ``agreement`` (methods,) is Kendall's tau-b with the
    stated ranking, in [-1, 1], NaN where a method puts all sites level. Methods that give one
    and the same ranking are one opinion: ``opinions`` are the numbers of the first of each,
    without those that tell fewer than half of the sites apart. ``concordance``, Kendall's W in
    [0, 1], and ``consensus`` (sites,), the ranks by Borda's count, are over the opinions.
    ``refused`` names the methods that cannot rate these values, with the reason.
    """

    ranking: Ranking
    methods: tuple[str, ...]
    ranks: Integers
    agreement: Floats
    opinions: Integers
    concordance: float
    consensus: Integers
    refused: Mapping[str, str]

    def __post_init__(self) -> None:
        for name in ("ranks", "agreement", "opinions", "consensus"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def firsts(self) -> Integers:
        """How many opinions put each site alone in first place, (sites,)."""
        first = self.ranks[self.opinions] == 1
        return np.asarray((first & (first.sum(axis=1, keepdims=True) == 1)).sum(axis=0))

    @property
    def alike(self) -> list[list[int]]:
        """Numbers of the methods that give one and the same ranking, ranking by ranking."""
        groups: dict[bytes, list[int]] = {}
        for number, places in enumerate(self.ranks):
            groups.setdefault(places.tobytes(), []).append(number)
        return list(groups.values())

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
            "opinions": [self.methods[at] for at in self.opinions],
            "methods": [{"method": name, "agreement": rows.plain(tau)} for name, tau in named],
            "refused": [{"method": name, "reason": reason} for name, reason in self.refused.items()],
            "sites": self.to_rows(),
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
