"""Why a site has its score, as a document."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.matrix import DecisionMatrix
from sitescore.report.document import Block, Column, Document, Heading, Line, Table, Tone
from sitescore.report.views.viewing import Viewing
from sitescore.results.explanation import Explanation

NAMED = 5


def explanation_view(explanation: Explanation, viewing: Viewing) -> Document:
    """Lay an explanation out."""
    words, matrix = viewing.words, explanation.ranking.matrix
    facts = {
        "name": matrix.names[explanation.site],
        "score": words.number(explanation.score),
        "worst": words.number(explanation.worst),
        "best": words.number(explanation.best),
        "known": words.percent(explanation.coverage),
    }
    if explanation.rank is None:
        title = words("explain_excluded", **facts)
    else:
        title = words("explain_title", rank=explanation.rank, of=len(explanation.ranking.sites), **facts)
    reasons = [e for e in matrix.excluded if e.site == matrix.sites[explanation.site]]
    blocks: list[Block] = [Heading(title), *(Line(words.exclusion(matrix, e), mark="x") for e in reasons)]
    if doubt := words.doubt(matrix, matrix.sites[explanation.site]):
        blocks.append(Line(doubt, tone="warning", mark="!"))
    blocks += [*_shared(explanation, viewing), _table(explanation, viewing)]
    if not explanation.ranking.matrix.known[explanation.site].all():
        blocks.append(Line(words("stands_in"), tone="faint"))
    blocks += [*_against_others(explanation, viewing), *_unknown(explanation, viewing)]
    return Document(blocks)


def _shared(explanation: Explanation, viewing: Viewing) -> Iterator[Line]:
    ranking, own = explanation.ranking, explanation.ranking.matrix.names[explanation.site]
    level = np.flatnonzero(ranking.ranks == explanation.rank) if explanation.rank is not None else np.array([], int)
    names = [ranking.names[at] for at in level if ranking.sites[at] != ranking.matrix.sites[explanation.site]]
    if names:
        yield Line(viewing.words("explain_shared", name=own, others=viewing.words.several(names, 5)), tone="strong")


def _table(explanation: Explanation, viewing: Viewing) -> Table:
    words, matrix, site = viewing.words, explanation.ranking.matrix, explanation.site
    columns = [
        Column(words("criterion")),
        Column(words("measured"), numeric=True, keep=6, least=16),
        Column(words("grade"), keep=2),
        Column(words("value"), numeric=True, keep=3),
        Column(words("points"), numeric=True),
        Column(words("of"), numeric=True, keep=5),
        Column(words("usual"), numeric=True, keep=4),
    ]
    rows: list[list[str]] = []
    tones: list[Tone] = []
    for name in tree_order(matrix):
        title = matrix.title(name, words.language)
        if name in matrix.factors:
            under = [at for at, c in enumerate(matrix.criteria) if matrix.nodes[c].parent == name]
            sums = [a[under].sum() for a in (explanation.contributions, 100 * matrix.weights, explanation.usual)]
            rows.append([title, "", "", "", *(words.number(x) for x in sums)])
            tones.append("strong")
            continue
        at = matrix.criteria.index(name)
        evidence = matrix.evidence.get((site, at))
        rows.append(
            [
                f"  {title}" if matrix.nodes[name].parent else title,
                words.measured(matrix, site, at),
                evidence.quality if evidence else "",
                words.number(matrix.values[site, at], 2),
                words.number(explanation.contributions[at]),
                words.number(100 * matrix.weights[at]),
                words.number(explanation.usual[at]),
            ]
        )
        tones.append("plain")
    total = [explanation.score, 100.0, explanation.usual.sum()]
    rows.append([words("total"), "", "", "", *(words.number(x) for x in total)])
    return Table(columns, rows, [*tones, "strong"])


def tree_order(matrix: DecisionMatrix) -> list[str]:
    """List each factor that has criteria of its own, with them; criteria at the top first."""
    order = [name for name in matrix.criteria if matrix.nodes[name].parent is None]
    for factor in matrix.factors:
        under = [name for name in matrix.criteria if matrix.nodes[name].parent == factor]
        order += [factor, *under] if under else []
    return order


def _against_others(explanation: Explanation, viewing: Viewing) -> Iterator[Block]:
    words, matrix, site = viewing.words, explanation.ranking.matrix, explanation.site
    ahead = np.nan_to_num(explanation.contributions - explanation.usual)
    known = matrix.known[site]
    for key, order in (
        ("strengths", np.argsort(-ahead, kind="stable")),
        ("weaknesses", np.argsort(ahead, kind="stable")),
    ):
        sign = 1 if key == "strengths" else -1
        found = [int(at) for at in order if known[at] and sign * ahead[at] > 0.05][:NAMED]
        if found:
            yield Heading(words(key), level=2)
        for at in found:
            yield Line(
                words(
                    "strength",
                    criterion=matrix.title(matrix.criteria[at], words.language),
                    points=words.number(explanation.contributions[at]),
                    of=words.number(100 * matrix.weights[at]),
                    usual=words.number(explanation.usual[at]),
                    measured=words.measured(matrix, site, at),
                ),
                tone="good" if sign > 0 else "bad",
                mark="+" if sign > 0 else "-",
            )


def _unknown(explanation: Explanation, viewing: Viewing) -> Iterator[Block]:
    words, matrix, site = viewing.words, explanation.ranking.matrix, explanation.site
    spread = 100 * (matrix.highest[site] - matrix.lowest[site]) * matrix.weights
    order = [int(at) for at in np.argsort(-spread, kind="stable") if not matrix.known[site, at]]
    if order:
        yield Heading(words("find_out"), level=2)
    for at in order[:NAMED]:
        title = matrix.title(matrix.criteria[at], words.language)
        yield Line(words("find_out_row", criterion=title, spread=words.number(spread[at])), mark="?")
    if len(order) > NAMED:
        yield Line(words("and_more", count=len(order) - NAMED), mark="?")
