"""Why one site is before another, as a document."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.core.checks import Floats
from sitescore.matrix import DecisionMatrix
from sitescore.report.document import Block, Column, Document, Heading, Line, Table, Tone
from sitescore.report.views.viewing import Viewing
from sitescore.results.explanation import Difference

NONE, SHOWN, WEAK = 0.005, 3, ("C", "D")


def difference_view(difference: Difference, viewing: Viewing) -> Document:
    """Lay a difference of two sites out."""
    words, matrix = viewing.words, difference.ranking.matrix
    scores = 100 * matrix.values @ matrix.weights
    facts = {
        "leader": matrix.names[difference.leader],
        "rival": matrix.names[difference.rival],
        "leader_score": words.number(scores[difference.leader]),
        "rival_score": words.number(scores[difference.rival]),
        "gap": words.gap(difference.gap),
    }
    tied = difference.gap <= 1e-10
    out = [e for e in matrix.excluded if e.site in (matrix.sites[difference.leader], matrix.sites[difference.rival])]
    blocks: list[Block] = [
        Heading(words("versus_tie" if tied else "versus_title", **facts)),
        *(Line(words.exclusion(matrix, e), mark="x") for e in out),
        *_table(difference, viewing),
    ]
    if not tied:
        blocks += [Heading(words("flips"), level=2), *_flips(difference, viewing)]
    pair = (difference.leader, difference.rival)
    blocks += weak_evidence(matrix, pair, difference.difference, viewing)
    return Document(blocks)


def _table(difference: Difference, viewing: Viewing) -> Iterator[Block]:
    words, matrix = viewing.words, difference.ranking.matrix
    columns = [
        Column(words("criterion"), least=14),
        Column(matrix.names[difference.leader], numeric=True, least=14),
        Column(matrix.names[difference.rival], numeric=True, least=14),
        Column(words("weight"), numeric=True, keep=3),
        Column(words("difference"), numeric=True),
    ]
    rows: list[list[str]] = []
    tones: list[Tone] = []
    alike = 0
    for at in np.argsort(-np.abs(difference.difference), kind="stable"):
        points = float(difference.difference[at])
        if abs(points) < NONE:
            alike += 1
            continue
        rows.append(
            [
                matrix.title(matrix.criteria[at], words.language),
                words.measured(matrix, difference.leader, int(at)),
                words.measured(matrix, difference.rival, int(at)),
                words.number(100 * matrix.weights[at]),
                f"{'+' if points > 0 else ''}{words.number(points, 2)}",
            ]
        )
        tones.append("good" if points > 0 else "bad")
    rows.append([words("total"), "", "", "", f"{'+' if difference.gap > 0 else ''}{words.number(difference.gap, 2)}"])
    yield Table(columns, rows, [*tones, "strong"])
    if alike:
        yield Line(words("no_difference", count=alike), tone="faint")
    if not matrix.known[[difference.leader, difference.rival]].all():
        yield Line(words("stands_in"), tone="faint")


def _flips(difference: Difference, viewing: Viewing) -> Iterator[Line]:
    words, matrix = viewing.words, difference.ranking.matrix
    titles = [matrix.title(name, words.language) for name in matrix.criteria]
    if np.isnan(difference.moved).any():
        yield Line(words("moved_never", leader=matrix.names[difference.leader]), mark="-")
    else:
        taken = [titles[at] for at in np.argsort(difference.moved) if difference.moved[at] < -1e-12]
        given = titles[int(np.argmax(difference.moved))]
        amount = words.number(100 * float(difference.moved.max()))
        yield Line(words("moved", amount=amount, taken=words.several(taken, SHOWN), given=given), mark="-")
        near = [int(at) for at in np.argsort(np.abs(difference.crossings - matrix.weights)) if
                np.isfinite(difference.crossings[at])]  # fmt: skip
        for at in near[:1]:
            facts = {"now": words.number(100 * matrix.weights[at]), "tie": words.number(100 * difference.crossings[at])}
            yield Line(words("crossing", criterion=titles[at], **facts), mark="-")
    for cell in difference.cells[:SHOWN]:
        yield Line(words(f"cell_{cell.effect}", **words.changed(matrix, cell)), mark="-")
    if not difference.cells:
        yield Line(words("no_single_cell"), mark="-")
    observed = [title for title, name in zip(titles, matrix.criteria, strict=True) if matrix.scales[name].observed]
    if observed:
        yield Line(words("scales_held", criteria=words.several(observed, 6)), tone="faint")


def weak_evidence(matrix: DecisionMatrix, pair: tuple[int, int], says: Floats, viewing: Viewing) -> Iterator[Block]:
    """Cells of two sites graded C or D, those of the criteria with the largest say, (criteria,), first."""
    words = viewing.words
    found = []
    for at, name in enumerate(matrix.criteria):
        for site in pair:
            evidence = matrix.evidence.get((site, at))
            if evidence and evidence.quality in WEAK and abs(says[at]) >= NONE:
                found.append((-abs(float(says[at])), site, at, name, evidence.quality))
    if found:
        yield Heading(words("weak_evidence"), level=2)
    for _, site, at, name, grade in sorted(found)[:SHOWN]:
        facts = {"site": matrix.names[site], "criterion": matrix.title(name, words.language), "grade": grade}
        yield Line(words("evidence_row", measured=words.measured(matrix, site, at), **facts), mark="-")
