"""Judgements that give each sibling a number of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sitescore.model.judgements.form import Answers


def points_by_name(given: Mapping[str, Any], siblings: Sequence[str]) -> Answers:
    """Read ``a = 100``, ``b = 60``: points, swings or priorities.

    Examples
    --------
    >>> points_by_name({"b": 60, "a": 100}, ["a", "b"]).arguments
    ([100.0, 60.0],)
    """
    answers = Answers()
    answers.arguments = (answers.numbers(given, siblings),)
    return answers


def levels_and_points(given: Mapping[str, Any], siblings: Sequence[str]) -> Answers:
    """Read ``levels = { a = 1, b = 2 }`` and ``points = { a = 0, b = 1 }``.

    Examples
    --------
    >>> levels_and_points({"levels": {"a": 1, "b": 2}, "points": {"a": 0, "b": 1}}, ["a", "b"]).arguments
    ([1.0, 2.0], [0.0, 1.0])
    """
    answers = Answers()
    keys = ("levels", "points")
    if answers.only(given, keys):
        answers.arguments = tuple(answers.numbers(answers.table(given, key), siblings, (key,)) for key in keys)
    return answers
