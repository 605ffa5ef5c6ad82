"""Improvement plans, as a document."""

from __future__ import annotations

from collections.abc import Iterator

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
    rank = "–" if found.rank is None else str(found.rank)
    title = words("improve_title", name=matrix.names[found.site], rank=rank, score=words.number(found.score), goal=goal)
    own = [e for e in matrix.excluded if e.site == matrix.sites[found.site]]
    blocks: list[Block] = [Heading(title), *(Line(words.exclusion(matrix, e), mark="x") for e in own)]
    if found.gap <= 0 and not found.plans:
        blocks.append(Line(words("improve_there"), tone="strong"))
        return Document(blocks)
    who = words.several([words(f"who_{name}") for name in found.controllable])
    missing = "improve_gap" if found.gap > 0 else "improve_lift"
    blocks.append(Line(words(missing, gap=words.number(found.gap, 2), who=who)))
    plans = [plan for plan in found.plans if plan.changes]
    if not plans:
        blocks.append(Line(words("improve_no_levers"), tone="warning", mark="!"))
    for number, plan in enumerate(plans, start=1):
        blocks += _plan(found, plan, number, viewing)
    if plans:
        blocks.append(Line(words("improve_effort", draws=words.figure(found.draws), seed=found.seed), tone="faint"))
    blocks.append(Line(words("improve_lost", points=words.number(found.out_of_reach))))
    if found.unknown:
        titles = [matrix.title(matrix.criteria[at], words.language) for at in found.unknown]
        blocks.append(Line(words("improve_unknown", criteria=words.several(titles, 6)), mark="?"))
    observed = [matrix.title(name, words.language) for name in matrix.criteria if matrix.scales[name].observed]
    if observed:
        blocks.append(Line(words("scales_held", criteria=words.several(observed, 6)), tone="faint"))
    return Document(blocks)


def _plan(found: Improvement, plan: Way, number: int, viewing: Viewing) -> Iterator[Block]:
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
        level=2,
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
