"""What single change alters the ranking: exact, or found by search where scores are not linear in the weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.frozen import read_only
from sitescore.core.sensitivity.dominance import Dominators
from sitescore.core.sensitivity.potential_optimality import PotentialOptimality
from sitescore.core.sensitivity.upper_envelope import Leaders
from sitescore.core.sensitivity.weight_stability import Stability
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.explanation import CellChange
from sitescore.results.ranking import Ranking
from sitescore.results.weight_lines import WeightLines


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The ranking without one criterion, factor or site: who leads, and how many sites change rank."""

    kind: str
    name: str
    leader: int
    moved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What answers on weights were found by: the seed, and how many weight vectors were scored."""

    seed: int
    tried: int


class WeightAnswers(TypedDict):
    """The part of `Sensitivity` that asks about weights, worked out or searched for."""

    rival: int
    moved: Floats
    distances: Floats
    radii: Floats
    top_radius: float
    stability: Mapping[str, Stability]
    leaders: Sequence[Leaders] | None
    possible: Mapping[str, PotentialOptimality]
    regrets: Floats
    searched: Searched | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sensitivity:
    """Sensitivity of a ranking: exact where scores are linear in the weights, else `numeric`.

    Sites are numbered as in ``ranking.sites``; ``nodes`` are factors, then criteria.
    ``distances`` and ``radii`` are shares of 1 by which weights must move, or all be
    wrong, before a rival ties; inf where none does. ``moved`` is the change of weights for
    the ``rival`` that needs the least. ``stability`` has intervals of local weights for
    "winner", "top" and "order"; ``leaders`` who leads at each local weight of a node, None
    where `numeric`. ``possible`` says who can be first by how far weights may stray from the
    stated ones, in per cent; "any" without limit. ``cells`` is None for scores that are no sums
    of weight x value, and ``regrets`` NaN for those that are linear in the weights all the same.
    ``dominated`` counts for each site those that dominate it and names up to 20 of them.
    ``lines`` has how scores and the lead go with each weight; None where scores are no sums.

    Where `numeric`, ``distances``, ``radii`` and ``top_radius`` are the least that was found, so that
    the true ones are no greater, inf where none was found; ``regrets`` the largest found;
    intervals end at the first change seen; and who is not ``possible`` was not found first.
    Dominance and what leaving out does are exact.
    """

    ranking: Ranking
    leader: int
    rival: int
    moved: Floats
    distances: Floats
    radii: Floats
    top: int
    top_radius: float
    nodes: tuple[str, ...]
    stability: Mapping[str, Stability]
    leaders: Sequence[Leaders] | None
    cells: tuple[CellChange, ...] | None
    possible: Mapping[str, PotentialOptimality]
    dominated: Dominators
    left_out: tuple[LeftOut, ...]
    regrets: Floats
    searched: Searched | None = None
    lines: WeightLines | None = None

    def __post_init__(self) -> None:
        for name in ("moved", "distances", "radii", "regrets"):
            object.__setattr__(self, name, read_only(getattr(self, name)))

    @property
    def exact(self) -> bool:
        """Whether answers on weights hold to the letter.

        Not where they were searched for, nor where a cell stands at what its siblings give: what
        such a cell counts as hangs on the weights, and is held here as it is at the stated ones.
        """
        return not self.numeric and not self.ranking.matrix.dropped.any()

    @property
    def numeric(self) -> bool:
        """Whether answers on weights were found by search."""
        return self.searched is not None

    @property
    def radius(self) -> float:
        """Share by which all weights may be wrong at once without another site leading."""
        return float(self.radii.min(initial=np.inf))

    def to_rows(self) -> list[rows.Row]:
        """One row a node of the tree and kind of interval; weights in points of 100 among siblings."""
        found = []
        local = self.ranking.matrix.local
        for kind, interval in self.stability.items():
            for at, name in enumerate(self.nodes):
                found.append(
                    {
                        "keeps": kind,
                        "node": name,
                        "now": rows.plain(100 * local[at]),
                        "low": rows.plain(100 * interval.low[at]),
                        "high": rows.plain(100 * interval.high[at]),
                        "low_site": self._site(int(interval.low_in[at])),
                        "high_site": self._site(int(interval.high_in[at])),
                    }
                )
        return found

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready. Unlimited distances are null."""
        matrix = self.ranking.matrix
        moved = {n: rows.plain(100 * x) for n, x in zip(matrix.criteria, self.moved, strict=True) if abs(x) > 1e-12}
        return {
            **rows.envelope("sensitivity", matrix, self.ranking.notices),
            "exact": self.exact,
            "numeric": self.numeric,
            "seed": self.searched.seed if self.searched else None,
            "weights_tried": self.searched.tried if self.searched else None,
            "leader": self._site(self.leader),
            "closest_rival": self._site(self.rival),
            "weights_moved_to_tie": moved,
            "tolerance": _limited(self.radius),
            "top": self.top,
            "top_tolerance": _limited(self.top_radius),
            "sites": [self._site_row(at) for at in self.ranking.order],
            "stability": self.to_rows(),
            "leaders": None if self.leaders is None else self._leader_rows(self.leaders),
            "cells": None if self.cells is None else [cell.to_row(matrix) for cell in self.cells],
            "possible": {
                name: [self._site(int(at)) for at in np.flatnonzero(found.possible)]
                for name, found in self.possible.items()
            },
            "left_out": [
                {"kind": out.kind, "name": out.name, "leader": self._site(out.leader), "sites_that_move": out.moved}
                for out in self.left_out
            ],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)

    def _leader_rows(self, leaders: Sequence[Leaders]) -> list[rows.Row]:
        return [
            {"node": name, "from": rows.plain(100 * start), "to": rows.plain(100 * end), "site": self._site(int(site))}
            for name, found in zip(self.nodes, leaders, strict=True)
            for start, end, site in zip(found.starts, (*found.starts[1:], 1.0), found.sites, strict=True)
        ]

    def _site_row(self, at: int) -> rows.Row:
        anywhere = self.possible["any"]
        mix = {
            self._site(int(site)): rows.plain(share)
            for site, share in zip(anywhere.mix_sites[at], anywhere.mix_shares[at], strict=True)
            if site >= 0 and share > 0
        }
        return {
            "site": self.ranking.sites[at],
            "rank": int(self.ranking.ranks[at]),
            "weight_to_move": _limited(self.distances[at]),
            "tolerance": _limited(self.radii[at]),
            "can_be_first": bool(anywhere.possible[at]),
            "can_share_first": bool(anywhere.shared[at]),
            "dominating_mix": mix,
            "dominated_by": [self._site(int(other)) for other in self.dominated.sites[at] if other >= 0],
            "dominators": int(self.dominated.count[at]),
            "largest_regret": rows.plain(100 * self.regrets[at]),
        }

    def _site(self, at: int) -> str | None:
        return self.ranking.sites[at] if at >= 0 else None


def _limited(share: float) -> float | None:
    return rows.plain(100 * share) if math.isfinite(share) else None
