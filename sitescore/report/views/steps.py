"""The steps of a method for one site, as a document."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, islice

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.rows import Row
from sitescore.results.steps import Steps

DIGITS, ABREAST = 4, 3


def steps_view(found: Steps, viewing: Viewing) -> Document:
    """Lay the figures out by criterion, then those of the site as a whole, then those against other sites."""
    words, table = viewing.words, found.table
    name = found.matrix.names[found.matrix.included[found.site]]
    every = {step: list(rows) for step, rows in groupby(found.to_rows(), key=lambda row: row["step"])}
    by_criterion = {step: rows for step, rows in every.items() if [row["of"] for row in rows] == list(table.criteria)}
    single = {step: rows[0]["figure"] for step, rows in every.items() if rows[0]["of"] is None}
    against = {step: rows for step, rows in every.items() if step not in by_criterion and step not in single}
    blocks: list[Block] = [Heading(words("steps_title", site=name, method=table.method))]
    blocks += _tables(by_criterion, words("criterion"), lambda of: found.matrix.title(of, words.language), viewing)
    named = dict(zip(found.matrix.sites, found.matrix.names, strict=True))
    blocks += _tables(against, words("site"), lambda of: named[of], viewing)
    blocks += [Line(f"{_plain(step)}: {_figure(figure, viewing)}") for step, figure in single.items()]
    score, place = words.number(float(table.scores[found.site]), DIGITS), int(table.ranks[found.site])
    blocks.append(
        Line(words(f"steps_score_{table.best}", score=score, rank=place, count=len(table.sites)), tone="strong")
    )
    return Document(blocks)


def _tables(every: dict[str, list[Row]], heading: str, title: Callable[[str], str], viewing: Viewing) -> list[Table]:
    """Put the steps side by side, a few at a time so that they fit."""
    blocks, left = [], iter(every.items())
    while some := dict(islice(left, ABREAST)):
        columns = [Column(heading, least=20), *(Column(_plain(step), numeric=True, least=9) for step in some)]
        first = next(iter(some.values()))
        rows = [
            [title(row["of"]), *(_figure(rows[at]["figure"], viewing) for rows in some.values())]
            for at, row in enumerate(first)
        ]
        blocks.append(Table(columns, rows))
    return blocks


def _figure(figure: float | None, viewing: Viewing) -> str:
    return "–" if figure is None else viewing.words.number(figure, DIGITS)


def _plain(step: str) -> str:
    return step.replace("_", " ")
