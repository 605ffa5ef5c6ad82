"""Sites side by side."""

from __future__ import annotations

from typing import Any

from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.explanation import measurement
from sitescore.results.ranking import Ranking


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """Measurements, values and factor scores (weighted means of values) of some sites.

    ``chosen`` are their numbers in the matrix, ``scores`` their points of 100 by the study's method, an
    excluded site's as if it were ranked.
    """

    ranking: Ranking
    chosen: tuple[int, ...]
    scores: tuple[float, ...]

    def to_rows(self) -> list[rows.Row]:
        """One row a site and criterion; points only where they add up to the score."""
        matrix = self.ranking.matrix
        additive = matrix.scoring.additive
        return [
            {
                "site": matrix.sites[site],
                "criterion": name,
                **measurement(matrix, site, at),
                "value": rows.plain(matrix.values[site, at]),
                "points": rows.plain(100 * matrix.values[site, at] * matrix.weights[at]) if additive else None,
            }
            for site in self.chosen
            for at, name in enumerate(matrix.criteria)
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        matrix = self.ranking.matrix
        factors = 100 * matrix.values @ matrix.within.T
        return {
            **rows.envelope("compare", matrix, self.ranking.notices),
            "sites": [
                {
                    "site": matrix.sites[site],
                    "name": matrix.names[site],
                    "score": rows.plain(score),
                    "factors": {name: rows.plain(factors[site, at]) for at, name in enumerate(matrix.factors)},
                }
                for site, score in zip(self.chosen, self.scores, strict=True)
            ],
            "cells": self.to_rows(),
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
