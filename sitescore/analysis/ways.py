"""Scoring method and normaliser as things that are not known: ways to put the same values together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from sitescore.catalog import scoring_methods
from sitescore.core.checks import Floats, Integers
from sitescore.core.scoring import Scoring, settled
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass

METHOD, NORMALISER = "method", "normaliser"
SAME_AS_SUM = ("spotis", "choquet")
"""On values and without parameters these are the weighted sum: as ways of their own they would count it twice."""


def _as_stated(values: Floats) -> Floats:
    return values


def _among_sites(name: str) -> Callable[[Floats], Floats]:
    def normaliser(values: Floats) -> Floats:
        from sitescore.core.classical.normalisations import normalised

        return normalised(name, values, np.ones(values.shape[-1]))

    return normaliser


NORMALISERS: Mapping[str, Callable[[Floats], Floats]] = MappingProxyType(
    {"stated": _as_stated, **{name: _among_sites(name) for name in ("minmax", "max", "sum", "vector")}}
)
"""What is done to the values before they are scored: nothing, or stretching each criterion by what the sites have."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Methods and normalisers that are drawn from, each equally likely."""

    methods: tuple[Scoring, ...]
    normalisers: tuple[str, ...]

    def varied(self, group: str) -> bool:
        """Tell whether there is more than one of a group."""
        return len(self.methods if group == METHOD else self.normalisers) > 1

    def draw(self, group: str, draws: int, *, rng: np.random.Generator) -> Integers:
        """Draw numbers of methods or normalisers, (draws, 1)."""
        return rng.integers(0, len(self.methods if group == METHOD else self.normalisers), (draws, 1))

    def scored(self, values: Floats, weights: Floats, parts: Mapping[str, Any]) -> Floats:
        """Score values, (draws, sites, criteria), each draw in its own way; shares of 1, (draws, sites)."""
        nothing = np.zeros(len(values), dtype=np.intp)
        method, normaliser = (parts[g][:, 0] if g in parts else nothing for g in (METHOD, NORMALISER))
        scores = np.empty(values.shape[:2])
        for one, scoring in enumerate(self.methods):
            for other, name in enumerate(self.normalisers):
                rows = np.flatnonzero((method == one) & (normaliser == other))
                if rows.size:
                    stretched = NORMALISERS[name](values[rows].clip(0, 1))
                    scores[rows] = scoring.at_drawn(stretched.clip(0, 1), weights[rows])
        return scores


def ways_of(matrix: DecisionMatrix, methods: Sequence[str], normalisers: Sequence[str]) -> Ways:
    """Find the methods and normalisers that are named; the stated one alone where none is.

    Parameters
    ----------
    matrix : from `assemble`
    methods : scoring methods, with their usual parameters but for the stated one; "all" for
        all that differ from each other
    normalisers : names in `NORMALISERS`; "all" for all

    Raises
    ------
    InputError
        If there is none of a name.
    """
    known = scoring_methods()
    every: tuple[str, ...] = ()
    if "all" in methods:  # asks installed packages for theirs
        every = tuple(name for name in known if name not in SAME_AS_SUM or name == matrix.scoring.name)
    named = _checked("--methods", methods, every, known)
    stretched = _checked("--normalisers", normalisers, tuple(NORMALISERS), NORMALISERS)
    scorings = [
        matrix.scoring if name == matrix.scoring.name else settled(name, known[name], {}, matrix.criteria)
        for name in named or [matrix.scoring.name]
    ]
    return Ways(tuple(scorings), tuple(stretched or ["stated"]))


def _checked(option: str, names: Sequence[str], every: tuple[str, ...], known: Mapping[str, Any]) -> list[str]:
    found = list(dict.fromkeys(every if list(names) == ["all"] else names))
    for name in found:
        if name not in known:
            raise refusal("SC111", Place(option), f"there is no {name!r}", f"there are {', '.join(known)}; or all")
    return found
