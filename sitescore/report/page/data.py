"""What the page's program works on, as plain data: values, weights, names, and the engine's answers."""

from __future__ import annotations

from typing import Any

import numpy as np

from sitescore.analysis.findings import PAIRED
from sitescore.matrix import DecisionMatrix
from sitescore.report.charts.theme import COLOURS
from sitescore.report.page.numbers import FEWER, FULL, MOST, packed, packed_values
from sitescore.report.page.site_data import (
    doubtful,
    evidence,
    exclusions,
    figures,
    measured,
    plan_draws,
    plans,
    rounded,
    short,
)
from sitescore.report.page.tongues import by_language
from sitescore.report.texts import LANGUAGES
from sitescore.report.texts.units import UNITS
from sitescore.report.views.ranking import LIGHTS
from sitescore.report.wording import BARE, Words, harmless
from sitescore.results.explanation import CellChange
from sitescore.results.findings import Curve, Findings
from sitescore.results.leading import LeadByWeights
from sitescore.results.sensitivity import Sensitivity

PLACE_KINDS = ("country", "region", "municipality")
MEASURED, CELLS = 100, 2000
"""Sites whose measurements are embedded, the best first, and about how many cells at most."""
WORTH_TOLD = 0.005
"""Points that finding out a cell is worth, from which on it is told."""
PLACED = 15
"""Sites and ranks in the table of how often each site takes each rank."""


def page_data(found: Findings, site: int | None = None) -> dict[str, Any]:
    """Give all that the page's program needs; nothing is worked out here but rounding, and shares of points.

    Sites are numbered as in the file, nodes factors first, then criteria. Columns of whole
    numbers are packed; those of ranked sites are in the order of the file, the excluded left out.
    Sources are told of the `site` that the page is about, if any, before those of others.
    """
    matrix = found.matrix
    told = _told_sites(found, site)
    return {
        "sites": [harmless(name) for name in matrix.names],
        "ids": list(matrix.sites),
        "nodes": [_node(found, at, name) for at, name in enumerate((*matrix.factors, *matrix.criteria))],
        "factors": len(matrix.factors),
        "colours": len(COLOURS),
        "parents": matrix.parents.tolist(),
        "local": _exact(matrix.local),
        **_scored(found),
        "grades": _grades(found),
        "surety": _surety(found),
        "curves": [_curve(one) for one in found.curves],
        "medians": rounded(matrix.medians, 6),
        "lights": [[least, mark] for least, mark in LIGHTS[:-1]] + [[0, LIGHTS[-1][1]]],
        "profiles": [_profile(found, name) for name in found.profiles],
        "stability": _stability(found),
        "leaders": _leaders(found),
        "measured": measured(matrix, told),
        "evidence": evidence(matrix, told),
        "places": _places(found),
        "sources": _sources(found),
        "lies_in": _lies_in(found),
        "open": _open_cells(found),
        "plans": plans(found.improvements, {*told}),
        "plan_draws": plan_draws(found.improvements),
        "flips": _flips(found),
        "paired": PAIRED,
        "excluded": exclusions(matrix),
        "doubtful": doubtful(matrix),
        "site": site,
    }


def _scored(found: Findings) -> dict[str, Any]:
    """Give the values that are ranked by, what they stand on, and the engine's ranks."""
    matrix, ranking = found.matrix, found.ranking
    decimals = MOST if matrix.values.size <= FULL else FEWER
    return {
        "decimals": decimals,
        "values": [packed_values(column, decimals) for column in matrix.values.T],
        "dropped": packed(np.flatnonzero(matrix.dropped)),
        "blank": packed(np.flatnonzero(matrix.blank(np.arange(len(matrix.sites))))),
        "additive": matrix.scoring.additive,
        "method": matrix.scoring.name,
        "scores": rounded(ranking.scores, 5) if matrix.values.size <= FULL or not matrix.scoring.additive else None,
        "ranks": packed(ranking.ranks),
        "coverage": packed_values(ranking.coverage, 2),
    }


def _told_sites(found: Findings, site: int | None) -> list[int]:
    """List the sites whose measurements are embedded: the best, and the excluded ones as far as there is room."""
    first = [] if site is None else [site]
    best = found.matrix.included[found.ranking.order].tolist()
    most = min(MEASURED, max(CELLS // len(found.matrix.criteria), PLACED))
    return list(dict.fromkeys([*first, *best, *range(len(found.matrix.sites))]))[:most]


def _node(found: Findings, at: int, name: str) -> dict[str, Any]:
    matrix, told = found.matrix, found.about.get(name)
    node = matrix.nodes[name]
    total = sum(other.points for other in matrix.nodes.values() if other.parent == node.parent)
    parts = {
        "band": None if node.points_range is None else [round(min(end / total, 1.0), 4) for end in node.points_range],
        "about": by_language(told.description) if told else None,
        "source": harmless(told.source) if told else None,
    }
    return {
        "id": name,
        "title": by_language(node.titles),
        "total": short(total),
        **{key: part for key, part in parts.items() if part and part != [""]},
        **(_scale(matrix, name) if at >= len(matrix.factors) else {}),
    }


def _scale(matrix: DecisionMatrix, name: str) -> dict[str, Any]:
    scale = matrix.scales[name]
    unit = "" if scale.unit.startswith(BARE) else scale.unit
    return {"unit": list(UNITS.get(unit, (unit,))), "who": scale.controllable}


def _grades(found: Findings) -> dict[str, Any] | None:
    """Give the grade that half of each score's points reach, and the share of it that is weak evidence."""
    shares = found.ranking.evidence
    if shares is None or not shares.graded:
        return None
    return {
        "names": [name if name in found.matrix.trust.grades else "" for name in shares.classes],
        "middle": packed(shares.middle_classes),
        "weak": packed_values(np.nan_to_num(shares.weak_shares), 2),
    }


def _surety(found: Findings) -> dict[str, Any] | None:
    surety = found.ranking.surety
    if surety is None:
        return None
    return {
        "draws": surety.draws,
        "seed": surety.seed,
        "first": packed_values(surety.first, 4),
        "low": packed(surety.rank_low),
        "high": packed(surety.rank_high),
    }


def _profile(found: Findings, name: str) -> dict[str, Any]:
    told = {"id": name, "title": by_language(found.titles[name]), "local": _exact(found.profiles[name])}
    if found.scenarios is None or name not in found.scenarios.names:
        return told
    leads = np.flatnonzero(found.scenarios.ranks[:, found.scenarios.names.index(name)] == 1)
    return {**told, "leads": leads.tolist()}


def _curve(curve: Curve | None) -> list[list[float | int | None]] | None:
    if curve is None:
        return None
    points = zip(curve.measurements.tolist(), curve.values.round(4).tolist(), strict=True)
    return [[short(at), value] for at, value in points]


def _stability(found: Findings) -> list[list[float]] | None:
    """Local weights of every node between which the winner stays."""
    weights = _of_weights(found)
    if weights is None:
        return None
    keeps = weights.stability["winner"]
    return [[float(low), float(high)] for low, high in zip(keeps.low.round(5), keeps.high.round(5), strict=True)]


def _leaders(found: Findings) -> list[list[list[float]]] | None:
    """By node, where each leader's stretch of the local weight begins, and its number among all sites."""
    weights = _of_weights(found)
    if weights is None or weights.leaders is None:
        return None
    number = found.matrix.included.tolist()
    return [
        [[round(float(start), 5), number[int(site)]] for start, site in zip(one.starts, one.sites, strict=True)]
        for one in weights.leaders
    ]


def _of_weights(found: Findings) -> Sensitivity | LeadByWeights | None:
    return found.sensitivity or (found.leading.by_weights if found.leading else None)


def _places(found: Findings) -> dict[str, Any] | None:
    """Sites by expected rank; for each, at every rank, the share of draws and half its bar."""
    robust = found.robustness
    if robust is None:
        return None
    shares = (robust.acceptability, (robust.acceptability_high - robust.acceptability_low) / 2)
    best = robust.order[:PLACED]
    table = np.stack(shares, axis=-1)[best, :PLACED]
    return {
        "sites": found.matrix.included[best].tolist(),
        "ranks": table.shape[1],
        "cells": packed_values(table.ravel(), 3),
    }


def _sources(found: Findings) -> list[list[Any]]:
    """List what makes the ranks uncertain, most first: its name by language, share and half its bar, alone, in all."""
    shares = found.robustness.shares if found.robustness else {}
    return [
        [by_language({language: Words(language)(f"group_{group}") for language in LANGUAGES}),
         *rounded([share.fair, share.fair_error, share.alone, share.total], 4)]
        for group, share in sorted(shares.items(), key=lambda item: -item[1].fair)
    ]  # fmt: skip


def _lies_in(found: Findings) -> list[list[Any]]:
    """List kinds of places that tell sites apart: the kind, its names in order, each site's by number, 0 for none."""
    told = []
    for kind in PLACE_KINDS:
        names, at = np.unique(["", *map(harmless, found.places.get(kind, ()))], return_inverse=True)
        if len(names) > 2:
            told.append([kind, names[1:].tolist(), packed(at[1:])])
    return told


def _open_cells(found: Findings) -> list[list[Any]] | None:
    """Cells worth finding out: site, criterion, worth in points, chance to change the choice, may exclude."""
    if found.survey is None:
        return None
    return [
        [cell.site, cell.criterion, round(cell.worth, 4), round(cell.chance, 4), int(cell.may_exclude)]
        for cell in found.survey.cells[:MEASURED]
        if cell.worth >= WORTH_TOLD or cell.may_exclude
    ]


def _flips(found: Findings) -> list[list[Any]]:
    """Pairs of sites with the figures that end the lead of the one: site, criterion, now, needed, effect."""
    return [
        [
            flip.leader,
            flip.rival,
            [[c.site, c.criterion, *figures(c.now, c.needed)[:2], *_outcome(c)] for c in flip.cells],
        ]
        for flip in found.flips
    ]


def _outcome(cell: CellChange) -> list[str]:
    """Give what a change does and how it is to be met, where it is not the usual tie at a figure."""
    return [] if (cell.effect, cell.relation) == ("tie", "=") else [cell.effect, cell.relation]


def _exact(shares: Any) -> list[float]:
    return [float(f"{share:.14g}") for share in shares]
