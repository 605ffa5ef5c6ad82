"""Judgements that put the siblings in an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sitescore.model.judgements.form import Answers

LEVEL = "="


def importance_order(given: Mapping[str, Any], siblings: Sequence[str]) -> Answers:
    """Read ``order = ["a", "b = c", "d"]``, the most important first, as ranks.

    Examples
    --------
    >>> importance_order({"order": ["c", "a = b"]}, ["a", "b", "c"]).arguments
    ([2, 2, 1],)
    """
    answers = Answers()
    if answers.only(given, ("order",)):
        groups = [[part.strip() for part in group.split(LEVEL)] for group in _texts(given, answers)]
        rank = {name: place for place, group in enumerate(groups, start=1) for name in group}
        _check(groups, siblings, answers)
        answers.arguments = ([rank[name] for name in siblings if name in rank],)
    return answers


def stepwise_order(given: Mapping[str, Any], siblings: Sequence[str]) -> Answers:
    """Read ``order = ["b", "a"]`` and ``steps = [0.25]``, by how much each is more important than the next.

    Examples
    --------
    >>> stepwise_order({"order": ["b", "a"], "steps": [0.25]}, ["a", "b"]).arguments
    ([1, 0], [0.25])
    """
    answers = Answers()
    if answers.only(given, ("order", "steps")):
        order, steps = _texts(given, answers), given["steps"]
        _check([[name] for name in order], siblings, answers)
        if not isinstance(steps, list | tuple):
            answers.refuse(("steps",), f"steps: must be a list of numbers, got {steps!r:.40}")
            return answers
        numbers = [answers.number(step, ("steps", at), least=0) for at, step in enumerate(steps)]
        answers.arguments = [list(siblings).index(name) for name in order if name in siblings], numbers
    return answers


def _texts(given: Mapping[str, Any], answers: Answers) -> list[str]:
    order = given["order"]
    if isinstance(order, list | tuple) and all(isinstance(item, str) for item in order):
        return list(order)
    answers.refuse(("order",), f"order: must be a list of names, the most important first, got {order!r:.40}")
    return []


def _check(groups: Sequence[Sequence[str]], siblings: Sequence[str], answers: Answers) -> None:
    """Ask for each sibling once."""
    seen: set[str] = set()
    for at, group in enumerate(groups):
        for name in group:
            if answers.known(name, siblings, ("order", at)) and name in seen:
                answers.refuse(("order", at), f"{name!r} stands twice", "name each once")
            seen.add(name)
    if groups and (missing := [name for name in siblings if name not in seen]):
        answers.refuse(("order",), f"nothing is said of {', '.join(missing)}", "all siblings are judged, or none")
