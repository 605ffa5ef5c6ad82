"""The weights of a criteria tree, as a document."""

from __future__ import annotations

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.report.views.weighing_lines import weighing_lines
from sitescore.report.wording import Words
from sitescore.results.weights_table import WeightsTable

SAID = ("inconsistent", "inconsistent_triad")
"""Notices that the lines on each node say more fully."""


def weights_view(weights: WeightsTable, viewing: Viewing) -> Document:
    """Lay the tree of weights out."""
    words, matrix = viewing.words, weights.matrix
    with_effect = bool(np.isfinite(weights.effective).any())
    origins = {matrix.nodes[name].origin for name in weights.nodes}
    with_origin = origins != {"stated"}
    columns = [
        Column(words("criterion")),
        Column(words("range"), numeric=True, keep=3),
        Column(words("local"), numeric=True, keep=5),
        Column(words("global"), numeric=True),
        *([Column(words("effective"), numeric=True)] if with_effect else []),
        *([Column(words("weight_from"), keep=4)] if with_origin else []),
    ]
    rows = []
    for at, name in enumerate(weights.nodes):
        node = matrix.nodes[name]
        ends = node.points_range
        rows.append(
            [
                f"{'  ' * weights.depths[at]}{matrix.title(name, words.language)}",
                f"{words.about(ends[0])}–{words.about(ends[1])}" if ends else "",
                words.number(100 * weights.local[at]),
                words.number(100 * weights.overall[at]),
                *([words.number(100 * weights.effective[at])] if with_effect else []),
                *([_origin(node.origin, words)] if with_origin else []),
            ]
        )
    tones = ["strong" if name in matrix.factors else "plain" for name in weights.nodes]
    blocks: list[Block] = [
        Heading(words("weights_title", title=matrix.titles[words.language])),
        Table(columns, rows, tones),  # type: ignore[arg-type]
        Line(_legend(weights, viewing), tone="faint"),
        *[line for node in matrix.weighings for line in weighing_lines(matrix, node, words)],
    ]
    blocks += [Line(words.notice(n, matrix), tone="warning", mark="!") for n in weights.notices if n.kind not in SAID]
    return Document(blocks)


def _origin(origin: str, words: Words) -> str:
    return words(f"origin_{origin}") if origin in ("stated", "profile") else origin


def _legend(weights: WeightsTable, viewing: Viewing) -> str:
    if np.isfinite(weights.effective).any():
        return viewing.words("effective_legend")
    if not weights.matrix.scoring.additive:
        return viewing.words("effective_not_additive", method=weights.matrix.scoring.name)
    return viewing.words("no_effective")
