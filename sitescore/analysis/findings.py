"""Every question of a report asked at once, within limits of time that grow with the sites."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from sitescore.analysis.compare_methods import compare_methods
from sitescore.analysis.curves import curves
from sitescore.analysis.explain import flipping_cells
from sitescore.analysis.leading import affordable_draws, leading, most_drawn
from sitescore.analysis.rank import rank
from sitescore.analysis.robustness import robustness
from sitescore.analysis.scenarios import scenarios
from sitescore.analysis.sensitivity import sensitivity
from sitescore.analysis.site_plans import site_plans
from sitescore.analysis.sites import require_sites
from sitescore.analysis.survey import survey
from sitescore.analysis.weights import weights_table
from sitescore.core.checks import Floats
from sitescore.errors import Place
from sitescore.matrix import DecisionMatrix
from sitescore.results.findings import About, Findings, Flip, Skipped
from sitescore.results.ranking import Ranking, Surety
from sitescore.results.robustness import Robustness

MOST = {"sensitivity": 5000, "robustness": 2000, "survey": 5000, "methods": 2000, "scenarios": 20_000, "improve": 2000}
"""Ranked sites up to which each analysis is made."""
FULLY_DRAWN, FEW_DRAWS = 200, 2000
"""Above so many sites, robustness takes that many draws, unless told how many."""
SUMS_ONLY = ("survey", "improve")
PAIRED, FLIPS = 12, 4
"""The best sites that are held against each other, and the figures listed for each pair."""


def gather(  # noqa: PLR0913 - one study, whom it is for, and its draws
    matrices: Mapping[str, DecisionMatrix],
    titles: Mapping[str, Mapping[str, str]],
    *,
    about: Mapping[str, About] | None = None,
    places: Mapping[str, tuple[str, ...]] | None = None,
    site: str | None = None,
    draws: int | None = None,
    seed: int = 1234,
    tell: Callable[[str], None] = lambda _: None,
) -> Findings:
    """Ask every question of a report about one study.

    Parameters
    ----------
    matrices : by profile or scenario, the stated criteria first; all of the same sites
    titles : of those, by language
    about : what the criteria file tells of factors and criteria, by id
    places : what the site file tells of each site's country, region and municipality, if anything
    site : id of one that a plan is made for, whatever its rank
    draws, seed : see `rank` and `robustness`
    tell : is told the name of each analysis before it begins

    Raises
    ------
    InputError
        If no site is left to rank.
    """
    matrix = next(iter(matrices.values()))
    require_sites(matrix, Place("report"))
    drawn = len(matrix.included) <= MOST["robustness"]
    led = not drawn and bool(draws or affordable_draws(matrix))
    tell("rank")
    ranking = rank(matrix, draws=0 if drawn or led else draws, seed=seed)
    asked: dict[str, Callable[[], Any]] = {
        "sensitivity": lambda: sensitivity(matrix),
        "robustness": lambda: robustness(matrix, draws=_affordable(matrix) if draws is None else draws, seed=seed),
        "survey": lambda: survey(matrix),
        "methods": lambda: compare_methods(matrix),
        "scenarios": lambda: scenarios(matrices, titles),
        "improve": lambda: site_plans(ranking, site=site, seed=seed),
    }
    skipped = {name: out for name in asked if (out := _skipped(name, matrix, len(matrices)))}
    if not drawn and not led:
        skipped["leading"] = _undrawn(matrix)
    answers: dict[str, Any] = {}
    for name, ask in asked.items():
        if name not in skipped:
            tell(name)
            answers[name] = ask()
    if led:
        tell("leading")
        answers["leading"] = leading(ranking, draws=draws, seed=seed, by_weights="sensitivity" in skipped)
        ranking = replace(ranking, surety=answers["leading"].surety)
    return Findings(
        ranking=replace(ranking, surety=_surety(answers["robustness"])) if drawn else ranking,
        weights=weights_table(matrix),
        leading=answers.get("leading"),
        **{name: answers.get(name) for name in asked if name != "improve"},
        improvements=answers.get("improve", ()),
        flips=_flips(ranking),
        profiles=_profiles(matrices),
        titles=titles,
        curves=curves(matrix),
        about=about or {},
        places=places or {},
        skipped=tuple(skipped.values()),
    )


def _surety(found: Robustness) -> Surety:
    """Give the ranking the shares of the analysis that drew the most, so that no figure stands there twice."""
    return Surety(
        draws=found.draws,
        seed=found.seed,
        groups=tuple(found.varied["groups"]),
        first=found.acceptability[:, 0],
        first_low=found.acceptability_low[:, 0],
        first_high=found.acceptability_high[:, 0],
        rank_low=found.rank_low,
        rank_high=found.rank_high,
    )


def _affordable(matrix: DecisionMatrix) -> int | None:
    return None if len(matrix.included) <= FULLY_DRAWN else FEW_DRAWS


def _skipped(part: str, matrix: DecisionMatrix, variations: int) -> Skipped | None:
    sites, most = len(matrix.included), MOST[part]
    if part in SUMS_ONLY and not matrix.scoring.additive:
        return Skipped(part=part, why="sums", sites=sites, limit=most)
    if sites > most:
        return Skipped(part=part, why="many", sites=sites, limit=most)
    if part == "methods" and sites < 2:
        return Skipped(part=part, why="few", sites=sites, limit=2)
    if part == "scenarios" and variations < 2:
        return Skipped(part=part, why="none", sites=sites, limit=2)
    return None


def _undrawn(matrix: DecisionMatrix) -> Skipped:
    """Say that there are too many sites for even the best of them to be drawn."""
    return Skipped(part="leading", why="many", sites=len(matrix.included), limit=most_drawn(matrix))


def _flips(ranking: Ranking) -> tuple[Flip, ...]:
    """Find the figures that end the lead of the first over each of the best, and of each of these over the next."""
    matrix = ranking.matrix
    if not matrix.scoring.additive:
        return ()
    best = matrix.included[ranking.order[:PAIRED]].tolist()
    pairs = dict.fromkeys([*((best[0], other) for other in best[1:]), *pairwise(best)])
    return tuple(
        Flip(leader=one, rival=other, cells=cells[:FLIPS])
        for one, other in pairs
        if (cells := flipping_cells(matrix, one, other))
    )


def _profiles(matrices: Mapping[str, DecisionMatrix]) -> dict[str, Floats]:
    """Give the local weights of the variations that weigh otherwise than the stated criteria."""
    stated, *others = matrices.items()
    return {name: matrix.local for name, matrix in others if not np.array_equal(matrix.local, stated[1].local)}
