"""The best of very many sites, as a document: in the draws, and by weights."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.sensitivity import TELLING, moved_sentence, up_to, winner_blocks
from sitescore.report.views.viewing import Viewing
from sitescore.results.leading import LeadByWeights, Leading


def leading_view(found: Leading, viewing: Viewing) -> Document:
    """Lay out what is known of the best sites where there are too many for the full analyses."""
    words, matrix, weights = viewing.words, found.ranking.matrix, found.by_weights
    blocks: list[Block] = [Heading(words("leading_title", title=matrix.titles[words.language]))]
    blocks += [Line(sentence, mark="*") for sentence in _panel(found, viewing)]
    if weights is not None and matrix.dropped.any():
        blocks.append(Line(words("sensitivity_held"), tone="warning", mark="!"))
    blocks.append(_table(found, viewing))
    sites = words.figure(len(found.ranking.sites))
    facts = {"draws": words.figure(found.surety.draws), "seed": found.surety.seed, "top": found.top, "sites": sites}
    blocks.append(Line(words("leading_columns", **facts), tone="faint"))
    if weights is not None:
        blocks.append(Line(words("leading_weights_columns"), tone="faint"))
        blocks += [Heading(words("stability_winner"), level=2), *winner_blocks(weights, viewing)]
    return Document(blocks)


def _panel(found: Leading, viewing: Viewing) -> Iterator[str]:
    words, ranking, sure = viewing.words, found.ranking, found.surety
    row = 0
    at = int(found.sites[row])
    width = float(sure.first_high[at] - sure.first_low[at])
    parts = words.barred(width, sure.first[at], sure.first_low[at], sure.first_high[at])
    (best,) = words.barred(float(found.top_high[row] - found.top_low[row]), found.top_share[row])
    shares = dict(zip(("first", "low", "high"), parts, strict=True))
    yield words("robust_verdict", site=ranking.names[at], **shares, top=found.top, best=best)
    often = int(np.argmax(sure.first))
    if often != at:
        yield words("leading_often", site=ranking.names[often], share=words.percent(sure.first[often]))
    facts = {"came": words.figure(found.came_first), "of": words.figure(len(ranking.sites))}
    yield words("leading_came_first", **facts, others=words.percent(found.others_first))
    if found.by_weights is not None:
        yield from _by_weights(found.by_weights, viewing)


def _by_weights(found: LeadByWeights, viewing: Viewing) -> Iterator[str]:
    words, names = viewing.words, found.ranking.names
    if found.rival < 0:
        yield words("panel_never_flips", leader=names[found.leader])
        return
    yield words("panel_tolerance_lead", radius=up_to(found.radius, viewing))
    yield moved_sentence(found, viewing)
    if found.possible:
        counts = {key: words.figure(int(found.possible[name].possible.sum())) for key, name in
                  (("quarter", "25"), ("ten", "10"))}  # fmt: skip
        yield words("leading_possible", **counts, of=words.figure(len(names)))


def _table(found: Leading, viewing: Viewing) -> Table:
    words, ranking, sure, weights = viewing.words, found.ranking, found.surety, found.by_weights
    columns = [
        Column("#", numeric=True),
        Column(words("site")),
        Column(words("score"), numeric=True, keep=4),
        Column(words("first_share"), numeric=True),
        Column(words("top_share", top=found.top), numeric=True, keep=8),
        Column(words("rank_span"), numeric=True),
    ]
    if weights is not None:
        columns += [Column(words("to_move"), numeric=True, keep=6), Column(words("all_off_by"), numeric=True, keep=6)]
        columns += [Column(f"±{stray} %", keep=3) for stray in weights.possible]
    rows = [
        [
            str(ranking.ranks[at]),
            ranking.names[at],
            words.number(ranking.scores[at]),
            _barred(sure.first[at], sure.first_low[at], sure.first_high[at], viewing),
            _barred(found.top_share[row], found.top_low[row], found.top_high[row], viewing),
            f"{words.figure(int(sure.rank_low[at]))}–{words.figure(int(sure.rank_high[at]))}",
            *([] if weights is None else _nearness(weights, int(at), viewing)),
        ]
        for row, at in enumerate(found.sites)
    ]
    return Table(columns, rows)


def _nearness(weights: LeadByWeights, at: int, viewing: Viewing) -> list[str]:
    """Say how near a site is to the lead, which is nothing to say of the leader."""
    words = viewing.words
    distance, radius = (float(part[at]) for part in (weights.distances, weights.radii))
    near = distance < TELLING / 10
    move, off = "", ""
    if at != weights.leader:
        move = words.number(100 * distance, 4 if near else 2) if np.isfinite(distance) else "–"
        off = words.percent(radius, 2 if near else 1) if np.isfinite(radius) else "–"
    can = [words("yes") if weights.possible[stray].possible[at] else "–" for stray in weights.possible]
    return [move, off, *can]


def _barred(share: float, low: float, high: float, viewing: Viewing) -> str:
    return f"{viewing.words.number(100 * share)} ±{viewing.words.number(50 * (high - low))}"
