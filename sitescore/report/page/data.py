"""What the page's program works on, as plain data: values, weights, names, and the engine's answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from sitescore.matrix import DecisionMatrix
from sitescore.report.page.numbers import FULL, packed
from sitescore.report.texts import LANGUAGES
from sitescore.report.texts.units import UNITS
from sitescore.report.views.ranking import LIGHTS
from sitescore.report.wording import BARE, Words, harmless
from sitescore.results.findings import Curve, Findings
from sitescore.results.improvement import Improvement, Way

MEASURED = 100
"""Sites whose measurements are embedded, the best first."""
PLACED = 15
"""Sites and ranks in the table of how often each site takes each rank."""
EVIDENCE = 40_000
"""Letters of sources, dates and notes that are embedded, of the best sites first."""


def page_data(found: Findings) -> dict[str, Any]:
    """Give all that the page's program needs; nothing is worked out here but rounding, and shares of points.

    Sites are numbered as in the file, nodes factors first, then criteria.
    """
    matrix, ranking = found.matrix, found.ranking
    told = _told_sites(found)
    return {
        "sites": [harmless(name) for name in matrix.names],
        "ids": list(matrix.sites),
        "nodes": [_node(found, at, name) for at, name in enumerate((*matrix.factors, *matrix.criteria))],
        "factors": len(matrix.factors),
        "parents": matrix.parents.tolist(),
        "local": [float(share) for share in matrix.local],
        "values": packed(matrix.values),
        "dropped": np.argwhere(matrix.dropped).tolist(),
        "additive": matrix.scoring.additive,
        "method": matrix.scoring.name,
        "scores": _rounded(ranking.scores, 5) if matrix.values.size <= FULL or not matrix.scoring.additive else None,
        "ranks": ranking.ranks.tolist(),
        "coverage": _whole(100 * ranking.coverage),
        "surety": _surety(found),
        "curves": [_curve(one) for one in found.curves],
        "medians": _rounded(matrix.medians, 6),
        "lights": [[least, mark] for least, mark in LIGHTS[:-1]] + [[0, LIGHTS[-1][1]]],
        "profiles": [_profile(found, name) for name in found.profiles],
        "stability": _stability(found),
        "leaders": _leaders(found),
        "measured": _measured(matrix, told),
        "evidence": _evidence(matrix, told),
        "places": _places(found),
        "open": _open_cells(found),
        "plans": [_improvement(one) for one in found.improvements],
        "excluded": _excluded(matrix),
    }


def _told_sites(found: Findings) -> list[int]:
    """List the sites whose measurements are embedded: the best, and the excluded ones as far as there is room."""
    matrix = found.matrix
    best = matrix.included[found.ranking.order].tolist()
    return [*best, *sorted(set(range(len(matrix.sites))) - set(best))][:MEASURED]


def _node(found: Findings, at: int, name: str) -> dict[str, Any]:
    matrix, told = found.matrix, found.about.get(name)
    node = matrix.nodes[name]
    total = sum(other.points for other in matrix.nodes.values() if other.parent == node.parent)
    return {
        "id": name,
        "title": _by_language(node.titles),
        "points": node.points,
        "band": None if node.points_range is None else [min(end / total, 1.0) for end in node.points_range],
        **({"about": _by_language(told.description), "source": harmless(told.source)} if told else {}),
        **(_scale(matrix, name) if at >= len(matrix.factors) else {}),
    }


def _scale(matrix: DecisionMatrix, name: str) -> dict[str, Any]:
    scale = matrix.scales[name]
    unit = "" if scale.unit.startswith(BARE) else scale.unit
    return {"unit": list(UNITS.get(unit, (unit,))), "who": scale.controllable}


def _surety(found: Findings) -> dict[str, Any] | None:
    surety = found.ranking.surety
    if surety is None:
        return None
    return {
        "draws": surety.draws,
        "seed": surety.seed,
        "first": _whole(1e4 * surety.first),
        "low": surety.rank_low.tolist(),
        "high": surety.rank_high.tolist(),
    }


def _profile(found: Findings, name: str) -> dict[str, Any]:
    titles = found.titles[name]
    return {"id": name, "title": _by_language(titles), "local": [float(share) for share in found.profiles[name]]}


def _curve(curve: Curve | None) -> list[list[float | int | None]] | None:
    if curve is None:
        return None
    points = zip(curve.measurements.tolist(), curve.values.round(4).tolist(), strict=True)
    return [[_short(at), value] for at, value in points]


def _stability(found: Findings) -> list[list[float]] | None:
    """Local weights of every node between which the winner stays."""
    if found.sensitivity is None:
        return None
    keeps = found.sensitivity.stability["winner"]
    return [[float(low), float(high)] for low, high in zip(keeps.low.round(6), keeps.high.round(6), strict=True)]


def _leaders(found: Findings) -> list[list[list[float]]] | None:
    """By node, where each leader's stretch of the local weight begins, and its number among all sites."""
    if found.sensitivity is None or found.sensitivity.leaders is None:
        return None
    number = found.matrix.included.tolist()
    return [
        [[round(float(start), 6), number[int(site)]] for start, site in zip(one.starts, one.sites, strict=True)]
        for one in found.sensitivity.leaders
    ]


def _measured(matrix: DecisionMatrix, told: list[int]) -> list[list[Any]]:
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
        return [_short(end) for end in ends] if np.isfinite(ends).any() else None
    return _short(number) if ends[0] == ends[1] else [_short(number), *map(_short, ends)]


def _short(number: float) -> float | int | None:
    if not np.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else float(f"{number:.6g}")


def _evidence(matrix: DecisionMatrix, told: list[int]) -> dict[str, Any]:
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
            fresh = sum(len(text) + 8 for text in (proof.source, proof.note) if text not in words) + 24
            whole = whole and room >= fresh
            if not whole:
                break
            room -= fresh
            source, note = (words.setdefault(harmless(text), len(words)) for text in (proof.source, proof.note))
            cells.append([site, at, source, proof.date, proof.quality, note])
    return {"words": list(words), "cells": cells, "whole": whole and len(told) == len(matrix.sites)}


def _places(found: Findings) -> list[list[Any]] | None:
    """Sites by expected rank, each with the share of draws at every rank and the ends of its bar, in per cent."""
    robust = found.robustness
    if robust is None:
        return None
    shares = (robust.acceptability, robust.acceptability_low, robust.acceptability_high)
    table = 100 * np.stack(shares, axis=-1)[:, :PLACED]
    number = found.matrix.included.tolist()
    return [[number[at], [_rounded(cell, 1) for cell in table[at]]] for at in robust.order[:PLACED].tolist()]


def _open_cells(found: Findings) -> list[list[Any]] | None:
    """Cells worth finding out: site, criterion, worth in points, chance to change the choice, may exclude."""
    if found.survey is None:
        return None
    return [
        [cell.site, cell.criterion, round(cell.worth, 4), round(cell.chance, 4), int(cell.may_exclude)]
        for cell in found.survey.cells[:MEASURED]
    ]


def _improvement(found: Improvement) -> dict[str, Any]:
    return {
        "site": found.site,
        "gap": round(found.gap, 4),
        "lost": round(found.out_of_reach, 4),
        "unknown": list(found.unknown),
        "reachable": found.reachable,
        "plans": [_plan(plan) for plan in found.plans],
    }


def _plan(plan: Way) -> dict[str, Any]:
    return {
        "kind": plan.kind,
        "reachable": plan.reachable,
        "cost": round(plan.cost, 4),
        "score": round(plan.score, 4),
        "rank": plan.rank,
        "share": round(plan.share, 4),
        "changes": [
            [
                change.criterion,
                _figure(change.now),
                _figure(change.then),
                round(change.points, 4),
                round(change.cost, 4),
            ]
            for change in plan.changes
        ],
    }


def _figure(figure: float | str) -> float | int | str | None:
    return harmless(figure) if isinstance(figure, str) else _short(float(f"{figure:.4g}"))


def _excluded(matrix: DecisionMatrix) -> list[list[Any]]:
    """Site, and why in each language."""
    number = {site: at for at, site in enumerate(matrix.sites)}
    return [[number[out.site], list(_reasons(matrix, out))] for out in matrix.excluded]


def _reasons(matrix: DecisionMatrix, out: Any) -> Iterator[str]:
    for language in LANGUAGES:
        yield harmless(Words(language).exclusion(matrix, out))


def _by_language(titles: Mapping[str, str]) -> list[str]:
    return [harmless(titles[language]) for language in LANGUAGES]


def _whole(numbers: Any) -> list[int]:
    return [int(number) for number in np.rint(numbers)]


def _rounded(numbers: Any, digits: int) -> list[float | int]:
    return [int(number) if number.is_integer() else number for number in (np.round(numbers, digits) + 0.0).tolist()]
