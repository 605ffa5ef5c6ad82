"""Why a site has its score, or is before another, as a document, where scores are not sums."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from sitescore.report.document import Block, Column, Document, Heading, Line, Table, Tone
from sitescore.report.views.difference import NONE, weak_evidence
from sitescore.report.views.viewing import Viewing
from sitescore.results.effects import Effects, Lead


def effects_view(found: Effects, viewing: Viewing) -> Document:
    """Lay out what each figure does to a site's score."""
    words, matrix, site = viewing.words, found.ranking.matrix, found.site
    columns = [
        Column(words("criterion")),
        Column(words("measured"), numeric=True, keep=6, least=16),
        Column(words("value"), numeric=True, keep=3),
        Column(words("median"), numeric=True, keep=3),
        Column(words("weight"), numeric=True, keep=2),
        Column(words("effect"), numeric=True),
    ]
    order = sorted(range(len(matrix.criteria)), key=lambda at: (-abs(float(found.effects[at])), at))
    rows = [
        [
            matrix.title(matrix.criteria[at], words.language),
            words.measured(matrix, site, at),
            words.number(matrix.values[site, at], 2),
            words.number(found.medians[at], 2),
            words.number(100 * matrix.weights[at]),
            _signed(found.effects[at], viewing),
        ]
        for at in order
    ]
    blocks = [*_heading(found, viewing), Table(columns, rows, _tones(found.effects[at] for at in order))]
    blocks.append(Line(words("effects_legend", method=found.ranking.method), tone="faint"))
    if not matrix.known[site].all():
        blocks.append(Line(words("stands_in"), tone="faint"))
    return Document(blocks)


def _heading(found: Effects, viewing: Viewing) -> Iterator[Block]:
    words, matrix, site = viewing.words, found.ranking.matrix, found.site
    facts = {
        "name": matrix.names[site],
        "score": words.number(found.score),
        "method": found.ranking.method,
        "known": words.percent(found.coverage),
    }
    if found.rank is None:
        yield Heading(words("effects_excluded", **facts))
    else:
        yield Heading(words("effects_title", rank=found.rank, of=len(found.ranking.sites), **facts))
    for reason in matrix.excluded:
        if reason.site == matrix.sites[site]:
            yield Line(words.exclusion(matrix, reason), mark="x")
    if math.isfinite(found.worst):
        yield Line(words("could_be", worst=words.number(found.worst), best=words.number(found.best)))


def lead_view(found: Lead, viewing: Viewing) -> Document:
    """Lay out what each criterion does for a lead."""
    words, matrix = viewing.words, found.ranking.matrix
    pair = (found.leader, found.rival)
    leader, rival = (matrix.names[site] for site in pair)
    scores = {
        "leader_score": words.number(found.leader_score),
        "rival_score": words.number(found.rival_score),
        "gap": words.number(found.gap),
    }
    out = [e for e in matrix.excluded if e.site in (matrix.sites[site] for site in pair)]
    shown = [at for at in found.order if abs(found.effects[at]) >= NONE]
    columns = [
        Column(words("criterion"), least=14),
        Column(leader, numeric=True, least=14),
        Column(rival, numeric=True, least=14),
        Column(words("weight"), numeric=True, keep=3),
        Column(words("effect"), numeric=True),
    ]
    rows = [
        [
            matrix.title(matrix.criteria[at], words.language),
            *(words.measured(matrix, site, at) for site in pair),
            words.number(100 * matrix.weights[at]),
            _signed(found.effects[at], viewing),
        ]
        for at in shown
    ]
    title = "versus_tie" if found.gap <= 1e-10 else "versus_title"
    blocks: list[Block] = [
        Heading(words(title, leader=leader, rival=rival, **scores)),
        *(Line(words.exclusion(matrix, e), mark="x") for e in out),
        Table(columns, rows, _tones(found.effects[at] for at in shown)),
    ]
    if len(shown) < len(matrix.criteria):
        blocks.append(Line(words("no_difference", count=len(matrix.criteria) - len(shown)), tone="faint"))
    facts = {"leader": leader, "rival": rival, "method": found.ranking.method}
    blocks.append(Line(words("lead_legend", **facts), tone="faint"))
    return Document([*blocks, *weak_evidence(matrix, pair, found.effects, viewing)])


def _signed(points: float, viewing: Viewing) -> str:
    return f"{'+' if points > 0 else ''}{viewing.words.number(points, 2)}"


def _tones(effects: Iterable[float]) -> list[Tone]:
    return ["plain" if abs(points) < NONE else "good" if points > 0 else "bad" for points in effects]
