"""Everything that a report tells of one study: the answers of the analyses, and which were left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from sitescore.core.checks import Floats
from sitescore.core.frozen import read_only
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.explanation import CellChange
from sitescore.results.improvement import Improvement
from sitescore.results.leading import Leading
from sitescore.results.method_comparison import MethodComparison
from sitescore.results.ranking import Ranking
from sitescore.results.robustness import Robustness
from sitescore.results.scenarios import Scenarios
from sitescore.results.sensitivity import Sensitivity
from sitescore.results.survey import Survey
from sitescore.results.weights_table import WeightsTable


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Points of a value function: measurements in the criterion's unit, rising, and their values in [0, 1]."""

    measurements: Floats
    values: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "measurements", read_only(self.measurements))
        object.__setattr__(self, "values", read_only(self.values))


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a criteria file tells of a factor or criterion: by language what it is, and where its weight is from."""

    description: Mapping[str, str]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """Two sites, by their numbers in the matrix, and single figures that would end the lead of the first of them."""

    leader: int
    rival: int
    cells: tuple[CellChange, ...]

    def to_row(self, matrix: DecisionMatrix) -> dict[str, Any]:
        """JSON-ready: both sites, and the figures as `sensitivity` lists them."""
        leader, rival = matrix.sites[self.leader], matrix.sites[self.rival]
        return {"leader": leader, "rival": rival, "cells": [cell.to_row(matrix) for cell in self.cells]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An analysis that was left out, as it takes other scores ("sums"), or other numbers of sites or scenarios.

    ``why`` is "many", "few", "none" where there is nothing to compare, or "sums".
    """

    part: str
    why: str
    sites: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Findings:
    """The answers of one study, those left out being None.

    ``profiles`` are the local weights of every node, (factors, then criteria), by profile,
    where they differ from the stated ones; ``titles`` the profiles' by language.
    ``curves`` trace the value functions, None where words are measured; ``about`` tells of nodes
    what the criteria file does, ``places`` where each site lies, "" where not told, by country, region or municipality.
    ``leading`` stands in for robustness, and where there are still more sites for sensitivity too.
    ``improvements`` are of the best sites behind the first, and of excluded ones, those of one site together, for
    the nearest rank first; ``flips`` of the first against each of the best, and of neighbours among these.
    """

    ranking: Ranking
    weights: WeightsTable
    sensitivity: Sensitivity | None
    robustness: Robustness | None
    leading: Leading | None
    survey: Survey | None
    methods: MethodComparison | None
    scenarios: Scenarios | None
    improvements: tuple[Improvement, ...]
    flips: tuple[Flip, ...]
    profiles: Mapping[str, Floats]
    titles: Mapping[str, Mapping[str, str]]
    curves: tuple[Curve | None, ...]
    about: Mapping[str, About]
    skipped: tuple[Skipped, ...]
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def matrix(self) -> DecisionMatrix:
        """What all of it is about."""
        return self.ranking.matrix

    def to_rows(self) -> list[rows.Row]:
        """One row a site, as the ranking has it."""
        return self.ranking.to_rows()

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: every answer in its own layout, null where it was left out."""
        parts = {name: getattr(self, name) for name in ("sensitivity", "robustness", "survey", "methods", "scenarios")}
        return {
            **rows.envelope("report", self.matrix, self.ranking.notices),
            "rank": self.ranking.to_dict(),
            "weights": self.weights.to_dict(),
            **{name: None if part is None else part.to_dict() for name, part in parts.items()},
            "leading": None if self.leading is None else self.leading.to_row(),
            "improve": [found.to_dict() for found in self.improvements],
            "flips": [flip.to_row(self.matrix) for flip in self.flips],
            "left_out": [{"part": out.part, "why": out.why, "limit": out.limit} for out in self.skipped],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
