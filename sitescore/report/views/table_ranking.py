"""The ranking of a table in blocks as a document: the best rows, who is excluded, and all scores."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.codes import ON_READING
from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.ranking import listed_sites
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.table_ranking import TableRanking, coarser

BINS = 20
NAMED = 5
NOISE = 1e-9


def table_ranking_view(found: TableRanking, viewing: Viewing) -> Document:
    """Lay the ranking of a table out."""
    words, matrix = viewing.words, found.matrix
    facts = {"title": matrix.titles[words.language], "sites": words.figure(found.rows)}
    blocks: list[Block] = [Heading(words("rank_title", **facts, criteria=len(matrix.criteria)))]
    profile = matrix.provenance.options.get("profile")
    if profile:
        blocks.append(Line(words("profile", profile=profile)))
    if found.scored:
        blocks += listed_sites(found.ranking, viewing)
        blocks += _all_scores(found, words)
    blocks += _left_out(found, words)
    told = [notice for notice in found.notices if notice.kind not in ON_READING]
    blocks += [Line(words.notice(notice, matrix), tone="warning", mark="!") for notice in told]
    blocks += [Heading(words("verdict"), level=2), Line(_verdict(found, words), tone="strong")]
    return Document(blocks)


def progress_line(rows: int, words: Words) -> str:
    """Say how many rows have been worked on."""
    return words("table_progress", rows=words.figure(rows))


def _left_out(found: TableRanking, words: Words) -> Iterator[Block]:
    figures = {name: words.figure(getattr(found, name)) for name in ("rows", "scored", "excluded")}
    yield Line(words("table_counts", **figures))
    for name, condition in found.conditions.items():
        facts = {"criterion": found.matrix.title(name, words.language), "condition": condition}
        if found.knocked_out[name]:
            yield Line(words("table_out", **facts, count=words.figure(found.knocked_out[name])), mark="x")
        if found.doubtful[name]:
            yield Line(words("table_doubtful", **facts, count=words.figure(found.doubtful[name])), mark="?")
    unknown = sorted(((count, name) for name, count in found.unknown.items() if count), key=lambda item: -item[0])
    if unknown:
        cells = [f"{found.matrix.title(name, words.language)} {words.figure(count)}" for count, name in unknown]
        yield Line(words("table_unknown", cells=words.several(cells, NAMED)))


def _all_scores(found: TableRanking, words: Words) -> Iterator[Block]:
    yield Heading(words("all_scores"), level=2)
    ends = {name: words.number(getattr(found, name)) for name in ("least", "mean", "greatest")}
    yield Line(words("table_spread", **ends))
    if found.quantiles:
        shares = sorted(found.quantiles)
        heads = [Column(words.percent(share), numeric=True) for share in shares]
        scores = [words.number(found.quantiles[share], 2) for share in shares]
        yield Table([Column(words("share_below")), *heads], [[words("score"), *scores]])
    counts = coarser(found.histogram, BINS)
    width = 100 / BINS
    there = np.flatnonzero(counts)
    columns = [Column(words(key), numeric=True) for key in ("points_from", "row_count", "row_share")]
    rows = [
        [
            f"{words.figure(at * width)}–{words.figure((at + 1) * width)}",
            words.figure(counts[at]),
            words.percent(counts[at] / found.scored, 1),
        ]
        for at in range(there[0], there[-1] + 1)
    ]
    yield Table(columns, rows)
    if found.slack > NOISE:
        yield Line(words("table_accuracy", off=words.about(found.slack)), tone="faint")


def _verdict(found: TableRanking, words: Words) -> str:
    """Say who leads, and by how much where that is known."""
    ranking = found.ranking
    if not found.scored:
        return words("verdict_none")
    order = ranking.order
    score, leaders = (
        words.number(ranking.scores[order[0]]),
        [ranking.names[at] for at in order if ranking.ranks[at] == 1],
    )
    if len(leaders) > 1:
        return words("verdict_tie", leaders=words.several(leaders, NAMED), score=score)
    if len(order) == 1:
        return words("table_leads", leader=leaders[0], score=score)
    gap = words.gap(ranking.scores[order[0]] - ranking.scores[order[1]])
    return words("verdict_leads", leader=leaders[0], score=score, second=ranking.names[order[1]], gap=gap)
