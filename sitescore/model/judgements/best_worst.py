"""Judgements that compare the best sibling with all, and all with the worst."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from sitescore.model.judgements.form import Answers

KEYS = ("best", "worst", "best_to_others", "others_to_worst")


def best_and_worst(given: Mapping[str, Any], siblings: Sequence[str]) -> Answers:
    """Read ``best``, ``worst`` and how many times the best counts as much as each, and each as the worst.

    Best over itself, worst over itself, and best over worst in the second table may be left out.

    Examples
    --------
    >>> best_and_worst({"best": "b", "worst": "a", "best_to_others": {"a": 8, "c": 2},
    ...                 "others_to_worst": {"c": 4}}, ["a", "b", "c"]).arguments
    ([8.0, 1.0, 2.0], [1.0, 8.0, 4.0])
    """
    answers = Answers()
    if not answers.only(given, KEYS):
        return answers
    best, worst = given["best"], given["worst"]
    named = [answers.known(given[end], siblings, (end,)) for end in KEYS[:2]]
    if not all(named):
        return answers
    from_best = {best: 1, **answers.table(given, KEYS[2])}
    to_worst = {worst: 1, **answers.table(given, KEYS[3])}
    if worst in from_best:
        to_worst.setdefault(best, from_best[worst])
    elif best in to_worst:
        from_best[worst] = to_worst[best]
    for key, itself, table in ((KEYS[2], best, from_best), (KEYS[3], worst, to_worst)):
        if table[itself] != 1:
            answers.refuse((key, itself), f"{itself} counts once as much as itself, got {table[itself]!r:.40}")
    a = answers.numbers(from_best, siblings, (KEYS[2],))
    b = answers.numbers(to_worst, siblings, (KEYS[3],))
    answers.arguments = a, b
    if not answers.problems and not math.isclose(a[siblings.index(worst)], b[siblings.index(best)]):
        said = f"{from_best[worst]} in {KEYS[2]}, {to_worst[best]} here"
        answers.refuse((KEYS[3], best), f"{best} over {worst} is judged twice, and differently: {said}", "keep one")
    return answers
