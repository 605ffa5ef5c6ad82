"""Sites side by side, as a document."""

from __future__ import annotations

from sitescore.report.document import Block, Column, Document, Heading, Line, Table, Tone
from sitescore.report.views.viewing import Viewing
from sitescore.results.comparison import Comparison

ABREAST = 3


def comparison_view(comparison: Comparison, viewing: Viewing) -> Document:
    """Lay sites out side by side, three abreast so that a table fits 80 columns."""
    chosen = comparison.chosen
    blocks: list[Block] = [Heading(viewing.words("compare_title", count=len(chosen)))]
    matrix = comparison.ranking.matrix
    sites = {matrix.sites[at] for at in chosen}
    blocks += [Line(viewing.words.exclusion(matrix, e), mark="x") for e in matrix.excluded if e.site in sites]
    starts = range(0, len(chosen), ABREAST)
    blocks += [_table(comparison, viewing, chosen[start : start + ABREAST]) for start in starts]
    if not matrix.scoring.additive:
        blocks.append(Line(viewing.words("method_legend", method=matrix.scoring.name), tone="faint"))
    return Document(blocks)


def _table(comparison: Comparison, viewing: Viewing, chosen: tuple[int, ...]) -> Table:
    words, matrix = viewing.words, comparison.ranking.matrix
    factors = 100 * matrix.values @ matrix.within.T
    scores = dict(zip(comparison.chosen, comparison.scores, strict=True))
    rows: list[list[str]] = [[words("score"), *(words.number(scores[site]) for site in chosen)]]
    tones: list[Tone] = ["strong"]
    order: list[str | None] = [None, *matrix.factors]
    for factor in order:
        under = [at for at, name in enumerate(matrix.criteria) if matrix.nodes[name].parent == factor]
        if factor is not None:
            column = matrix.factors.index(factor)
            rows.append(
                [matrix.title(factor, words.language), *(words.number(factors[site, column]) for site in chosen)]
            )
            tones.append("strong")
        for at in under:
            rows.append(
                [
                    f"  {matrix.title(matrix.criteria[at], words.language)}",
                    *(words.measured(matrix, site, at) for site in chosen),
                ]
            )
            tones.append("plain")
    columns = [Column(words("criterion")), *(Column(matrix.names[site], numeric=True, least=14) for site in chosen)]
    return Table(columns, rows, tones)
