"""What the page tells of single sites: measurements and what they rest on, plans, why a site is excluded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import numpy as np

from sitescore.matrix import DecisionMatrix
from sitescore.report.page.tongues import shared
from sitescore.report.texts import LANGUAGES
from sitescore.report.wording import Words, half_even, harmless
from sitescore.results.improvement import Improvement, Way

EVIDENCE = 100_000
"""Letters of sources, dates and notes that are embedded, of the best sites first."""
FIXED = 24
"""Letters that a cell's entry takes beside its source and note."""


def measured(matrix: DecisionMatrix, told: list[int]) -> list[list[Any]]:
    """Sites with what is measured: a number, [low, high] or [number, low, high], a word, null, or false for n/a."""
    return [[site, *(_cell(matrix, site, at) for at in range(len(matrix.criteria)))] for site in told]


def _cell(matrix: DecisionMatrix, site: int, at: int) -> Any:
    if not matrix.applicable[site, at]:
        return False
    word = matrix.words.get((site, at))
    if word is not None:
        return harmless(word)
    ends = [float(matrix.measured_low[site, at]), float(matrix.measured_high[site, at])]
    number = float(matrix.measurements[site, at])
    if not np.isfinite(number):
        return [short(end) for end in ends] if np.isfinite(ends).any() else None
    return short(number) if ends[0] == ends[1] else [short(number), *map(short, ends)]


def short(number: float) -> float | int | None:
    """Write a measurement to six digits, whole ones without a point; none where it is not finite."""
    if not np.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else float(f"{number:.6g}")


def evidence(matrix: DecisionMatrix, told: list[int]) -> dict[str, Any]:
    """Tell what measurements rest on, as [site, criterion, source, date, grade, note], sources and notes by number."""
    words: dict[str, int] = {}
    cells: list[list[Any]] = []
    by_site: dict[int, list[int]] = {}
    for site, at in sorted(matrix.evidence):
        by_site.setdefault(site, []).append(at)
    room, whole = EVIDENCE, True
    for site in told:
        for at in by_site.get(site, ()):
            proof = matrix.evidence[site, at]
            room -= sum(len(text) for text in {proof.source, proof.note} if text not in words) + FIXED
            whole = whole and room >= 0
            if not whole:
                break
            source, note = (words.setdefault(harmless(text), len(words)) for text in (proof.source, proof.note))
            cells.append([site, at, source, proof.date, proof.quality, note])
    return {"words": list(words), "cells": cells, "whole": whole and len(told) == len(matrix.sites)}


def plans(found: Sequence[Improvement]) -> list[list[Any]]:
    """Give the numbers of sites, and for each by rank to reach the points it lacks and its plans."""
    return [
        [site, [[one.to_rank, told(one.gap, 2), [_way(way) for way in one.plans]] for one in goals]]
        for site, goals in groupby(found, key=lambda one: one.site)
    ]


def _way(way: Way) -> list[Any]:
    """Give a plan as kind, whether it gets there, cost, score, rank, share of weights, and its changes."""
    changes = [
        [change.criterion, figure(change.now), figure(change.then), told(change.points, 2), told(change.cost, 2)]
        for change in way.changes
    ]
    numbers = [told(way.cost, 2), told(way.score, 1), way.rank, told(way.share, 4)]
    return [way.kind, int(way.reachable), *numbers, changes]


def told(number: float, digits: int) -> float | int:
    """Round a number as sentences do, whole ones without a point."""
    return short(float(half_even(number, digits))) or 0


def figure(given: float | str) -> float | int | str | None:
    """Write a worked-out measurement to four digits, as sentences tell it."""
    return harmless(given) if isinstance(given, str) else short(float(f"{given:.4g}"))


def rounded(numbers: Any, digits: int) -> list[float | int]:
    """Round numbers, and write whole ones without a point."""
    return [int(number) if number.is_integer() else number for number in (np.round(numbers, digits) + 0.0).tolist()]


def exclusions(matrix: DecisionMatrix) -> list[list[Any]]:
    """Site, criterion, whether a rule is told in place of a need, and what was found and is needed, by language."""
    sites = {site: at for at, site in enumerate(matrix.sites)}
    criteria = {name: at for at, name in enumerate(matrix.criteria)}
    found = []
    for out in matrix.excluded:
        told = [Words(language).exclusion_facts(matrix, out) for language in LANGUAGES]
        parts = (shared([harmless(facts[part]) for facts in told]) for part in ("found", "needed"))
        found.append([sites[out.site], criteria[out.criterion], int(told[0]["key"] == "excluded_rule"), *parts])
    return found
