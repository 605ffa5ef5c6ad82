"""The same sites ranked by many methods, as a document."""

from __future__ import annotations

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.method_comparison import MethodComparison

NEARLY_ALL = 0.8


def method_comparison_view(found: MethodComparison, viewing: Viewing) -> Document:
    """Lay out who is first by which method, and how far the methods agree."""
    words = viewing.words
    blocks: list[Block] = [
        Heading(words("methods_title", title=found.ranking.matrix.titles[words.language], count=len(found.methods))),
        _sites(found, viewing),
        Line(words("methods_legend"), tone="faint"),
        _methods(found, viewing),
    ]
    if found.refused:
        blocks.append(Line(words("methods_refused"), tone="strong"))
        blocks += [Line(f"{name}: {reason}", mark="x") for name, reason in found.refused.items()]
    blocks += [
        Line(words("methods_same_values"), tone="faint"),
        *(Line(line, tone="strong") for line in _verdict(found, viewing)),
    ]
    return Document(blocks)


def _sites(found: MethodComparison, viewing: Viewing) -> Table:
    words, ranking, firsts = viewing.words, found.ranking, found.firsts
    columns = [
        Column("#", numeric=True),
        Column(words("site"), least=16),
        Column(words("consensus_col"), numeric=True, keep=7),
        Column(words("rank_span"), numeric=True),
        Column(words("firsts_col"), numeric=True),
    ]
    rows = [
        [
            str(ranking.ranks[at]),
            ranking.names[at],
            str(found.consensus[at]),
            f"{found.ranks[:, at].min()}–{found.ranks[:, at].max()}",
            str(firsts[at]),
        ]
        for at in ranking.order
    ]
    return Table(columns, rows)


def _methods(found: MethodComparison, viewing: Viewing) -> Table:
    words, names = viewing.words, found.ranking.names
    columns = [
        Column(words("method_col"), least=24),
        Column(words("first_by"), least=16),
        Column(words("agreement_col"), numeric=True),
    ]
    alike = sorted(found.alike, key=lambda group: (-np.nan_to_num(found.agreement[group[0]], nan=-2), group[0]))
    rows = [
        [
            ", ".join(found.methods[at] for at in group),
            words.several([names[site] for site in np.flatnonzero(found.ranks[group[0]] == 1).tolist()], most=1),
            words.number(found.agreement[group[0]], 2),
        ]
        for group in alike
    ]
    return Table(columns, rows)


def _verdict(found: MethodComparison, viewing: Viewing) -> list[str]:
    """Say whether the choice of method matters here, and where the methods part."""
    words, names, count = viewing.words, found.ranking.names, len(found.opinions)
    if count == 1:
        return [words("methods_one_opinion", count=len(found.methods))]
    leaders = np.flatnonzero(found.ranking.ranks == 1)
    leader = words.several([names[at] for at in leaders.tolist()], most=2)
    first = found.ranks[found.opinions] == 1
    agreed = int((first[:, leaders].all(axis=1) & (first.sum(axis=1) == leaders.size)).sum())
    facts = {"leader": leader, "agreed": agreed, "count": count}
    rivals = found.firsts.copy()
    rivals[leaders] = 0
    if agreed == count:
        sentence = words("methods_all", **facts)
    elif rivals.any():
        key = "methods_most" if agreed >= NEARLY_ALL * count else "methods_matter"
        sentence = words(key, **facts, rival=names[int(rivals.argmax())], times=int(rivals.max()))
    else:
        sentence = words("methods_shared", **facts)
    return [sentence, words("methods_agreement", concordance=words.number(found.concordance, 2))]
