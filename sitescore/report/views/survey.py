"""What to find out first, as a document."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.survey import Survey

SHOWN, GROUPS = 15, 6
WORTH_SHOWING = 5e-3


def survey_view(found: Survey, viewing: Viewing) -> Document:
    """Lay the value of information out."""
    words, matrix = viewing.words, found.ranking.matrix
    blocks: list[Block] = [Heading(words("survey_title", title=matrix.titles[words.language]))]
    if not found.cells:
        return Document([*blocks, Line(words("survey_none_open"), tone="strong")])
    blocks.append(Line(first_to_find_out(found, viewing), tone="strong"))
    blocks.append(Line(words("survey_everything", worth=words.number(found.evpi, 2))))
    knock_outs = [cell for cell in found.cells if cell.may_exclude]
    if knock_outs:
        names = dict.fromkeys(matrix.title(matrix.criteria[cell.criterion], words.language) for cell in knock_outs)
        blocks.append(
            Line(words("survey_excludes", count=len(knock_outs), criteria=words.several(list(names))), mark="!")
        )
    blocks += [Heading(words("survey_cells"), level=2), *_cells(found, viewing), *_groups(found, viewing)]
    assumed = words(f"survey_as_{found.missing}")
    blocks.append(Line(words("survey_legend", assumed=assumed), tone="faint"))
    return Document(blocks)


def first_to_find_out(found: Survey, viewing: Viewing) -> str:
    """Say which figure is most worth finding out, of a study in which any is open."""
    words, matrix, cell = viewing.words, found.ranking.matrix, found.cells[0]
    if cell.worth < WORTH_SHOWING:
        best = int(np.argmax(found.sites))
        if found.sites[best] < WORTH_SHOWING:
            return words("survey_nothing")
        return words("survey_group", site=found.ranking.names[best], worth=words.number(found.sites[best], 2))
    return words(
        "survey_first",
        criterion=matrix.title(matrix.criteria[cell.criterion], words.language),
        site=matrix.names[cell.site],
        worth=words.number(cell.worth, 2),
        chance=words.percent(cell.chance),
    )


def _cells(found: Survey, viewing: Viewing) -> Iterator[Block]:
    words, matrix = viewing.words, found.ranking.matrix
    priced = any(cell.cost for cell in found.cells)
    columns = [
        Column(words("site"), least=14),
        Column(words("criterion")),
        Column(words("state_col"), numeric=True, keep=4, least=12),
        Column(words("worth"), numeric=True),
        Column(words("chance_col"), numeric=True, keep=7, least=7),
        *([Column(words("cost_col"), numeric=True)] if priced else []),
        Column(words("knock_col"), keep=3),
    ]
    telling = [cell for cell in found.cells if cell.worth >= WORTH_SHOWING or cell.may_exclude] or found.cells[:5]
    shown = telling[:SHOWN]
    rows = [
        [
            matrix.names[cell.site],
            matrix.title(matrix.criteria[cell.criterion], words.language),
            words.measured(matrix, cell.site, cell.criterion),
            words.number(cell.worth, 2),
            words.percent(cell.chance),
            *(["" if cell.cost is None else words.figure(cell.cost)] if priced else []),
            words("yes") if cell.may_exclude else "",
        ]
        for cell in shown
    ]
    beyond = len(telling) - len(shown)
    yield Table(columns, rows, beyond=beyond)
    if beyond:
        yield Line(words("and_more", count=beyond), tone="faint", counts_rest=True)


def _groups(found: Survey, viewing: Viewing) -> Iterator[Block]:
    words, matrix = viewing.words, found.ranking.matrix
    titles = [matrix.title(name, words.language) for name in matrix.criteria]
    groups = [*zip(titles, found.criteria, strict=True), *zip(found.ranking.names, found.sites, strict=True)]
    groups.sort(key=lambda group: -group[1])
    rows = [[name, words.number(worth, 2)] for name, worth in groups[: 2 * GROUPS] if worth >= WORTH_SHOWING]
    if rows:
        yield Heading(words("survey_groups"), level=2)
        yield Table([Column(words("what")), Column(words("worth"), numeric=True)], rows)
