"""What no single entry of a criteria file can know: do the entries fit together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from sitescore.model.criterion import Criterion, Factor, Profile
from sitescore.model.hints import did_you_mean
from sitescore.model.parameters import Located
from sitescore.records import dataclass

SMALLEST, LARGEST = 1e-9, 1e15


@dataclass(frozen=True, slots=True)
class Parts:
    """What a criteria file consists of."""

    factors: Mapping[str, Factor]
    criteria: Mapping[str, Criterion]
    needs: Mapping[str, float]
    variations: Mapping[str, Mapping[str, Profile]]
    """Profiles and scenarios, by the name of their table."""


def cross_problems(parts: Parts) -> list[Located]:
    """List every name that leads nowhere, every circle, and every node without weight."""
    found = [*_twins(parts), *_lost_parents(parts), *_lost_needs(parts), *_profiles(parts)]
    return found or [*_circles(parts), *_weightless(parts)]


def _twins(parts: Parts) -> Iterator[Located]:
    for name in parts.criteria.keys() & parts.factors.keys():
        yield ("criteria", name), f"{name!r} is a factor and a criterion", "give one of them another id"


def _lost_parents(parts: Parts) -> Iterator[Located]:
    parents = [(("factors", n, "parent"), f.parent) for n, f in parts.factors.items()]
    parents += [(("criteria", n, "factor"), c.factor) for n, c in parts.criteria.items()]
    for path, parent in parents:
        if parent is not None and parent not in parts.factors:
            yield path, f"no factor {parent!r}", did_you_mean(parent, parts.factors)


def _lost_needs(parts: Parts) -> Iterator[Located]:
    for name, criterion in parts.criteria.items():
        asked = {
            "relative_to": criterion.relative_to,
            "knock_out": criterion.knock_out.need if criterion.knock_out else None,
        }
        for key, need in asked.items():
            if need is not None and need not in parts.needs:
                yield ("criteria", name, key), f"no need {need!r}", did_you_mean(need, parts.needs)
        divisor = parts.needs.get(criterion.relative_to or "", 1.0)
        if not SMALLEST <= divisor <= LARGEST:
            what = f"{name} is divided by it, so it must be above 0 and no more than {LARGEST:g}, got {divisor:g}"
            yield ("needs", criterion.relative_to or ""), what, ""
    for need, amount in parts.needs.items():
        if not 0 <= amount < math.inf:
            yield ("needs", need), f"a need must be a finite number, not negative, got {amount:g}", ""


def _profiles(parts: Parts) -> Iterator[Located]:
    nodes = [*parts.factors, *parts.criteria]
    every = [(table, name, p) for table, some in parts.variations.items() for name, p in some.items()]
    for where, name, profile in every:
        places = (("needs", profile.needs, parts.needs), ("weights", profile.weights, nodes),
                  ("knock_out", profile.knock_out, parts.criteria))  # fmt: skip
        for table, given, known in places:
            for key in given:
                if key not in known:
                    yield (where, name, table, key), f"{key!r} is not in this set", did_you_mean(key, known)
        for key, condition in profile.knock_out.items():
            if condition is not None and condition.need is not None and condition.need not in parts.needs:
                hint = did_you_mean(condition.need, parts.needs)
                yield (where, name, "knock_out", key), f"no need {condition.need!r}", hint
    for name in parts.variations["profiles"].keys() & parts.variations["scenarios"].keys():
        yield ("scenarios", name), f"{name!r} is a profile and a scenario", "give one of them another id"


def _circles(parts: Parts) -> Iterator[Located]:
    reported: set[str] = set()
    for start in parts.factors:
        seen: list[str] = []
        node: str | None = start
        while node is not None and node not in seen:
            seen.append(node)
            node = parts.factors[node].parent
        if node is not None and not reported & set(seen):
            circle = [*seen[seen.index(node) :], node]
            reported |= set(circle)
            yield (
                ("factors", node, "parent"),
                f"factors run in a circle: {' -> '.join(circle)}",
                "one needs another parent",
            )


def _weightless(parts: Parts) -> Iterator[Located]:
    children: dict[str | None, list[float]] = {name: [] for name in (None, *parts.factors)}
    for factor in parts.factors.values():
        children[factor.parent].append(factor.weight)
    for criterion in parts.criteria.values():
        children[criterion.factor].append(criterion.weight)
    for name, weights in children.items():
        path = ("factors", name) if name else ()
        where = f"under {name!r}" if name else "at the top"
        if not weights:
            yield path, f"the factor {name!r} has no criteria", "give it some, or take it out"
        elif sum(weights) <= 0:
            yield path, f"all weights {where} are 0", "at least one must be above 0"
