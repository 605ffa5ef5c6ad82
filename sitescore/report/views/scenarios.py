"""Ranks under several scenarios, as a document."""

from __future__ import annotations

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.scenarios import Scenarios


def scenarios_view(found: Scenarios, viewing: Viewing) -> Document:
    """Lay ranks under scenarios out."""
    words, matrix = viewing.words, found.matrix
    titles = [title[words.language] or words("stated_col") for title in found.titles]
    columns = [
        Column(words("site"), least=16),
        *(Column(title, numeric=True, keep=8, least=6) for title in titles),
        Column(words("regret_col"), numeric=True),
    ]
    rows = [
        [matrix.names[at], *(str(rank or "x") for rank in found.ranks[at]), words.number(found.regret[at])]
        for at in found.order
    ]
    blocks: list[Block] = [
        Heading(words("scenarios_title", title=matrix.titles[words.language])),
        Table(columns, rows),
        Line(words("scenarios_legend"), tone="faint"),
        Line(_verdict(found, viewing), tone="strong"),
    ]
    return Document(blocks)


def _verdict(found: Scenarios, viewing: Viewing) -> str:
    words, names = viewing.words, found.matrix.names
    always = np.flatnonzero((found.ranks == 1).all(axis=1))
    if always.size:
        key = "scenarios_same" if always.size == 1 else "scenarios_shared"
        return words(key, leader=words.several([names[at] for at in always.tolist()]), count=len(found.names))
    if np.isnan(found.regret).all():
        return words("scenarios_none")
    least = int(np.nanargmin(found.regret))
    return words("scenarios_least", leader=names[least], regret=words.number(found.regret[least]))
