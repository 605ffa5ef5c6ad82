"""What a table of judgements comes to: one person's weights, with what contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from sitescore.assembly import without_sites
from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.judgements_file import JudgementTable
from sitescore.model.criteria import CriteriaSet
from sitescore.model.judged import weigh_by_names
from sitescore.model.weighting import Weighting, siblings
from sitescore.results.judged_weights import JudgedWeights
from sitescore.weighings import Weighing


def judged_weights(
    criteria: CriteriaSet, table: JudgementTable, *, asked: str, options: Mapping[str, object] | None = None
) -> JudgedWeights:
    """Work out the weights that one person's judgements give.

    Parameters
    ----------
    criteria : whose factors and criteria are judged; what is not judged keeps its weight
    table : from `read_judgements`, of one person
    asked : the name of the command
    options : kept in the result's provenance

    Raises
    ------
    InputError
        With every judgement that cannot be used, or if several people judged.
    """
    if len(table.people) > 1:
        what = f"several people answer in this table: {', '.join(table.people)}"
        raise refusal("SC503", Place(table.file), what, "ask `sitescore weights group` for all of them")
    judged = by_person(criteria, [table])
    (((_, varied), judgements),) = zip(judged.items(), table.people.values(), strict=True)
    before, after = (without_sites(which, options=options) for which in (criteria, varied))
    every = (*before.factors, *before.criteria)
    return JudgedWeights(
        matrix=after,
        asked=asked,
        judgements=judgements,
        stated={name: float(before.local[at]) for at, name in enumerate(every)},
        digest=table.digest,
        notices=after.notices,
    )


def by_person(criteria: CriteriaSet, tables: Sequence[JudgementTable]) -> dict[str, CriteriaSet]:
    """Put each person's judgements into the criteria; a person without a name is called by the file.

    Raises
    ------
    InputError
        With every judgement of everybody that cannot be used.
    """
    found: dict[str, CriteriaSet] = {}
    problems: list[Problem] = []
    for table in tables:
        for person, judgements in table.people.items():
            weighings, wrong = _weighed(criteria, table, person)
            problems += wrong
            name = _unused(person or PurePath(table.file).stem, found)
            if not wrong:
                weighting = Weighting(method=table.method, judgements={n: dict(g) for n, g in judgements.items()})
                found[name] = criteria.with_judgements(weighting, weighings)
    if problems:
        raise InputError(problems)
    return found


def _weighed(criteria: CriteriaSet, table: JudgementTable, person: str) -> tuple[dict[str, Weighing], list[Problem]]:
    tree = siblings(criteria.factors, criteria.criteria)
    weighings: dict[str, Weighing] = {}
    problems: list[Problem] = []
    for node, given in table.people[person].items():
        result, wrong = weigh_by_names(table.method, given, tree[node], {})
        whose = f"{person}, {node}" if person else node
        problems += [
            Problem("SC222", table.place(person, node, path), f"{whose}: {message}", hint)
            for path, message, hint in wrong
        ]
        if result is not None:
            weighings[node] = result
    return weighings, problems


def _unused(name: str, taken: Mapping[str, CriteriaSet]) -> str:
    """Return a name that nobody has yet."""
    again = 2
    unused = name
    while unused in taken:
        unused, again = f"{name} ({again})", again + 1
    return unused
