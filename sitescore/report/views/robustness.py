"""How sure the ranking is, as a document."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.leading import most_often, not_told_apart
from sitescore.report.views.ranking import all_alike
from sitescore.report.views.viewing import Viewing
from sitescore.results.robustness import Robustness

MANY, NAMED = 30, 3
NOTABLE = 0.02


def robustness_view(found: Robustness, viewing: Viewing) -> Document:
    """Lay a robustness analysis out."""
    words, matrix = viewing.words, found.ranking.matrix
    blocks: list[Block] = [Heading(words("robustness_title", title=matrix.titles[words.language]))]
    blocks += [Line(sentence, mark="*") for sentence in _panel(found, viewing)]
    blocks.append(_table(found, viewing))
    blocks.append(Line(words("robust_columns", top=found.top), tone="faint"))
    blocks += _preferences(found, viewing)
    groups = words.several([words(f"group_{group}") for group in found.varied["groups"]])
    sampler = words(f"sampler_{found.sampler}", replicates=found.replicates)
    facts = {"draws": words.figure(found.draws), "seed": found.seed, "sampler": sampler}
    blocks.append(Line(words("robust_draws", **facts, varied=groups or "–"), tone="faint"))
    return Document(blocks)


def _panel(found: Robustness, viewing: Viewing) -> Iterator[str]:
    words, ranking = viewing.words, found.ranking
    if not found.varied["groups"]:
        yield words("robust_none")
    if len(ranking.sites) == 1:
        yield words("panel_alone", leader=ranking.names[0])
        return
    leaders = [ranking.names[at] for at in ranking.order if ranking.ranks[at] == 1]
    if len(leaders) > 1:
        yield words("panel_tie", leaders=words.several(leaders, 5))
    order = np.argsort(-np.round(found.first, 9), kind="stable")
    level_with_it = np.flatnonzero(ranking.scores == ranking.scores[order[0]])
    alike = [int(at) for at in level_with_it if all_alike(ranking, np.array([order[0], at]))]
    level = most_often(found) if found.varied["groups"] and len(alike) < 2 else []
    if len(alike) > 1:
        names = words.several([ranking.names[at] for at in alike], NAMED)
        yield words("robust_alike", sites=names, share=words.percent(float(found.first[alike].sum())))
    else:
        yield from _often(found, order[:1] if len(level) > 1 else order[:2], viewing)
    if len(level) > 1:
        yield not_told_apart(ranking, found, level, words)
    if len(found.shares) > 1:
        parts = sorted(found.shares.items(), key=lambda item: -item[1].fair)
        named = [
            words(
                "robust_driver_part",
                group=words(f"group_{group}"),
                **_with_error(share.fair, share.fair_error, viewing),
            )
            for group, share in parts
        ]
        yield words("robust_driver", parts=words.several(named))
    figures = {"figure": found.decisiveness, "low": found.decisiveness_low, "high": found.decisiveness_high}
    yield words("robust_decisive", **{name: words.number(figure, 2) for name, figure in figures.items()})


def _often(found: Robustness, sites: Integers, viewing: Viewing) -> Iterator[str]:
    """Say how often the site that is first most often is, and the next."""
    words, names = viewing.words, found.ranking.names
    verdict = "robust_verdict" if 1 < found.top < len(names) else "robust_verdict_first"
    for key, at in zip((verdict, "robust_rival"), sites, strict=False):
        low, high = found.first_low[at], found.first_high[at]
        shares = dict(zip(("first", "low", "high"), words.barred(high - low, found.first[at], low, high), strict=True))
        (best,) = words.barred(found.top_high[at] - found.top_low[at], found.top_share[at])
        yield words(key, site=names[at], **shares, top=found.top, best=best)


def _with_error(share: float, error: float, viewing: Viewing) -> dict[str, str]:
    return dict(zip(("share", "error"), viewing.words.barred(2 * error, share, error), strict=True))


def _table(found: Robustness, viewing: Viewing) -> Table:
    words, ranking = viewing.words, found.ranking
    columns = [
        Column("#", numeric=True),
        Column(words("site")),
        Column(words("score"), numeric=True, keep=4),
        Column(words("first_share"), numeric=True),
        Column(words("top_share", top=found.top), numeric=True, keep=8),
        Column(words("rank_span"), numeric=True),
        Column(words("mean_rank"), numeric=True, keep=6),
        Column(words("sure"), numeric=True, keep=3, least=9),
        Column(words("rank_reach"), numeric=True, keep=2),
    ]
    rows = [
        [
            str(ranking.ranks[at]),
            ranking.names[at],
            words.number(ranking.scores[at]),
            _bar(found.first, found.first_low, found.first_high, int(at), viewing),
            _bar(found.top_share, found.top_low, found.top_high, int(at), viewing),
            f"{found.rank_low[at]}–{found.rank_high[at]}",
            f"{words.number(found.expected_rank[at])} ±{words.number(found.expected_error[at], 2)}",
            words.percent(found.confidence[at]) if found.first[at] > 0 else "–",
            f"{found.rank_low_low[at]}–{found.rank_high_high[at]}",
        ]
        for at in found.order[:MANY]
    ]
    return Table(columns, rows, beyond=max(len(found.order) - MANY, 0))


def _bar(share: Floats, low: Floats, high: Floats, at: int, viewing: Viewing) -> str:
    half = viewing.words.number(50 * (high[at] - low[at]))
    return f"{viewing.words.number(100 * share[at])} ±{half}"


def _preferences(found: Robustness, viewing: Viewing) -> Iterator[Block]:
    """Say for the sites that come first often which criteria then weigh more than in all draws, beyond the bar."""
    words, matrix = viewing.words, found.ranking.matrix
    known, values = (part[matrix.included] for part in (matrix.known & matrix.applicable, matrix.values))
    telling = np.where(known, values, -np.inf).max(axis=0) > np.where(known, values, np.inf).min(axis=0)
    contenders = [int(at) for at in np.argsort(-found.first, kind="stable") if found.first[at] >= NOTABLE][:5]
    average = found.first @ np.nan_to_num(found.central_weights) / found.first.sum()
    lines = []
    for site in contenders:
        more = found.central_weights[site] - np.nan_to_num(found.central_error[site], nan=np.inf) - average
        heavier = [at for at in np.argsort(-np.where(telling, more, -1))[:NAMED] if telling[at] and more[at] > 0.0005]
        titles = words.several([matrix.title(matrix.criteria[at], words.language) for at in heavier])
        if titles:
            lines.append(Line(words("robust_prefers", site=found.ranking.names[site], criteria=titles), mark="-"))
    if lines:
        yield Heading(words("who_wins_when"), level=2)
        yield from lines
