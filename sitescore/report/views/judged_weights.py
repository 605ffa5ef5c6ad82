"""Weights from judgements, as a document."""

from __future__ import annotations

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.report.views.weighing_lines import weighing_lines
from sitescore.results.judged_weights import JudgedWeights


def judged_weights_view(judged: JudgedWeights, viewing: Viewing) -> Document:
    """Lay out the weights node by node, each with how consistent its judgements are."""
    words, matrix = viewing.words, judged.matrix
    every = (*matrix.factors, *matrix.criteria)
    title = words("judged_title", title=matrix.titles[words.language], method=matrix.provenance.weighting)
    columns = [
        Column(words("criterion")),
        Column(words("stated_col"), numeric=True, keep=4),
        Column(words("local"), numeric=True),
        Column(words("global"), numeric=True),
    ]
    blocks: list[Block] = [Heading(title)]
    for node, found in matrix.weighings.items():
        table = [
            [
                matrix.title(name, words.language),
                words.number(100 * judged.stated[name]),
                words.number(100 * share),
                words.number(100 * float(matrix.overall[every.index(name)])),
            ]
            for name, share in found.weights.items()
        ]
        blocks += [Table(columns, table), *weighing_lines(matrix, node, words)]
    blocks += [Line(words("judged_legend"), tone="faint"), Line(words("paste"), tone="faint")]
    return Document(blocks)
