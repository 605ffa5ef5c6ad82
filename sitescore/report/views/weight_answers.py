"""What weights mean, and which favour a site, as documents."""

from __future__ import annotations

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.weight_answers import BestFor, Equivalents


def equivalents_view(found: Equivalents, viewing: Viewing) -> Document:
    """Lay equivalent changes out."""
    words, matrix = viewing.words, found.matrix
    units = [matrix.scales[name].unit for name in matrix.criteria]
    facts = {
        "site": matrix.names[found.site],
        "criterion": matrix.title(matrix.criteria[found.criterion], words.language),
        **{
            key: f"{words.about(x)}{words.unit(units[found.criterion])}"
            for key, x in (("now", found.now), ("then", found.then))
        },
    }
    if found.points == 0:
        return Document([Line(words("equivalent_nothing", **facts), tone="strong")])
    columns = [
        Column(words("criterion")),
        Column(words("now_short"), numeric=True),
        Column(words("then_short"), numeric=True),
        Column(words("change_col"), numeric=True),
    ]
    rows = []
    for other in sorted(found.others, key=lambda item: item.then is None):
        unit = words.unit(units[other.criterion])
        title = matrix.title(matrix.criteria[other.criterion], words.language)
        if other.then is None:
            rows.append([title, f"{words.about(other.now)}{unit}", "–", "–"])
            continue
        change = other.then - other.now
        sign = "+" if change > 0 else ""
        rows.append(
            [title, *(f"{words.about(x)}{unit}" for x in (other.now, other.then)), f"{sign}{words.about(change)}"]
        )
    blocks: list[Block] = [
        Heading(words("equivalent_title", **facts, points=words.number(found.points, 2))),
        Table(columns, rows),
        Line(words("equivalent_legend"), tone="faint"),
    ]
    return Document(blocks)


def best_for_view(found: BestFor, viewing: Viewing) -> Document:
    """Lay the weights that favour a site out."""
    words, matrix = viewing.words, found.matrix
    within = words("best_any") if found.within is None else words("best_within", share=words.percent(found.within))
    facts = {"rank": found.rank, "best": found.best_rank, "worst": found.worst_rank}
    blocks: list[Block] = [Heading(words("best_title", site=matrix.names[found.site], within=within, **facts))]
    if not found.proven:
        blocks.append(Line(words("best_unproven"), tone="warning", mark="!"))
    if found.best_rank >= found.rank:
        return Document([*blocks, Line(words("best_already"), tone="strong")])
    change = found.weights - matrix.weights
    amount = words.number(100 * float(np.maximum(change, 0).sum()))
    blocks.append(Line(words("best_moved", best=found.best_rank, amount=amount), tone="strong"))
    columns = [
        Column(words("criterion")),
        Column(words("stated_col"), numeric=True),
        Column(words("for_best", best=found.best_rank), numeric=True),
        Column(words("change_col"), numeric=True),
    ]
    rows = [
        [
            matrix.title(matrix.criteria[at], words.language),
            words.number(100 * matrix.weights[at]),
            words.number(100 * found.weights[at]),
            f"{'+' if change[at] > 0 else ''}{words.number(100 * change[at])}",
        ]
        for at in np.argsort(-np.abs(change), kind="stable")
        if abs(change[at]) > 5e-5
    ]
    return Document([*blocks, Table(columns, rows)])
