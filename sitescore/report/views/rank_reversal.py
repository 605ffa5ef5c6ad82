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
    checks = list(next(iter(found.found.values()), {}))
    columns = [Column(words("method_col")), *(Column(words(f"check_{check}"), numeric=True) for check in checks)]
    rows = [[name, *(_count(result) for result in results.values())] for name, results in found.found.items()]
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


def _count(result: Reversals) -> str:
    return f"{result.reversals}/{result.trials}{'*' if result.exhaustive else ''}"


def _verdict(found: RankReversal, viewing: Viewing) -> list[str]:
    words, own = viewing.words, found.matrix.scoring.name
    sentences = []
    steady = [name for name, checks in found.found.items() if not any(one.reversals for one in checks.values())]
    if steady:
        sentences.append(words("audit_never", methods=words.several(steady)))
    checks = list(found.found.get(own, {}).values())
    turned = [one for one in checks if one.first]
    if checks and not turned:
        sentences.append(words("audit_own_keeps", method=own))
    if turned:
        named = dict(zip(found.matrix.sites, found.matrix.names, strict=True))
        first, second = (named[site] for site in found.names(turned[0])[:2])
        facts = {"count": sum(one.reversals for one in checks), "trials": sum(one.trials for one in checks)}
        sentences.append(words("audit_own_turns", method=own, first=first, second=second, **facts))
    return sentences
