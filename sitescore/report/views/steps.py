"""The steps of a method for one site, as a document."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, islice

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.rows import Row
from sitescore.results.steps import Steps

DIGITS, ABREAST, RIVALS = 4, 3, 20


def steps_view(found: Steps, viewing: Viewing) -> Document:
    """Lay out figures by criterion, then against other sites and profiles, then of the site as a whole."""
    words, table = viewing.words, found.table
    name = found.matrix.names[found.matrix.included[found.site]]
    by_kind: dict[str, dict[str, list[Row]]] = {"criterion": {}, "site": {}, "other": {}, "": {}}
    for (step, row), group in groupby(found.to_rows(), key=lambda figure: (figure["step"], figure["row"])):
        kind = table.axes[step][-1] if table.axes[step][1:] or table.axes[step] == ("criterion",) else ""
        by_kind[kind][_title(step, row)] = list(group)
    blocks: list[Block] = [Heading(words("steps_title", site=name, method=table.method))]
    blocks += _tables(
        by_kind["criterion"], words("criterion"), lambda of: found.matrix.title(of, words.language), viewing
    )
    blocks += _against(found, by_kind["site"], viewing)
    for title, figures in by_kind["other"].items():
        blocks.append(
            Line(f"{title}: " + "; ".join(f"{row['of']}: {_figure(row['figure'], viewing)}" for row in figures))
        )
    blocks += [Line(f"{title}: {_figure(figures[0]['figure'], viewing)}") for title, figures in by_kind[""].items()]
    return Document([*blocks, *_outcome(found, viewing)])


def _against(found: Steps, steps: dict[str, list[Row]], viewing: Viewing) -> list[Block]:
    """Put the site's figures against the other sites side by side, those of the nearest ranks where there are many."""
    table, words = found.table, viewing.words
    others = [at for at in range(len(table.sites)) if at != found.site]
    if not steps or not others:
        return []
    nearest = sorted(others, key=lambda at: abs(int(table.ranks[at]) - int(table.ranks[found.site])))[:RIVALS]
    kept = {step: [rows[at] for at in sorted(nearest)] for step, rows in steps.items()}
    named = dict(zip(found.matrix.sites, found.matrix.names, strict=True))
    blocks: list[Block] = [*_tables(kept, words("site"), lambda of: named[of], viewing)]
    if len(nearest) < len(others):
        blocks.append(Line(words("steps_nearest", shown=len(nearest), count=len(others))))
    return blocks


def _outcome(found: Steps, viewing: Viewing) -> list[Block]:
    """Say the method's score, what was not shown, and the score of the study itself."""
    table, words = found.table, viewing.words
    score, place, count = float(table.scores[found.site]), int(table.ranks[found.site]), len(table.sites)
    line = words(f"steps_score_{table.best}", score=words.number(score, DIGITS), rank=place, count=count)
    blocks: list[Block] = [Line(line, tone="strong")]
    if found.left_out:
        blocks.append(Line(words("steps_left_out", tables=", ".join(_title(step, None) for step in found.left_out))))
    study, method = words.number(found.study_score), found.matrix.scoring.name
    blocks.append(Line(words("steps_study", method=method, score=study, rank=found.study_rank, count=count)))
    return blocks


def _tables(every: dict[str, list[Row]], heading: str, title: Callable[[str], str], viewing: Viewing) -> list[Table]:
    """Put the steps side by side, a few at a time so that they fit."""
    blocks, left = [], iter(every.items())
    while some := dict(islice(left, ABREAST)):
        columns = [Column(heading, least=20), *(Column(step, numeric=True, least=9) for step in some)]
        first = next(iter(some.values()))
        rows = [
            [title(row["of"]), *(_figure(rows[at]["figure"], viewing) for rows in some.values())]
            for at, row in enumerate(first)
        ]
        blocks.append(Table(columns, rows))
    return blocks


def _figure(figure: float | None, viewing: Viewing) -> str:
    return "–" if figure is None else viewing.words.number(figure, DIGITS)


def _title(step: str, row: str | None) -> str:
    return step.replace("_", " ") + (f" {row}" if row else "")
