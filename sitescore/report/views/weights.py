"""The weights of a criteria tree, as a document."""

from __future__ import annotations

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.weights_table import WeightsTable


def weights_view(weights: WeightsTable, viewing: Viewing) -> Document:
    """Lay the tree of weights out."""
    words, matrix = viewing.words, weights.matrix
    with_effect = bool(np.isfinite(weights.effective).any())
    columns = [
        Column(words("criterion")),
        Column(words("range"), numeric=True, keep=3),
        Column(words("local"), numeric=True, keep=5),
        Column(words("global"), numeric=True),
        *([Column(words("effective"), numeric=True)] if with_effect else []),
    ]
    rows = []
    for at, name in enumerate(weights.nodes):
        node = matrix.nodes[name]
        ends = node.points_range
        rows.append(
            [
                f"{'  ' * weights.depths[at]}{matrix.title(name, words.language)}",
                f"{words.figure(ends[0])}–{words.figure(ends[1])}" if ends else "",
                words.number(100 * weights.local[at]),
                words.number(100 * weights.overall[at]),
                *([words.number(100 * weights.effective[at])] if with_effect else []),
            ]
        )
    tones = ["strong" if name in matrix.factors else "plain" for name in weights.nodes]
    blocks: list[Block] = [
        Heading(words("weights_title", title=matrix.titles[words.language])),
        Table(columns, rows, tones),  # type: ignore[arg-type]
        Line(_legend(weights, viewing), tone="faint"),
    ]
    return Document(blocks)


def _legend(weights: WeightsTable, viewing: Viewing) -> str:
    if np.isfinite(weights.effective).any():
        return viewing.words("effective_legend")
    if not weights.matrix.scoring.additive:
        return viewing.words("effective_not_additive", method=weights.matrix.scoring.name)
    return viewing.words("no_effective")
