"""What no single entry of a criteria file can know: do the entries fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sitescore.model.parameters import Located

if TYPE_CHECKING:
    from sitescore.model.criteria import CriteriaSet


def cross_problems(criteria: CriteriaSet) -> list[Located]:
    """List every name that leads nowhere, every circle, and every node without weight."""
    found = [*_twins(criteria), *_lost_parents(criteria), *_lost_needs(criteria), *_profiles(criteria)]
    return found or [*_circles(criteria), *_weightless(criteria)]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint naming the nearest known name, or all of them if they are few."""
    names = list(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"there are {', '.join(names)}" if 0 < len(names) <= 12 else ""


def _twins(criteria: CriteriaSet) -> Iterator[Located]:
    for name in criteria.criteria.keys() & criteria.factors.keys():
        yield ("criteria", name), f"{name!r} is a factor and a criterion", "give one of them another id"


def _lost_parents(criteria: CriteriaSet) -> Iterator[Located]:
    parents = [(("factors", n, "parent"), f.parent) for n, f in criteria.factors.items()]
    parents += [(("criteria", n, "factor"), c.factor) for n, c in criteria.criteria.items()]
    for path, parent in parents:
        if parent is not None and parent not in criteria.factors:
            yield path, f"no factor {parent!r}", did_you_mean(parent, criteria.factors)


def _lost_needs(criteria: CriteriaSet) -> Iterator[Located]:
    for name, criterion in criteria.criteria.items():
        asked = {
            "relative_to": criterion.relative_to,
            "knock_out": criterion.knock_out.need if criterion.knock_out else None,
        }
        for key, need in asked.items():
            if need is not None and need not in criteria.needs:
                yield ("criteria", name, key), f"no need {need!r}", did_you_mean(need, criteria.needs)
        divisor = criteria.needs.get(criterion.relative_to or "", 1.0)
        if divisor <= 0:
            yield ("needs", criterion.relative_to or ""), f"{name} is divided by it, so it must be above 0", ""
    for need, amount in criteria.needs.items():
        if amount < 0:
            yield ("needs", need), f"a need must not be negative, got {amount:g}", ""


def _profiles(criteria: CriteriaSet) -> Iterator[Located]:
    nodes = [*criteria.factors, *criteria.criteria]
    for name, profile in criteria.profiles.items():
        places = (
            ("needs", profile.needs, criteria.needs),
            ("weights", profile.weights, nodes),
            ("knock_out", profile.knock_out, criteria.criteria),
        )
        for table, given, known in places:
            for key in given:
                if key not in known:
                    yield ("profiles", name, table, key), f"{key!r} is not in this set", did_you_mean(key, known)
        for key, condition in profile.knock_out.items():
            if condition is not None and condition.need is not None and condition.need not in criteria.needs:
                hint = did_you_mean(condition.need, criteria.needs)
                yield ("profiles", name, "knock_out", key), f"no need {condition.need!r}", hint


def _circles(criteria: CriteriaSet) -> Iterator[Located]:
    reported: set[str] = set()
    for start in criteria.factors:
        seen: list[str] = []
        node: str | None = start
        while node is not None and node not in seen:
            seen.append(node)
            node = criteria.factors[node].parent
        if node is not None and not reported & set(seen):
            circle = [*seen[seen.index(node) :], node]
            reported |= set(circle)
            yield (
                ("factors", node, "parent"),
                f"factors run in a circle: {' -> '.join(circle)}",
                "one needs another parent",
            )


def _weightless(criteria: CriteriaSet) -> Iterator[Located]:
    children: dict[str | None, list[float]] = {name: [] for name in (None, *criteria.factors)}
    for factor in criteria.factors.values():
        children[factor.parent].append(factor.weight)
    for criterion in criteria.criteria.values():
        children[criterion.factor].append(criterion.weight)
    for name, weights in children.items():
        path = ("factors", name) if name else ()
        where = f"under {name!r}" if name else "at the top"
        if not weights:
            yield path, f"the factor {name!r} has no criteria", "give it some, or take it out"
        elif sum(weights) <= 0:
            yield path, f"all weights {where} are 0", "at least one must be above 0"
