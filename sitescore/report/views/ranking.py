"""The ranking as a document: table, exclusions, data check, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from shlex import quote

import numpy as np

from sitescore.codes import ON_READING
from sitescore.core.checks import Integers
from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.evidence import EvidenceShares
from sitescore.results.ranking import Ranking

FEW, TOP = 30, 20
LIGHTS = ((80.0, "5 ++"), (60.0, "4 +"), (40.0, "3 o"), (20.0, "2 -"), (float("-inf"), "1 --"))
SHORT = 4
MOST_WEAK = 0.5
"""Share of a lead that may rest on weak evidence, or on figures not known, before it is said."""
NAMED_LEADERS, NAMED_REASONS, MOST_LEADERS = 3, 3, 5
"""Sites that share the lead of which cautions are told, and that are named."""


def ranking_view(ranking: Ranking, viewing: Viewing) -> Document:
    """Lay a ranking out."""
    words, matrix = viewing.words, ranking.matrix
    facts = {"title": matrix.titles[words.language], "sites": len(matrix.sites), "criteria": len(matrix.criteria)}
    blocks: list[Block] = [Heading(words("rank_title", **facts))]
    profile = matrix.provenance.options.get("profile")
    if profile:
        blocks.append(Line(words("profile", profile=profile)))
    if ranking.sites:
        blocks += listed_sites(ranking, viewing)
    blocks += [Line(words.exclusion(matrix, out), mark="x") for out in matrix.excluded[:TOP]]
    if len(matrix.excluded) > TOP:
        blocks.append(Line(words("and_more", count=len(matrix.excluded) - TOP), mark="x"))
    told = [notice for notice in ranking.notices if notice.kind not in ON_READING]
    if told:
        blocks.append(Heading(words("data_check"), level=2))
        blocks += [Line(words.notice(notice, matrix), tone="warning", mark="!") for notice in told]
    blocks.append(Heading(words("verdict"), level=2))
    blocks.append(Line(verdict(ranking, words), tone="strong"))
    blocks += [Line(caution, tone="warning", mark="!") for caution in cautions(ranking, words)]
    return Document(blocks, next_step=_next_step(ranking, viewing))


def verdict(ranking: Ranking, words: Words) -> str:
    """Say in one sentence who leads and how safely."""
    order = ranking.order
    if not len(order):
        return words("verdict_none")
    first = order[0]
    score = words.number(ranking.scores[first])
    leaders = [ranking.names[at] for at in order[: np.count_nonzero(ranking.ranks == 1)]]
    if len(order) == 1:
        return words("verdict_one", leader=leaders[0], score=score, known=words.percent(ranking.coverage[first]))
    if len(leaders) > 1:
        return _shared_lead(ranking, leaders, words)
    second = order[1]
    facts = {
        "leader": leaders[0],
        "score": score,
        "second": ranking.names[second],
        "gap": words.gap(ranking.scores[first] - ranking.scores[second]),
    }
    if ranking.surety is not None:
        facts["first"] = words.percent(ranking.surety.first[first])
    if not ranking.matrix.scoring.separable:
        return words("verdict_leads" if ranking.surety is None else "verdict_leads_drawn", **facts)
    rivals = int((np.delete(ranking.best, first) > ranking.worst[first]).sum())
    if not rivals:
        return words("verdict_safe", **facts)
    kind = "verdict_open" if ranking.surety is None else "verdict_drawn"
    return words(f"{kind}_one", **facts) if rivals == 1 else words(kind, **facts, count=rivals)


def _shared_lead(ranking: Ranking, leaders: Sequence[str], words: Words) -> str:
    """Name those that share the first place, and how often each comes first in the draws."""
    facts = {"leaders": words.several(leaders, MOST_LEADERS), "score": words.number(ranking.scores[ranking.order[0]])}
    if ranking.surety is None or all_alike(ranking, ranking.order[: len(leaders)]):
        return words("verdict_tie", **facts)
    first = ranking.surety.first[ranking.order[: min(len(leaders), MOST_LEADERS)]]
    shares = [f"{name} {words.percent(share)}" for name, share in zip(leaders, first, strict=False)]
    return words("verdict_tie_drawn", **facts, shares=", ".join(shares))


def all_alike(ranking: Ranking, sites: Integers) -> bool:
    """Tell whether ranked sites, by number, are measured alike and surely, so that no draw tells them apart."""
    matrix, rows = ranking.matrix, ranking.matrix.included[sites]
    unsure = (matrix.lowest[rows] < matrix.highest[rows]) | (np.nan_to_num(matrix.measured_spread[rows]) > 0)
    measured = (matrix.measurements, matrix.measured_low, matrix.measured_high, matrix.values)
    return not unsure.any() and all(
        np.array_equal(part[rows], np.broadcast_to(part[rows[:1]], part[rows].shape), equal_nan=True)
        for part in measured
    )


def listed_sites(ranking: Ranking, viewing: Viewing) -> Iterator[Block]:
    """Lay the table of sites out, and what its columns mean."""
    words, matrix, surety = viewing.words, ranking.matrix, ranking.surety
    spread = matrix.scoring.separable
    factors = [at for at, name in enumerate(matrix.factors) if matrix.nodes[name].parent is None]
    titles = [matrix.title(matrix.factors[at], words.language) for at in factors]
    short = abbreviations(titles)
    headings = (words("rank_span"), words("first_share")) if surety else ()
    columns = [
        Column("#", numeric=True),
        Column(words("site"), least=16),
        Column(words("score"), numeric=True),
        *(Column(label, numeric=not viewing.stoplight, keep=3) for label in short),
        *(Column(heading, numeric=True, keep=6) for heading in headings),
        *([Column(words("spread"), numeric=True, keep=2)] if spread else []),
        Column(words("known"), numeric=True, keep=4),
        *([_weak_column(ranking, words)] if _graded(ranking) else []),
    ]
    ranked = len(ranking.sites)
    shown = min(viewing.top or (ranked if ranked <= FEW else TOP), ranked)
    blank = matrix.blank(matrix.included[ranking.order[:shown]])[:, factors]
    yield Table(columns, [
        _row(ranking, int(at), dict(zip(factors, unknown, strict=True)), viewing)
        for at, unknown in zip(ranking.order[:shown], blank.tolist(), strict=True)
    ])  # fmt: skip
    if shown < ranked:
        yield Line(words("shown", shown=shown, ranked=ranked), tone="faint")
    if short != titles:
        yield Line(" · ".join(f"{a} {b}" for a, b in zip(short, titles, strict=True)), tone="faint")
    if viewing.stoplight:
        yield Line(words("stoplight_legend"), tone="faint")
    if blank.any():
        yield Line(words("factor_blank"), tone="faint")
    if surety:
        facts = {"draws": words.figure(surety.draws), "seed": surety.seed, "error": _error(ranking, words)}
        yield Line(words("surety_legend", **facts), tone="faint")
    yield Line(words("spread_legend" if spread else "known_legend"), tone="faint")
    if not matrix.scoring.additive:
        yield Line(words("method_legend", method=ranking.method), tone="faint")


def _row(ranking: Ranking, at: int, factors: Mapping[int, bool], viewing: Viewing) -> list[str]:
    """Write the row of a site, with the `factors` and whether nothing is known of them."""
    words, surety, spread = viewing.words, ranking.surety, ranking.matrix.scoring.separable
    cell = _light if viewing.stoplight else partial(words.number, digits=0)
    return [
        str(ranking.ranks[at]),
        ranking.names[at],
        words.number(ranking.scores[at]),
        *("?" if blank else cell(ranking.factor_scores[at, factor]) for factor, blank in factors.items()),
        *([f"{surety.rank_low[at]}–{surety.rank_high[at]}", words.percent(surety.first[at])] if surety else []),
        *([f"{words.number(ranking.worst[at], 0)}–{words.number(ranking.best[at], 0)}"] if spread else []),
        words.percent(ranking.coverage[at]),
        *([words.percent(found.weak_shares[at])] if (found := _graded(ranking)) else []),
    ]


def _graded(ranking: Ranking) -> EvidenceShares | None:
    """Return what the scores rest on, where there are grades to tell it by."""
    return ranking.evidence if ranking.evidence and ranking.evidence.graded else None


def _weak_column(ranking: Ranking, words: Words) -> Column:
    legend = words("weak_legend", grades=words.weak_grades(ranking.matrix))
    return Column(words("weak"), numeric=True, keep=1, legend=legend)


def _error(ranking: Ranking, words: Words) -> str:
    """Write half the widest error bar of the first-rank shares, in per cent."""
    if ranking.surety is None:
        return ""
    return words.number(50 * float((ranking.surety.first_high - ranking.surety.first_low).max()))


def abbreviations(titles: list[str]) -> list[str]:
    """Shorten titles to four letters or so, each different.

    Examples
    --------
    >>> abbreviations(["Services", "Services and safety", "Energy"])
    ['Serv', 'Ser2', 'Ener']
    """
    result: list[str] = []
    for title in titles:
        letters = "".join(ch for ch in title if ch.isalnum()) or "?"
        short, number = letters[:SHORT], 2
        while short in result:
            short, number = f"{letters[: SHORT - 1]}{number}", number + 1
        result.append(short)
    return result


def _light(score: float) -> str:
    return next(mark for least, mark in LIGHTS if round(score, 9) >= least)


def cautions(ranking: Ranking, words: Words) -> list[str]:
    """Say what a reader of the verdict must know beside it."""
    return [*favourite(ranking, words), *weak_lead(ranking, words), *doubtful_lead(ranking, words)]


def reasons(ranking: Ranking, words: Words) -> list[str]:
    """Say on which known figures the one leader of three sites or more is furthest before the median site."""
    matrix, order = ranking.matrix, ranking.order
    if len(order) < 3 or ranking.ranks[order[1]] == 1 or not matrix.scoring.additive:
        return []
    row = matrix.included[order[0]]
    ahead = np.where(matrix.known[row], matrix.weights * (matrix.values[row] - matrix.medians), 0.0)
    most = [at for at in np.argsort(-ahead, kind="stable")[:NAMED_REASONS] if ahead[at] > 0]
    titles = words.several([matrix.title(matrix.criteria[at], words.language) for at in most], NAMED_REASONS)
    return [words("reasons", leader=ranking.names[order[0]], criteria=titles)] if most else []


def favourite(ranking: Ranking, words: Words) -> list[str]:
    """Name the site that comes first most often in the draws, where that is not the leader."""
    surety = ranking.surety
    if surety is None or len(ranking.sites) < 2:
        return []
    often = int(surety.first.argmax())
    if ranking.ranks[often] == 1 or surety.first_low[often] <= surety.first_high[ranking.order[0]]:
        return []
    facts = {"site": ranking.names[often], "rank": int(ranking.ranks[often]), "leader": ranking.names[ranking.order[0]]}
    return [words("favourite", **facts, first=words.percent(surety.first[often]))]


def weak_lead(ranking: Ranking, words: Words) -> list[str]:
    """Say how much of the lead rests on weak evidence, or on none, where that is more than half of it."""
    found = _graded(ranking)
    if found is None or found.lead is None:
        return []
    lead = sum(found.lead.values())
    if found.weak_lead + found.unknown_lead <= MOST_WEAK * lead:
        return []
    facts = {"weak": words.number(found.weak_lead), "unknown": words.number(found.unknown_lead)}
    return [words("weak_lead", gap=words.gap(lead), grades=words.weak_grades(ranking.matrix), **facts)]


def doubtful_lead(ranking: Ranking, words: Words) -> list[str]:
    """Say which knock-outs may yet exclude those that lead, of which the first few are named."""
    leaders = [at for at in ranking.order[:NAMED_LEADERS] if ranking.ranks[at] == 1]
    return [told for at in leaders if (told := words.doubt(ranking.matrix, ranking.sites[at]))]


def _next_step(ranking: Ranking, viewing: Viewing) -> str:
    if len(ranking.sites) < 2 or viewing.file == "-":
        return ""
    first, second = ranking.order[:2]
    return viewing.words(
        "next_explain", file=viewing.file, leader=quote(ranking.sites[first]), second=quote(ranking.sites[second])
    )
