"""Ranks under several profiles and scenarios, side by side."""

from __future__ import annotations

from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.core.ranking import TIE_DECIMALS
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scenarios:
    """Ranks and scores of all sites, (sites, scenarios): rank 0 and score NaN where a site is excluded.

    ``regret`` (sites,) is the most points a site falls behind the best one in any scenario;
    NaN for a site that some scenario excludes.
    """

    matrix: DecisionMatrix
    names: tuple[str, ...]
    titles: tuple[dict[str, str], ...]
    ranks: Integers
    scores: Floats
    regret: Floats

    def __post_init__(self) -> None:
        for name in ("ranks", "scores", "regret"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def order(self) -> Integers:
        """Numbers of the sites: by regret, then by how many scenarios exclude them and mean rank."""
        out = (self.ranks == 0).sum(axis=1)
        mean = np.where(self.ranks == 0, len(self.matrix.sites) + 1, self.ranks).mean(axis=1)
        regret = np.nan_to_num(np.round(self.regret, TIE_DECIMALS), nan=np.inf)
        return np.lexsort((np.arange(len(out)), mean, regret, out))

    def to_rows(self) -> list[rows.Row]:
        """One row a site."""
        return [
            {
                "site": self.matrix.sites[at],
                "name": self.matrix.names[at],
                **{
                    rows.column(name, "scenario", ("site", "name", "largest_regret")): int(self.ranks[at, n]) or None
                    for n, name in enumerate(self.names)
                },
                "largest_regret": rows.plain(self.regret[at]),
            }
            for at in self.order
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready; ranks, and scores under ``scores``."""
        scores = {
            self.matrix.sites[at]: {name: rows.plain(self.scores[at, n]) for n, name in enumerate(self.names)}
            for at in self.order
        }
        return {
            **rows.envelope("scenarios", self.matrix, ()),
            "scenarios": list(self.names),
            "sites": self.to_rows(),
            "scores": scores,
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
