"""Improvement plans, as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import digits_apart
from sitescore.results.improvement import NOTABLE, Change, Improvement, Way

SURER = ("robust", "chance")
"""Kinds of plans that are for other weights than the stated ones as well."""
TOLD, NAMED = 0.005, 3
"""Points from which on it is told that a plan has more, or fewer, than are missing; sites and criteria named then."""


def improvement_view(found: Improvement, viewing: Viewing) -> Document:
    """Lay improvement plans out."""
    words, matrix = viewing.words, found.ranking.matrix
    if found.rival is None:
        goal = words("goal_rank", rank=found.to_rank)
    else:
        goal = words("goal_beat", name=matrix.names[found.rival])
    blocks = list(_head(found, goal, viewing))
    if found.gap <= 0 and not found.plans:
        blocks.append(Line(words("improve_there" if found.rival is None else "improve_level"), tone="strong"))
        return Document(blocks)
    return Document([*blocks, *_plans(found, viewing, level=2), *_notes([found], viewing)])


def improvements_view(found: Sequence[Improvement], viewing: Viewing) -> Document:
    """Lay the plans of one site out, for one rank after the other; what holds for all of them is said once."""
    words = viewing.words
    if len(found) == 1:
        return Document([*improvement_view(found[0], viewing).blocks, *_farther(found, viewing)])
    blocks = list(_head(found[0], words("goal_up"), viewing))
    for one in found:
        key = "improve_admitted" if (one.to_rank or 0) > len(one.ranking.sites) else "improve_to"
        blocks += [Heading(words(key, rank=one.to_rank), level=2), *_plans(one, viewing, level=3)]
    return Document([*blocks, *_farther(found, viewing), *_notes(found, viewing)])


def _farther(found: Sequence[Improvement], viewing: Viewing) -> Iterator[Line]:
    """Say which command gives plans for higher ranks, where none was looked for though the nearer ones are reached."""
    last = found[-1]
    if (last.to_rank or 1) > 1 and last.reachable:
        site = quote(last.ranking.matrix.sites[last.site])
        yield Line(viewing.words("improve_farther", site=site), tone="faint")


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
    key = "plan_robust_not" if plan.kind in SURER and not plan.reachable else f"plan_{plan.kind}"
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
            *_step(found, change, viewing),
            f"+{words.number(change.points, 2)}",
            words.number(change.cost, 2),
        ]
        for change in plan.changes
    ]
    yield Table(columns, rows)
    yield from _balance(found, plan, viewing)


def _step(found: Improvement, change: Change, viewing: Viewing) -> list[str]:
    """Write from where to where a figure goes: as it is given, and in as many digits as tell the two apart."""
    matrix, words, now, then = found.ranking.matrix, viewing.words, change.now, change.then
    unit = words.unit(matrix.scales[matrix.criteria[change.criterion]].unit)
    if isinstance(now, str) or isinstance(then, str):
        return [end if isinstance(end, str) else f"{words.about(end)}{unit}" for end in (now, then)]
    digits = digits_apart(now, then)
    return [f"{words.figure(now, max(digits, 6))}{unit}", f"{words.about(then, digits)}{unit}"]


def _balance(found: Improvement, plan: Way, viewing: Viewing) -> Iterator[Line]:
    """Say where the points of a plan go that are more, or fewer, than are missing."""
    words, matrix = viewing.words, found.ranking.matrix
    if plan.rise >= NOTABLE:
        names = [matrix.names[at] for at in plan.rising]
        titles = [matrix.title(matrix.criteria[at], words.language) for at in plan.unsure]
        facts = {"sites": words.several(names, NAMED), "criteria": words.several(titles, NAMED)}
        yield Line(words("plan_rise", rise=words.number(plan.rise, 2), **facts))
    if plan.kind not in SURER and plan.spare >= NOTABLE:
        yield Line(words("plan_spare", spare=words.number(plan.spare, 2)))
    if plan.spare <= -TOLD:
        yield Line(words("plan_short", short=words.number(-plan.spare, 2)))
