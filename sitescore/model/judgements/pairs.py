"""Judgements that compare siblings two by two, written ``"a / b" = …``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from sitescore.core.weighting.categories import CATEGORIES
from sitescore.model.judgements.form import Answers

BETWEEN = " / "
ALIKE = 0.01
"""Reciprocals of rounded figures, as 3 and 0.333, say the same."""
WON = {"more": 1.0, "equal": 0.5, "less": 0.0}


def comparisons(given: Mapping[str, Any], siblings: Sequence[str]) -> Answers:
    """Read ``"a / b" = 3``, how many times a counts as much as b; "1/3" in quotation marks is a third.

    Examples
    --------
    >>> comparisons({"a / b": 3}, ["a", "b"]).arguments[0]
    array([[ 1.,  3.],
           [nan,  1.]])
    """
    answers = Answers()
    table = np.where(np.eye(len(siblings), dtype=bool), 1.0, np.nan)
    for key, pair in _pairs(given, siblings, answers):
        times, back = answers.number(given[key], (key,)), pair[::-1]
        said = 1 / table[back] if math.isnan(table[pair]) else table[pair]
        if times <= 0:
            what = f"{key}: how many times as much must be above 0, got {times:g}"
            answers.refuse((key,), what, 'turn the pair round, or write "1/3"')
        elif abs(times / said - 1) > ALIKE:
            what = f"{key} is judged twice, and differently: {times:g} here, and {said:.4g} by what stands before"
            answers.refuse((key,), what, "keep one of them")
        elif math.isnan(said):
            table[pair] = times
    answers.arguments = (table,)
    return answers


def preferences(given: Mapping[str, Any], siblings: Sequence[str]) -> Answers:
    """Read ``"a / b" = "more"``, ``"equal"`` or ``"less"``: which is more important, for each two.

    Examples
    --------
    >>> preferences({"a / b": "more"}, ["a", "b"]).arguments[0]
    array([[0.5, 1. ],
           [0. , 0.5]])
    """
    answers = Answers()
    table = np.where(np.eye(len(siblings), dtype=bool), 0.5, np.nan)
    for key, pair in _pairs(given, siblings, answers):
        won = WON.get(given[key], math.nan) if isinstance(given[key], str) else as_won(given[key])
        if math.isnan(won):
            answers.refuse((key,), f"{key}: must be more, equal or less, got {given[key]!r:.40}")
        elif not math.isnan(table[pair]) and table[pair] != won:
            answers.refuse((key,), f"{key} is judged twice, and differently", "keep one of them")
        else:
            table[pair], table[pair[::-1]] = won, 1 - won
    for first, second in combinations(siblings, 2):
        if not answers.problems and math.isnan(table[siblings.index(first), siblings.index(second)]):
            answers.refuse((), f"nothing is said of {first}{BETWEEN}{second}", "each two are compared")
    answers.arguments = (table,)
    return answers


def as_won(given: Any) -> float:
    """Return 1, 0.5 or 0 as it is, and NaN for anything else."""
    return float(given) if given in WON.values() and not isinstance(given, bool) else math.nan


def attractions(given: Mapping[str, Any], siblings: Sequence[str]) -> Answers:
    """Read ``"a / b" = "weak"``, by how much swing a is more attractive than b, and ``a = "strong"``, than none.

    A span as ``"weak..strong"`` says that one hesitates.

    Examples
    --------
    >>> attractions({"a / b": "weak", "b": "moderate..extreme"}, ["a", "b"]).keywords["up_to"][1]
    array([nan,  0.,  6.])
    """
    answers = Answers()
    low = np.where(np.eye(len(siblings) + 1, dtype=bool), 0.0, np.nan)
    high = low.copy()
    against_none = {key: (siblings.index(key), len(siblings)) for key in given if key in siblings}
    pairs = _pairs({key: item for key, item in given.items() if key not in against_none}, siblings, answers)
    for key, pair in (*against_none.items(), *pairs):
        ends = str(given[key]).casefold().split("..")
        span = [_category(ends[0].strip()), _category(ends[-1].strip())]
        if len(ends) > 2 or math.isnan(sum(span)) or isinstance(given[key], bool):
            answers.refuse((key,), f"{key}: must be one of {', '.join(CATEGORIES)}, or a span, got {given[key]!r:.40}")
        elif not math.isnan(low[pair[::-1]]):
            answers.refuse((key,), f"{key} is judged twice, both ways round", "keep one of them")
        else:
            low[pair], high[pair] = span
    answers.arguments, answers.keywords = (low,), {"up_to": high}
    return answers


def _category(word: str) -> float:
    if word in CATEGORIES:
        return float(CATEGORIES.index(word))
    return float(word) if word.isdecimal() and int(word) < len(CATEGORIES) else math.nan


def _pairs(
    given: Mapping[str, Any], siblings: Sequence[str], answers: Answers
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each key that names two siblings, with their numbers; what is wrong with the others goes to `answers`."""
    for key in given:
        names = [name.strip() for name in key.split(BETWEEN.strip())]
        if len(names) != 2:
            answers.refuse((key,), f"{key!r} is not a pair", f'write "{BETWEEN.join(siblings[:2])}" = …')
            continue
        known = [answers.known(name, siblings, (key,)) for name in names]
        if names[0] == names[1]:
            answers.refuse((key,), f"{names[0]} is compared with itself", "take it out")
        elif all(known):
            yield key, (siblings.index(names[0]), siblings.index(names[1]))
