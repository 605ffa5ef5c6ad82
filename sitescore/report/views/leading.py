"""The best of very many sites, as a document: in the draws, and by weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.sensitivity import TELLING, moved_sentence, up_to, winner_blocks
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.leading import LeadByWeights, Leading
from sitescore.results.ranking import Ranking, Surety
from sitescore.results.robustness import Robustness

NAMED = 4


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
    yield from standing(found, words)
    facts = {"came": words.figure(found.came_first), "of": words.figure(len(ranking.sites))}
    yield words("leading_came_first", **facts, others=words.percent(found.others_first))
    if found.by_weights is not None:
        yield from _by_weights(found.by_weights, viewing)


def standing(found: Leading, words: Words) -> Iterator[str]:
    """Say between which ranks the leader lies, and who comes first most often, as far as the draws can tell."""
    ranking, sure, at = found.ranking, found.surety, int(found.sites[0])
    low, high, sites = (words.figure(int(rank)) for rank in (sure.rank_low[at], sure.rank_high[at], len(ranking.sites)))
    yield words("leading_span", site=ranking.names[at], low=low, high=high, sites=sites)
    often = most_often(sure)
    if len(often) > 1:
        yield not_told_apart(found.ranking, sure, often, words)
    elif often[0] != at:
        yield words("leading_often", site=ranking.names[often[0]], share=words.percent(sure.first[often[0]]))


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


def not_told_apart(ranking: Ranking, sure: Surety | Robustness, level: Sequence[int], words: Words) -> str:
    """Say that the draws do not tell which of some sites comes first most often."""
    named = words.several([ranking.names[at] for at in level], NAMED)
    return words("not_told_apart", sites=named, draws=words.figure(sure.draws))


def most_often(sure: Surety | Robustness) -> list[int]:
    """List who comes first most often, and all whose error bars meet the bar of that one; the most often first.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> first = np.array([0.1, 0.5, 0.45])
    >>> most_often(SimpleNamespace(first=first, first_low=first - 0.03, first_high=first + 0.03))
    [1, 2]
    """
    order = np.argsort(-sure.first, kind="stable")
    return [int(at) for at in order if sure.first_high[at] >= sure.first_low[order[0]]]


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
