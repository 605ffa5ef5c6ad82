"""The verdict of the page: three sentences, and what else bears on it."""

from __future__ import annotations

import numpy as np

from sitescore.report.page.blocks import shown
from sitescore.report.views.leading import standing
from sitescore.report.views.ranking import doubtful_lead, favourite, reasons, verdict, weak_lead
from sitescore.report.views.sensitivity import let_in, plan_b, tolerance
from sitescore.report.views.survey import first_to_find_out
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.findings import Findings

SENTENCES = 3


def verdict_piece(found: Findings, words: Words) -> str:
    """Say in three sentences who leads and how surely, what would change that, and what to do first.

    Where there is nothing to do first, a second change is told.
    """
    return "".join(f'<p class="lead">{shown(sentence)}</p>' for sentence in _verdict(found, words)[0])


def beside_piece(found: Findings, words: Words) -> str:
    """List what else bears on the verdict: why the leader leads, and what is left of what would change it."""
    listed = "".join(f"<li>{shown(sentence)}</li>" for sentence in _verdict(found, words)[1])
    return f"<ul>{listed}</ul>" if listed else ""


def _verdict(found: Findings, words: Words) -> tuple[list[str], list[str]]:
    """Give the three sentences, fewer where there is no more to say, and the others."""
    ranking = found.ranking
    changes, steps = _changes(found, words), _steps(found, words)
    three = [verdict(ranking, words), *changes[:1], *steps[:1]]
    rest = [*changes[1:], *steps[1:]]
    lacking = SENTENCES - len(three)
    return three + rest[:lacking], [*reasons(ranking, words), *rest[lacking:], *_after_each(found, words)]


def _changes(found: Findings, words: Words) -> list[str]:
    """Say what would change who leads, and how far the lead can be relied on; what weighs most comes first."""
    ranking, told = found.ranking, favourite(found.ranking, words)
    if found.leading is not None:
        span, *often = standing(found.leading, words)
        told += [span] if told else [span, *often]
    if found.sensitivity is not None:
        told += let_in(found.sensitivity, words)
        if _leads_alone(found):
            told += [tolerance(found.sensitivity, Viewing(words=words)), *plan_b(found.sensitivity, words)]
    return told + weak_lead(ranking, words)


def _after_each(found: Findings, words: Words) -> list[str]:
    """Say who leads if one of those that share the lead falls out."""
    return [] if found.sensitivity is None or _leads_alone(found) else plan_b(found.sensitivity, words)


def _leads_alone(found: Findings) -> bool:
    return bool(np.count_nonzero(found.ranking.ranks == 1) == 1 < len(found.ranking.sites))


def _steps(found: Findings, words: Words) -> list[str]:
    """Say what to find out first."""
    told = doubtful_lead(found.ranking, words)
    if found.survey is not None and found.survey.cells:
        told.append(first_to_find_out(found.survey, Viewing(words=words)))
    return told
