"""How consistent the judgements of one node are, in sentences."""

from __future__ import annotations

from sitescore.matrix import DecisionMatrix
from sitescore.model.weighting import LIMIT
from sitescore.report.document import Line
from sitescore.report.wording import Words
from sitescore.weighings import Triad


def weighing_lines(matrix: DecisionMatrix, node: str, words: Words) -> list[Line]:
    """Say how a node's weights were found, what contradicts itself most, and what would mend it."""
    found = matrix.weighings[node]
    title = words.node(matrix, node)
    title = title[:1].upper() + title[1:]
    if found.consistency_ratio is None:
        return [Line(words("weighed_by", node=title, method=found.method), tone="faint")]
    ratio = words.number(found.consistency_ratio, 2)
    loose = found.consistency_ratio > LIMIT
    facts = {"node": title, "method": found.method, "ratio": ratio}
    if not loose:
        return [Line(words("judged_well", **facts))]
    lines = [Line(words("judged_loosely", **facts, limit=words.number(LIMIT)), tone="warning", mark="!")]
    lines += [Line(triad_sentence(matrix, triad, words)) for triad in found.triads]
    if found.mending:
        change = found.mending
        names = {"first": words.node(matrix, change.first), "second": words.node(matrix, change.second)}
        times = {"stated": words.times(change.stated), "proposed": words.times(change.proposed, 2)}
        after = words.number(change.consistency_ratio, 2)
        lines.append(Line(words("mend", **names, **times, ratio=after)))
    return lines


def triad_sentence(matrix: DecisionMatrix, triad: Triad, words: Words) -> str:
    """Say which three comparisons contradict each other, and what two of them have the third be."""
    upper, lower, across = triad.across
    keys = ("first", "second", "third", "upper", "lower")
    names = {key: words.node(matrix, name) for key, name in zip(keys, (*triad.names, upper, lower), strict=True)}
    said = zip(("before", "after", "across", "implied"), (*triad.stated[:2], across, triad.implied), strict=True)
    return words("triad", **names, **{key: words.times(times) for key, times in said})
