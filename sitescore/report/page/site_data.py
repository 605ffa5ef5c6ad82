"""What the page tells of single sites: measurements and what they rest on, plans, why a site is excluded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

import numpy as np

from sitescore.matrix import DecisionMatrix
from sitescore.report.page.numbers import Packed, packed, packed_figures
from sitescore.report.page.tongues import shared
from sitescore.report.texts import LANGUAGES
from sitescore.report.wording import DIGITS, Words, digits_apart, half_even, harmless
from sitescore.results.improvement import NOTABLE, Improvement, Way

EVIDENCE = 100_000
"""Letters of sources, dates and notes that are embedded, of the best sites first."""
KINDS = ("cheapest", "other", "robust", "furthest")
"""Of plans, in the order in which the page's program names them."""
FOR_STATED = KINDS[:2]
"""Those that are for the stated weights."""
SHOWN = 6
"""Digits of a measurement."""
FIXED = 8
"""Letters that a cell's entry takes beside what is said of it."""


def measured(matrix: DecisionMatrix, told: list[int]) -> dict[str, Any]:
    """Give the sites, and by criterion what is measured there.

    A cell is a number, [low, high] or [number, low, high], a word, null, or false for n/a.
    """
    columns = ([_cell(matrix, site, at) for site in told] for at in range(len(matrix.criteria)))
    return {"sites": packed(told), "columns": [packed_figures(column) for column in columns]}


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


def short(number: float, digits: int = SHOWN) -> float | int | None:
    """Write a measurement to so many digits, whole ones without a point; none where it is not finite."""
    if not np.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else float(f"{number:.{digits}g}")


def evidence(matrix: DecisionMatrix, told: list[int]) -> dict[str, Any]:
    """Tell what measurements rest on: cells by site, criterion, and words for source, date, grade and note."""
    words: dict[str, int] = {}
    cells: list[tuple[int, ...]] = []
    by_site: dict[int, list[int]] = {}
    for site, at in sorted(matrix.evidence):
        by_site.setdefault(site, []).append(at)
    room, whole = EVIDENCE, True
    for site in told:
        for at in by_site.get(site, ()):
            proof = matrix.evidence[site, at]
            texts = [harmless(text) for text in (proof.source, proof.date, proof.quality, proof.note)]
            room -= sum(len(text) for text in {*texts} if text not in words) + FIXED
            whole = whole and room >= 0
            if not whole:
                break
            cells.append((site, at, *(words.setdefault(text, len(words)) for text in texts)))
    columns = [packed(column) for column in zip(*cells, strict=True)]
    return {"words": list(words), "cells": columns, "whole": whole and len(told) == len(matrix.sites)}


def plans(found: Sequence[Improvement], seen: Collection[int]) -> list[list[Any]]:
    """Give the numbers of sites, and for each by rank to reach the points it lacks and its plans.

    What is measured now at sites that are `seen` in the page is left out.
    """
    return [
        [site, [[one.to_rank, told(one.gap, 2), [_way(way, one, seen) for way in one.plans]] for one in goals]]
        for site, goals in groupby(found, key=lambda one: one.site)
    ]


def plan_draws(found: Sequence[Improvement]) -> dict[str, float] | None:
    """Give how many draws of weights the plans' shares are of, their seed, and half the widest bar in per cent."""
    if not found:
        return None
    widest = max((way.share_high - way.share_low for one in found for way in one.plans), default=0.0)
    return {"draws": found[0].draws, "seed": found[0].seed, "error": told(50 * widest, 1)}


def _way(way: Way, goal: Improvement, seen: Collection[int]) -> list[Any]:
    """Give a plan as kind and whether it gets there, cost, score, rank, share of weights, and all its changes.

    Where half a tenth of a point or more is because a site rises to the score to reach, or to spare, these points, and
    the site, follow.
    """
    matrix, changes = goal.ranking.matrix, list[Any]()
    for change in way.changes:
        now, then, digits = figures(change.now, change.then)
        there = matrix.words.get((goal.site, change.criterion), matrix.measurements[goal.site, change.criterion])
        known = goal.site in seen and digits <= SHOWN and change.now == there
        changes += [change.criterion, None if known else now, then, told(change.points, 2), told(change.cost, 2)]
    kind = 2 * KINDS.index(way.kind) + way.reachable
    risen = [told(way.rise, 2), way.rising[0]] if way.rise >= NOTABLE and way.rising else [0, 0]
    spare = [told(way.spare, 2)] if way.kind in FOR_STATED and way.spare >= NOTABLE else []
    beside = [*risen, *spare] if spare or risen[0] else []
    return [kind, told(way.cost, 2), told(way.score, 1), way.rank, told(way.share, 4), changes, *beside]


def told(number: float, digits: int) -> float | int:
    """Round a number as sentences do, whole ones without a point."""
    return short(float(half_even(number, digits))) or 0


def figures(now: float | str, then: float | str) -> tuple[float | int | str | None, float | int | str | None, int]:
    """Write worked-out measurements before and after a change in as many digits as sentences tell them with."""
    numbers = [end for end in (now, then) if not isinstance(end, str)]
    digits = digits_apart(*numbers) if len(numbers) > 1 else DIGITS
    before, after = (
        harmless(end) if isinstance(end, str) else short(float(f"{end:.{digits}g}"), digits) for end in (now, then)
    )
    return before, after, digits


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


def doubtful(matrix: DecisionMatrix) -> Packed:
    """Give the cells that may yet exclude a site, by site times criteria plus criterion."""
    sites = {site: at for at, site in enumerate(matrix.sites)}
    criteria = {name: at for at, name in enumerate(matrix.criteria)}
    return packed([sites[out.site] * len(criteria) + criteria[out.criterion] for out in matrix.doubtful])
