"""Improvement plans, as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.improvement import Change, Improvement, Way


def improvement_view(found: Improvement, viewing: Viewing) -> Document:
    """Lay improvement plans out."""
    words, matrix = viewing.words, found.ranking.matrix
    if found.rival is None:
        goal = words("goal_rank", rank=found.to_rank)
    else:
        goal = words("goal_beat", name=matrix.names[found.rival])
    blocks = list(_head(found, goal, viewing))
    if found.gap <= 0 and not found.plans:
        blocks.append(Line(words("improve_there"), tone="strong"))
        return Document(blocks)
    return Document([*blocks, *_plans(found, viewing, level=2), *_notes([found], viewing)])


def improvements_view(found: Sequence[Improvement], viewing: Viewing) -> Document:
    """Lay the plans of one site out, for one rank after the other; what holds for all of them is said once."""
    if len(found) == 1:
        return improvement_view(found[0], viewing)
    words = viewing.words
    blocks = list(_head(found[0], words("goal_up"), viewing))
    for one in found:
        key = "improve_admitted" if (one.to_rank or 0) > len(one.ranking.sites) else "improve_to"
        blocks += [Heading(words(key, rank=one.to_rank), level=2), *_plans(one, viewing, level=3)]
    return Document([*blocks, *_notes(found, viewing)])


def _head(found: Improvement, goal: str, viewing: Viewing) -> Iterator[Block]:
    """Say whom it is about and what for, and what excludes it."""
    words, matrix = viewing.words, found.ranking.matrix
    rank = "–" if found.rank is None else str(found.rank)
    facts = {"name": matrix.names[found.site], "rank": rank, "score": words.number(found.score)}
    yield Heading(words("improve_title", **facts, goal=goal))
    for out in matrix.excluded:
        if out.site == matrix.sites[found.site]:
            yield Line(words.exclusion(matrix, out), mark="x")
    if doubt := words.doubt(matrix, matrix.sites[found.site]):
        yield Line(doubt, tone="warning", mark="!")


def _plans(found: Improvement, viewing: Viewing, *, level: int) -> Iterator[Block]:
    words = viewing.words
    who = words.several([words(f"who_{name}") for name in found.controllable])
    missing = "improve_gap" if found.gap > 0 else "improve_only_lift"
    yield Line(words(missing, gap=words.number(found.gap, 2), who=who))
    plans = _told(found)
    if not plans:
        yield Line(words("improve_no_levers"), tone="warning", mark="!")
    for number, plan in enumerate(plans, start=1):
        yield from _plan(found, plan, number, viewing, level)


def _told(found: Improvement) -> list[Way]:
    return [plan for plan in found.plans if plan.changes]


def _notes(goals: Sequence[Improvement], viewing: Viewing) -> Iterator[Block]:
    """Say what an effort is, and what no plan can do."""
    words, found = viewing.words, goals[-1]
    matrix = found.ranking.matrix
    if any(map(_told, goals)):
        yield Line(words("improve_effort", draws=words.figure(found.draws), seed=found.seed), tone="faint")
    yield Line(words("improve_lost", points=words.number(found.out_of_reach)))
    if found.unknown:
        titles = [matrix.title(matrix.criteria[at], words.language) for at in found.unknown]
        yield Line(words("improve_unknown", criteria=words.several(titles, 6)), mark="?")
    observed = [matrix.title(name, words.language) for name in matrix.criteria if matrix.scales[name].observed]
    if observed:
        yield Line(words("scales_held", criteria=words.several(observed, 6)), tone="faint")


def _plan(found: Improvement, plan: Way, number: int, viewing: Viewing, level: int) -> Iterator[Block]:
    words, matrix = viewing.words, found.ranking.matrix
    key = "plan_robust_not" if plan.kind in ("robust", "chance") and not plan.reachable else f"plan_{plan.kind}"
    width = plan.share_high - plan.share_low
    share, error = words.barred(width, plan.share, width / 2)
    yield Heading(
        words(
            key,
            number=number,
            cost=words.number(plan.cost, 2),
            score=words.number(plan.score),
            rank=plan.rank,
            share=share,
            error=error,
        ),
        level=level,
    )
    columns = [
        Column(words("criterion")),
        Column(words("now_short"), numeric=True),
        Column(words("then_short"), numeric=True),
        Column(words("points"), numeric=True),
        Column(words("effort"), numeric=True, keep=5),
    ]
    rows = [
        [
            matrix.title(matrix.criteria[change.criterion], words.language),
            _figure(found, change, change.now, viewing),
            _figure(found, change, change.then, viewing),
            f"+{words.number(change.points, 2)}",
            words.number(change.cost, 2),
        ]
        for change in plan.changes
    ]
    yield Table(columns, rows)


def _figure(found: Improvement, change: Change, figure: float | str, viewing: Viewing) -> str:
    if isinstance(figure, str):
        return figure
    matrix = found.ranking.matrix
    unit = matrix.scales[matrix.criteria[change.criterion]].unit
    return f"{viewing.words.about(figure)}{viewing.words.unit(unit)}"
