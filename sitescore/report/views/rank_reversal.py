"""Whether methods contradict themselves, as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.rank_reversal import RankReversal

if TYPE_CHECKING:
    from sitescore.core.agreement.reversals import Reversals


def rank_reversal_view(found: RankReversal, viewing: Viewing) -> Document:
    """Lay the counts out, a row a method, and say what they mean for the study's own method."""
    words = viewing.words
    columns = [Column(words("method_col")), *(Column(words(f"check_{check}"), numeric=True) for check in found.own)]
    own = words("audit_own", method=found.matrix.scoring.name)
    every = {own: found.own, **found.found}
    rows = [[name, *(_count(result) for result in results.values())] for name, results in every.items()]
    blocks: list[Block] = [
        Heading(words("audit_title", title=found.matrix.titles[words.language])),
        Table(columns, rows),
        Line(words("audit_legend", seed=found.seed, trials=found.trials), tone="faint"),
    ]
    if found.refused:
        blocks.append(Line(words("methods_refused"), tone="strong"))
        blocks += [Line(f"{name}: {reason}", mark="x") for name, reason in found.refused.items()]
    blocks += [Line(sentence, tone="strong") for sentence in _verdict(found, viewing)]
    return Document(blocks)


def _count(result: Reversals | None) -> str:
    return "–" if result is None else f"{result.reversals}/{result.trials}{'*' if result.exhaustive else ''}"


def _verdict(found: RankReversal, viewing: Viewing) -> list[str]:
    words, own = viewing.words, found.matrix.scoring.name
    steady = [name for name, checks in found.found.items() if all(one and not one.reversals for one in checks.values())]
    sentences = [words("audit_never", methods=words.several(steady))] if steady else []
    turned = {check: one for check, one in found.own.items() if one and one.first}
    if not turned:
        return [*sentences, words("audit_own_keeps", method=own)]
    named = dict(zip(found.matrix.sites, found.matrix.names, strict=True))
    counts = [f"{words(f'check_{check}')} {_count(one)}" for check, one in turned.items()]
    first, second = (named[site] for site in found.names(next(iter(turned.values())))[:2])
    return [*sentences, words("audit_own_turns", method=own, counts=", ".join(counts), first=first, second=second)]
