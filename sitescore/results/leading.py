"""The best sites among very many: how sure their ranks are, and what weights would end the lead."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.core.sensitivity.potential_optimality import PotentialOptimality
from sitescore.core.sensitivity.upper_envelope import Leaders
from sitescore.core.sensitivity.weight_stability import Stability
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.ranking import Ranking, Surety


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LeadByWeights:
    """What weights would end the lead, exact as in `Sensitivity`, of which it is the part that is quick for many sites.

    ``moved`` is the smallest change of weights that draws the ``rival`` level, -1 where none does;
    ``distances`` and ``radii``, (sites,), are shares of 1, inf where a site never draws level;
    ``possible`` has who can be first where weights stray by so many per cent; ``nodes`` are factors, then criteria.
    """

    ranking: Ranking
    leader: int
    rival: int
    moved: Floats
    distances: Floats
    radii: Floats
    nodes: tuple[str, ...]
    stability: Mapping[str, Stability]
    leaders: Sequence[Leaders]
    possible: Mapping[str, PotentialOptimality]

    def __post_init__(self) -> None:
        for name in ("moved", "distances", "radii"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def numeric(self) -> bool:
        """Never found by search."""
        return False

    @property
    def radius(self) -> float:
        """Share by which all weights may be wrong at once without another site leading."""
        return float(self.radii.min(initial=np.inf))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Leading:
    """The best ``sites``, by their numbers in the ranking, best first, in draws of everything not known.

    ``surety`` is of all ranked sites; ``top_share`` of the listed ones, with 95 % bars, is the share of draws that
    put them among the ``top`` best. ``by_weights`` is None where scores are not linear in the weights, or `sensitivity`
    is told beside it.
    """

    ranking: Ranking
    surety: Surety
    top: int
    sites: Integers
    top_share: Floats
    top_low: Floats
    top_high: Floats
    by_weights: LeadByWeights | None

    def __post_init__(self) -> None:
        for name in ("sites", "top_share", "top_low", "top_high"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def came_first(self) -> int:
        """How many sites were first in at least one draw."""
        return int(np.count_nonzero(self.surety.first))

    @property
    def others_first(self) -> float:
        """Share of the draws in which a site that is not listed was first."""
        return max(0.0, 1.0 - float(self.surety.first[self.sites].sum()))

    def to_row(self) -> dict[str, Any]:
        """JSON-ready; the part on weights is null where there is none."""
        return {
            "draws": self.surety.draws,
            "seed": self.surety.seed,
            "varied": list(self.surety.groups),
            "top": self.top,
            "came_first": self.came_first,
            "others_first_share": rows.plain(self.others_first),
            "sites": [self._site_row(row, int(at)) for row, at in enumerate(self.sites)],
            "weights": None if self.by_weights is None else _weights_row(self.by_weights),
        }

    def _site_row(self, row: int, at: int) -> rows.Row:
        sure, weights = self.surety, self.by_weights
        return {
            "site": self.ranking.sites[at],
            "rank": int(self.ranking.ranks[at]),
            "first_rank_share": rows.plain(sure.first[at]),
            "first_rank_share_interval": [rows.plain(sure.first_low[at]), rows.plain(sure.first_high[at])],
            "top_share": rows.plain(self.top_share[row]),
            "top_share_interval": [rows.plain(self.top_low[row]), rows.plain(self.top_high[row])],
            "rank_interval": [int(sure.rank_low[at]), int(sure.rank_high[at])],
            "weight_to_move": None if weights is None else _limited(weights.distances[at]),
            "tolerance": None if weights is None else _limited(weights.radii[at]),
        }


def _weights_row(found: LeadByWeights) -> rows.Row:
    sites, matrix, keeps = found.ranking.sites, found.ranking.matrix, found.stability["winner"]
    named = [*sites, None]
    moved = {n: rows.plain(100 * x) for n, x in zip(matrix.criteria, found.moved, strict=True) if abs(x) > 1e-12}
    ends = zip(found.nodes, matrix.local, keeps.low, keeps.high, keeps.low_in, keeps.high_in, strict=True)
    return {
        "closest_rival": named[found.rival],
        "weights_moved_to_tie": moved,
        "tolerance": _limited(found.radius),
        "possible": {
            name: [sites[int(at)] for at in np.flatnonzero(one.possible)] for name, one in found.possible.items()
        },
        "stability": [
            {
                "keeps": "winner",
                "node": node,
                "now": rows.plain(100 * now),
                "low": rows.plain(100 * low),
                "high": rows.plain(100 * high),
                "low_site": named[int(low_in)],
                "high_site": named[int(high_in)],
            }
            for node, now, low, high, low_in, high_in in ends
        ],
    }


def _limited(share: float) -> float | None:
    return rows.plain(100 * share) if math.isfinite(share) else None
